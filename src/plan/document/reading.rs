//! Reading a document whatever is wrong with it.
//!
//! A derived reader stops at the first value that is not as its type wants it. So a document is first taken as what it
//! is, a tree of values ([`Node`]). The reader here then walks that tree for the derived one: where a value is of another
//! kind, or is not there, it notes so with the path and hands on the plainest value of the type. So all of the document
//! is read, and the check can say everything that is wrong with it.
//!
//! There is one reader for what is there and for what is missing, so that the code of each type is compiled once.

use super::fields::{AMOUNT, FACTOR, Given, HOLDER, PlanDocument, Unread, Wanted};
use super::node::Node;
use super::path::Path;
use serde::de::value::{Error as ReadError, StrDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::borrow::Cow;
use std::cell::RefCell;
use std::slice::Iter;

impl PlanDocument {
    /// Reads a document of any shape. What its fields can't hold is in [`PlanDocument::unread`].
    ///
    /// # Errors
    ///
    /// Those of the format: where its text ends too early, for instance.
    pub fn read<'de, D: Deserializer<'de>>(format: D) -> Result<Self, D::Error> {
        let (mut document, unread) = read_part::<Self, D>(format, "")?;
        document.unread = unread;
        Ok(document)
    }
}

/// Reads what stands at `path` of a document, and what its fields can't hold of it.
///
/// # Errors
///
/// Those of the format.
pub(crate) fn read_part<'de, T: for<'n> Deserialize<'n>, D: Deserializer<'de>>(
    format: D,
    path: &str,
) -> Result<(T, Vec<Unread>), D::Error> {
    let node = Node::deserialize(format)?;
    let notes = Notes { before: path, unread: RefCell::new(Vec::new()) };
    let at = At { path: Path::Whole, notes: &notes };
    let part = T::deserialize(Reader { found: Found::Value(&node), at, text: Wanted::Text })
        .map_err(D::Error::custom)?;
    Ok((part, notes.unread.into_inner()))
}

/// What was noted so far.
struct Notes<'n> {
    /// Where what is read stands itself.
    before: &'n str,
    unread: RefCell<Vec<Unread>>,
}

/// A place that is being read.
#[derive(Clone, Copy)]
struct At<'n> {
    path: Path<'n>,
    notes: &'n Notes<'n>,
}

impl At<'_> {
    fn note(&self, given: Given, wanted: Option<Wanted>) {
        let path = format!("{}{}", self.notes.before, self.path);
        self.notes.unread.borrow_mut().push(Unread { path, given, wanted });
    }

    fn field<'q>(&'q self, name: &'q str) -> At<'q> {
        At { path: Path::Named(&self.path, name), notes: self.notes }
    }

    fn unknown(&self, name: &str) {
        self.field(name).note(Given::Unknown(name.to_owned()), None);
    }
}

/// The largest whole number that JavaScript can tell from the next.
const LARGEST_WHOLE: u64 = (1 << 53) - 1;

/// What there is at a place.
#[derive(Clone, Copy)]
enum Found<'n> {
    /// A value of the document.
    Value(&'n Node<'n>),
    /// Nothing; where something must be, that is noted.
    Missing,
    /// Nothing, which is noted already or goes without saying.
    Plain,
}

/// Reads what there is at a place.
#[derive(Clone, Copy)]
struct Reader<'n> {
    found: Found<'n>,
    at: At<'n>,
    /// What a text is here.
    text: Wanted,
}

type Entries<'n> = [(Cow<'n, str>, Node<'n>)];

impl<'n> Reader<'n> {
    const fn missing(at: At<'n>) -> Self {
        Self { found: Found::Missing, at, text: Wanted::Text }
    }

