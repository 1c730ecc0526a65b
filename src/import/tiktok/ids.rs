//! Ids that JavaScript has rounded: 19 digits do not fit a number of 53 bits.

use super::words::brief;
use crate::import::kind::Kind;
use crate::import::notice::{Notice, NoticeDocument};
use crate::plan::document::escaped;
use serde_json::Value;

/// The largest whole number up to which JavaScript tells all of them apart.
const SAFE: u64 = 1 << 53;

/// How deep a response is searched; deeper than any that TikTok sends.
const DEPTH: usize = 32;

/// JSON pointers of ids that are numbers above 2^53, or numbers that are not whole.
///
/// In a text such an id is exact. In a value that JavaScript parsed it has been rounded to another id, and
/// nothing in the value tells so; only the caller knows which of the two it holds.
#[must_use]
pub fn unsafe_ids(response: &Value) -> Vec<String> {
    let mut found = Vec::new();
    search(response, "", "", 0, &mut found);
    found
}

/// What to say of an id that is no longer what TikTok wrote.
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "the package hands its own over")]
pub fn rounded_id(pointer: String) -> NoticeDocument {
    Notice::new(Kind::IdRounded, &pointer).write(None)
}

fn search(value: &Value, key: &str, pointer: &str, depth: usize, found: &mut Vec<String>) {
    match value {
        _ if depth > DEPTH => {}
        Value::Number(number) if key == "id" || key.ends_with("_id") || key.ends_with("_ids") => {
            // Past 2^53 JavaScript may hand on a float, so it comes with a point or an exponent.
            let digits = number.as_str().trim_start_matches('-');
            if digits.parse::<u64>().map_or(true, |id| id > SAFE) {
                found.push(pointer.to_owned());
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                search(item, key, &format!("{pointer}/{index}"), depth + 1, found);
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                search(item, key, &format!("{pointer}/{}", escaped(&brief(key))), depth + 1, found);
            }
        }
        _ => {}
    }
}
