//! Reading a document whatever is wrong with it.
//!
//! A derived reader stops at the first value that is not as its type wants it. This one stands between it and the
//! format: where a value is of another kind, or is not there, it notes so with the path and hands on the plainest
//! value of the type, so that all of the document is read, and the check can say everything that is wrong with it.
//! It knows the fields of an object from the derived reader, and no format.

use super::path::Path;
use super::{Given, PlanDocument, Unread};
use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, IntoDeserializer, MapAccess,
    SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;

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
pub(crate) fn read_part<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    format: D,
    path: &str,
) -> Result<(T, Vec<Unread>), D::Error> {
    let notes = Notes { before: path, unread: RefCell::new(Vec::new()) };
    let part = T::deserialize(Lenient::new(format, At { path: Path::Whole, notes: &notes }))?;
    Ok((part, notes.unread.into_inner()))
}

/// What was noted so far.
struct Notes<'p> {
    /// Where what is read stands itself.
    before: &'p str,
    unread: RefCell<Vec<Unread>>,
}

/// A place that is being read.
#[derive(Clone, Copy)]
struct At<'p> {
    path: Path<'p>,
    notes: &'p Notes<'p>,
}

impl At<'_> {
    fn note(&self, given: Given) {
        let path = format!("{}{}", self.notes.before, self.path);
        self.notes.unread.borrow_mut().push(Unread { path, given });
    }

    fn field<'q>(&'q self, name: &'q str) -> At<'q> {
        At { path: Path::Named(&self.path, name), notes: self.notes }
    }

    fn unknown(&self, name: &str) {
        self.field(name).note(Given::Unknown(name.to_owned()));
    }
}

/// What a type wants.
#[derive(Clone, Copy)]
enum Wanted {
    Text,
    /// Text, or a number, which is taken as it was written.
    Factor,
    Boolean,
    Whole,
    List,
    Object(&'static [&'static str]),
    /// The first of these words, or an object with one of the others as its only field.
    Choice(&'static [&'static str]),
}

impl Wanted {
    /// The plainest value of the type: no text, nothing in a list, an object of such values.
    fn plainest<'de, V: Visitor<'de>, E: Error>(self, visitor: V) -> Result<V::Value, E> {
        match self {
            Self::Text | Self::Factor => visitor.visit_str(""),
            Self::Boolean => visitor.visit_bool(false),
            Self::Whole => visitor.visit_u32(0),
            Self::List => visitor.visit_seq(Absent::new(None, &[])),
            Self::Object(fields) => visitor.visit_map(Absent::new(None, fields)),
            Self::Choice(words) => {
                let word: StrDeserializer<'_, E> =
                    words.first().copied().unwrap_or_default().into_deserializer();
                visitor.visit_enum(word)
            }
        }
    }
}

/// Declares a deserializer by what it does with what is wanted, and with what may be left out.
macro_rules! by_what_is_wanted {
    () => {
        fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.wanted(Wanted::Text, visitor)
        }

        fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.wanted(Wanted::Text, visitor)
        }

        fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.wanted(Wanted::Boolean, visitor)
        }

        fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.wanted(Wanted::Whole, visitor)
        }

        fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            self.wanted(Wanted::List, visitor)
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            self.wanted(Wanted::Object(fields), visitor)
        }

        fn deserialize_enum<V: Visitor<'de>>(
            self,
            _: &'static str,
            words: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            self.wanted(Wanted::Choice(words), visitor)
        }

        forward_to_deserialize_any! {
            i8 i16 i32 i64 u8 u16 u64 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier
        }
    };
}

/// A value of a format, whatever it is.
struct Lenient<'p, D> {
    format: D,
    at: At<'p>,
    /// Whether it is a [`Factor`](super::Factor).
    is_factor: bool,
}

impl<'p, D> Lenient<'p, D> {
    const fn new(format: D, at: At<'p>) -> Self {
        Self { format, at, is_factor: false }
    }
}

impl<'de, D: Deserializer<'de>> Lenient<'_, D> {
    fn wanted<V: Visitor<'de>>(self, wanted: Wanted, visitor: V) -> Result<V::Value, D::Error> {
        let wanted = if self.is_factor { Wanted::Factor } else { wanted };
        self.format.deserialize_any(Expecting { wanted, visitor, at: self.at })
    }
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Lenient<'_, D> {
    type Error = D::Error;

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.format.deserialize_option(Optional { visitor, at: self.at })
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_newtype_struct(Self { is_factor: name == super::FACTOR, ..self })
    }

    /// What the derived reader has no field for.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        if let Path::Named(_, name) = self.at.path {
            self.at.note(Given::Unknown(name.to_owned()));
        }
        self.format.deserialize_ignored_any(visitor)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.format.deserialize_any(visitor)
    }

    by_what_is_wanted!();
}

