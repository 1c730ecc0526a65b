//! From a response to its data: the envelope `{code, message, request_id, data}`, or the bare data.

use super::amounts::brief;
use super::notice::{NoticeDocument, Notices};
use serde_json::{Map, Value};

/// The data of one response.
pub(super) struct Opened<'a> {
    /// The JSON pointer of the data.
    pub(super) pointer: String,
    /// The envelope's `request_id`; empty where the data came bare.
    pub(super) request: &'a str,
    /// The data.
    pub(super) body: Body<'a>,
}

/// Data is an object; somebody may also paste no more than its list.
pub(super) enum Body<'a> {
    /// `data`
    Object(&'a Map<String, Value>),
    /// The rows of a list.
    List(&'a [Value]),
}

/// Opens every response, in the order in which TikTok answered where the request ids tell it, so that the
/// newer of two answers to one question counts whichever was dropped first.
pub(super) fn open<'a>(responses: &'a [Value], notices: &mut Notices) -> Vec<Opened<'a>> {
    let mut opened = Vec::new();
    for (index, response) in responses.iter().enumerate() {
        open_one(response, format!("/{index}"), "", 0, &mut opened, notices);
    }
    opened.sort_by_key(|response| response.request);
    opened
}

/// How deep envelopes may lie in each other: `{data: {code, data}}` of an HTTP client, an array of those.
const DEPTH: usize = 4;

fn open_one<'a>(
    value: &'a Value,
    pointer: String,
    request: &'a str,
    depth: usize,
    opened: &mut Vec<Opened<'a>>,
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
            opened.push(Opened { pointer, request, body: Body::List(items) });
            return;
        }
        other => return notices.tell(unknown(pointer, kind(other))),
    };
    if let Some(notice) = refused(fields, &pointer) {
        return notices.tell(notice);
    }
    let request = fields.get("request_id").and_then(Value::as_str).unwrap_or(request);
    match fields.get("data") {
        Some(data @ (Value::Object(_) | Value::Array(_))) if depth < DEPTH => {
            open_one(data, format!("{pointer}/data"), request, depth + 1, opened, notices);
        }
        None if !fields.contains_key("code") => {
            opened.push(Opened { pointer, request, body: Body::Object(fields) });
        }
        _ => {
            let message = "The response carries no data; there is nothing to take from it.";
            notices.tell(NoticeDocument::warning("response.empty", pointer, message));
        }
    }
}

/// What to say of a response in which TikTok reports an error: any `code` but 0.
fn refused(fields: &Map<String, Value>, pointer: &str) -> Option<NoticeDocument> {
    let code = match fields.get("code")? {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    if code == "0" {
        return None;
    }
    let said = brief(fields.get("message").and_then(Value::as_str).unwrap_or("no message"));
    let message = format!(
        "TikTok answered this request with error {}: {said}. Nothing is taken from it; repeat the request.",
        brief(&code)
    );
    let notice = NoticeDocument::warning("response.error", pointer, message);
    Some(notice.with("code", brief(&code)).with("message", said))
}

fn is_envelope(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| fields.contains_key("data") || fields.contains_key("code"))
}

/// A response of which nothing is known.
pub(super) fn unknown(pointer: String, saw: String) -> NoticeDocument {
    let message = format!(
        "This is no response that the import knows; it saw {saw}. It takes Business Center and advertiser \
         balances, assets, account transactions and daily reports."
    );
    NoticeDocument::warning("response.unknown", pointer, message).with("saw", saw)
}

/// What a value is, for a sentence.
fn kind(value: &Value) -> String {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
    .to_owned()
}
