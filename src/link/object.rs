//! Objects by tables of their fields.
//!
//! An object says first which of its fields are not as expected, and then only those. An item of a list is expected to
//! be like the one before it; what is expected of the first is in the tables. Names are never expected, only to begin
//! alike.

use super::codec::{Codec, Coded, LinkError};
use super::forms::needed;
use super::ids::{Ids, next};
use crate::day;
use serde_json::{Map, Value};

/// A field: its name, what is expected in it, and the form in which anything else is written.
pub(super) struct FieldForm(pub(super) &'static str, pub(super) Usual, pub(super) Form);

/// What is expected in a field.
#[derive(Clone, Copy)]
pub(super) enum Usual {
    /// Nothing.
    Absent,
    /// This text.
    This(&'static str),
    /// What the item before has; of the first, nothing.
    AsBefore,
    /// What the item before has; of the first, the plan's first day.
    PlanStart,
    /// What the item before has; of the first, the first of a list.
    First(List),
    /// The one after that of the item before; of the first, the first of a list.
    After(List),
    /// The id that follows from the one before; of the first, this.
    Next(&'static str),
}

/// How a value is written.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Id,
    Name,
    Text,
    Decimal,
    Decimals,
    Word(&'static [&'static str]),
    Words(&'static [&'static str]),
    Day(From),
    Reference(List),
    Holder,
    Range,
    Yes,
}

/// From which day another is counted.
#[derive(Clone, Copy)]
pub(super) enum From {
    /// One that never changes.
    Epoch,
    /// The one that was expected.
    Expected,
    /// That of the field `start`.
    Start,
    /// That of the field `issued`.
    Issued,
    /// That of the field `from`.
    Begin,
}

/// A list that others refer to.
#[derive(Clone, Copy)]
pub(super) enum List {
    Members,
    AdAccounts,
    AdCredits,
}

/// What is known of a plan before one of its objects.
pub(super) struct Context<'d> {
    pub(super) start: &'d str,
    pub(super) lists: [Ids<'d>; 3],
}

const EPOCH: &str = "2026-01-01";

impl Context<'_> {
    fn ids(&self, list: List) -> &Ids<'_> {
        &self.lists[list as usize]
    }

    fn expected(&self, field: &FieldForm, before: Option<&Value>) -> Option<Value> {
        let FieldForm(name, usual, _) = field;
        let before = before.and_then(|before| before.get(name));
        let text = match (usual, before) {
            (Usual::Absent, _) | (Usual::AsBefore, None) => return None,
            (Usual::This(text), _) => (*text).to_owned(),
            (Usual::After(list), Some(id)) => self.ids(*list).after(id.as_str()?),
            (Usual::Next(_), Some(id)) => next(id.as_str()?),
            (_, Some(_)) => return before.cloned(),
            (Usual::PlanStart, None) => self.start.to_owned(),
            (Usual::First(list) | Usual::After(list), None) => self.ids(*list).first(),
            (Usual::Next(first), None) => (*first).to_owned(),
        };
        Some(Value::String(text))
    }

    /// The day from which one is counted, whatever is wrong with those it should be counted from.
    fn day(&self, from: From, expected: Option<&Value>, object: &Map<String, Value>) -> Coded<day::Day> {
        let wanted = match from {
            From::Epoch => Some(EPOCH),
            From::Expected => expected.and_then(Value::as_str),
            From::Start => object.get("start").and_then(Value::as_str),
            From::Begin => object.get("from").and_then(Value::as_str),
            From::Issued => object.get("issued").and_then(Value::as_str),
        };
        let days = [wanted, Some(self.start), Some(EPOCH)];
        days.into_iter().flatten().find_map(day::Day::parse).ok_or(LinkError::Damaged)
    }
}

/// Writes or reads one text of a list.
type EachText<'f> = dyn FnMut(&mut Codec<'_>, Option<&str>) -> Coded<Option<String>> + 'f;

/// Writes or reads one item of a list; the second value is the item before.
type EachItem<'f> = dyn FnMut(&mut Codec<'_>, Option<&Value>, Option<&Value>) -> Coded<Value> + 'f;

