//! What becomes a value by itself.

use super::message::{Message, Value};
use crate::day::Day;

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&&str> for Value {
    fn from(text: &&str) -> Self {
        Self::Text((*text).to_owned())
    }
}

impl From<&Value> for Value {
    fn from(value: &Value) -> Self {
        value.clone()
    }
}

impl From<&Day> for Value {
    fn from(day: &Day) -> Self {
        Self::Day(*day)
    }
}

impl From<Day> for Value {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

macro_rules! counts {
    ($($number:ty)+) => {
        $(impl From<$number> for Value {
            /// None is below zero.
            fn from(number: $number) -> Self {
                Self::Count(u64::try_from(number).unwrap_or_default())
            }
        }
        impl From<&$number> for Value {
            fn from(number: &$number) -> Self {
                Self::from(*number)
            }
        })+
    };
}

counts! { u8 u32 u64 usize i32 i64 }
