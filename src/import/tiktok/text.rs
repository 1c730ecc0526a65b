//! What somebody pastes or drops: one response, an array of them, or several one after another.

use serde_json::{Deserializer, Value};
use std::fmt;

/// Why a text holds no responses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponsesError {
    /// There is nothing but white space.
    Empty,
    /// It stops being JSON at this place.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the reader says about it.
        reason: String,
    },
}

impl fmt::Display for ResponsesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("The text is empty. Paste the JSON of a response."),
            Self::NotJson { line, column, reason } => {
                write!(f, "This is not JSON from line {line}, column {column} on: {reason}.")
            }
        }
    }
}

impl std::error::Error for ResponsesError {}

/// The responses in a text: one JSON value, an array of responses, or several values one after another
/// (JSON Lines, or simply concatenated). Numbers keep every digit they were written with.
///
/// # Errors
///
/// Says that the text is empty, or where it stops being JSON.
pub fn responses_from_text(text: &str) -> Result<Vec<Value>, ResponsesError> {
    // Files saved on Windows begin with a byte order mark, which JSON does not know.
    let text = from_first_value(text.trim_start_matches('\u{feff}'));
    let mut responses = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            // Where the rows of one list were pasted, they stay together: they are one response.
            Ok(value) => match unwrapped(value, 0) {
                Value::Array(items) if items.iter().any(is_response) => responses.extend(items),
                value => responses.push(value),
            },
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                return Err(ResponsesError::NotJson { line, column, reason: reason(&error) });
            }
        }
    }
    if responses.is_empty() { Err(ResponsesError::Empty) } else { Ok(responses) }
}

/// What `curl -i` prints before a response, and the fences around a block of code, are not its text.
fn from_first_value(text: &str) -> &str {
    let is_value = |text: &str| text.trim_start().starts_with(['{', '[']);
    if is_value(text) {
        return text.trim_end().trim_end_matches("```");
    }
    let mut rest = text;
    while let Some((_, below)) = rest.split_once('\n') {
        if below.starts_with(['{', '[']) {
            return below.trim_end().trim_end_matches("```");
        }
        rest = below;
    }
    text
}

/// How deep a response may be wrapped.
const DEPTH: usize = 6;

/// A response out of what a tool puts around it: `{content: [{type: "text", text: "{…}"}]}`, or the text itself.
fn unwrapped(value: Value, depth: usize) -> Value {
    const FIELDS: [&str; 7] =
        ["content", "result", "text", "body", "output", "response", "structuredContent"];
    let parsed = |text: &str| {
        let is_json = text.trim_start().starts_with(['{', '[']);
        if is_json { serde_json::from_str::<Value>(text).ok() } else { None }
    };
    match value {
        _ if depth >= DEPTH => value,
        Value::String(text) => match parsed(&text) {
            Some(value) => unwrapped(value, depth + 1),
            None => Value::String(text),
        },
        Value::Object(mut fields) if !fields.contains_key("data") && !fields.contains_key("code") => {
            let wraps = |field: &&&str| match fields.get(**field) {
                Some(Value::String(text)) => parsed(text).is_some(),
                Some(Value::Object(inner)) => {
                    inner.contains_key("data") || FIELDS.iter().any(|it| inner.contains_key(*it))
                }
                Some(Value::Array(items)) => items.iter().any(is_wrapper),
                _ => false,
            };
            match FIELDS.iter().find(wraps).and_then(|field| fields.remove(*field)) {
                Some(inner) => unwrapped(inner, depth + 1),
                None => Value::Object(fields),
            }
        }
        Value::Array(items) if items.iter().any(is_wrapper) => {
            Value::Array(items.into_iter().map(|item| unwrapped(item, depth + 1)).collect())
        }
        other => other,
    }
}

/// Whether this is a part of a tool's answer that holds a text.
fn is_wrapper(value: &Value) -> bool {
    value.get("text").and_then(Value::as_str).is_some_and(|text| text.trim_start().starts_with(['{', '[']))
}

/// Whether this is an envelope or its data, rather than a row of a list.
fn is_response(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| {
        let envelope = fields.contains_key("data") || fields.contains_key("code");
        envelope || fields.contains_key("page_info") || fields.values().any(Value::is_array)
    })
}

/// The message without the place, which the error carries by itself.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(place.as_str()).unwrap_or(&message).to_owned()
}