impl Codec<'_> {
    /// An object by the table of its fields. `it` says nothing while reading.
    pub(super) fn object(
        &mut self,
        fields: &[FieldForm],
        it: Option<&Value>,
        before: Option<&Value>,
        context: &Context<'_>,
    ) -> Coded<Map<String, Value>> {
        let expected: Vec<Option<Value>> =
            fields.iter().map(|field| context.expected(field, before)).collect();
        let given = |field: &FieldForm| it.and_then(|it| it.get(field.0));
        let mut marks = 0;
        for (field, expected) in fields.iter().zip(&expected).rev() {
            if !matches!(field.2, Form::Name) {
                marks = marks << 1 | u64::from(given(field) != expected.as_ref());
            }
        }
        marks = self.number(marks)?;
        let mut object = Map::new();
        for (field, expected) in fields.iter().zip(expected) {
            let is_marked = matches!(field.2, Form::Name) || {
                let mark = marks & 1;
                marks >>= 1;
                mark == 1
            };
            let value = if is_marked {
                self.form(field.2, given(field), expected.as_ref(), &object, context)?
            } else {
                self.grow(expected.as_ref().map_or(0, weight))?;
                expected
            };
            if let Some(value) = value {
                object.insert(field.0.to_owned(), value);
            }
        }
        if marks == 0 { Ok(object) } else { Err(LinkError::Damaged) }
    }

    fn form(
        &mut self,
        form: Form,
        it: Option<&Value>,
        expected: Option<&Value>,
        object: &Map<String, Value>,
        context: &Context<'_>,
    ) -> Coded<Option<Value>> {
        let (text, like) = (it.and_then(Value::as_str), expected.and_then(Value::as_str).unwrap_or_default());
        let coded = match form {
            Form::Id => Some(self.id(text.unwrap_or_default(), like)?),
            Form::Name => Some(self.name(text.unwrap_or_default(), like)?),
            Form::Text => self.coded(text, None, &|_| None)?,
            Form::Decimal => self.decimal(text)?,
            Form::Word(words) => self.word(text, words)?,
            Form::Day(from) => {
                let from = context.day(from, expected, object)?;
                self.day(text, from)?
            }
            Form::Reference(list) => self.reference(text, context.ids(list))?,
            Form::Decimals => return self.texts(it, &mut |codec, it| codec.decimal(it)),
            Form::Words(words) => return self.texts(it, &mut |codec, it| codec.word(it, words)),
            Form::Holder => return self.holder(it, context),
            Form::Range => return self.range(it),
            Form::Yes => return self.yes(it),
        };
        Ok(coded.map(Value::String))
    }

    fn holder(&mut self, it: Option<&Value>, context: &Context<'_>) -> Coded<Option<Value>> {
        const FIELD: &str = "adAccount";
        let form = match it {
            None => 0,
            Some(Value::String(_)) => 1,
            Some(_) => 2,
        };
        Ok(match self.number(form)? {
            0 => None,
            1 => Some(Value::String("businessCenter".to_owned())),
            2 => {
                let id = it.and_then(|it| it.get(FIELD)).and_then(Value::as_str);
                let id = needed(self.reference(id, context.ids(List::AdAccounts))?)?;
                Some(Value::Object(Map::from_iter([(FIELD.to_owned(), Value::String(id))])))
            }
            _ => return Err(LinkError::Damaged),
        })
    }

    fn range(&mut self, it: Option<&Value>) -> Coded<Option<Value>> {
        let mut range = Map::new();
        for end in ["low", "high"] {
            let text = it.and_then(|it| it.get(end)).and_then(Value::as_str);
            match self.decimal(text)? {
                Some(text) => range.insert(end.to_owned(), Value::String(text)),
                None if range.is_empty() => return Ok(None),
                None => return Err(LinkError::Damaged),
            };
        }
        Ok(Some(Value::Object(range)))
    }

    fn yes(&mut self, it: Option<&Value>) -> Coded<Option<Value>> {
        Ok(match self.number(it.map_or(0, |it| 1 + u64::from(*it == Value::Bool(true))))? {
            0 => None,
            1 => Some(Value::Bool(false)),
            2 => Some(Value::Bool(true)),
            _ => return Err(LinkError::Damaged),
        })
    }

    fn texts(&mut self, it: Option<&Value>, each: &mut EachText<'_>) -> Coded<Option<Value>> {
        if self.number(u64::from(it.is_some()))? == 0 {
            return Ok(None);
        }
        let texts = self.list(it, &mut |codec, it, _| {
            let text = each(codec, it.and_then(Value::as_str))?;
            needed(text).map(Value::String)
        });
        texts.map(|texts| Some(Value::Array(texts)))
    }

    /// Items, each told the item before.
    pub(super) fn list(&mut self, items: Option<&Value>, item: &mut EachItem<'_>) -> Coded<Vec<Value>> {
        let items = items.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let count = self.number(items.len() as u64)?;
        let mut coded = Vec::new();
        let mut left = items.iter();
        // A count may say anything, but each item takes a byte at least.
        for _ in 0..count {
            self.grow(ITEM)?;
            let next = item(self, left.next(), coded.last())?;
            coded.push(next);
        }
        Ok(coded)
    }
}

/// What an item takes of the room for a document, besides its text.
const ITEM: usize = 300;

/// About how many bytes a value takes.
fn weight(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(|item| ITEM + weight(item)).sum(),
        Value::Object(fields) => fields.values().map(weight).sum(),
        _ => 0,
    }
}