/// What is not there: a field that an object does not have, or what stands for a value of another kind.
struct Absent<'p, E> {
    /// Where it is missed, unless that is noted already.
    at: Option<At<'p>>,
    fields: std::slice::Iter<'static, &'static str>,
    field: &'static str,
    error: PhantomData<E>,
}

impl<'p, E: Error> Absent<'p, E> {
    fn new(at: Option<At<'p>>, fields: &'static [&'static str]) -> Self {
        Self { at, fields: fields.iter(), field: "", error: PhantomData }
    }

    fn wanted<'de, V: Visitor<'de>>(self, wanted: Wanted, visitor: V) -> Result<V::Value, E> {
        match (self.at, wanted) {
            // Where nothing is said there is nothing in a list, and it is not so.
            (Some(_), Wanted::List | Wanted::Boolean) | (None, _) => wanted.plainest(visitor),
            // An object is missed if something is that it must have.
            (Some(at), Wanted::Object(fields)) => {
                let before = at.notes.unread.borrow().len();
                let object = visitor.visit_map(Self::new(Some(at), fields))?;
                let is_missed = at.notes.unread.borrow().len() > before;
                if is_missed {
                    at.notes.unread.borrow_mut().truncate(before);
                    at.note(Given::Nothing);
                }
                Ok(object)
            }
            (Some(at), _) => {
                at.note(Given::Nothing);
                wanted.plainest(visitor)
            }
        }
    }
}

impl<'de, E: Error> Deserializer<'de> for Absent<'_, E> {
    type Error = E;

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    by_what_is_wanted!();
}

/// No items.
impl<'de, E: Error> SeqAccess<'de> for Absent<'_, E> {
    type Error = E;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, _: T) -> Result<Option<T::Value>, E> {
        Ok(None)
    }
}

/// Fields that are not there either.
impl<'de, E: Error> MapAccess<'de> for Absent<'_, E> {
    type Error = E;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, E> {
        let Some(field) = self.fields.next() else { return Ok(None) };
        self.field = field;
        let field: StrDeserializer<'_, E> = field.into_deserializer();
        seed.deserialize(field).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, E> {
        let at = self.at.as_ref().map(|at| at.field(self.field));
        seed.deserialize(Absent::new(at, &[]))
    }
}

/// Hands a value on to a visitor that wants one of a kind.
struct Expecting<'p, V> {
    wanted: Wanted,
    visitor: V,
    at: At<'p>,
}

