//! Values over the boundary, and the error that carries problems.

use crate::import::NoticeDocument;
use crate::import::sheet::{Sheet, SheetMapping};
use crate::import::tiktok::{self, ResponsesError};
use crate::messages;
use crate::plan::document::PlanDocument;
use crate::plan::{Problem, ProblemCode};
use crate::results::projection::ProblemDocument;
use crate::results::{any_document, problem_documents, text};
use js_sys::{Error, JSON, Reflect, Uint8Array};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};

/// Takes a value in. What JSON can't say is read as `null`, as is what it can't be asked about.
pub(super) fn take(value: &JsValue) -> Result<Value, Vec<ProblemDocument>> {
    let problems = |problem| problem_documents(&[problem]);
    let not_an_object = || problems(Problem::new(ProblemCode::DocumentNotAnObject, ""));
    let json = JSON::stringify(value).map_err(|_| not_an_object())?;
    // JSON of `undefined`, or of a function, is `undefined`.
    let json = json.dyn_ref::<js_sys::JsString>().ok_or_else(not_an_object)?;
    text::json(&String::from(json)).map_err(problems)
}

/// Takes a plan document in, of whatever shape.
pub(super) fn take_plan(value: &JsValue) -> Result<PlanDocument, Vec<ProblemDocument>> {
    take(value).map(|value| any_document(&value))
}

/// TikTok's responses, and what is to be said of how they came.
pub(super) struct Responses {
    pub(super) values: Vec<Value>,
    pub(super) notices: Vec<NoticeDocument>,
}

/// Takes a list of responses in, each as a value or as text, which may itself hold several.
pub(super) fn take_responses(list: &JsValue) -> Result<Responses, Vec<ProblemDocument>> {
    let mut responses = Responses { values: Vec::new(), notices: Vec::new() };
    let Value::Array(items) = take(list)? else {
        let problem = Problem::new(ProblemCode::FieldWrongType, "/responses")
            .with("expected", messages::Value::Word("list"));
        return Err(problem_documents(&[problem]));
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
    let problem = Problem::new(ProblemCode::TextNotJson, format!("/responses/{index}"));
    problem_documents(&[problem.with("line", line).with("column", column)])
}

/// A sheet that came over the boundary.
pub(super) enum TakenSheet {
    Text(String),
    Bytes(Vec<u8>),
    Cells(Vec<Vec<String>>),
}

impl TakenSheet {
    /// The sheet, to be read.
    pub(super) fn as_sheet(&self) -> Sheet<'_> {
        match self {
            Self::Text(text) => Sheet::Text(text),
            Self::Bytes(bytes) => Sheet::Bytes(bytes),
            Self::Cells(rows) => Sheet::Cells(rows.clone()),
        }
    }
}

/// Takes a sheet in: text, the bytes of a file, or rows of cells.
pub(super) fn take_sheet(value: &JsValue) -> Result<TakenSheet, Vec<ProblemDocument>> {
    let too_large = || {
        let problem = Problem::new(ProblemCode::TextTooLarge, "/sheet");
        problem_documents(&[problem.with("limit", text::LARGEST / 1_000_000)])
    };
    if let Some(text) = value.as_string() {
        return if text.len() > text::LARGEST { Err(too_large()) } else { Ok(TakenSheet::Text(text)) };
    }
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        let is_too_large = usize::try_from(bytes.length()).map_or(true, |length| length > text::LARGEST);
        return if is_too_large { Err(too_large()) } else { Ok(TakenSheet::Bytes(bytes.to_vec())) };
    }
    let wrong = |path: String| {
        problem_documents(&[
            Problem::new(ProblemCode::FieldWrongType, path).with("expected", messages::Value::Word("list"))
        ])
    };
    let Value::Array(rows) = take(value)? else { return Err(wrong("/sheet".to_owned())) };
    let mut cells = Vec::new();
    for (place, row) in rows.into_iter().enumerate() {
        let Value::Array(row) = row else { return Err(wrong(format!("/sheet/{place}"))) };
        let text = |cell: Value| match cell {
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        cells.push(row.into_iter().map(text).collect());
    }
    Ok(TakenSheet::Cells(cells))
}

/// Takes in how a sheet is to be read; nothing is known where nothing is given.
pub(super) fn take_mapping(value: &JsValue) -> Result<SheetMapping, Vec<ProblemDocument>> {
    if value.is_null() || value.is_undefined() {
        return Ok(SheetMapping::default());
    }
    serde_json::from_value(take(value)?).map_err(|_| {
        problem_documents(&[Problem::new(ProblemCode::FieldWrongType, "/mapping")
            .with("expected", messages::Value::Word("object"))])
    })
}

/// Gives a value out.
pub(super) fn give(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let json = serde_json::to_string(value).map_err(|error| JsValue::from(Error::new(&error.to_string())))?;
    JSON::parse(&json)
}

/// An `Error` whose message is that of the first problem, and whose `problems` are all of them.
pub(super) fn throw(problems: &[ProblemDocument]) -> JsValue {
    let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == "error").collect();
    let message = match errors.as_slice() {
        [] => "The plan can't be run.".to_owned(),
        [only] => format!("{}: {}", only.path, only.message.in_english()),
        [first, others @ ..] => {
            format!("{}: {} (and {} more problems)", first.path, first.message.in_english(), others.len())
        }
    };
    let error = Error::new(&message);
    error.set_name("PlanError");
    if let Ok(problems) = give(&problems) {
        // Setting a property of an object we made does not fail.
        let _ = Reflect::set(&error, &JsValue::from_str("problems"), &problems);
    }
    error.into()
}
