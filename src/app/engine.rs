//! The only place where the planner calls the core.

use crate::wire;
use crate::wire::document::PlanDocument;
use crate::wire::projection::ProblemDocument;
use crate::wire::tiktok;
use serde_json::Value;

pub(crate) use crate::wire::tiktok::{Import, NoticeDocument};

/// What the core says of a draft: all its problems, and its figures where no problem is an error.
pub(crate) type Outcome = wire::Evaluation;

/// Runs the draft.
pub(crate) fn evaluate(document: &PlanDocument) -> Outcome {
    wire::evaluate(document)
}

/// Reads a plan; its problems where it is none.
pub(crate) fn open(text: &str) -> Result<PlanDocument, Vec<ProblemDocument>> {
    wire::document_from_text(text)
}

/// The plan as a file.
pub(crate) fn file(document: &PlanDocument) -> String {
    serde_json::to_string_pretty(document).unwrap_or_default()
}

/// The API responses in a text; why there are none otherwise, in English.
pub(crate) fn responses(text: &str) -> Result<Vec<Value>, String> {
    tiktok::responses_from_text(text).map_err(|error| error.to_string())
}

/// A plan from API responses, or `plan` brought up to date by them.
pub(crate) fn import(plan: Option<PlanDocument>, responses: &[Value]) -> Import {
    tiktok::import(plan, responses)
}
