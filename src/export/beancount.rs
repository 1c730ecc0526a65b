//! The journal for beancount.

use super::books::Books;
use super::plain::line;
use super::put;
use super::sentence::sentence;
use crate::simulation::Projection;

pub(super) fn write(projection: &Projection<'_>) -> String {
    let books = Books::of(projection, metadata);
    let plan = books.plan;
    let (period, currency) = (plan.period(), plan.currency());
    let (first, after, code) = (period.start.to_string(), period.end.next().to_string(), currency.code());

    let mut text = String::new();
    put(&mut text, &["option \"title\" ", &quoted(plan.name()), "\n"]);
    put(&mut text, &["option \"operating_currency\" \"", code, "\"\n\n"]);
    for (account, metadata) in books.accounts() {
        put(&mut text, &[&first, " open ", account, " ", code, "\n", metadata]);
    }
    for (number, row) in (1_usize..).zip(&books.rows) {
        put(&mut text, &["\n", &row.on.to_string(), " * ", &quoted(&sentence(plan, row)), "\n"]);
        put(&mut text, &["  seq: ", &number.to_string(), "\n  type: \"", row.kind.name(), "\"\n"]);
        put(&mut text, &["  rule: \"", row.rule.name(), "\"\n"]);
        for (account, amount) in books.sides(row) {
            put(&mut text, &["  ", &account, "  ", &amount, " ", code, "\n"]);
        }
    }
    text.push('\n');
    for it in &books.assertions {
        // Of the morning after the last day. Without a tolerance of its own, beancount would let a cent pass.
        let amount = it.amount.to_text(currency);
        put(&mut text, &[&after, " balance ", &it.account.name, "  ", &amount, " ~ 0 ", code, "\n"]);
    }
    text
}

fn metadata(whose: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (key, value) in whose {
        put(&mut text, &["  ", key, ": ", &quoted(value), "\n"]);
    }
    text
}

/// A string on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in line(text).chars() {
        if matches!(letter, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}
