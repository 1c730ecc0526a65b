//! What a text says of a plan, held against it.

use strandline::js::{give, problem, take_plan, thrown};
use strandline::lessons::claims;
use strandline::messages::Value;
use strandline::plan::{Problem, codes};
use strandline::results::projection::ProblemDocument;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Whether each claim of a text holds of a plan. Claims are `figure relation amount`, with a semicolon, a line's end
/// or `and` between them: `stranded = 2,250.00; forfeited(a) <= 400`. One that isn't understood says why.
///
/// # Errors
///
/// Throws a `PlanError` if the plan has an error, or `text` is no text.
#[wasm_bindgen(js_name = checkClaims, unchecked_return_type = "ClaimFinding[]")]
pub fn check_claims(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(thrown)?;
    let text = text.as_string().ok_or_else(|| thrown(no_text()))?;
    give(&claims::check_claims(&document, &text).map_err(thrown)?)
}

/// What is said of a `text` that is none.
pub(super) fn no_text() -> Vec<ProblemDocument> {
    problem(Problem::new(codes::FIELD_WRONG_TYPE, "/text").with("expected", Value::Word("text")))
}
