//! Who says a message: the sentences of a language, and how it writes what they name.

use super::catalogue::Sentence;
use crate::day::Day;
use crate::money::{Currency, Minor};

/// Says messages in one language. What it doesn't say otherwise is written as a document has it.
pub trait Speaker {
    /// The sentence of this key; English is said where there is none.
    fn sentence(&self, part: &str, key: &str) -> Option<Sentence<'_>>;

    /// The plural category of a number: `one`, `other` and so on.
    fn form(&self, number: u64) -> String {
        if number == 1 { "one" } else { "other" }.to_owned()
    }

    /// A count.
    fn count(&self, number: u64) -> String {
        number.to_string()
    }

    /// A decimal as somebody wrote it in a document.
    fn number(&self, text: &str) -> String {
        text.to_owned()
    }

    /// An amount without its currency; with two decimals while that is unknown.
    fn amount(&self, amount: Minor, currency: Option<Currency>) -> String {
        plain_amount(amount, currency)
    }

    /// A day.
    fn day(&self, day: Day) -> String {
        day.to_string()
    }

    /// A name, an id, or a text from outside.
    fn name(&self, text: &str) -> String {
        text.to_owned()
    }

    /// Several of something in one phrase.
    fn list(&self, items: &[String], joined: Joined) -> String {
        plain_list(items, joined)
    }
}

/// How the items of a list are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// One beside the other.
    Comma,
    /// Any one of them.
    Or,
    /// One beside the other, where the items are phrases.
    Semicolon,
}

/// Plain English: dates and amounts as a document has them.
#[derive(Clone, Copy, Debug)]
pub struct English;

impl Speaker for English {
    fn sentence(&self, _: &str, _: &str) -> Option<Sentence<'_>> {
        None
    }
}

/// The decimal text of an amount.
#[must_use]
pub fn plain_amount(amount: Minor, currency: Option<Currency>) -> String {
    if let Some(currency) = currency {
        return amount.to_text(currency);
    }
    let units = amount.units().unsigned_abs();
    let sign = if amount < Minor::ZERO { "-" } else { "" };
    format!("{sign}{}.{:02}", units / 100, units % 100)
}

/// Several of something in one English phrase.
#[must_use]
pub fn plain_list(items: &[String], how: Joined) -> String {
    match (how, items) {
        (Joined::Or, [others @ .., before, last]) => {
            let mut parts = others.to_vec();
            parts.push([before, " or ", last].concat());
            parts.join(", ")
        }
        (Joined::Semicolon, _) => items.join("; "),
        _ => items.join(", "),
    }
}
