//! Reading a document whatever is wrong with it.
//!
//! A derived reader stops at the first value that is not as its type wants it. So a document is first taken as what it
//! is, a value of JSON. The reader here then walks that value for the derived one: where a value is of another
//! kind, or is not there, it notes so with the path and hands on the plainest value of the type. So all of the document
//! is read, and the check can say everything that is wrong with it.
//!
//! Nearly all documents are well formed, and a large one is most of the work of a run. So compact text is walked as it
//! stands, without a tree of values, by the same reader: at the first thing that is wrong with it, it gives up.
//!
//! There is one reader for what is there and for what is missing, and it decides before it knows the type: what is
//! compiled anew for each type is no more than the hand-over.

use super::fields::{AMOUNT, FACTOR, Given, HOLDER, PlanDocument, Unread, Wanted};
use super::found::{At, FieldName, Found, PartSource, UnreadNotes, odd};
use super::path::Path;
use serde::de::value::Error as ReadError;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::Value;
use std::cell::RefCell;
use std::slice::Iter;

type Entries<'n> = serde_json::map::Iter<'n>;

impl PlanDocument {
    /// Reads a document of any shape. What its fields can't hold is in [`PlanDocument::unread`].
    ///
    /// # Errors
    ///
    /// None for a value of JSON, whatever it holds; the derived readers leave it open.
    pub fn read(value: &Value) -> Result<Self, ReadError> {
        let (mut document, unread) = read_part::<Self>(value, "")?;
        document.unread = unread;
        Ok(document)
    }
}

/// Reads what stands at `path` of a document, and what its fields can't hold of it.
///
/// # Errors
///
/// As [`PlanDocument::read`].
pub(crate) fn read_part<T: for<'n> Deserialize<'n>>(
    value: &Value,
    path: &str,
) -> Result<(T, Vec<Unread>), ReadError> {
    read_found(Found::Value(value), path)
}

/// Reads what was found at `path`.
pub(super) fn read_found<T: for<'n> Deserialize<'n>>(
    found: Found<'_>,
    path: &str,
) -> Result<(T, Vec<Unread>), ReadError> {
    let notes = UnreadNotes { before: path, unread: RefCell::new(Vec::new()) };
    let at = At { path: Path::Whole, notes: &notes };
    let part = T::deserialize(Reader { found, at, text: Wanted::Text })?;
    Ok((part, notes.unread.into_inner()))
}

/// The largest whole number that JavaScript can tell from the next.
const LARGEST_WHOLE: u64 = (1 << 53) - 1;

/// Reads what there is at a place.
#[derive(Clone, Copy)]
struct Reader<'n> {
    found: Found<'n>,
    at: At<'n>,
    /// What a text is here.
    text: Wanted,
}

