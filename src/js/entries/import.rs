//! `strandline/import`: a plan out of TikTok's responses, or out of a sheet.
#![allow(unreachable_pub, reason = "what is exported to JavaScript must be public, and nothing uses it here")]

use js_sys::Uint8Array;
use serde_json::Value;
use strandline::import::NoticeDocument;
use strandline::import::sheet::{self, Sheet, SheetMapping};
use strandline::import::tiktok::{self, ResponsesError};
use strandline::js::{
    give, problem, say_where_it_panics, take, take_options_if_any, take_plan_if_any, thrown,
};
use strandline::messages;
use strandline::plan::document::PlanDocument;
use strandline::plan::{Problem, codes};
use strandline::results::projection::ProblemDocument;
use strandline::results::{self, text};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// Runs once, when the package is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    say_where_it_panics();
}

/// Makes a plan of TikTok's API responses, or updates `plan` with them. A response is the value an engine
/// parsed or, better, the text itself: only in text is an id beyond 2^53 still exact.
///
/// # Errors
///
/// Throws a `PlanError` if `plan` has an error of shape, or a text among `responses` is not JSON.
#[wasm_bindgen(js_name = importTikTok, unchecked_return_type = "Import")]
pub fn import_tiktok(
    #[wasm_bindgen(unchecked_param_type = "Plan | null")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "unknown[]")] responses: &JsValue,
) -> Result<JsValue, JsValue> {
    let plan = take_plan_if_any(plan).map_err(thrown)?;
    let Responses { values, mut notices } = take_responses(responses).map_err(thrown)?;
    let mut import = tiktok::import(plan, &values);
    notices.append(&mut import.notices);
    import.notices = notices;
    give(&import)
}

/// Says how a sheet would be read: what it is, what each column is, and what is unsure. A sheet is text, the bytes of a
/// file, or rows of cells; `hints` say what is known of it, such as the currency of the plan that it is for.
///
/// # Errors
///
/// Throws a `PlanError` if `sheet` or `hints` is none, or `hints` has a currency or a day that is none.
#[wasm_bindgen(js_name = previewSheet, unchecked_return_type = "SheetPreview")]
pub fn preview_sheet(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | string[][]")] sheet: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SheetMapping")] hints: &JsValue,
) -> Result<JsValue, JsValue> {
    let sheet = take_sheet(sheet).map_err(thrown)?;
    let hints = take_options_if_any::<SheetMapping>(hints, "/hints").map_err(thrown)?;
    good(&hints.problems(None, "/hints"))?;
    give(&sheet::preview(None, sheet.as_sheet(), &hints))
}

/// Makes a plan of a sheet, or updates `plan` with it, read as `mapping` says: what `previewSheet` gave, confirmed or
/// changed. This entry runs no plan: ad credit that the sheet has in ad accounts on a day after the plan's first is not
/// taken, and asked.
///
/// # Errors
///
/// Throws a `PlanError` if `plan`, `sheet` or `mapping` is none, or `mapping` has a currency or a day that is none, or an
/// id that the plan doesn't have.
#[wasm_bindgen(js_name = importSheet, unchecked_return_type = "Import")]
pub fn import_sheet(
    #[wasm_bindgen(unchecked_param_type = "Plan | null")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | string[][]")] sheet: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SheetMapping")] mapping: &JsValue,
) -> Result<JsValue, JsValue> {
    let plan = take_plan_if_any(plan).map_err(thrown)?;
    let sheet = take_sheet(sheet).map_err(thrown)?;
    let mapping = take_options_if_any::<SheetMapping>(mapping, "/mapping").map_err(thrown)?;
    good(&mapping.problems(Some(plan.as_ref().unwrap_or(&PlanDocument::default())), "/mapping"))?;
    give(&sheet::import_without_run(plan, sheet.as_sheet(), &mapping))
}

