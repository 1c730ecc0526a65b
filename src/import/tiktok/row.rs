//! One JSON object of a response, read without ever trusting it.

use serde_json::{Map, Value};
use std::rc::Rc;

/// An object in a response, and where it stands.
#[derive(Clone)]
pub(in crate::import) struct Row<'a> {
    fields: &'a Map<String, Value>,
    list: Rc<str>,
    index: Option<usize>,
}

impl<'a> Row<'a> {
    /// The object at `pointer`.
    pub(in crate::import) fn object(fields: &'a Map<String, Value>, pointer: &str) -> Self {
        Self { fields, list: pointer.into(), index: None }
    }

    /// The object at `index` of the list at `pointer`.
    pub(in crate::import) fn item(fields: &'a Map<String, Value>, pointer: Rc<str>, index: usize) -> Self {
        Self { fields, list: pointer, index: Some(index) }
    }

    /// The JSON pointer of the list that it stands in.
    pub(in crate::import) fn list(&self) -> &str {
        &self.list
    }

    /// Its fields.
    pub(in crate::import) fn fields(&self) -> &'a Map<String, Value> {
        self.fields
    }

    /// Its JSON pointer.
    pub(in crate::import) fn path(&self) -> String {
        match self.index {
            Some(index) => format!("{}/{index}", self.list),
            None => self.list.to_string(),
        }
    }

    /// The JSON pointer of one of its fields.
    pub(in crate::import) fn at(&self, key: &str) -> String {
        format!("{}/{key}", self.path())
    }

    /// A field that says something; `null` says nothing.
    pub(in crate::import) fn value(&self, key: &str) -> Option<&'a Value> {
        self.fields.get(key).filter(|value| !value.is_null())
    }

    /// A text that is not empty.
    #[inline(never)]
    pub(in crate::import) fn text(&self, key: &str) -> Option<&'a str> {
        self.value(key).filter(|value| value.is_string()).and_then(written)
    }

    /// What an amount or a count is written as, exactly.
    #[inline(never)]
    pub(in crate::import) fn number(&self, key: &str) -> Option<&'a str> {
        self.value(key).and_then(written)
    }

    /// An id, written as text or as a number. A number keeps all its digits, since it is read as text; one
    /// with a point or an exponent has been through JavaScript and is rounded to no one's id.
    #[inline(never)]
    pub(in crate::import) fn id(&self, key: &str) -> Option<&'a str> {
        let is_whole = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        self.number(key).filter(|text| !self.has_number(key) || is_whole(text))
    }

    /// Whether a field is a number and not a text.
    pub(in crate::import) fn has_number(&self, key: &str) -> bool {
        self.value(key).is_some_and(Value::is_number)
    }

    /// An object inside it.
    #[inline(never)]
    pub(in crate::import) fn inside(&self, key: &str) -> Option<Self> {
        let fields = self.value(key)?.as_object()?;
        Some(Self::object(fields, &self.at(key)))
    }

    /// Whether it has any of these fields, `null` or not.
    #[inline(never)]
    pub(in crate::import) fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.fields.contains_key(*key))
    }

    /// Whether it has all of these fields, `null` or not.
    #[inline(never)]
    pub(in crate::import) fn has_all(&self, keys: &[&str]) -> bool {
        keys.iter().all(|key| self.fields.contains_key(*key))
    }
}

/// A text or number as it is written; nothing else, and not what is empty.
pub(in crate::import) fn written(value: &Value) -> Option<&str> {
    let text = match value {
        Value::String(text) => text.trim(),
        Value::Number(number) => number.as_str(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}
