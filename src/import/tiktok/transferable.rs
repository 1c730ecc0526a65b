//! What the API says may be transferred, at least and at most.

use super::accounts::KnownAccounts;
use super::amounts::Purse;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::money::Minor;
use crate::plan::document::PlanDocument;

/// Takes the least that may be allocated where all ad accounts agree on it (R50, C7).
pub(in crate::import) fn take_minimum(
    plan: &mut PlanDocument,
    accounts: &KnownAccounts<'_, '_>,
    purse: Purse,
    notices: &mut Notices,
) {
    let mut lowest = Minor::MAX;
    let (mut highest, mut path) = (Minor::ZERO, String::new());
    for row in accounts.list.iter().flat_map(|known| &known.balances) {
        let Some(least) = row.inside("min_transferable_amount") else { continue };
        if let Some(amount) = purse.read(&least, "grant_amount", notices) {
            lowest = lowest.min(amount);
            if amount > highest {
                (highest, path) = (amount, least.at("grant_amount"));
            }
        }
    }
    // One minor unit is the least amount there is: no minimum.
    if lowest == highest && highest > Minor::new(1) {
        let text = purse.text(highest);
        notices
            .tell(Kind::MinimumTaken, "/assumptions/minimumAllocation")
            .with("minimum", purse.value(highest));
        plan.assumptions.minimum_allocation = Some(text);
    } else if lowest < highest {
        notices.tell(Kind::MinimumDiffers, &path).with("highest", purse.value(highest));
    }
}

/// Says where the API calls ad credit movable out of an ad account: help says that it is not (C3).
pub(in crate::import) fn tell_movable(accounts: &KnownAccounts<'_, '_>, purse: Purse, notices: &mut Notices) {
    for known in &accounts.list {
        let most = known.balances.iter().rev().find_map(|row| row.inside("max_transferable_amount"));
        let Some(most) = most else { continue };
        let amount = purse.read(&most, "grant_amount", notices).unwrap_or(Minor::ZERO);
        if amount.is_positive() {
            let notice = notices.tell(Kind::GrantMovable, &most.at("grant_amount"));
            notice.with("account", known.id).with("amount", purse.value(amount));
        }
    }
}