/// Goes on where there is no problem.
fn good(problems: &[Problem]) -> Result<(), JsValue> {
    if problems.is_empty() { Ok(()) } else { Err(thrown(results::problem_documents(problems))) }
}

/// TikTok's responses, and what is to be said of how they came.
struct Responses {
    values: Vec<Value>,
    notices: Vec<NoticeDocument>,
}

/// Takes a list of responses in, each as a value or as text, which may itself hold several.
fn take_responses(list: &JsValue) -> Result<Responses, Vec<ProblemDocument>> {
    let mut responses = Responses { values: Vec::new(), notices: Vec::new() };
    let Value::Array(items) = take(list, "/responses")? else {
        return Err(wrong("/responses", "list"));
    };
    for (index, item) in items.into_iter().enumerate() {
        if let Value::String(text) = item {
            let read = tiktok::responses_from_text(&text).map_err(|error| not_json(index, &error))?;
            responses.values.extend(read);
        } else {
            let position = responses.values.len();
            let rounded = tiktok::unsafe_ids(&item).into_iter();
            responses.notices.extend(rounded.map(|id| tiktok::rounded_id(format!("/{position}{id}"))));
            responses.values.push(item);
        }
    }
    Ok(responses)
}

fn not_json(index: usize, error: &ResponsesError) -> Vec<ProblemDocument> {
    let (line, column) = match error {
        ResponsesError::Empty => (1, 1),
        ResponsesError::NotJson { line, column, .. } => (*line, *column),
    };
    let unread = Problem::new(results::codes::TEXT_NOT_JSON, format!("/responses/{index}"));
    problem(unread.with("line", line).with("column", column))
}

/// A sheet that came over the boundary.
enum TakenSheet {
    Text(String),
    Bytes(Vec<u8>),
    Cells(Vec<Vec<String>>),
}

impl TakenSheet {
    /// The sheet, to be read.
    fn as_sheet(&self) -> Sheet<'_> {
        match self {
            Self::Text(text) => Sheet::Text(text),
            Self::Bytes(bytes) => Sheet::Bytes(bytes),
            Self::Cells(rows) => Sheet::Cells(rows.clone()),
        }
    }
}

/// Takes a sheet in: text, the bytes of a file, or rows of cells.
fn take_sheet(value: &JsValue) -> Result<TakenSheet, Vec<ProblemDocument>> {
    let too_large = || {
        let too_large = Problem::new(results::codes::TEXT_TOO_LARGE, "/sheet");
        problem(too_large.with("limit", text::LARGEST / 1_000_000))
    };
    if let Some(text) = value.as_string() {
        return if text.len() > text::LARGEST { Err(too_large()) } else { Ok(TakenSheet::Text(text)) };
    }
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        let is_too_large = usize::try_from(bytes.length()).map_or(true, |length| length > text::LARGEST);
        return if is_too_large { Err(too_large()) } else { Ok(TakenSheet::Bytes(bytes.to_vec())) };
    }
    let Value::Array(rows) = take(value, "/sheet")? else { return Err(wrong("/sheet", "list")) };
    let mut cells = Vec::new();
    for (place, row) in rows.into_iter().enumerate() {
        let Value::Array(row) = row else { return Err(wrong(format!("/sheet/{place}"), "list")) };
        let text = |(column, cell): (usize, Value)| match cell {
            Value::String(text) => Ok(text),
            Value::Number(number) => Ok(number.to_string()),
            Value::Bool(value) => Ok(value.to_string()),
            Value::Null => Ok(String::new()),
            _ => Err(wrong(format!("/sheet/{place}/{column}"), "text")),
        };
        cells.push(row.into_iter().enumerate().map(text).collect::<Result<_, _>>()?);
    }
    Ok(TakenSheet::Cells(cells))
}

fn wrong(path: impl Into<String>, expected: &'static str) -> Vec<ProblemDocument> {
    let expected = messages::Value::Word(expected);
    problem(Problem::new(codes::FIELD_WRONG_TYPE, path).with("expected", expected))
}
