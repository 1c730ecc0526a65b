//! What a message names, by kind: so that each language writes an amount as an amount and leaves a name alone.

use super::speaker::plain_amount;
use super::{CORE, Message, Speaker};
use crate::day::Day;
use crate::money::{Currency, Minor};

/// A value that a message names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An id, a code, or what somebody wrote where something else belongs.
    Text(String),
    /// A name, or the text of a cell, which may hold any sign. In a list or a change it stands between quotation marks.
    Name(String),
    /// A word of a plan, such as `inReview`, that each language has in its catalogue.
    Word(&'static str),
    /// A number of things.
    Count(u64),
    /// A decimal as it stands in a document, such as a factor.
    Number(String),
    /// An amount; of two decimals, where no currency is known.
    Amount(Minor, Option<Currency>),
    /// A calendar day.
    Day(Day),
    /// Several values, of which the first ones are here; and how many there are besides.
    List(Vec<Value>, usize, Joined),
    /// What was changed, field by field.
    Changes(Vec<Change>),
    /// A message within a message.
    Message(Box<Message>),
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

/// A field that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field, a word of the catalogue.
    pub field: &'static str,
    /// What it said; absent for nothing.
    pub old: Option<Value>,
    /// What it says; absent for nothing.
    pub new: Option<Value>,
}

impl Value {
    /// Texts side by side.
    #[must_use]
    pub fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let texts = texts.into_iter().map(|text| Self::Text(text.as_ref().to_owned()));
        Self::List(texts.collect(), 0, Joined::Comma)
    }

    /// A text that means a day, as that day.
    #[must_use]
    pub fn day_in(text: &str) -> Self {
        Day::parse(text).map_or_else(|| Self::Text(text.to_owned()), Self::Day)
    }

    /// The value as codes and digits, for programs.
    #[must_use]
    pub fn text(&self) -> String {
        let all = |values: &[Self]| values.iter().map(Self::text).collect::<Vec<_>>();
        match self {
            Self::Text(text) | Self::Name(text) | Self::Number(text) => text.clone(),
            Self::Word(word) => (*word).to_owned(),
            Self::Count(number) => number.to_string(),
            Self::Amount(amount, currency) => plain_amount(*amount, *currency),
            Self::Day(day) => day.to_string(),
            Self::List(items, 0, _) => all(items).join(", "),
            Self::List(items, more, _) => format!("{} and {more} more", all(items).join(", ")),
            Self::Changes(changes) => changes.iter().map(Change::text).collect::<Vec<_>>().join("; "),
            Self::Message(message) => message.in_english(),
        }
    }

    /// The value as a part of a sentence.
    pub(super) fn said_by(&self, speaker: &dyn Speaker) -> String {
        match self {
            Self::Text(text) | Self::Name(text) => speaker.name(text),
            Self::Word(word) => Message::new(&CORE, "words", word).said_by(speaker),
            Self::Count(number) => speaker.count(*number),
            Self::Number(text) => speaker.number(text),
            Self::Amount(amount, currency) => speaker.amount(*amount, *currency),
            Self::Day(day) => speaker.day(*day),
            Self::List(items, more, joined) => {
                let items: Vec<_> = items.iter().map(|item| item.quoted_by(speaker)).collect();
                let list = speaker.list(&items, *joined);
                if *more == 0 {
                    return list;
                }
                phrase("list.more").with("names", Self::Text(list)).with("count", *more).said_by(speaker)
            }
            Self::Changes(changes) => {
                let changes: Vec<_> = changes.iter().map(|change| change.said_by(speaker)).collect();
                speaker.list(&changes, Joined::Semicolon)
            }
            Self::Message(message) => message.said_by(speaker),
        }
    }

    /// The same among others of its kind, where a name needs marks to be told from what surrounds it.
    fn quoted_by(&self, speaker: &dyn Speaker) -> String {
        match self {
            Self::Name(_) => phrase("list.name").with("name", self.clone()).said_by(speaker),
            other => other.said_by(speaker),
        }
    }
}

impl Change {
    fn text(&self) -> String {
        let said = |value: &Option<Value>| value.as_ref().map_or_else(|| "nothing".to_owned(), Value::text);
        format!("{} from {} to {}", self.field, said(&self.old), said(&self.new))
    }

    fn said_by(&self, speaker: &dyn Speaker) -> String {
        let nothing = Value::Word("nothing");
        let said = |value: &Option<Value>| {
            Value::List(vec![value.clone().unwrap_or(nothing.clone())], 0, Joined::Comma)
        };
        let change = phrase("change").with("field", Value::Word(self.field));
        change.with("old", said(&self.old)).with("new", said(&self.new)).said_by(speaker)
    }
}

/// How phrases are put together.
fn phrase(key: &'static str) -> Message {
    Message::new(&CORE, "phrases", key)
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&&str> for Value {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}

impl From<&Value> for Value {
    fn from(value: &Value) -> Self {
        value.clone()
    }
}

impl From<&Day> for Value {
    fn from(day: &Day) -> Self {
        Self::Day(*day)
    }
}

impl From<Day> for Value {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

macro_rules! counts {
    ($($number:ty)+) => {
        $(impl From<$number> for Value {
            /// None is below zero.
            fn from(number: $number) -> Self {
                Self::Count(u64::try_from(number).unwrap_or_default())
            }
        }
        impl From<&$number> for Value {
            fn from(number: &$number) -> Self {
                Self::from(*number)
            }
        })+
    };
}

counts! { u8 u32 u64 usize i32 i64 }
