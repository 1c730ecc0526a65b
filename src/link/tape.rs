//! Bytes that one description both writes and reads.
//!
//! Each function takes what is to be written and gives back what is there then: on a tape that is written the same,
//! on a tape that is read what was written once. So nothing can be written that is not read the same way, and the
//! description is in the program once. What is handed over while reading is of no account.

/// Why a link can't be made or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// The address said how long it is, and some is missing.
    Cut { missing: usize, length: usize },
    /// Something is missing from it or was changed.
    Damaged,
    /// It, or the document in it, is larger than any plan needs.
    TooLong,
    /// It was made by a newer version.
    FutureVersion(u8),
}

/// What is on the tape now.
pub(super) type Passed<T> = Result<T, Broken>;

/// How large a document in a link may become, in bytes: some times the largest plan. Without this bound, a few bytes
/// that say "as before" could fill the memory.
const LARGEST: usize = 40_000_000;

pub(super) struct Tape<'b> {
    way: Way<'b>,
    room: usize,
}

enum Way<'b> {
    Writing(Vec<u8>),
    Reading(&'b [u8]),
}

impl<'b> Tape<'b> {
    pub(super) fn writing(first: u8) -> Self {
        Self { way: Way::Writing(vec![first]), room: LARGEST }
    }

    pub(super) const fn reading(bytes: &'b [u8]) -> Self {
        Self { way: Way::Reading(bytes), room: LARGEST }
    }

    /// What was written.
    pub(super) fn written(self) -> Vec<u8> {
        match self.way {
            Way::Writing(bytes) => bytes,
            Way::Reading(_) => Vec::new(),
        }
    }

    /// Whether all of it was read.
    pub(super) const fn is_at_end(&self) -> bool {
        matches!(self.way, Way::Reading([]))
    }

    /// Takes note that the document becomes larger.
    pub(super) fn grow(&mut self, bytes: usize) -> Passed<()> {
        self.room = self.room.checked_sub(bytes).ok_or(Broken::TooLong)?;
        Ok(())
    }

    /// A whole number, seven bits to a byte, the lowest first.
    pub(super) fn number(&mut self, it: u64) -> Passed<u64> {
        match &mut self.way {
            Way::Writing(bytes) => {
                let mut rest = it;
                while rest > 0x7f {
                    bytes.push(rest.to_le_bytes()[0] | 0x80);
                    rest >>= 7;
                }
                bytes.push(rest.to_le_bytes()[0]);
                Ok(it)
            }
            Way::Reading(bytes) => {
                let mut number = 0;
                for shift in (0..63).step_by(7) {
                    let (byte, rest) = bytes.split_first().ok_or(Broken::Damaged)?;
                    *bytes = rest;
                    number |= u64::from(byte & 0x7f) << shift;
                    if byte & 0x80 == 0 {
                        return Ok(number);
                    }
                }
                Err(Broken::Damaged)
            }
        }
    }

    /// So many bytes of text. Of `it` there must be as many.
    pub(super) fn letters(&mut self, it: &str, count: u64) -> Passed<String> {
        let count = usize::try_from(count).map_err(|_| Broken::Damaged)?;
        match &mut self.way {
            Way::Writing(bytes) => {
                bytes.extend(it.as_bytes());
                self.grow(count)?;
                Ok(it.to_owned())
            }
            Way::Reading(bytes) => {
                let (letters, rest) = bytes.split_at_checked(count).ok_or(Broken::Damaged)?;
                *bytes = rest;
                let text = str::from_utf8(letters).map_err(|_| Broken::Damaged)?;
                self.grow(count)?;
                Ok(text.to_owned())
            }
        }
    }

    /// Text of any length.
    pub(super) fn text(&mut self, it: &str) -> Passed<String> {
        let count = self.number(it.len() as u64)?;
        self.letters(it, count)
    }
}
