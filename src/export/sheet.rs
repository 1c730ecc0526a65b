//! A plan as a sheet that people fill and change in a spreadsheet and bring back: its ad accounts, ad credits and
//! allocations, one table below the other. The import of sheets knows each of the headings.
//!
//! What has no place in a row stays in the plan alone: members, events, weekdays and assumptions. That an allocation is done
//! is there to be read, and not taken when the sheet is brought back. Brought back into the same plan, an unchanged sheet changes nothing.

use super::spreadsheet::{Cell, row};
use crate::plan::document::{HolderDocument, PlanDocument};
use std::borrow::Cow;

const ACCOUNTS: [&str; 6] = ["Ad account ID", "Ad account", "Status", "Cash", "Daily spend", "Currency"];
const CREDITS: [&str; 8] = [
    "Ad credit ID",
    "Ad credit name",
    "Amount",
    "Issued",
    "Expires",
    "Ad account ID",
    "Ad account",
    "Currency",
];
const ALLOCATIONS: [&str; 8] = [
    "Date",
    "Ad credit ID",
    "Ad credit name",
    "Ad account ID",
    "Ad account",
    "To allocate",
    "Currency",
    "Done in TikTok",
];

/// The sheet of a plan, as comma-separated values. A plan with problems is written as it is.
#[must_use]
pub fn sheet(plan: &PlanDocument) -> String {
    let currency = Cell::Value(&plan.currency);
    // Names are for who reads the sheet: ids say which is meant.
    let account = |id: &str| {
        plan.ad_accounts.iter().find(|it| it.id == id).map_or(Cell::Text(""), |it| Cell::Text(&it.name))
    };
    let mut text = String::new();
    row(&mut text, &ACCOUNTS.map(Cell::Value));
    for it in &plan.ad_accounts {
        let (cash, spend) = (amount(it.cash.as_deref()), amount(it.daily_spend.as_deref()));
        let status = Cell::Value(it.status.as_deref().map_or("", worded));
        row(
            &mut text,
            &[
                Cell::Text(&it.id),
                Cell::Text(&it.name),
                status,
                Cell::Value(&cash),
                Cell::Value(&spend),
                currency,
            ],
        );
    }
    row(&mut text, &[]);
    row(&mut text, &CREDITS.map(Cell::Value));
    for it in &plan.ad_credits {
        let whole = amount(Some(&it.amount));
        let holder = match &it.held_by {
            Some(HolderDocument::AdAccount(holder)) => holder.as_str(),
            _ => "",
        };
        let (issued, expires) =
            (Cell::Value(&it.issued), Cell::Value(it.expires.as_deref().unwrap_or_default()));
        row(
            &mut text,
            &[
                Cell::Text(&it.id),
                Cell::Text(&it.name),
                Cell::Value(&whole),
                issued,
                expires,
                Cell::Text(holder),
                account(holder),
                currency,
            ],
        );
    }
    row(&mut text, &[]);
    row(&mut text, &ALLOCATIONS.map(Cell::Value));
    for it in &plan.allocations {
        let part = amount(Some(&it.amount));
        let credit = plan.ad_credits.iter().find(|credit| credit.id == it.ad_credit);
        let name = credit.map_or("", |credit| credit.name.as_str());
        row(
            &mut text,
            &[
                Cell::Value(&it.on),
                Cell::Text(&it.ad_credit),
                Cell::Text(name),
                Cell::Text(&it.ad_account),
                account(&it.ad_account),
                Cell::Value(&part),
                currency,
                Cell::Value(if it.done { "Yes" } else { "" }),
            ],
        );
    }
    text
}

/// A sheet to fill: the headings, and nothing below them.
#[must_use]
pub fn template() -> String {
    sheet(&PlanDocument::default())
}

/// A status as people write it.
fn worded(status: &str) -> &str {
    match status {
        "approved" => "Approved",
        "inReview" => "In review",
        "suspended" => "Suspended",
        "closed" => "Closed",
        other => other,
    }
}

/// An amount that cannot be taken for another: three digits after a point could be thousands, four can't.
fn amount(text: Option<&str>) -> Cow<'_, str> {
    let text = text.unwrap_or_default();
    let is_unclear = text.split_once('.').is_some_and(|(_, fraction)| fraction.len() == 3);
    if is_unclear { Cow::Owned([text, "0"].concat()) } else { Cow::Borrowed(text) }
}
