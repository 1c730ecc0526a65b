//! The journal as a table: a heading, then a line for each row. See `spreadsheet` for what is done to ids and names.

use super::spreadsheet::{Cell, row};
use crate::ledger::Place;
use crate::simulation::Projection;

const HEADING: [&str; 12] = [
    "seq",
    "on",
    "type",
    "adCredit",
    "adCreditName",
    "adAccount",
    "adAccountName",
    "from",
    "to",
    "amount",
    "currency",
    "rule",
];

pub(super) fn write(projection: &Projection<'_>) -> String {
    let plan = projection.plan;
    let place = |place: Place| match place.account() {
        Some(account) => format!("{}{}", place.name(), plan.account(account).id),
        None => place.name().to_owned(),
    };
    let mut text = String::new();
    row(&mut text, &HEADING.map(Cell::Value));
    for (number, booked) in (1_usize..).zip(projection.journal.rows()) {
        let entry = booked.entry;
        let credit = entry.credit.map(|credit| plan.credit(credit));
        let account = entry.from.account().or(entry.to.account()).map(|account| plan.account(account));
        row(
            &mut text,
            &[
                Cell::Value(&number.to_string()),
                Cell::Value(&booked.on.to_string()),
                Cell::Value(entry.kind.name()),
                Cell::Text(credit.map_or("", |credit| credit.id.as_str())),
                Cell::Text(credit.map_or("", |credit| credit.name.as_str())),
                Cell::Text(account.map_or("", |account| account.id.as_str())),
                Cell::Text(account.map_or("", |account| account.name.as_str())),
                Cell::Text(&place(entry.from)),
                Cell::Text(&place(entry.to)),
                Cell::Value(&booked.amount.to_text(plan.currency())),
                Cell::Value(plan.currency().code()),
                Cell::Value(entry.rule.name()),
            ],
        );
    }
    text
}
