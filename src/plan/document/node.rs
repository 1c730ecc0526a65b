//! A document as its format has it, before anything is known of its fields.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A value of a document.
#[derive(Debug)]
pub(super) enum Node<'n> {
    /// Nothing.
    Null,
    /// Whether it is so.
    Boolean(bool),
    /// A number as it was written, as far as the format knows.
    Number(String),
    /// A text.
    Text(Cow<'n, str>),
    /// A list.
    List(Vec<Node<'n>>),
    /// An object, in the order of its fields.
    Object(Vec<(Cow<'n, str>, Node<'n>)>),
}

/// How `serde_json` hands on a number of which it keeps the text: as a map with this one field.
const NUMBER: &str = "$serde_json::private::Number";

impl<'de: 'n, 'n> Deserialize<'de> for Node<'n> {
    fn deserialize<D: Deserializer<'de>>(format: D) -> Result<Self, D::Error> {
        format.deserialize_any(AnyNode)
    }
}

struct AnyNode;

impl<'de> Visitor<'de> for AnyNode {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, format: D) -> Result<Node<'de>, D::Error> {
        format.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node<'de>, E> {
        Ok(Node::Boolean(value))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(number.to_string()))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Node<'de>, E> {
        Ok(Node::Number(number.to_string()))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Node<'de>, E> {
        Ok(Node::Number(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node<'de>, E> {
        // Unlike `to_string`, this writes a whole number as a float, and a large one with an exponent.
        Ok(Node::Number(format!("{number:?}")))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node<'de>, A::Error> {
        let mut entries: Vec<(Cow<'de, str>, Node<'de>)> = Vec::new();
        while let Some((Node::Text(name), value)) = map.next_entry::<Node<'de>, Node<'de>>()? {
            match value {
                Node::Text(text) if entries.is_empty() && name == NUMBER => {
                    return Ok(Node::Number(text.into_owned()));
                }
                value => entries.push((name, value)),
            }
        }
        Ok(Node::Object(entries))
    }
}
