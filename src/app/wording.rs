//! Messages in the language of the page, with dates and amounts as its reader writes them.

use super::format;
use super::translation::{isolated, translation};
use crate::day::Day;
use crate::messages::{Joined, Message, Sentence, Speaker, plain_list};
use crate::money::{Currency, Minor};

/// Who reads the page.
struct Reader;

/// What a message says to whoever reads the page.
pub(crate) fn say(message: &Message) -> String {
    message.said_by(&Reader)
}

impl Speaker for Reader {
    fn sentence(&self, part: &str, key: &str) -> Option<Sentence<'_>> {
        Sentence::of(translation()?, part, key)
    }

    fn form(&self, number: u64) -> String {
        format::plural_category(&number.to_string())
    }

    fn count(&self, number: u64) -> String {
        format::whole_number(number)
    }

    fn number(&self, text: &str) -> String {
        format::number_in_sentence(text).unwrap_or_else(|| self.name(text))
    }

    fn amount(&self, amount: Minor, currency: Option<Currency>) -> String {
        let text = crate::messages::plain_amount(amount, currency);
        format::amount_in_sentence(&text).unwrap_or(text)
    }

    fn day(&self, day: Day) -> String {
        format::day_with_year(&day.to_string())
    }

    fn name(&self, text: &str) -> String {
        isolated(text).unwrap_or_else(|| text.to_owned())
    }

    fn list(&self, items: &[String], joined: Joined) -> String {
        match joined {
            Joined::Or => format::any_of(items),
            // The signs between them are no words.
            Joined::Comma | Joined::Semicolon => plain_list(items, joined),
        }
    }
}
