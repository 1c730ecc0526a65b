//! The journal for beancount.

use super::books::Books;
use super::plain::line;
use super::sentence::sentence;
use crate::simulation::Projection;

pub(super) fn write(projection: &Projection<'_>) -> String {
    let books = Books::of(projection, metadata);
    let plan = books.plan;
    let (period, currency) = (plan.period(), plan.currency());
    let (first, after, code) = (period.start.to_string(), period.end.next().to_string(), currency.code());

    let mut text = String::new();
    text.extend(["option \"title\" ", &quoted(plan.name()), "\n"]);
    text.extend(["option \"operating_currency\" \"", code, "\"\n\n"]);
    for (account, metadata) in books.accounts() {
        text.extend([&first, " open ", account, " ", code, "\n", metadata]);
    }
    for (number, row) in (1_usize..).zip(&books.rows) {
        text.extend(["\n", &row.on.to_string(), " * ", &quoted(&sentence(plan, row)), "\n"]);
        text.extend(["  seq: ", &number.to_string(), "\n  type: \"", row.kind.name(), "\"\n"]);
        text.extend(["  rule: \"", row.rule.name(), "\"\n"]);
        for (account, amount) in books.sides(row) {
            text.extend(["  ", &account, "  ", &amount, " ", code, "\n"]);
        }
    }
    text.push('\n');
    for it in &books.assertions {
        // Of the morning after the last day. Without a tolerance of its own, beancount would let a cent pass.
        let amount = it.amount.to_text(currency);
        text.extend([&after, " balance ", &it.account.name, "  ", &amount, " ~ 0 ", code, "\n"]);
    }
    text
}

fn metadata(whose: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (key, value) in whose {
        text.extend(["  ", key, ": ", &quoted(value), "\n"]);
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
