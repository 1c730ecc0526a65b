//! The journal for hledger and for Ledger, which read the same but for what stands around it.

use super::books::Books;
use super::plain::line;
use super::sentence::sentence;
use crate::money::{Currency, Minor};
use crate::simulation::Projection;

/// Who is to read it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    Hledger,
    /// Ledger, version 3.
    Ledger,
}

pub(super) fn write(projection: &Projection<'_>, dialect: Dialect) -> String {
    let books = Books::of(projection, comment);
    let plan = books.plan;
    let (currency, code) = (plan.currency(), plan.currency().code());
    let sample = sample(currency);

    let mut text = String::new();
    text.extend(["; ", &plain(plan.name())]);
    match dialect {
        // The point must be there even of a currency without decimals.
        Dialect::Hledger if currency.digits() == 0 => {
            text.extend(["\ndecimal-mark .\ncommodity ", &sample, ". ", code, "\n\n"]);
        }
        Dialect::Hledger => text.extend(["\ndecimal-mark .\ncommodity ", &sample, " ", code, "\n\n"]),
        Dialect::Ledger => text.extend(["\ncommodity ", code, "\n    format ", &sample, " ", code, "\n\n"]),
    }
    for (account, comment) in books.accounts() {
        match dialect {
            _ if comment.is_empty() => text.extend(["account ", account, "\n"]),
            // What stands behind the name, Ledger takes for a part of it.
            Dialect::Ledger => text.extend(["account ", account, "\n    note ", comment, "\n"]),
            Dialect::Hledger => text.extend(["account ", account, "  ; ", comment, "\n"]),
        }
    }
    for (number, row) in (1_usize..).zip(&books.rows) {
        let (kind, rule) = (row.kind.name(), row.rule.name());
        text.extend(["\n", &row.on.to_string(), " * (", &number.to_string(), ") "]);
        text.push_str(&plain(&sentence(plan, row)));
        match dialect {
            Dialect::Hledger => text.extend(["  ; type: ", kind, ", rule: ", rule, "\n"]),
            // To Ledger a tag goes on to the end of its line.
            Dialect::Ledger => text.extend(["\n    ; type: ", kind, "\n    ; rule: ", rule, "\n"]),
        }
        for (account, amount) in books.sides(row) {
            text.extend(["    ", &account, "  ", &amount, " ", code, "\n"]);
        }
    }
    if !books.assertions.is_empty() {
        match dialect {
            Dialect::Hledger => {
                text.extend(["\n", &plan.period().end.to_string(), " * What the accounts come to\n"]);
            }
            Dialect::Ledger => text.push_str("\n; What the accounts come to, with those below them.\n"),
        }
    }
    for it in &books.assertions {
        let (name, amount) = (it.account.name.as_str(), it.amount.to_text(currency));
        match dialect {
            Dialect::Hledger => text.extend(["    ", name, "  0 ", code, " =* ", &amount, " ", code, "\n"]),
            // An account without an amount has none of a currency either.
            Dialect::Ledger if it.amount.is_zero() => {
                text.extend(["assert account(\"", name, "\").total == 0\n"]);
            }
            Dialect::Ledger => {
                text.extend(["assert account(\"", name, "\").total == ", &amount, " ", code, "\n"]);
            }
        }
    }
    text
}

/// How amounts look.
fn sample(currency: Currency) -> String {
    Minor::new(1_000 * 10_i64.pow(currency.digits().into())).to_text(currency)
}

fn comment(whose: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (number, (key, value)) in whose.iter().enumerate() {
        text.extend([if number == 0 { "" } else { ", " }, key, ": ", &plain(value)]);
    }
    text
}

/// Text on one line, with a space for whatever would end a description or a tag, or begin one of its own.
fn plain(text: &str) -> String {
    line(text).replace([';', ',', ':', '|', '[', ']'], " ")
}