impl<'de, V: Visitor<'de>> Expecting<'_, V> {
    fn another<E: Error>(self, given: Given) -> Result<V::Value, E> {
        self.at.note(given);
        self.wanted.plainest(self.visitor)
    }

    /// A number, as it was written as far as the format knows.
    fn number<E: Error>(self, text: String) -> Result<V::Value, E> {
        match (self.wanted, text.parse::<u32>()) {
            (Wanted::Whole, Ok(number)) => self.visitor.visit_u32(number),
            (Wanted::Factor, _) => self.visitor.visit_string(text),
            _ => self.another(Given::Number(text)),
        }
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Expecting<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        match self.wanted {
            Wanted::Text | Wanted::Factor => self.visitor.visit_str(text),
            Wanted::Choice([word, ..]) if *word == text => self.wanted.plainest(self.visitor),
            _ => self.another(Given::Text(text.to_owned())),
        }
    }

    fn visit_string<E: Error>(self, text: String) -> Result<V::Value, E> {
        if matches!(self.wanted, Wanted::Text | Wanted::Factor) {
            self.visitor.visit_string(text)
        } else {
            self.visit_str(&text)
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        if matches!(self.wanted, Wanted::Boolean) {
            self.visitor.visit_bool(value)
        } else {
            self.another(Given::Other)
        }
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        self.number(number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<V::Value, E> {
        self.number(number.to_string())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<V::Value, E> {
        self.number(number.to_string())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<V::Value, E> {
        self.number(number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<V::Value, E> {
        // Unlike `to_string`, this writes a whole number as a float, and a large one with an exponent.
        self.number(format!("{number:?}"))
    }

    /// Within an object `null` is as good as absent.
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        if matches!(self.at.path, Path::Named(..)) {
            return Absent::new(Some(self.at), &[]).wanted(self.wanted, self.visitor);
        }
        self.another(Given::Other)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<V::Value, D::Error> {
        format.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<V::Value, A::Error> {
        if matches!(self.wanted, Wanted::List) {
            return self.visitor.visit_seq(Items { list, index: 0, at: self.at });
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        self.another(Given::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<V::Value, A::Error> {
        let first = map.next_key::<String>()?;
        if first.as_deref() == Some(NUMBER) {
            let text = map.next_value::<String>()?;
            return self.number(text);
        }
        match self.wanted {
            Wanted::Object(fields) => {
                let fields = Fields { map, first, known: fields, has: 0, next: Next::None, at: self.at };
                self.visitor.visit_map(fields)
            }
            Wanted::Choice([_, fields @ ..]) => {
                let mut next = first;
                while let Some(name) = next {
                    if let Some(field) = fields.iter().find(|field| **field == name) {
                        return self.visitor.visit_enum(Chosen { field, map, at: self.at });
                    }
                    map.next_value::<IgnoredAny>()?;
                    self.at.unknown(&name);
                    next = map.next_key()?;
                }
                let field = fields.first().copied().unwrap_or_default();
                self.at.field(field).note(Given::Nothing);
                self.wanted.plainest(self.visitor)
            }
            _ => {
                if first.is_some() {
                    map.next_value::<IgnoredAny>()?;
                }
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                self.another(Given::Other)
            }
        }
    }
}

/// How `serde_json` hands on a number of which it keeps the text: as a map with this one field.
const NUMBER: &str = "$serde_json::private::Number";

/// Hands a value that may be left out on to a visitor.
struct Optional<'p, V> {
    visitor: V,
    at: At<'p>,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Optional<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<V::Value, D::Error> {
        self.visitor.visit_some(Lenient::new(format, self.at))
    }
}

/// Reads a value at a place.
struct Within<'p, S> {
    seed: S,
    at: At<'p>,
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Within<'_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, format: D) -> Result<S::Value, D::Error> {
        self.seed.deserialize(Lenient::new(format, self.at))
    }
}

/// The items of a list.
struct Items<'p, A> {
    list: A,
    index: usize,
    at: At<'p>,
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Items<'_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let at = At { path: Path::Item(&self.at.path, self.index), notes: self.at.notes };
        self.index += 1;
        self.list.next_element_seed(Within { seed, at })
    }
}

/// The fields of an object: those that are there, and then those that are not.
struct Fields<'p, A> {
    map: A,
    /// The first key, which was read already.
    first: Option<String>,
    known: &'static [&'static str],
    /// A bit for each of `known` that was there.
    has: u64,
    next: Next,
    at: At<'p>,
}

/// What the value that is asked for next belongs to.
enum Next {
    None,
    There(String),
    Absent(&'static str),
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Fields<'_, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        let key = match self.first.take() {
            Some(first) => Some(first),
            None if matches!(self.next, Next::Absent(_)) => None,
            None => self.map.next_key()?,
        };
        let name = if let Some(name) = &key {
            if let Some(at) = self.known.iter().position(|field| field == name) {
                self.has |= 1 << at;
            }
            name.as_str()
        } else {
            let missing = (0..).zip(self.known).find(|(at, _)| self.has & 1 << at == 0);
            let Some((at, field)) = missing else { return Ok(None) };
            self.has |= 1 << at;
            self.next = Next::Absent(field);
            field
        };
        let name: StrDeserializer<'_, A::Error> = name.into_deserializer();
        let found = seed.deserialize(name)?;
        if let Some(name) = key {
            self.next = Next::There(name);
        }
        Ok(Some(found))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        match &self.next {
            Next::There(name) => {
                let at = At { path: Path::Named(&self.at.path, name), notes: self.at.notes };
                self.map.next_value_seed(Within { seed, at })
            }
            Next::Absent(field) => {
                let at = At { path: Path::Named(&self.at.path, field), notes: self.at.notes };
                seed.deserialize(Absent::new(Some(at), &[]))
            }
            Next::None => Err(Error::custom("a value before its key")),
        }
    }
}

/// The one field of an object that is a choice.
struct Chosen<'p, A> {
    field: &'static str,
    map: A,
    at: At<'p>,
}

impl<'de, A: MapAccess<'de>> EnumAccess<'de> for Chosen<'_, A> {
    type Error = A::Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), A::Error> {
        let field: StrDeserializer<'_, A::Error> = self.field.into_deserializer();
        Ok((seed.deserialize(field)?, self))
    }
}

impl<'de, A: MapAccess<'de>> VariantAccess<'de> for Chosen<'_, A> {
    type Error = A::Error;

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(mut self, seed: S) -> Result<S::Value, A::Error> {
        let value = self.map.next_value_seed(Within { seed, at: self.at.field(self.field) })?;
        while let Some(name) = self.map.next_key::<String>()? {
            self.map.next_value::<IgnoredAny>()?;
            self.at.unknown(&name);
        }
        Ok(value)
    }

    fn unit_variant(self) -> Result<(), A::Error> {
        Err(Error::custom("an object for a word"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, A::Error> {
        self.unit_variant().and_then(|()| Err(Error::custom("a list for a field")))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, A::Error> {
        self.unit_variant().and_then(|()| Err(Error::custom("an object for a field")))
    }
}
