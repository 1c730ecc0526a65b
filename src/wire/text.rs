//! From text to a JSON value, with a problem that says where reading stopped.

use crate::plan::{Problem, ProblemCode};
use serde_json::Value;

/// The most text that is read: 20 MB, far more than the largest plan.
pub const LARGEST: usize = 20_000_000;

/// Reads JSON. Numbers keep the text they were written in.
///
/// # Errors
///
/// One problem: too large, or where it stops being JSON.
pub fn json(text: &str) -> Result<Value, Problem> {
    if text.len() > LARGEST {
        return Err(Problem::new(ProblemCode::TextTooLarge, "").with("limit", LARGEST / 1_000_000));
    }
    serde_json::from_str(text).map_err(|error| {
        Problem::new(ProblemCode::TextNotJson, "").with("line", error.line()).with("column", error.column())
    })
}

/// Brings the two ways of writing a plan that the check takes to the one way in which a document holds them:
/// `null` is as good as absent, and a weekday factor or spend range may be a number.
pub(super) fn normalise(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|_, value| !value.is_null());
            for (field, value) in fields.iter_mut() {
                match field.as_str() {
                    "weekdayFactors" | "spendRange" => numbers_to_text(value),
                    _ => normalise(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(normalise),
        _ => {}
    }
}

fn numbers_to_text(value: &mut Value) {
    match value {
        Value::Number(number) => *value = Value::String(number.to_string()),
        Value::Array(items) => items.iter_mut().for_each(numbers_to_text),
        Value::Object(fields) => fields.values_mut().for_each(numbers_to_text),
        _ => {}
    }
}
