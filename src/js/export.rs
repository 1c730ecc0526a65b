//! The journal for other programs, for callers from JavaScript.

use super::crossing::{take_plan, throw};
use crate::export::{Format, export};
use crate::messages::Value;
use crate::plan::{Problem, ProblemCode};
use crate::results::problem_documents;
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
    #[wasm_bindgen(unchecked_param_type = "\"beancount\" | \"hledger\" | \"csv\"")] format: &JsValue,
) -> Result<String, JsValue> {
    let name = format.as_string().unwrap_or_default();
    let Some(format) = Format::from_name(&name) else {
        let problem = Problem::new(ProblemCode::WordUnknown, "/format").with("found", name);
        let problem = problem.with("allowed", Value::texts(Format::ALL.map(Format::name)));
        return Err(throw(&problem_documents(&[problem])));
    };
    let document = take_plan(plan).map_err(|problems| throw(&problems))?;
    export(&document, format).map_err(|problems| throw(&problems))
}
