//! The core's functions on plans that a test writes as JSON.
#![cfg_attr(
    target_arch = "wasm32",
    expect(unused_imports, reason = "on WebAssembly only two of these are needed")
)]

use serde_json::Value;
use strandline::export::Format;
use strandline::plan::{self, Checked, Problem};
use strandline::results::advice::{AdviceDocument, AdviceOptions};
use strandline::results::attempt::VerdictDocument;
use strandline::results::comparison::ComparisonDocument;
use strandline::results::projection::{ProblemDocument, ProjectionDocument};
use strandline::results::risk::{RiskDocument, RiskRun};
use strandline::results::tracking::{TrackOptions, TrackingDocument};
use strandline::results::{self, JournalOption, any_document};

/// The plan of a document, or its problems.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn check_plan(plan: &Value) -> Result<Checked, Vec<Problem>> {
    plan::check(&any_document(plan))
}

/// All problems of a document.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn check(plan: &Value) -> Vec<ProblemDocument> {
    results::check(&any_document(plan))
}

/// What a run gives.
pub(crate) fn simulate(
    plan: &Value,
    journal: JournalOption,
) -> Result<ProjectionDocument, Vec<ProblemDocument>> {
    results::simulate(&any_document(plan), journal)
}

/// Two plans side by side.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn compare(a: &Value, b: &Value) -> Result<ComparisonDocument, Vec<ProblemDocument>> {
    results::compare(&any_document(a), &any_document(b))
}

/// The journal for another program.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn export(plan: &Value, format: Format) -> Result<String, Vec<ProblemDocument>> {
    strandline::export::export(&any_document(plan), format)
}

/// The best split.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn advise(plan: &Value) -> Result<AdviceDocument, Vec<ProblemDocument>> {
    results::advice::advise(&any_document(plan), &AdviceOptions::default())
}

/// A plan as of a day.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn track(plan: &Value, options: &TrackOptions) -> Result<TrackingDocument, Vec<ProblemDocument>> {
    results::track(&any_document(plan), options)
}

/// Whether something is allowed.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn attempt(plan: &Value, action: &Value) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    results::attempt(&any_document(plan), action)
}

/// Many runs, to be made a few at a time.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn risk_run(plan: &Value, options: &Value) -> Result<RiskRun, Vec<ProblemDocument>> {
    RiskRun::new(&any_document(plan), options)
}

/// Many runs, all at once.
pub(crate) fn risk(plan: &Value, options: &Value) -> Result<RiskDocument, Vec<ProblemDocument>> {
    let mut run = RiskRun::new(&any_document(plan), options)?;
    run.advance(run.asked());
    Ok(run.result())
}
