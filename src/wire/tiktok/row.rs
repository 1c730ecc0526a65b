//! One JSON object of a response, read without ever trusting it.

use serde_json::{Map, Value};
use std::rc::Rc;

/// An object in a response, and where it stands.
#[derive(Clone)]
pub(super) struct Row<'a> {
    fields: &'a Map<String, Value>,
    list: Rc<str>,
    index: Option<usize>,
}

impl<'a> Row<'a> {
    /// The object at `pointer`.
    pub(super) fn object(fields: &'a Map<String, Value>, pointer: impl Into<Rc<str>>) -> Self {
        Self { fields, list: pointer.into(), index: None }
    }

    /// The object at `index` of the list at `pointer`.
    pub(super) fn item(fields: &'a Map<String, Value>, pointer: Rc<str>, index: usize) -> Self {
        Self { fields, list: pointer, index: Some(index) }
    }

    /// Its fields.
    pub(super) fn fields(&self) -> &'a Map<String, Value> {
        self.fields
    }

    /// Its JSON pointer.
    pub(super) fn path(&self) -> String {
        match self.index {
            Some(index) => format!("{}/{index}", self.list),
            None => self.list.to_string(),
        }
    }

    /// The JSON pointer of one of its fields.
    pub(super) fn at(&self, key: &str) -> String {
        format!("{}/{key}", self.path())
    }

    /// A field that says something; `null` says nothing.
    pub(super) fn value(&self, key: &str) -> Option<&'a Value> {
        self.fields.get(key).filter(|value| !value.is_null())
    }

    /// A text that is not empty.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.value(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// An id, written as text or as a number. A number keeps all its digits, since it is read as text; one
    /// with a point or an exponent has been through JavaScript and is rounded to no one's id.
    pub(super) fn id(&self, key: &str) -> Option<String> {
        let text = self.number(key)?;
        let rounded = self.has_number(key) && !text.bytes().all(|byte| byte.is_ascii_digit());
        (!rounded).then_some(text)
    }

    /// Whether a field is a number and not a text.
    pub(super) fn has_number(&self, key: &str) -> bool {
        self.value(key).is_some_and(Value::is_number)
    }

    /// What an amount or a count is written as, exactly.
    pub(super) fn number(&self, key: &str) -> Option<String> {
        let text = match self.value(key)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// An object inside it.
    pub(super) fn inside(&self, key: &str) -> Option<Self> {
        let fields = self.value(key)?.as_object()?;
        Some(Self::object(fields, self.at(key)))
    }

    /// Whether it has any of these fields, `null` or not.
    pub(super) fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.fields.contains_key(*key))
    }

    /// Whether it has all of these fields, `null` or not.
    pub(super) fn has_all(&self, keys: &[&str]) -> bool {
        keys.iter().all(|key| self.fields.contains_key(*key))
    }
}
