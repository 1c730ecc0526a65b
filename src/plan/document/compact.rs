//! Compact JSON text, one value after the other, for the reader of documents.
//!
//! It knows no more of JSON than a program needs that writes a document: no space between values, no escape within a
//! text, no exponent and no sign. What else there may be is for a reader of all JSON.

use std::cell::Cell;

/// A text, and how much of it was taken.
#[derive(Debug)]
pub(super) struct Compact<'t> {
    pub(super) text: &'t str,
    pub(super) taken: Cell<usize>,
}

impl<'t> Compact<'t> {
    /// Nothing after this is worth reading.
    pub(super) fn give_up(&self) {
        self.taken.set(usize::MAX);
    }

    #[inline]
    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.taken.get()..).unwrap_or_default()
    }

    /// Goes past `sign`, if that is next.
    #[inline]
    pub(super) fn take(&self, sign: u8) -> bool {
        let is_next = self.rest().first() == Some(&sign);
        if is_next {
            self.taken.set(self.taken.get() + 1);
        }
        is_next
    }

    /// Goes past `word`, if that is next.
    pub(super) fn take_word(&self, word: &str) -> bool {
        let is_next = self.rest().starts_with(word.as_bytes());
        if is_next {
            self.taken.set(self.taken.get() + word.len());
        }
        is_next
    }

    /// A text, if there is one.
    #[inline]
    pub(super) fn text(&self) -> Option<&'t str> {
        let (b'"', inside) = self.rest().split_first()? else { return None };
        let length = inside.iter().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
        if inside[length] != b'"' {
            return None;
        }
        let start = self.taken.get() + 1;
        self.taken.set(start + length + 1);
        self.text.get(start..start + length)
    }

    /// A number as it is written, if there is one.
    pub(super) fn number(&self) -> Option<&'t str> {
        let (start, rest) = (self.taken.get(), self.rest());
        let digits = |from: usize| rest.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
        let whole = digits(0);
        if whole == 0 || whole > 1 && rest[0] == b'0' {
            return None;
        }
        let has_point = rest.get(whole) == Some(&b'.');
        let fraction = if has_point { Some(digits(whole + 1)).filter(|count| *count > 0)? + 1 } else { 0 };
        self.taken.set(start + whole + fraction);
        self.text.get(start..start + whole + fraction)
    }

    /// Whether something comes before `end`, past which it goes otherwise; nothing where neither is so.
    pub(super) fn goes_on(&self, is_first: bool, end: u8) -> Option<bool> {
        if self.take(end) {
            return Some(false);
        }
        (is_first || self.take(b',')).then_some(true)
    }

    /// The name of a field, if there is one.
    pub(super) fn name(&self) -> Option<&'t str> {
        self.text().filter(|_| self.take(b':'))
    }

    /// Goes past the name of a field, if that is next and this.
    pub(super) fn take_name(&self, name: &str) -> bool {
        let rest = self.rest();
        let is_next = rest.first() == Some(&b'"')
            && rest.get(name.len() + 1..name.len() + 3) == Some(b"\":")
            && rest[1..].starts_with(name.as_bytes());
        if is_next {
            self.taken.set(self.taken.get() + name.len() + 3);
        }
        is_next
    }
}
