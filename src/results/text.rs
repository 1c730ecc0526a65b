//! From text to a JSON value, with a problem that says where reading stopped.

use super::codes;
use crate::plan::Problem;
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
        return Err(Problem::new(codes::TEXT_TOO_LARGE, "").with("limit", LARGEST / 1_000_000));
    }
    serde_json::from_str(text).map_err(|error| {
        Problem::new(codes::TEXT_NOT_JSON, "").with("line", error.line()).with("column", error.column())
    })
}
