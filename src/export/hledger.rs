//! The journal for hledger.

use super::books::Books;
use super::plain::line;
use super::put;
use super::sentence::sentence;
use crate::money::Currency;
use crate::simulation::Projection;

pub(super) fn write(projection: &Projection<'_>) -> String {
    let books = Books::of(projection, comment);
    let plan = books.plan;
    let (currency, code) = (plan.currency(), plan.currency().code());

    let mut text = String::new();
    put(
        &mut text,
        &["; ", &plain(plan.name()), "\ndecimal-mark .\ncommodity ", sample(currency), " ", code, "\n\n"],
    );
    for (account, comment) in books.accounts() {
        put(&mut text, &["account ", account, comment, "\n"]);
    }
    for (number, row) in (1_usize..).zip(&books.rows) {
        put(&mut text, &["\n", &row.on.to_string(), " * (", &number.to_string(), ") "]);
        put(&mut text, &[&plain(&sentence(plan, row)), "  ; type: ", row.kind.name()]);
        put(&mut text, &[", rule: ", row.rule.name(), "\n"]);
        for (account, amount) in books.sides(row) {
            put(&mut text, &["    ", &account, "  ", &amount, " ", code, "\n"]);
        }
    }
    if !books.assertions.is_empty() {
        put(&mut text, &["\n", &plan.period().end.to_string(), " * What the accounts come to\n"]);
    }
    for it in &books.assertions {
        let amount = it.amount.to_text(currency);
        put(&mut text, &["    ", &it.account.name, "  0 ", code, " =* ", &amount, " ", code, "\n"]);
    }
    text
}

/// How amounts look. The point must be there even of a currency without decimals.
const fn sample(currency: Currency) -> &'static str {
    match currency.digits() {
        0 => "1000.",
        2 => "1000.00",
        _ => "1000.000",
    }
}

fn comment(whose: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (number, (key, value)) in whose.iter().enumerate() {
        put(&mut text, &[if number == 0 { "  ; " } else { ", " }, key, ": ", &plain(value)]);
    }
    text
}

/// Text on one line, with a space for whatever would end a description or a tag, or begin one of its own.
fn plain(text: &str) -> String {
    line(text).replace([';', ',', ':', '|', '[', ']'], " ")
}
