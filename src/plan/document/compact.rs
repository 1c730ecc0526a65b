//! Compact JSON text, one value after the other, for the reader of documents.
//!
//! It knows no more of JSON than a program needs that writes a document: no space between values, no escape within a
//! text, no exponent and no sign. What else there may be is *odd*, and for a reader of all JSON.

use std::cell::Cell;

/// A text, and how much of it was taken.
#[derive(Debug)]
pub(super) struct Compact<'t> {
    text: &'t str,
    taken: Cell<usize>,
}

impl<'t> Compact<'t> {
    /// Before the first value of `text`.
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, taken: Cell::new(0) }
    }

    /// Nothing after this is worth reading.
    pub(super) fn give_up(&self) {
        self.taken.set(usize::MAX);
    }

    /// Whether everything was taken, and nothing given up.
    pub(super) fn is_read(&self) -> bool {
        self.taken.get() == self.text.len()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.taken.get()..).unwrap_or_default()
    }

    fn skip(&self, bytes: usize) {
        self.taken.set(self.taken.get().saturating_add(bytes));
    }

    /// Goes past `sign`, if that is next.
    pub(super) fn take(&self, sign: &str) -> bool {
        let is_next = self.rest().starts_with(sign);
        if is_next {
            self.skip(sign.len());
        }
        is_next
    }

    /// A text, if there is one.
    pub(super) fn text(&self) -> Option<&'t str> {
        let inside = self.rest().strip_prefix('"')?;
        let end = inside.bytes().position(|byte| matches!(byte, b'"' | b'\\' | ..b' '))?;
        let (text, rest) = inside.split_at_checked(end)?;
        let is_closed = rest.starts_with('"');
        is_closed.then(|| {
            self.skip(end + 2);
            text
        })
    }

    /// A number as it is written, if there is one.
    pub(super) fn number(&self) -> Option<&'t str> {
        let rest = self.rest();
        let digits = |from: usize| rest.bytes().skip(from).take_while(u8::is_ascii_digit).count();
        let whole = digits(0);
        if whole == 0 || whole > 1 && rest.starts_with('0') {
            return None;
        }
        let has_point = rest.as_bytes().get(whole) == Some(&b'.');
        let fraction = if has_point { Some(digits(whole + 1)).filter(|count| *count > 0)? + 1 } else { 0 };
        self.skip(whole + fraction);
        rest.get(..whole + fraction)
    }

    /// Whether something comes before `end`, past which it goes otherwise; nothing where neither is so.
    pub(super) fn goes_on(&self, is_first: bool, end: &str) -> Option<bool> {
        if self.take(end) {
            return Some(false);
        }
        (is_first || self.take(",")).then_some(true)
    }

    /// The name of a field, if there is one.
    pub(super) fn name(&self) -> Option<&'t str> {
        self.text().filter(|_| self.take(":"))
    }
}
