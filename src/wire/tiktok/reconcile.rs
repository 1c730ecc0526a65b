//! Whether rows and balances add up, and by how much they do not.

use super::accounts::{Accounts, Known};
use super::amounts::{Purse, plus, total};
use super::center::{Center, grant};
use super::lots::{Lot, Origin, held};
use super::movements::{Effect, Holder, Movement};
use super::notice::{NoticeDocument, Notices};
use super::report::Daily;
use crate::day::Day;
use crate::money::Minor;
use std::collections::BTreeMap;

/// Compares the Business Center's balance with what rows and plan say is unallocated.
pub(super) fn center(
    lots: &[Lot],
    start: Option<Day>,
    balance: Minor,
    rests_on_rows: bool,
    center: &Center,
    purse: Purse,
    notices: &mut Notices,
) {
    let explaining = lots.iter().filter(|lot| lot.origin != Origin::Balance).cloned().collect::<Vec<_>>();
    let explained = held(&explaining, start);
    if !rests_on_rows {
        if balance.is_positive() {
            notices.tell(unexplained(balance, purse));
        }
        return;
    }
    if explained == balance {
        let message = format!(
            "What was issued less what was allocated and expired is {}, and so is the Business Center's \
             valid_grant_balance.",
            purse.say(balance)
        );
        let notice = NoticeDocument::info("grant.reconciled", &center.path, message);
        notices.tell(notice.with("balance", purse.text(balance)));
        return;
    }
    let difference = purse.say(distance(balance, explained));
    let what = if explained > balance {
        format!("{difference} is missing; it is taken from the oldest issued ad credit")
    } else {
        format!(
            "{difference} more is there; it is added as an ad credit of its own, issued on an unknown day"
        )
    };
    let message = format!(
        "The Business Center's valid_grant_balance is {}, but the ad credits known leave {}: {what}. Compare with the \
         Promotions page.",
        purse.say(balance),
        purse.say(explained)
    );
    let notice = NoticeDocument::ask("grant.difference", &center.path, message);
    notices.tell(with_both(notice, balance, explained, purse).with("holder", "businessCenter"));
}

/// A balance of which nothing says how it is made up.
fn unexplained(balance: Minor, purse: Purse) -> NoticeDocument {
    let message = format!(
        "{} of ad credit is unallocated, but no response says when it was issued and in how many parts. It is taken \
         as one ad credit issued on the plan's first day; import the account transactions of the Business Center, or \
         split it by hand.",
        purse.say(balance)
    );
    NoticeDocument::ask("credit.noTransactions", "/adCredits", message).with("balance", purse.text(balance))
}

/// The ad credit of each ad account whose balance the responses give.
pub(super) fn account_grants(
    accounts: &Accounts<'_, '_>,
    purse: Purse,
    notices: &mut Notices,
) -> BTreeMap<String, Minor> {
    let known = accounts.known.iter();
    known.filter_map(|(id, known)| Some((id.clone(), account_grant(known, purse, notices)?.0))).collect()
}

/// The newest balance of ad credit, and where it stands.
fn account_grant(known: &Known<'_, '_>, purse: Purse, notices: &mut Notices) -> Option<(Minor, String)> {
    let newest_first = known.balances().iter().rev();
    newest_first
        .into_iter()
        .find_map(|row| Some((grant(row, purse, notices)?, row.at("valid_grant_balance"))))
}

/// Compares each ad account's balance with what came in, expired and was spent, as far as rows reach.
pub(super) fn accounts(
    accounts: &Accounts<'_, '_>,
    movements: &[Movement],
    daily: &Daily,
    purse: Purse,
    notices: &mut Notices,
) {
    for (id, known) in &accounts.known {
        let holder = Holder::Account(id.clone());
        let own = movements.iter().filter(|movement| movement.holder == holder).collect::<Vec<_>>();
        let sum = |inward| {
            let one_way = own.iter().filter(|it| matches!(it.effect, Effect::In | Effect::Issued) == inward);
            total(one_way.map(|it| it.amount))
        };
        let spent =
            daily.accounts.get(id).map_or(Minor::ZERO, |days| total(days.values().map(|it| it.voucher)));
        let Some((balance, path)) = account_grant(known, purse, &mut Notices::default()) else { continue };
        let (came, went) = (sum(true), plus(sum(false), spent));
        let held_then_and_came = plus(balance, went);
        if own.is_empty() && spent.is_zero() || held_then_and_came == came {
            continue;
        }
        let notice = account_difference(id, path, balance, (came, went), purse);
        notices.tell(notice);
    }
}

fn account_difference(
    id: &str,
    path: String,
    balance: Minor,
    (came, went): (Minor, Minor),
    purse: Purse,
) -> NoticeDocument {
    let said = format!(
        "Ad account {id} holds {} of ad credit; the rows show {} coming in and {} spent or expired.",
        purse.say(balance),
        purse.say(came),
        purse.say(went)
    );
    let explained = Minor::new(came.units().saturating_sub(went.units()));
    let difference = distance(balance, explained);
    let notice = if balance > explained {
        let message = format!(
            "{said} So {} must have been there before the rows begin, or have come in a way they don't show. The \
             balance is taken.",
            purse.say(difference)
        );
        NoticeDocument::info("grant.difference", path, message)
    } else {
        let message = format!(
            "{said} So {} should be there and is not: it may have been revoked, or spend is not yet reported. The \
             balance is taken; compare with the Promotions page.",
            purse.say(difference)
        );
        NoticeDocument::warning("grant.difference", path, message)
    };
    with_both(notice, balance, explained, purse).with("holder", id)
}

fn with_both(notice: NoticeDocument, balance: Minor, explained: Minor, purse: Purse) -> NoticeDocument {
    let difference = purse.text(distance(balance, explained));
    notice
        .with("balance", purse.text(balance))
        .with("explained", purse.text(explained))
        .with("difference", difference)
}

fn distance(a: Minor, b: Minor) -> Minor {
    Minor::new(a.units().saturating_sub(b.units()).saturating_abs())
}

/// An ad account holds less than the plan says: what went is taken in the order in which it is spent.
pub(super) fn spent_since(id: &str, lots: &[Lot], short: Minor, purse: Purse, notices: &mut Notices) {
    if short.is_zero() || lots.len() < 2 {
        return;
    }
    let message = format!(
        "Ad account {id} holds {} less ad credit than the plan, in several ad credits. It is taken from the one that \
         expires first (R31); correct the amounts from the Promotions page.",
        purse.say(short)
    );
    let notice = NoticeDocument::ask("credit.attribution", "/adCredits", message);
    notices.tell(notice.with("account", id).with("amount", purse.text(short)));
}
