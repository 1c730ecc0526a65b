//! A document in, everything there is to say about it out.

use super::codes;
use super::projection::{ProblemDocument, ProjectionDocument};
use super::text;
use super::writing::{JournalOption, fault_document, problem_documents, projection_document};
use crate::plan::document::{Given, PlanDocument, Unread, in_document_order};
use crate::plan::{self, Plan, Problem, limits};
use crate::rules::life::idle_events;
use crate::simulation::{self, Projection};
use serde_json::Value;

impl PlanDocument {
    /// Reads a plan document; `None` where its shape is wrong.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        well_formed(any_document(value)).ok()
    }

    /// The document as JSON.
    #[must_use]
    pub fn to_value(&self) -> Value {
        // Texts, truths and lists of them can always be written.
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// What there is to say about a document being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// All its problems, warnings included.
    pub problems: Vec<ProblemDocument>,
    /// What a run gives; `None` while there is an error.
    pub projection: Option<ProjectionDocument>,
}

/// Checks a document and, if it has no error, runs it.
#[must_use]
pub fn evaluate(document: &PlanDocument) -> Evaluation {
    match simulate(document, JournalOption::Without) {
        Ok(projection) => Evaluation { problems: projection.warnings.clone(), projection: Some(projection) },
        Err(problems) => Evaluation { problems, projection: None },
    }
}

/// All problems of a document; none means it runs and nothing is worth a warning.
#[must_use]
pub fn check(document: &PlanDocument) -> Vec<ProblemDocument> {
    match read(document) {
        Ok((_, warnings)) => problem_documents(&warnings),
        Err(problems) => problems,
    }
}

/// Runs a document.
///
/// # Errors
///
/// All its problems, if at least one is an error.
pub fn simulate(
    document: &PlanDocument,
    journal: JournalOption,
) -> Result<ProjectionDocument, Vec<ProblemDocument>> {
    let (plan, warnings) = read(document)?;
    let projection = if journal == JournalOption::With { run(&plan) } else { outcome(&plan) }?;
    writable(&projection, journal)?;
    Ok(projection_document(&projection, &warnings, journal))
}

/// Runs a plan.
///
/// # Errors
///
/// One problem, where a mistake in the program stopped the run.
pub fn run(plan: &Plan) -> Result<Projection<'_>, Vec<ProblemDocument>> {
    unless_stopped(simulation::run(plan))
}

/// As [`run`], for whoever doesn't read the journal, which stays empty.
///
/// # Errors
///
/// As [`run`].
pub fn outcome(plan: &Plan) -> Result<Projection<'_>, Vec<ProblemDocument>> {
    unless_stopped(simulation::outcome(plan))
}

fn unless_stopped(projection: Projection<'_>) -> Result<Projection<'_>, Vec<ProblemDocument>> {
    match projection.fault {
        None => Ok(projection),
        Some(fault) => Err(vec![fault_document(projection.plan, fault)]),
    }
}

/// Whether a journal that is asked for can be written down.
///
/// # Errors
///
/// One problem, where it would have more rows than are written.
pub fn writable(projection: &Projection<'_>, journal: JournalOption) -> Result<(), Vec<ProblemDocument>> {
    let count = projection.journal.row_count();
    if journal == JournalOption::Without || count <= limits::JOURNAL_ROWS {
        return Ok(());
    }
    let problem = Problem::new(codes::JOURNAL_TOO_LONG, "");
    Err(problem.with("limit", limits::JOURNAL_ROWS).with("count", count).into())
}

/// The plan of a document and its warnings, those included that only the rules know of.
///
/// # Errors
///
/// All its problems, if at least one is an error.
pub fn read(document: &PlanDocument) -> Result<(Plan, Vec<Problem>), Vec<ProblemDocument>> {
    let checked = plan::check(document).map_err(|problems| problem_documents(&problems))?;
    let mut warnings = checked.warnings;
    warnings.extend(idle_events(&checked.plan));
    warnings.extend(simulation::unapplied_actuals(&checked.plan));
    in_document_order(&mut warnings);
    Ok((checked.plan, warnings))
}

/// Reads the text of a plan document, as far as its shape is right. What it says is left to the check.
///
/// # Errors
///
/// The problems that keep it from being read as a plan at all.
pub fn document_from_text(text: &str) -> Result<PlanDocument, Vec<ProblemDocument>> {
    document_from_value(&text::json(text)?)
}

/// Reads a plan document, as far as its shape is right.
///
/// # Errors
///
/// The problems that keep it from being read as a plan at all.
pub fn document_from_value(value: &Value) -> Result<PlanDocument, Vec<ProblemDocument>> {
    well_formed(any_document(value))
}

/// Reads a plan document of any shape: what is wrong with it is for the check to say.
#[must_use]
pub fn any_document(value: &Value) -> PlanDocument {
    PlanDocument::read(value).unwrap_or_else(|_| {
        // A value is there already: nothing is left that could go wrong. If it did, it would not be a plan.
        let unread = vec![Unread { path: String::new(), given: Given::Other, wanted: None }];
        PlanDocument { unread, ..PlanDocument::default() }
    })
}

/// A document whose fields say all that it was given, but for what means nothing here, which is left out.
///
/// # Errors
///
/// All its errors, where its shape is wrong.
pub fn well_formed(mut document: PlanDocument) -> Result<PlanDocument, Vec<ProblemDocument>> {
    if document.unread.iter().any(|it| !matches!(it.given, Given::Unknown(_))) {
        let errors = |problem: &ProblemDocument| problem.severity == "error";
        let problems: Vec<_> = check(&document).into_iter().filter(errors).collect();
        // There are none where only what means nothing is of another kind.
        if !problems.is_empty() {
            return Err(problems);
        }
    }
    document.unread.clear();
    Ok(document)
}
