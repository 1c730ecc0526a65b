//! One value of a document at a time: what it means, or what is wrong with it.
//!
//! Every reader gives `None` once it has noted what keeps it from giving more.

use super::notes::{DocumentPlace, OfObject};
use crate::day::{Day, Period};
use crate::messages::Value;
use crate::money::{Decimal, Minor};
use crate::named::{NamedEnum, place_of};
use crate::plan::codes;
use crate::plan::document::{Given, Path, camel_case};
use crate::plan::limits;
use crate::plan::problem::Problem;
use crate::plan::text;

/// A value of a document, and where it stands.
pub(super) struct Field<'a, T> {
    pub(super) value: &'a T,
    pub(super) place: DocumentPlace<'a>,
}

impl<T> Clone for Field<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Field<'_, T> {}

/// An object of a document, and where it stands.
pub(super) struct Object<'a, T> {
    pub(super) value: &'a T,
    pub(super) place: DocumentPlace<'a>,
    unread: OfObject<'a>,
}

/// The field of an object by its name in the struct; in the document, where that has another.
macro_rules! field {
    ($object:expr, $field:ident) => {
        $object.field(stringify!($field), &$object.value.$field)
    };
    ($object:expr, $field:ident as $name:literal) => {
        $object.field($name, &$object.value.$field)
    };
}

pub(super) use field;

impl<'a, T> Object<'a, T> {
    /// A field by the name that the struct has for it.
    pub(super) fn field<F>(&'a self, name: &'static str, value: &'a F) -> Field<'a, F> {
        let given = self
            .unread
            .iter()
            .find(|(unread, _)| camel_case(name).eq(unread.chars()))
            .map(|(_, given)| *given);
        Field {
            value,
            place: DocumentPlace { path: Path::Field(&self.place.path, name), given, ..self.place },
        }
    }
}

impl<'a, T> Field<'a, T> {
    /// The object that is here. Each of its fields that means nothing is noted.
    pub(super) fn object(self) -> Option<Object<'a, T>> {
        let Self { value, place } = self;
        if let Some(given) = place.given {
            place.unlike(given, "object");
            return None;
        }
        let unread = place.inside();
        for (name, given) in unread {
            if let Given::Unknown(field) = given {
                let problem = Problem::new(codes::FIELD_UNKNOWN, format!("{}/{name}", place.path));
                place.note(problem.with("field", field));
            }
        }
        Some(Object { value, place, unread })
    }

    fn expect(self, expected: &'static str) -> Option<&'a T> {
        match self.place.given {
            None => Some(self.value),
            Some(given) => {
                self.place.unlike(given, expected);
                None
            }
        }
    }
}

impl<'a, T> Field<'a, Option<T>> {
    /// What is here; `absent` where there is nothing.
    pub(super) fn or<R>(self, absent: R, read: impl FnOnce(Field<'a, T>) -> Option<R>) -> Option<R> {
        match self.value {
            Some(value) => read(Field { value, place: self.place }),
            None => Some(absent),
        }
    }

    /// What is here; noted where there is nothing.
    pub(super) fn needed(self) -> Option<Field<'a, T>> {
        if self.value.is_none() {
            self.place.unlike(&Given::Nothing, "");
        }
        self.value.as_ref().map(|value| Field { value, place: self.place })
    }

    /// Notes what is here, unless it means something.
    pub(super) fn meant_only_if(self, is_meant: bool) {
        if self.value.is_some() && !is_meant {
            self.place.note(self.place.problem(codes::FIELD_UNKNOWN).with("field", self.place.name()));
        }
    }
}

impl<'a, T> Field<'a, Vec<T>> {
    /// The items of a list. `None` for what is no list, or one with more than `limit` items, which are then not looked
    /// at.
    pub(super) fn items(&'a self, limit: usize) -> Option<Vec<Field<'a, T>>> {
        let count = self.expect("list")?.len();
        if count > limit {
            let problem = self.place.problem(codes::LIMIT_EXCEEDED).with("list", self.place.name());
            self.place.note(problem.with("limit", limit).with("count", count));
            return None;
        }
        // In the order of the list, as they were read.
        let mut unread = self.place.inside().iter().peekable();
        let item = |(index, value)| {
            let path = Path::Item(&self.place.path, index);
            let given = unread.next_if(|(name, _)| name.parse() == Ok(index)).map(|(_, given)| *given);
            Field { value, place: DocumentPlace { path, given, ..self.place } }
        };
        Some(self.value.iter().enumerate().map(item).collect())
    }
}

impl Field<'_, bool> {
    pub(super) fn boolean(self) -> Option<bool> {
        self.expect("boolean").copied()
    }
}

impl<'a> Field<'a, String> {
    pub(super) fn text(self) -> Option<&'a str> {
        self.expect("text").map(String::as_str)
    }

    /// A text of at most [`limits::NAME`] characters.
    pub(super) fn name(self) -> Option<String> {
        let text = self.text()?;
        if is_longer(text, limits::NAME) {
            let length = text.chars().count();
            let problem = self.place.problem(codes::TEXT_TOO_LONG);
            self.place.note(problem.with("limit", limits::NAME).with("length", length));
            return None;
        }
        Some(text.to_owned())
    }

    /// A text of 1 to [`limits::ID`] characters.
    pub(super) fn id(self) -> Option<String> {
        let text = self.text()?;
        if text.is_empty() || is_longer(text, limits::ID) {
            let length = text.chars().count();
            let problem = self.place.problem(codes::ID_LENGTH);
            self.place.note(problem.with("limit", limits::ID).with("length", length));
            return None;
        }
        Some(text.to_owned())
    }

    /// What the word that is here stands for.
    pub(super) fn word<T: NamedEnum>(self) -> Option<T> {
        self.one_of(T::NAMES).map(|at| T::VALUES[at])
    }

    /// Which of some words is here.
    fn one_of(self, words: &'static [&'static str]) -> Option<usize> {
        let text = self.text()?;
        let at = place_of(text, words);
        if at.is_none() {
            let problem = self.place.problem(codes::WORD_UNKNOWN);
            self.place.note(problem.with("found", text).with("allowed", Value::texts(words)));
        }
        at
    }

    pub(super) fn day(self) -> Option<Day> {
        self.place.read(text::day(self.text()?))
    }

    /// A day of the plan's, where it is known which those are.
    pub(super) fn day_within(self, period: Option<Period>) -> Option<Day> {
        let Some(period) = period else { return self.day() };
        self.place.read(text::day_within(self.text()?, period))
    }

    /// An amount of the plan's currency. Where that is unknown, the text is checked and counts as nothing.
    pub(super) fn amount(self) -> Option<Minor> {
        let place = self.place;
        match place.given {
            None => return place.read(text::amount(self.value, place.notes.currency)),
            Some(given @ Given::Nothing) => place.unlike(given, ""),
            Some(_) => place.note(place.problem(codes::AMOUNT_NOT_TEXT)),
        }
        None
    }

    pub(super) fn factor(self) -> Option<Decimal> {
        self.place.read(text::factor(self.text()?, limits::FACTOR))
    }
}

/// Whether a text has more than `limit` characters. None has more than it has bytes.
fn is_longer(text: &str, limit: usize) -> bool {
    text.len() > limit && text.chars().count() > limit
}
