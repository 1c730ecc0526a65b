//! What a reader of documents finds at a place, and what it notes there.

use super::compact::Compact;
use super::fields::{Given, Unread, Wanted};
use super::path::Path;
use serde::de::value::Error as ReadError;
use serde::de::{Deserializer, Error, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value;
use std::cell::RefCell;
use std::ops::Deref;

/// What was noted so far.
pub(super) struct UnreadNotes<'n> {
    /// Where what is read stands itself.
    pub(super) before: &'n str,
    pub(super) unread: RefCell<Vec<Unread>>,
}

impl UnreadNotes<'_> {
    pub(super) fn count(&self) -> usize {
        self.unread.borrow().len()
    }
}

/// A place that is being read.
#[derive(Clone, Copy)]
pub(super) struct At<'n> {
    pub(super) path: Path<'n>,
    pub(super) notes: &'n UnreadNotes<'n>,
}

impl At<'_> {
    pub(super) fn note(&self, given: Given, wanted: Option<Wanted>) {
        let path = format!("{}{}", self.notes.before, self.path);
        self.notes.unread.borrow_mut().push(Unread { path, given, wanted });
    }

    pub(super) fn field<'q>(&'q self, name: &'q str) -> At<'q> {
        At { path: Path::Named(&self.path, name), notes: self.notes }
    }

    pub(super) fn unknown(&self, name: &str) {
        self.field(name).note(Given::Unknown(name.to_owned()), None);
    }
}

/// Compact text that is read as it stands. Only the package does that: in the programs of pages, where each byte counts
/// and a text is read once, none of these can be made, and no code for it is compiled.
#[derive(Clone, Copy)]
pub(super) struct Written<'n> {
    pub(super) text: &'n Compact<'n>,
    #[expect(dead_code, reason = "nobody reads it: where it can't be made, neither can this")]
    pub(super) can_be: CanBe,
}

#[cfg(any(feature = "js", not(target_arch = "wasm32")))]
pub(super) type CanBe = ();
#[cfg(not(any(feature = "js", not(target_arch = "wasm32"))))]
pub(super) type CanBe = std::convert::Infallible;

impl<'n> Deref for Written<'n> {
    type Target = Compact<'n>;

    fn deref(&self) -> &Compact<'n> {
        self.text
    }
}

/// What there is at a place.
#[derive(Clone, Copy)]
pub(super) enum Found<'n> {
    /// A value of the document.
    Value(&'n Value),
    /// What comes next in compact text.
    Written(Written<'n>),
    /// Nothing; where something must be, that is noted.
    Missing,
    /// Nothing, which is noted already or goes without saying.
    Plain,
}

/// Where the parts of a list or of an object come from.
pub(super) enum PartSource<'n, V> {
    /// There are none.
    None,
    Values(V),
    Written(Written<'n>),
}

/// What ends the reading of compact text.
pub(super) fn odd() -> ReadError {
    Error::custom("not as a program writes it")
}

/// The name of a field.
pub(super) struct FieldName<'n> {
    pub(super) name: &'n str,
    /// Which it is of those that its object is known to have.
    pub(super) known: Option<usize>,
}

impl<'de> Deserializer<'de> for FieldName<'_> {
    type Error = ReadError;

    /// Derived readers know their fields by number, and ignore what is none of them: so none of them compares names.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_u64(self.known.map_or(u64::MAX, |at| at as u64))
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_str(self.name)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum ignored_any
    }
}
