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
    let text = text.trim_start_matches('\u{feff}');
    let mut responses = Vec::new();
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            // Where the rows of one list were pasted, they stay together: they are one response.
            Ok(Value::Array(items)) if items.iter().any(is_response) => responses.extend(items),
            Ok(value) => responses.push(value),
            Err(error) => {
                let (line, column) = (error.line(), error.column());
                return Err(ResponsesError::NotJson { line, column, reason: reason(&error) });
            }
        }
    }
    if responses.is_empty() { Err(ResponsesError::Empty) } else { Ok(responses) }
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
