//! A plan in a link's fragment, for callers from JavaScript.

use super::claims::no_text;
use strandline::js::{give, take_options_if_any, take_plan, thrown};
use strandline::link::{self, LinkOptions};
use strandline::results::well_formed;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The text of a link's fragment that holds a plan, right or wrong as it may be. It opens for ever. Fields that mean
/// nothing in a plan, of which `check` warns, are not in it.
///
/// # Errors
///
/// Throws a `PlanError` if the plan has an error of shape, such as an amount that is no text, or is too long for a
/// link of 2,000,000 characters, or if an option has an error.
#[wasm_bindgen(js_name = encodePlan)]
pub fn encode_plan(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "LinkOptions")] options: &JsValue,
) -> Result<String, JsValue> {
    let document = take_plan(plan).and_then(well_formed).map_err(thrown)?;
    let options: LinkOptions = take_options_if_any(options, "/options").map_err(thrown)?;
    link::encode(&document, options.names.unwrap_or_default()).map_err(thrown)
}

/// The plan in the text of a link's fragment.
///
/// # Errors
///
/// Throws a `PlanError` if the link is damaged, too long, or made by a newer version, or `text` is no text.
#[wasm_bindgen(js_name = decodePlan, unchecked_return_type = "Plan")]
pub fn decode_plan(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<JsValue, JsValue> {
    let text = text.as_string().ok_or_else(|| thrown(no_text()))?;
    give(&link::decode(&text).map_err(thrown)?)
}
