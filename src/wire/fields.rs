//! Plan documents from JSON values and back, field by field.
//!
//! Written out rather than derived: a derived reader is compiled anew for every field type, and brings the
//! reading of floats with it, which made up a fifth of the package.

use serde_json::{Map, Value};

/// Something that stands in a field of a JSON object.
pub(super) trait Field: Sized {
    /// Reads it; `None` where its shape is wrong, or where it must be there and is not.
    fn read(value: Option<&Value>) -> Option<Self>;

    /// Writes it; `None` where it is left out.
    fn write(&self) -> Option<Value>;
}

/// Text, which must be there.
impl Field for String {
    fn read(value: Option<&Value>) -> Option<Self> {
        value?.as_str().map(ToOwned::to_owned)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::String(self.clone()))
    }
}

/// A whole number, which must be there.
impl Field for u32 {
    fn read(value: Option<&Value>) -> Option<Self> {
        value?.as_u64()?.try_into().ok()
    }

    fn write(&self) -> Option<Value> {
        Some(Value::from(*self))
    }
}

/// No, where nothing is said.
impl Field for bool {
    fn read(value: Option<&Value>) -> Option<Self> {
        value.map_or(Some(false), Value::as_bool)
    }

    fn write(&self) -> Option<Value> {
        self.then_some(Value::Bool(true))
    }
}

impl<T: Field> Field for Option<T> {
    fn read(value: Option<&Value>) -> Option<Self> {
        match value {
            None => Some(None),
            some => T::read(some).map(Some),
        }
    }

    fn write(&self) -> Option<Value> {
        self.as_ref().and_then(T::write)
    }
}

/// None of them, where nothing is said.
impl<T: Field> Field for Vec<T> {
    fn read(value: Option<&Value>) -> Option<Self> {
        let Some(value) = value else { return Some(Vec::new()) };
        let mut items = Vec::new();
        for item in value.as_array()? {
            items.push(T::read(Some(item))?);
        }
        Some(items)
    }

    fn write(&self) -> Option<Value> {
        if self.is_empty() { None } else { Some(list(self)) }
    }
}

/// A JSON list, even of nothing.
pub(super) fn list<T: Field>(items: &[T]) -> Value {
    let mut values = Vec::with_capacity(items.len());
    for item in items {
        values.extend(item.write());
    }
    Value::Array(values)
}

/// An object without fields.
pub(super) fn empty() -> Map<String, Value> {
    Map::new()
}

/// Puts a field into an object, unless it is left out.
pub(super) fn put(object: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        object.insert(name.to_owned(), value);
    }
}

/// Reads and writes a struct by a table of its fields and their names in JSON.
macro_rules! fields {
    ($document:ident { $($field:ident: $name:literal),+ $(,)? }) => {
        impl $crate::wire::fields::Field for $document {
            fn read(value: Option<&serde_json::Value>) -> Option<Self> {
                let value = value?.as_object()?;
                Some(Self { $($field: $crate::wire::fields::Field::read(value.get($name))?,)+ })
            }

            fn write(&self) -> Option<serde_json::Value> {
                let mut object = $crate::wire::fields::empty();
                $($crate::wire::fields::put(&mut object, $name, self.$field.write());)+
                Some(serde_json::Value::Object(object))
            }
        }
    };
}

pub(super) use fields;
