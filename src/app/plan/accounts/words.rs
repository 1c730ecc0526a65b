//! What the row of an ad account says besides its fields and figures.

use super::columns::{Column, Columns};
use super::shown::Row;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::money::Minor;
use leptos::prelude::*;

/// What lies in an ad account on the first day, in words.
pub(super) fn balances(planner: Planner, row: Row) -> String {
    let digits = planner.digits.get();
    let (cash, shared) = row.account.read(|it| (it.cash.clone(), it.relation.as_deref() == Some("shared")));
    let held = row.held.get().map(|it| fill("account.holds", &[("amount", &format::amount(&it, digits))]));
    let cash = cash.map(|it| fill("account.hasCash", &[("amount", &format::amount(&it, digits))]));
    let shared = shared.then(|| t("account.shared").to_owned());
    [shared, held, cash].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What an ad account gets of some of the ad credits that can be allocated.
fn allocated(planner: Planner, columns: Columns, row: Row, of: impl Fn(&Column) -> bool) -> Minor {
    let Some(currency) = planner.currency.get() else { return Minor::ZERO };
    let is_counted = |id: &String| columns.all.with(|all| all.iter().any(|it| it.id == *id && of(it)));
    row.gets.with(|all| {
        let amounts = all.iter().filter(|(_, it)| is_counted(&it.ad_credit));
        let amounts = amounts.filter_map(|(_, it)| Minor::parse(&it.amount, currency));
        amounts.fold(Minor::ZERO, Minor::saturating_add)
    })
}

fn written(planner: Planner, amount: Minor) -> String {
    let text = planner.currency.get().map(|currency| amount.to_text(currency)).unwrap_or_default();
    format::amount(&text, planner.digits.get())
}

/// What an ad account gets of ad credits without a column.
pub(super) fn elsewhere(planner: Planner, columns: Columns, row: Row) -> String {
    let shown = columns.shown.get();
    written(planner, allocated(planner, columns, row, |column| !shown.contains(column)))
}

/// An ad account in one line, where there is no room for a table: what becomes of it, what it gets, what it spends.
pub(super) fn in_short(planner: Planner, columns: Columns, row: Row) -> String {
    let last = row.figures.with(|it| it.as_ref().map(|it| it.status));
    let status = row.account.read(|it| {
        let first = it.status.as_deref().unwrap_or("approved");
        let last = last.unwrap_or(first);
        match (first, last) {
            ("approved", "approved") => None,
            _ if first == last => Some(status_name(first).to_owned()),
            _ => Some(fill("status.ends", &[("status", status_name(last))])),
        }
    });
    let gets = allocated(planner, columns, row, |_| true);
    let gets = if gets.is_positive() {
        fill("account.gets", &[("amount", &written(planner, gets))])
    } else {
        t("account.getsNothing").to_owned()
    };
    let daily = row.account.read(|it| it.daily_spend.clone());
    let daily =
        daily.map(|it| fill("account.perDay", &[("amount", &format::amount(&it, planner.digits.get()))]));
    status.into_iter().chain([gets]).chain(daily).collect::<Vec<_>>().join(" · ")
}

/// What a status is called.
pub(super) fn status_name(status: &str) -> &'static str {
    match status {
        "approved" => t("status.approved"),
        "inReview" => t("status.inReview"),
        "suspended" => t("status.suspended"),
        _ => t("status.closed"),
    }
}
