//! Where something stands in a document.

use std::fmt::{self, Write};

/// The way to a place in a document, from the place up to the whole. Written out as a JSON pointer.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan) enum Path<'p> {
    /// The whole document.
    Whole,
    /// A field of the object there, by its name in the document.
    Named(&'p Path<'p>, &'p str),
    /// A field of the object there, by the name that its struct has for it.
    Field(&'p Path<'p>, &'static str),
    /// An item of the list there.
    Item(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Named(object, name) => write!(f, "{object}/{}", escaped(name)),
            Self::Field(object, name) => {
                write!(f, "{object}/")?;
                camel_case(name).try_for_each(|letter| f.write_char(letter))
            }
            Self::Item(list, index) => write!(f, "{list}/{index}"),
        }
    }
}

/// A name of any letters as a step of a path.
pub(crate) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The name that a document has for a field of a struct.
pub(in crate::plan) fn camel_case(name: &str) -> impl Iterator<Item = char> {
    let mut is_start = false;
    name.chars().filter_map(move |letter| match (letter, std::mem::replace(&mut is_start, letter == '_')) {
        ('_', _) => None,
        (letter, true) => Some(letter.to_ascii_uppercase()),
        (letter, false) => Some(letter),
    })
}