impl<'n> Reader<'n> {
    /// What there is here. Within an object `null` is as good as absent.
    const fn found(self) -> Found<'n> {
        match self.found {
            Found::Value(Value::Null) if matches!(self.at.path, Path::Named(..)) => Found::Missing,
            found => found,
        }
    }

    /// Notes that what there is here is not what is wanted. Where nothing is said, there is nothing in a list, and it is
    /// not so.
    fn note(self, wanted: Wanted) {
        let given = match self.found() {
            Found::Value(Value::String(text)) => Given::Text(text.clone()),
            Found::Value(Value::Number(text)) => Given::Number(text.to_string()),
            Found::Value(_) => Given::Other,
            Found::Written(compact) => return compact.give_up(),
            Found::Missing if !matches!(wanted, Wanted::List | Wanted::Map | Wanted::Boolean) => {
                Given::Nothing
            }
            Found::Missing | Found::Plain => return,
        };
        self.at.note(given, Some(wanted));
    }

    /// Whether nothing is said here.
    fn is_nothing(self) -> bool {
        match self.found {
            Found::Value(value) => value.is_null(),
            Found::Written(compact) => compact.take_word("null"),
            Found::Missing | Found::Plain => true,
        }
    }

    /// Notes what the derived reader has no field for.
    fn ignore(self) {
        match (self.found, self.at.path) {
            (Found::Value(_), Path::Named(_, name)) => self.at.note(Given::Unknown(name.to_owned()), None),
            (Found::Written(compact), _) => compact.give_up(),
            _ => {}
        }
    }

    fn text(self) -> &'n str {
        let text = match (self.found(), self.text) {
            (Found::Value(Value::String(text)), _) => Some(text.as_str()),
            (Found::Value(Value::Number(number)), Wanted::Factor) => Some(number.as_str()),
            (Found::Written(compact), Wanted::Factor) => compact.text().or_else(|| compact.number()),
            (Found::Written(compact), _) => compact.text(),
            _ => None,
        };
        text.unwrap_or_else(|| {
            self.note(self.text);
            ""
        })
    }

    fn character(self) -> char {
        match self.found() {
            Found::Value(Value::String(text)) if text.chars().nth(1).is_none() => {
                text.chars().next().unwrap_or_default()
            }
            _ => {
                self.note(Wanted::Character);
                char::default()
            }
        }
    }

    fn boolean(self) -> bool {
        match self.found() {
            Found::Value(Value::Bool(value)) => return *value,
            Found::Written(compact) if compact.take_word("true") => return true,
            Found::Written(compact) if compact.take_word("false") => return false,
            _ => self.note(Wanted::Boolean),
        }
        false
    }

    fn whole(self, most: u64) -> u64 {
        let number = match self.found() {
            Found::Value(Value::Number(number)) => number.as_u64(),
            Found::Written(compact) => compact.number().and_then(|number| number.parse().ok()),
            _ => None,
        };
        number.filter(|number| *number <= most).unwrap_or_else(|| {
            self.note(Wanted::Whole(most));
            0
        })
    }

    fn items(self) -> Items<'n> {
        let source = match self.found() {
            Found::Value(Value::Array(items)) => PartSource::Values(items.iter()),
            Found::Written(compact) if compact.take(b'[') => PartSource::Written(compact),
            _ => {
                self.note(Wanted::List);
                PartSource::None
            }
        };
        Items { source, index: 0, at: self.at }
    }

    /// The entries of an object with any fields.
    fn map(self) -> Fields<'n> {
        if let Found::Value(Value::Object(entries)) = self.found() {
            return Fields::new(PartSource::Values(entries.iter()), &[], Found::Missing, self.at);
        }
        self.note(Wanted::Map);
        Fields::new(PartSource::None, &[], Found::Plain, self.at)
    }

    /// The entries of an object with these fields. One that is missing is made of what is missing in it: whether it is
    /// missed at all, [`Reader::gather`] says.
    fn object(self, fields: &'static [&'static str]) -> Fields<'n> {
        match self.found() {
            Found::Value(Value::Object(entries)) => {
                Fields::new(PartSource::Values(entries.iter()), fields, Found::Missing, self.at)
            }
            Found::Written(compact) if compact.take(b'{') => {
                Fields::new(PartSource::Written(compact), fields, Found::Missing, self.at)
            }
            Found::Missing => Fields::new(PartSource::None, fields, Found::Missing, self.at),
            _ => {
                self.note(Wanted::Object(fields));
                Fields::new(PartSource::None, fields, Found::Plain, self.at)
            }
        }
    }

    /// An object that is missing is missed if something is that it must have: one note then in the place of those since
    /// `before`.
    fn gather(self, before: usize, fields: &'static [&'static str]) {
        if matches!(self.found(), Found::Missing) && self.at.notes.count() > before {
            self.at.notes.unread.borrow_mut().truncate(before);
            self.note(Wanted::Object(fields));
        }
    }

    /// One of these words.
    fn word(self, words: &'static [&'static str]) -> Chosen<'n> {
        let word = match self.found() {
            Found::Value(Value::String(text)) => words.iter().position(|word| word == text),
            _ => None,
        };
        if word.is_none() {
            self.note(Wanted::Word(words));
        }
        Chosen::word(words, word.unwrap_or_default(), self.at)
    }

    /// The first of these words, or an object with one of the others as a field.
    fn holder(self, words: &'static [&'static str]) -> Chosen<'n> {
        let fields = words.get(1..).unwrap_or_default();
        let place = |name: &str| fields.iter().position(|field| *field == name).map(|at| at + 1);
        match self.found() {
            Found::Value(Value::String(text)) if words.first().is_some_and(|word| word == text) => {}
            Found::Value(Value::Object(entries)) => {
                let mut rest = entries.iter();
                while let Some((name, value)) = rest.next() {
                    if let Some(word) = place(name) {
                        let found = Some((Found::Value(value), PartSource::Values(rest)));
                        return Chosen { words, word, found, at: self.at };
                    }
                    self.at.unknown(name);
                }
                let missing = fields.first().copied().unwrap_or_default();
                self.at.field(missing).note(Given::Nothing, Some(Wanted::Text));
            }
            Found::Written(compact) if compact.take(b'{') => {
                if let Some(word) = compact.name().and_then(place) {
                    let found = Some((Found::Written(compact), PartSource::Written(compact)));
                    return Chosen { words, word, found, at: self.at };
                }
                compact.give_up();
            }
            Found::Written(compact) if compact.text().as_ref() == words.first() => {}
            _ => self.note(Wanted::Holder(words)),
        }
        Chosen::word(words, 0, self.at)
    }
}

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = ReadError;

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
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

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.ignore();
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_unit()
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_string(self.text().to_owned())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_bool(self.boolean())
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_u64(self.whole(u32::MAX.into()))
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_u64(self.whole(LARGEST_WHOLE))
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_char(self.character())
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_map(self.map())
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        visitor.visit_seq(self.items())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let before = self.at.notes.count();
        let object = visitor.visit_map(self.object(fields))?;
        self.gather(before, fields);
        Ok(object)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_enum(if name == HOLDER { self.holder(words) } else { self.word(words) })
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u16 f32 f64 bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

