//! A plan in a link's fragment, for callers from JavaScript.

use super::crossing::{give, take_plan, throw};
use super::functions::option;
use crate::link::{self, Names};
use crate::messages::Value;
use crate::plan::{Problem, ProblemCode};
use crate::results::{problem_documents, well_formed};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const OPTIONS: &str = r#"
/** What a link says. */
export interface LinkOptions {
    /**
     * "without" puts neutral names and ids in the place of those of the Business Center, ad accounts, ad credits and
     * members. The title of the plan stays. "with" if absent.
     */
    names?: "with" | "without";
}
"#;

/// The text of a link's fragment that holds a plan, right or wrong as it may be. It opens for ever.
///
/// # Errors
///
/// Throws a `PlanError` if the plan has an error of shape, such as an amount that is no text, or is too long for a
/// link of 1,000,000 characters.
#[wasm_bindgen(js_name = encodePlan)]
pub fn encode_plan(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "LinkOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    let document = take_plan(plan).and_then(well_formed).map_err(|problems| throw(&problems))?;
    link::encode(&document, names(options)?).map_err(|problems| throw(&problems))
}

/// The plan in the text of a link's fragment.
///
/// # Errors
///
/// Throws a `PlanError` if the link is damaged, too long, or made by a newer version.
#[wasm_bindgen(js_name = decodePlan, unchecked_return_type = "Plan")]
pub fn decode_plan(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsValue> {
    // What is no text is as good as an empty one.
    give(&link::decode(&text.as_string().unwrap_or_default()).map_err(|problems| throw(&problems))?)
}

fn names(options: &JsValue) -> Result<Names, JsValue> {
    let Some(choice) = option(options, "names") else { return Ok(Names::With) };
    let choice = choice.as_string().unwrap_or_default();
    match choice.as_str() {
        "with" => Ok(Names::With),
        "without" => Ok(Names::Without),
        _ => {
            let problem = Problem::new(ProblemCode::WordUnknown, "/options/names");
            let problem = problem.with("found", choice).with("allowed", Value::texts(["with", "without"]));
            Err(throw(&problem_documents(&[problem])))
        }
    }
}
