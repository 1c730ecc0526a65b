//! What the API says may be transferred, at least and at most.

use super::accounts::{Accounts, Known};
use super::amounts::Purse;
use super::notice::{NoticeDocument, Notices};
use crate::money::Minor;
use crate::wire::document::PlanDocument;
use std::collections::BTreeMap;

/// Takes the least that may be allocated where all ad accounts agree on it (R50, C7).
pub(super) fn take_minimum(
    plan: &mut PlanDocument,
    accounts: &Accounts<'_, '_>,
    purse: Purse,
    notices: &mut Notices,
) {
    let mut minimums = BTreeMap::new();
    for row in accounts.known.values().flat_map(Known::balances) {
        let Some(least) = row.inside("min_transferable_amount") else { continue };
        if let Some(amount) = purse.read(&least, "grant_amount", notices) {
            minimums.entry(amount).or_insert_with(|| least.at("grant_amount"));
        }
    }
    let Some((highest, path)) = minimums.last_key_value() else { return };
    // One minor unit is the least amount there is: no minimum.
    if minimums.len() == 1 && *highest > Minor::new(1) {
        plan.assumptions.minimum_allocation = Some(purse.text(*highest));
        let message =
            format!("TikTok says that at least {} of ad credit is allocated at once.", purse.say(*highest));
        let notice = NoticeDocument::info("minimum.taken", "/assumptions/minimumAllocation", message);
        notices.tell(notice.with("minimum", purse.text(*highest)));
    } else if minimums.len() > 1 {
        let message = format!(
            "The ad accounts have different least amounts of an allocation, the highest {}. A plan has one; it is \
             left as it is. Set it if you want the plan to keep to one.",
            purse.say(*highest)
        );
        notices.tell(
            NoticeDocument::ask("minimum.differs", path, message).with("highest", purse.text(*highest)),
        );
    }
}

/// Says where the API calls ad credit movable out of an ad account: help says that it is not (C3).
pub(super) fn tell_movable(accounts: &Accounts<'_, '_>, purse: Purse, notices: &mut Notices) {
    for (id, known) in &accounts.known {
        let most = known.balances().iter().rev().find_map(|row| row.inside("max_transferable_amount"));
        let Some(most) = most else { continue };
        let Some(amount) = purse.read(&most, "grant_amount", notices).filter(|it| it.is_positive()) else {
            continue;
        };
        let message = format!(
            "The API reports {} of ad credit in ad account {id} as movable back to the Business Center; TikTok's help \
             says that ad credit can't leave an ad account (R2). The plan does not count on it; ask TikTok.",
            purse.say(amount)
        );
        let notice = NoticeDocument::warning("grant.movable", most.at("grant_amount"), message);
        notices.tell(notice.with("account", id).with("amount", purse.text(amount)));
    }
}
