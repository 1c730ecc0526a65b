//! The journal for other programs, for callers from JavaScript.

use strandline::export::{Format, export};
use strandline::js::{problem, take_plan, thrown};
use strandline::messages::Value;
use strandline::plan::{Problem, codes};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// The journal of a run as plain-text accounting, with the projection's figures as balance assertions at its end, or
/// as a CSV table.
///
/// # Errors
///
/// Throws a `PlanError` if the plan has an error, the journal is too long, or there is no such format.
#[wasm_bindgen(js_name = exportJournal)]
pub fn export_journal(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "\"beancount\" | \"hledger\" | \"ledger\" | \"csv\"")]
    format: &JsValue,
) -> Result<String, JsValue> {
    let name = format.as_string().unwrap_or_default();
    let Some(format) = Format::from_name(&name) else {
        let unknown = Problem::new(codes::WORD_UNKNOWN, "/format").with("found", name);
        let unknown = unknown.with("allowed", Value::texts(Format::ALL.map(Format::name)));
        return Err(thrown(problem(unknown)));
    };
    let document = take_plan(plan).map_err(thrown)?;
    export(&document, format).map_err(thrown)
}
