//! A plan as a sheet that people fill and change in a spreadsheet and bring back: its ad accounts, ad credits and
//! allocations, one table below the other. The import of sheets knows each of the headings.
//!
//! What has no place in a row stays in the plan alone: members, events, weekdays and assumptions. Brought back into the same
//! plan, an unchanged sheet changes nothing.

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
    let mut text = String::new();
    accounts(&mut text, plan);
    row(&mut text, &[]);
    credits(&mut text, plan);
    row(&mut text, &[]);
    allocations(&mut text, plan);
    text
}

fn accounts(text: &mut String, plan: &PlanDocument) {
    row(text, &ACCOUNTS.map(Cell::Value));
    for it in &plan.ad_accounts {
        let cells = [
            Cell::Text(&it.id),
            Cell::Text(&it.name),
            Cell::Value(it.status.as_deref().map_or("", worded)),
            Cell::Value(&amount(it.cash.as_deref())),
            Cell::Value(&amount(it.daily_spend.as_deref())),
            Cell::Value(&plan.currency),
        ];
        row(text, &cells);
    }
}

fn credits(text: &mut String, plan: &PlanDocument) {
    row(text, &CREDITS.map(Cell::Value));
    for it in &plan.ad_credits {
        let holder = match &it.held_by {
            Some(HolderDocument::AdAccount(holder)) => holder.as_str(),
            _ => "",
        };
        let cells = [
            Cell::Text(&it.id),
            Cell::Text(&it.name),
            Cell::Value(&amount(Some(&it.amount))),
            Cell::Value(&it.issued),
            Cell::Value(it.expires.as_deref().unwrap_or_default()),
            Cell::Text(holder),
            Cell::Text(account_name(plan, holder)),
            Cell::Value(&plan.currency),
        ];
        row(text, &cells);
    }
}

fn allocations(text: &mut String, plan: &PlanDocument) {
    row(text, &ALLOCATIONS.map(Cell::Value));
    for it in &plan.allocations {
        let credit = plan.ad_credits.iter().find(|credit| credit.id == it.ad_credit);
        let cells = [
            Cell::Value(&it.on),
            Cell::Text(&it.ad_credit),
            Cell::Text(credit.map_or("", |credit| &credit.name)),
            Cell::Text(&it.ad_account),
            Cell::Text(account_name(plan, &it.ad_account)),
            Cell::Value(&amount(Some(&it.amount))),
            Cell::Value(&plan.currency),
            Cell::Value(if it.done { "Yes" } else { "" }),
        ];
        row(text, &cells);
    }
}

/// The name of an ad account, for who reads the sheet: its id says which is meant.
fn account_name<'p>(plan: &'p PlanDocument, id: &str) -> &'p str {
    plan.ad_accounts.iter().find(|it| it.id == id).map_or("", |it| &it.name)
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