    fn wanted<'de, V: Visitor<'de>>(self, wanted: Wanted, visitor: V) -> Result<V::Value, ReadError> {
        let wanted = if wanted == Wanted::Text { self.text } else { wanted };
        let is_field = matches!(self.at.path, Path::Named(..));
        match (self.found, wanted) {
            // Within an object `null` is as good as absent.
            (Found::Value(Node::Null), _) if is_field => Self::missing(self.at).wanted(wanted, visitor),
            (Found::Value(Node::Text(text)), Wanted::Text | Wanted::Amount | Wanted::Factor) => {
                visitor.visit_str(text)
            }
            (Found::Value(Node::Text(text)), Wanted::Character) if text.chars().nth(1).is_none() => {
                visitor.visit_char(text.chars().next().unwrap_or_default())
            }
            (Found::Value(Node::Number(text)), Wanted::Factor) => visitor.visit_str(text),
            (Found::Value(Node::Boolean(value)), Wanted::Boolean) => visitor.visit_bool(*value),
            (Found::Value(Node::Number(text)), Wanted::Whole(most)) if whole(text, most).is_some() => {
                visitor.visit_u64(whole(text, most).unwrap_or_default())
            }
            (Found::Value(Node::List(items)), Wanted::List) => {
                visitor.visit_seq(Items { nodes: items.iter(), index: 0, at: self.at })
            }
            (Found::Value(Node::Object(entries)), Wanted::Object(fields)) => {
                visitor.visit_map(Fields::new(entries, fields, Found::Missing, self.at))
            }
            (Found::Value(Node::Object(entries)), Wanted::Map) => {
                visitor.visit_map(Fields::new(entries, &[], Found::Missing, self.at))
            }
            (Found::Value(Node::Text(text)), Wanted::Word(words)) if words.contains(&&**text) => {
                let word = words.iter().find(|word| *word == text).copied().unwrap_or_default();
                visitor.visit_enum(Chosen { word, found: None, at: self.at })
            }
            (Found::Value(Node::Text(text)), Wanted::Holder([word, ..])) if word == text => {
                self.plainest(wanted, visitor)
            }
            (Found::Value(Node::Object(entries)), Wanted::Holder([_, fields @ ..])) => {
                self.choice(entries, fields, wanted, visitor)
            }
            (Found::Value(other), _) => {
                let given = match other {
                    Node::Text(text) => Given::Text(text.clone().into_owned()),
                    Node::Number(text) => Given::Number(text.clone()),
                    _ => Given::Other,
                };
                self.at.note(given, Some(wanted));
                self.plainest(wanted, visitor)
            }
            // Where nothing is said there is nothing in a list, and it is not so.
            (Found::Plain, _) | (Found::Missing, Wanted::List | Wanted::Map | Wanted::Boolean) => {
                self.plainest(wanted, visitor)
            }
            // An object is missed if something is that it must have.
            (Found::Missing, Wanted::Object(fields)) => {
                let before = self.at.notes.unread.borrow().len();
                let object = visitor.visit_map(Fields::new(&[], fields, Found::Missing, self.at))?;
                let is_missed = self.at.notes.unread.borrow().len() > before;
                if is_missed {
                    self.at.notes.unread.borrow_mut().truncate(before);
                    self.at.note(Given::Nothing, Some(wanted));
                }
                Ok(object)
            }
            (Found::Missing, _) => {
                self.at.note(Given::Nothing, Some(wanted));
                self.plainest(wanted, visitor)
            }
        }
    }

    /// The plainest value of the type: no text, nothing in a list, an object of such values.
    fn plainest<'de, V: Visitor<'de>>(self, wanted: Wanted, visitor: V) -> Result<V::Value, ReadError> {
        match wanted {
            Wanted::Text | Wanted::Amount | Wanted::Factor => visitor.visit_str(""),
            Wanted::Character => visitor.visit_char('\0'),
            Wanted::Boolean => visitor.visit_bool(false),
            Wanted::Whole(_) => visitor.visit_u64(0),
            Wanted::List => visitor.visit_seq(Items { nodes: [].iter(), index: 0, at: self.at }),
            Wanted::Object(fields) => visitor.visit_map(Fields::new(&[], fields, Found::Plain, self.at)),
            Wanted::Map => visitor.visit_map(Fields::new(&[], &[], Found::Plain, self.at)),
            Wanted::Word(words) | Wanted::Holder(words) => {
                let word = words.first().copied().unwrap_or_default();
                visitor.visit_enum(Chosen { word, found: None, at: self.at })
            }
        }
    }

