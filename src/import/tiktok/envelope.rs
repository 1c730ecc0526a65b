//! From a response to its data: the envelope `{code, message, request_id, data}`, or the bare data.

use super::words::{brief, cut};
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::order_of_texts;
use serde_json::{Map, Value};

/// The data of one response.
#[derive(Clone)]
pub(in crate::import) struct OpenedResponse<'a> {
    /// The JSON pointer of the data.
    pub(in crate::import) pointer: String,
    /// The envelope's `request_id`; empty where the data came bare.
    pub(in crate::import) request: &'a str,
    /// The data.
    pub(in crate::import) body: Body<'a>,
}

/// Data is an object; somebody may also paste no more than its list.
#[derive(Clone, Copy)]
pub(in crate::import) enum Body<'a> {
    /// `data`
    Object(&'a Map<String, Value>),
    /// The rows of a list.
    List(&'a [Value]),
}

/// Opens every response, in the order in which TikTok answered where the request ids tell it, so that the
/// newer of two answers to one question counts whichever was dropped first.
pub(in crate::import) fn open<'a>(responses: &'a [Value], notices: &mut Notices) -> Vec<OpenedResponse<'a>> {
    let mut opened = Vec::new();
    for (index, response) in responses.iter().enumerate() {
        open_one(response, format!("/{index}"), "", 0, &mut opened, notices);
    }
    let requests = opened.iter().map(|response| response.request.to_owned()).collect::<Vec<_>>();
    order_of_texts(&requests).into_iter().map(|position| opened[position].clone()).collect()
}

/// How deep envelopes may lie in each other: `{data: {code, data}}` of an HTTP client, an array of those.
const DEPTH: usize = 4;

fn open_one<'a>(
    value: &'a Value,
    pointer: String,
    request: &'a str,
    depth: usize,
    opened: &mut Vec<OpenedResponse<'a>>,
    notices: &mut Notices,
) {
    let fields = match value {
        Value::Object(fields) => fields,
        Value::Array(items) if items.iter().any(is_envelope) && depth < DEPTH => {
            for (index, item) in items.iter().enumerate() {
                open_one(item, format!("{pointer}/{index}"), request, depth + 1, opened, notices);
            }
            return;
        }
        Value::Array(items) => {
            opened.push(OpenedResponse { pointer, request, body: Body::List(items) });
            return;
        }
        other => {
            notices.tell(Kind::ResponseUnknown, &pointer).with("saw", name(other));
            return;
        }
    };
    if is_refused(fields, &pointer, notices) {
        return;
    }
    let request = fields.get("request_id").and_then(Value::as_str).unwrap_or(request);
    match fields.get("data") {
        Some(data @ (Value::Object(_) | Value::Array(_))) if depth < DEPTH => {
            open_one(data, format!("{pointer}/data"), request, depth + 1, opened, notices);
        }
        None if !fields.contains_key("code") => {
            opened.push(OpenedResponse { pointer, request, body: Body::Object(fields) });
        }
        _ => {
            notices.tell(Kind::ResponseEmpty, &pointer);
        }
    }
}

/// Characters of an error that are passed on: a sentence or two, not a page.
const SAID: usize = 500;

/// Whether TikTok reports an error, which is said: any `code` but 0.
fn is_refused(fields: &Map<String, Value>, pointer: &str, notices: &mut Notices) -> bool {
    let code = match fields.get("code") {
        Some(Value::Number(number)) => number.as_str(),
        Some(Value::String(text)) => text.trim(),
        _ => return false,
    };
    if code == "0" {
        return false;
    }
    let said = fields.get("message").and_then(Value::as_str).unwrap_or("no message");
    let notice = notices.tell(Kind::ResponseError, pointer);
    notice.with("code", brief(code)).with("message", cut(said, SAID));
    true
}

fn is_envelope(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| fields.contains_key("data") || fields.contains_key("code"))
}

/// What a value is, for a sentence.
const fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