/// The items of a list.
struct Items<'n> {
    source: PartSource<'n, Iter<'n, Value>>,
    index: usize,
    at: At<'n>,
}

impl<'n> Items<'n> {
    fn next(&mut self) -> Result<Option<Found<'n>>, ReadError> {
        Ok(match &mut self.source {
            PartSource::None => None,
            PartSource::Values(values) => values.next().map(Found::Value),
            PartSource::Written(compact) => {
                let goes_on = compact.goes_on(self.index == 0, b']').ok_or_else(odd)?;
                goes_on.then_some(Found::Written(*compact))
            }
        })
    }
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, ReadError> {
        let Some(found) = self.next()? else { return Ok(None) };
        let at = At { path: Path::Item(&self.at.path, self.index), notes: self.at.notes };
        self.index += 1;
        seed.deserialize(Reader { found, at, text: Wanted::Text }).map(Some)
    }
}

/// The fields of an object: those that are there, and then those that are not.
struct Fields<'n> {
    source: PartSource<'n, Entries<'n>>,
    known: &'static [&'static str],
    /// A bit for each of `known` that was there.
    has: u64,
    /// What there is in the place of a field that is not there.
    absent: Found<'n>,
    next: Option<(&'n str, Found<'n>)>,
    at: At<'n>,
}

impl<'n> Fields<'n> {
    const fn new(
        source: PartSource<'n, Entries<'n>>,
        known: &'static [&'static str],
        absent: Found<'n>,
        at: At<'n>,
    ) -> Self {
        Self { source, known, has: 0, absent, next: None, at }
    }

    /// Goes on to the next field, and says its name, and which it is of those that are known.
    fn next(&mut self) -> Result<Option<(&'n str, Option<usize>)>, ReadError> {
        let (name, found) = match &mut self.source {
            PartSource::None => return Ok(self.next_missing()),
            PartSource::Values(entries) => match entries.next() {
                Some((name, value)) => (name.as_str(), Found::Value(value)),
                None => return Ok(self.next_missing()),
            },
            PartSource::Written(compact) => {
                let compact = *compact;
                if !compact.goes_on(self.has == 0, b'}').ok_or_else(odd)? {
                    self.source = PartSource::None;
                    return Ok(self.next_missing());
                }
                // Most are written in the order in which they are declared.
                let after = (u64::BITS - self.has.leading_zeros()) as usize;
                if let Some(name) = self.known.get(after)
                    && compact.take_name(name)
                {
                    return Ok(Some(self.go_to(name, Found::Written(compact), Some(after))));
                }
                (compact.name().ok_or_else(odd)?, Found::Written(compact))
            }
        };
        let known = self.known.iter().position(|field| *field == name);
        Ok(Some(self.go_to(name, found, known)))
    }

    /// Goes on to the next of those that are known and not there.
    fn next_missing(&mut self) -> Option<(&'n str, Option<usize>)> {
        let at = self.has.trailing_ones() as usize;
        self.known.get(at).map(|field| self.go_to(field, self.absent, Some(at)))
    }

    fn go_to(&mut self, name: &'n str, found: Found<'n>, known: Option<usize>) -> (&'n str, Option<usize>) {
        self.next = Some((name, found));
        self.has |= known.map_or(0, |at| 1 << at);
        (name, known)
    }
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = ReadError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ReadError> {
        let Some((name, known)) = self.next()? else { return Ok(None) };
        seed.deserialize(FieldName { name, known }).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let Some((name, found)) = self.next else { return Err(Error::custom("a value before its key")) };
        let at = At { path: Path::Named(&self.at.path, name), notes: self.at.notes };
        seed.deserialize(Reader { found, at, text: Wanted::Text })
    }
}

/// A word that is chosen, and where it is the field of an object, its value and the fields after it.
struct Chosen<'n> {
    words: &'static [&'static str],
    /// Which of them.
    word: usize,
    found: Option<(Found<'n>, PartSource<'n, Entries<'n>>)>,
    at: At<'n>,
}

impl<'n> Chosen<'n> {
    const fn word(words: &'static [&'static str], word: usize, at: At<'n>) -> Self {
        Self { words, word, found: None, at }
    }
}

impl<'de> EnumAccess<'de> for Chosen<'_> {
    type Error = ReadError;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), ReadError> {
        let name = self.words.get(self.word).copied().unwrap_or_default();
        Ok((seed.deserialize(FieldName { name, known: Some(self.word) })?, self))
    }
}

impl<'de> VariantAccess<'de> for Chosen<'_> {
    type Error = ReadError;

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, ReadError> {
        let Some((found, rest)) = self.found else { return Err(Error::custom("a word for an object")) };
        let at = self.at.field(self.words.get(self.word).copied().unwrap_or_default());
        let value = seed.deserialize(Reader { found, at, text: Wanted::Text })?;
        match rest {
            PartSource::None => {}
            PartSource::Values(rest) => rest.for_each(|(name, _)| self.at.unknown(name)),
            PartSource::Written(compact) if compact.take(b'}') => {}
            PartSource::Written(compact) => compact.give_up(),
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
