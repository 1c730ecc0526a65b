//! One codec for both directions: the same description writes bytes and reads them.
//!
//! Each function takes the value to write and returns the value that the bytes then hold: an encoder returns the same
//! value, a decoder the one that was written. So nothing can be written that is not read the same way, and the
//! description is in the program once. A decoder ignores the value that it is given.

/// Why a link can't be made or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkError {
    /// The address said how long it is, and some is missing.
    Cut { missing: usize, length: usize },
    /// Something is missing from it or was changed.
    Damaged,
    /// It, or the document in it, is larger than any plan needs.
    TooLong,
    /// It was made by a newer version.
    FutureVersion(u8),
}

/// A value as the bytes hold it.
pub(super) type Coded<T> = Result<T, LinkError>;

/// How large a document in a link may become, in bytes: some times the largest plan. Without this bound, a few bytes
/// that say "as before" could fill the memory.
const LARGEST: usize = 40_000_000;

/// Writes a document as bytes, or reads one from them.
pub(super) struct Codec<'b> {
    bytes: Bytes<'b>,
    /// How many bytes the document may still grow by.
    room: usize,
}

enum Bytes<'b> {
    Written(Vec<u8>),
    Unread(&'b [u8]),
}

impl<'b> Codec<'b> {
    /// A codec that writes, after one byte that is there already.
    pub(super) fn encoder(first: u8) -> Self {
        Self { bytes: Bytes::Written(vec![first]), room: LARGEST }
    }

    /// A codec that reads.
    pub(super) const fn decoder(bytes: &'b [u8]) -> Self {
        Self { bytes: Bytes::Unread(bytes), room: LARGEST }
    }

    /// The bytes that an encoder wrote.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        match self.bytes {
            Bytes::Written(bytes) => bytes,
            Bytes::Unread(_) => Vec::new(),
        }
    }

    /// Whether a decoder has read all of its bytes.
    pub(super) const fn is_at_end(&self) -> bool {
        matches!(self.bytes, Bytes::Unread([]))
    }

    /// Takes note that the document becomes larger.
    pub(super) fn grow(&mut self, bytes: usize) -> Coded<()> {
        self.room = self.room.checked_sub(bytes).ok_or(LinkError::TooLong)?;
        Ok(())
    }

    /// A whole number, seven bits to a byte, the lowest first.
    pub(super) fn number(&mut self, it: u64) -> Coded<u64> {
        match &mut self.bytes {
            Bytes::Written(bytes) => {
                let mut rest = it;
                while rest > 0x7f {
                    bytes.push(rest.to_le_bytes()[0] | 0x80);
                    rest >>= 7;
                }
                bytes.push(rest.to_le_bytes()[0]);
                Ok(it)
            }
            Bytes::Unread(bytes) => {
                let mut number = 0;
                for shift in (0..63).step_by(7) {
                    let (byte, rest) = bytes.split_first().ok_or(LinkError::Damaged)?;
                    *bytes = rest;
                    number |= u64::from(byte & 0x7f) << shift;
                    if byte & 0x80 == 0 {
                        return Ok(number);
                    }
                }
                Err(LinkError::Damaged)
            }
        }
    }

    /// So many bytes of text. Of `it` there must be as many.
    pub(super) fn letters(&mut self, it: &str, count: u64) -> Coded<String> {
        let count = usize::try_from(count).map_err(|_| LinkError::Damaged)?;
        match &mut self.bytes {
            Bytes::Written(bytes) => {
                bytes.extend(it.as_bytes());
                self.grow(count)?;
                Ok(it.to_owned())
            }
            Bytes::Unread(bytes) => {
                let (letters, rest) = bytes.split_at_checked(count).ok_or(LinkError::Damaged)?;
                *bytes = rest;
                let text = str::from_utf8(letters).map_err(|_| LinkError::Damaged)?;
                self.grow(count)?;
                Ok(text.to_owned())
            }
        }
    }

    /// Text of any length.
    pub(super) fn text(&mut self, it: &str) -> Coded<String> {
        let count = self.number(it.len() as u64)?;
        self.letters(it, count)
    }
}