    /// An object with one of `fields`, of which each is a choice.
    fn choice<'de, V: Visitor<'de>>(
        self,
        entries: &Entries<'_>,
        fields: &'static [&'static str],
        wanted: Wanted,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        for (place, (name, node)) in entries.iter().enumerate() {
            if let Some(word) = fields.iter().find(|field| *field == name) {
                let found = Some((node, &entries[place + 1..]));
                return visitor.visit_enum(Chosen { word, found, at: self.at });
            }
            self.at.unknown(name);
        }
        self.at.field(fields.first().copied().unwrap_or_default()).note(Given::Nothing, Some(Wanted::Text));
        self.plainest(wanted, visitor)
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = ReadError;

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match self.found {
            Found::Value(Node::Null) | Found::Missing | Found::Plain => visitor.visit_none(),
            Found::Value(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let text = match name {
            FACTOR => Wanted::Factor,
            AMOUNT => Wanted::Amount,
            _ => Wanted::Text,
        };
        visitor.visit_newtype_struct(Self { text, ..self })
    }

    /// What the derived reader has no field for.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if let (Found::Value(_), Path::Named(_, name)) = (self.found, self.at.path) {
            self.at.note(Given::Unknown(name.to_owned()), None);
        }
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.wanted(Wanted::Text, visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.wanted(Wanted::Text, visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.wanted(Wanted::Boolean, visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.wanted(Wanted::Whole(u32::MAX.into()), visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.wanted(Wanted::Whole(LARGEST_WHOLE), visitor)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.wanted(Wanted::Character, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.wanted(Wanted::Map, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.wanted(Wanted::List, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.wanted(Wanted::Object(fields), visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        self.wanted(if name == HOLDER { Wanted::Holder(words) } else { Wanted::Word(words) }, visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u16 f32 f64 bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

/// A whole number, where the text is one and it is not more than `most`.
fn whole(text: &str, most: u64) -> Option<u64> {
    text.parse().ok().filter(|number| *number <= most)
}

/// The items of a list.
struct Items<'n> {
    nodes: Iter<'n, Node<'n>>,
    index: usize,
    at: At<'n>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let Some(node) = self.nodes.next() else { return Ok(None) };
        let at = At { path: Path::Item(&self.at.path, self.index), notes: self.at.notes };
        self.index += 1;
        seed.deserialize(Reader { found: Found::Value(node), at, text: Wanted::Text }).map(Some)
    }
}

/// The fields of an object: those that are there, and then those that are not.
struct Fields<'n> {
    entries: Iter<'n, (Cow<'n, str>, Node<'n>)>,
    known: &'static [&'static str],
    /// A bit for each of `known` that was there.
    has: u64,
    /// What there is in the place of a field that is not there.
    absent: Found<'n>,
    next: Option<(&'n str, Found<'n>)>,
    at: At<'n>,
}

impl<'n> Fields<'n> {
    fn new(entries: &'n Entries<'n>, known: &'static [&'static str], absent: Found<'n>, at: At<'n>) -> Self {
        Self { entries: entries.iter(), known, has: 0, absent, next: None, at }
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        let (name, found) = if let Some((name, node)) = self.entries.next() {
            if let Some(at) = self.known.iter().position(|field| field == name) {
                self.has |= 1 << at;
            }
            (name.as_ref(), Found::Value(node))
        } else {
            let missing = (0..).zip(self.known).find(|(at, _)| self.has & 1 << at == 0);
            let Some((at, field)) = missing else { return Ok(None) };
            self.has |= 1 << at;
            (*field, self.absent)
        };
        self.next = Some((name, found));
        let name: StrDeserializer<'_, ReadError> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let Some((name, found)) = self.next else { return Err(Error::custom("a value before its key")) };
        let at = At { path: Path::Named(&self.at.path, name), notes: self.at.notes };
        seed.deserialize(Reader { found, at, text: Wanted::Text })
    }
}

/// A word that is chosen, and where it is the field of an object, its value and the fields after it.
struct Chosen<'n> {
    word: &'static str,
    found: Option<(&'n Node<'n>, &'n Entries<'n>)>,
    at: At<'n>,
}

impl<'de> EnumAccess<'de> for Chosen<'_> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), ReadError> {
        let word: StrDeserializer<'_, ReadError> = self.word.into_deserializer();
        Ok((seed.deserialize(word)?, self))
    }
}

impl<'de> VariantAccess<'de> for Chosen<'_> {
    type Error = ReadError;

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        let Some((node, rest)) = self.found else { return Err(Error::custom("a word for an object")) };
        let at = self.at.field(self.word);
        let value = seed.deserialize(Reader { found: Found::Value(node), at, text: Wanted::Text })?;
        for (name, _) in rest {
            self.at.unknown(name);
        }
        Ok(value)
    }

    fn unit_variant(self) -> Result<(), ReadError> {
        if self.found.is_some() { Err(Error::custom("an object for a word")) } else { Ok(()) }
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, ReadError> {
        Err(Error::custom("a list for a field"))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, ReadError> {
        Err(Error::custom("an object for a field"))
    }
}
