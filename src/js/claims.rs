//! What a text says of a plan, held against it.

use super::crossing::{give, take_plan, throw};
use crate::lessons::claims;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Whether each claim of a text holds of a plan. Claims are `figure relation amount`, with a semicolon, a line's end
/// or `and` between them: `stranded = 2,250.00; forfeited(a) <= 400`. One that isn't understood says why.
///
/// # Errors
///
/// Throws a `PlanError` if the plan has an error.
#[wasm_bindgen(js_name = checkClaims, unchecked_return_type = "ClaimFinding[]")]
pub fn check_claims(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsValue> {
    let plan = take_plan(plan).map_err(|problems| throw(&problems))?;
    // What is no text claims nothing.
    let text = text.as_string().unwrap_or_default();
    give(&claims::check_claims(&plan, &text).map_err(|problems| throw(&problems))?)
}
