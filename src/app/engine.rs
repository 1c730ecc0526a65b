//! The only place where the planner calls the core.

use super::browser;
use crate::wire;
use crate::wire::advice::{AdviceDocument, AdviceOptions, FullAccountDocument};
use crate::wire::document::{AllocationDocument, PlanDocument};
use crate::wire::projection::ProblemDocument;
use serde_json::Value;

/// What the core says of a draft: all its problems, and its figures where no problem is an error.
pub(crate) type Outcome = wire::Evaluation;

/// Runs the draft.
pub(crate) fn evaluate(document: &PlanDocument) -> Outcome {
    wire::evaluate(document)
}

/// The best split of the draft, or of one ad account of it; nothing while the draft has errors.
pub(crate) fn advise(document: &PlanDocument, ad_account: Option<&str>) -> Option<AdviceDocument> {
    let options = AdviceOptions { ad_account: ad_account.map(str::to_owned), ..AdviceOptions::default() };
    wire::advice::advise(&document.to_value(), &options).ok()
}

/// The last day on which the draft can still be made as good as the best split.
pub(crate) fn last_day(document: &PlanDocument) -> Option<String> {
    wire::advice::last_day(&document.to_value(), &AdviceOptions::default()).ok().flatten()
}

/// The allocations of an advice, as the draft has them.
pub(crate) fn advised(document: &PlanDocument, advice: &AdviceDocument) -> Option<Vec<AllocationDocument>> {
    let mut plan = document.to_value();
    plan["allocations"] = value_of(&advice.allocations)?;
    PlanDocument::from_value(&plan).map(|plan| plan.allocations)
}

/// The first and the last of each run of days.
pub(crate) fn runs_of_days(account: &FullAccountDocument) -> Vec<(String, String)> {
    let text = |days: &Value, field: &str| days[field].as_str().unwrap_or_default().to_owned();
    let runs = value_of(&account.days).unwrap_or_default();
    let runs = runs.as_array().into_iter().flatten();
    runs.map(|days| (text(days, "first"), text(days, "last"))).collect()
}

/// By way of text, for which the code is there already.
fn value_of<T: serde::Serialize>(items: &[T]) -> Option<Value> {
    serde_json::to_string_pretty(items).ok().and_then(|text| serde_json::from_str(&text).ok())
}

/// Reads a plan; its problems where it is none.
pub(crate) fn open(text: &str) -> Result<PlanDocument, Vec<ProblemDocument>> {
    wire::document_from_text(text)
}

/// The plan as a file.
pub(crate) fn file(document: &PlanDocument) -> String {
    serde_json::to_string_pretty(document).unwrap_or_default()
}

/// What an import made, and what it has to say.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Import {
    /// The plan.
    pub(crate) plan: PlanDocument,
    /// What was taken, left out, and is asked.
    pub(crate) notices: Vec<Notice>,
}

/// One thing that an import says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// `ask`, `warning` or `info`.
    pub(crate) severity: String,
    /// What it is about.
    pub(crate) path: String,
    /// What it says, in English.
    pub(crate) message: String,
}

/// Makes a plan of texts with API responses, or brings `plan` up to date with them; why not otherwise, in English.
///
/// Who never imports never downloads the code for it: it is the JavaScript package's, which lies beside the planner.
pub(crate) async fn import(plan: Option<PlanDocument>, texts: Vec<String>) -> Result<Import, String> {
    let plan = plan.as_ref().map(file);
    let made = browser::call_package("importTikTok", plan.as_deref(), &texts).await?;
    let made: Value = serde_json::from_str(&made).map_err(|error| error.to_string())?;
    let plan = open(&made["plan"].to_string()).map_err(|problems| said(&problems))?;
    let text = |notice: &Value, field: &str| notice[field].as_str().unwrap_or_default().to_owned();
    let notice = |it: &Value| Notice {
        severity: text(it, "severity"),
        path: text(it, "path"),
        message: text(it, "message"),
    };
    let notices = made["notices"].as_array().into_iter().flatten().map(notice).collect();
    Ok(Import { plan, notices })
}

/// Problems as one text.
pub(crate) fn said(problems: &[ProblemDocument]) -> String {
    let one = |it: &ProblemDocument| format!("{} {}", it.path, it.message).trim().to_owned();
    problems.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The plan in the text of a link.
pub(crate) fn open_link(link: &str) -> Result<PlanDocument, Vec<ProblemDocument>> {
    wire::link::decode(link)
}

/// The text of a link that holds the plan; nothing where it is too long for one.
pub(crate) fn link_to(document: &PlanDocument) -> Option<String> {
    wire::link::encode(document, wire::link::Names::With).ok()
}
