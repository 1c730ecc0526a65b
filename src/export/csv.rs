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
        let credit = booked.credit.map(|credit| plan.credit(credit));
        let account = booked.account.map(|account| plan.account(account));
        row(
            &mut text,
            &[
                Cell::Value(&number.to_string()),
                Cell::Value(&booked.on.to_string()),
                Cell::Value(booked.kind.name()),
                Cell::Text(credit.map_or("", |credit| credit.id.as_str())),
                Cell::Text(credit.map_or("", |credit| credit.name.as_str())),
                Cell::Text(account.map_or("", |account| account.id.as_str())),
                Cell::Text(account.map_or("", |account| account.name.as_str())),
                Cell::Text(&place(booked.from)),
                Cell::Text(&place(booked.to)),
                Cell::Value(&booked.amount.to_text(plan.currency())),
                Cell::Value(plan.currency().code()),
                Cell::Value(booked.rule.name()),
            ],
        );
    }
    text
}
