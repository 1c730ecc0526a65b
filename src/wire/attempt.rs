//! Something tried on a plan without changing it: allowed, or refused with its rule.
//!
//! What a plan can hold is added to the plan and run, so that a preview is what a run does.

#[cfg(feature = "js")]
use super::document::HolderDocument;
use super::evaluate::{read, run};
use super::projection::ProblemDocument;
use super::wording;
use super::writing::{problem_documents, refusal_document};
use crate::plan::{Allocation, Execution, Plan, Problem, ProblemCode};
use crate::rules::RuleId;
use crate::rules::attempts::Attempt;
use crate::simulation::Subject;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// What can be tried.
#[cfg(feature = "js")]
#[derive(tsify::Tsify)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[tsify(rename = "Action")]
#[expect(dead_code, reason = "it is there for its TypeScript declaration")]
enum ActionDocument {
    /// Allocate ad credit of the Business Center to an ad account.
    Allocate {
        on: String,
        ad_credit: String,
        ad_account: String,
        amount: String,
        #[tsify(optional)]
        by: Option<String>,
    },
    /// Move cash between the Business Center and an ad account.
    MoveCash {
        on: String,
        #[tsify(type = "Holder")]
        from: HolderDocument,
        #[tsify(type = "Holder")]
        to: HolderDocument,
        amount: String,
    },
    /// Move credit line between the Business Center and an ad account.
    MoveCreditLine {
        on: String,
        #[tsify(type = "Holder")]
        from: HolderDocument,
        #[tsify(type = "Holder")]
        to: HolderDocument,
    },
    /// Move ad credit out of an ad account, to another or back.
    TakeBack,
    /// Have TikTok allocate ad credit.
    AllocateAutomatically,
    /// Allocate ad credit to many ad accounts in one act.
    AllocateInBulk,
    /// Give ad credit to another business entity.
    GiveAway,
}

/// Whether something tried is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", tsify(rename = "Verdict"))]
pub struct VerdictDocument {
    /// Whether the rules allow it.
    pub allowed: bool,
    /// Id of the rule that forbids it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<&'static str>,
    /// Why it is forbidden, in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// The words of an action's `type`.
const TYPES: &str =
    "allocate, moveCash, moveCreditLine, takeBack, allocateAutomatically, allocateInBulk, giveAway";

/// Tries `action` on the plan in `document`.
///
/// # Errors
///
/// The problems of the plan, or those of the action, whose paths then begin with `/action`.
pub fn attempt(document: &Value, action: &Value) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    let (plan, _) = read(document)?;
    let fields = action.as_object().cloned().unwrap_or_default();
    match fields.get("type").and_then(Value::as_str).unwrap_or_default() {
        "allocate" => attempt_allocation(document, plan, fields),
        "moveCash" => attempt_cash(document, plan, fields),
        "moveCreditLine" => {
            // The rules that allow it are those of cash; how much of a credit line is left, no plan knows.
            let mut fields = fields;
            fields.insert("amount".to_owned(), json!("0"));
            attempt_cash(document, plan, fields)
        }
        "takeBack" => Ok(refused(Attempt::TakeBack.refused_by())),
        "allocateAutomatically" => Ok(refused(Attempt::AllocateAutomatically.refused_by())),
        "allocateInBulk" => Ok(refused(Attempt::AllocateInBulk.refused_by())),
        "giveAway" => Ok(refused(Attempt::GiveAway.refused_by())),
        found => {
            let problem = Problem::new(ProblemCode::WordUnknown, "/action/type");
            Err(problem_documents(&[problem.with("found", found).with("allowed", TYPES)]))
        }
    }
}

const ALLOWED: VerdictDocument = VerdictDocument { allowed: true, rule: None, message: None };

fn refused(rule: RuleId) -> VerdictDocument {
    let message = Some(wording::statement(rule.rule()).to_owned());
    VerdictDocument { allowed: false, rule: Some(rule.name()), message }
}

fn attempt_allocation(
    document: &Value,
    plan: Plan,
    mut allocation: Map<String, Value>,
) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    allocation.remove("type");
    allocation.insert("id".to_owned(), json!("attempt"));
    verdict(document, plan, "allocations", &allocation)
}

fn attempt_cash(
    document: &Value,
    plan: Plan,
    mut event: Map<String, Value>,
) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    event.insert("type".to_owned(), json!("moveCash"));
    let ends = ["from", "to"].map(|end| event.get(end).and_then(|end| end.get("adAccount")).cloned());
    if let Some(account) = ends.into_iter().flatten().next() {
        event.insert("adAccount".to_owned(), account);
    }
    verdict(document, plan, "events", &event)
}

/// Runs the plan with one item more, the last of its list, and looks whether that was refused. The item is read in the
/// place of that list, so that it can be tried on a plan whose list is full.
fn verdict(
    document: &Value,
    plan: Plan,
    list: &str,
    item: &Map<String, Value>,
) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    let mut alone = document.clone();
    alone[list] = json!([item]);
    let (tried, _) = read(&alone).map_err(|problems| as_of_action(problems, list))?;
    let (plan, subject) = match (tried.allocations(), tried.events()) {
        ([allocation], _) if list == "allocations" => {
            // What is tried has not happened.
            let allocation = Allocation { execution: Execution::Planned, ..allocation.clone() };
            let allocations = [plan.allocations(), &[allocation]].concat();
            let subject = Subject::Allocation(allocations.len() - 1);
            (plan.with_allocations(allocations), subject)
        }
        (_, [event]) if list == "events" => {
            let subject = Subject::Event(plan.events().len());
            (plan.with_event(*event), subject)
        }
        _ => return Ok(ALLOWED),
    };
    let projection = run(&plan)?;
    let refusal = projection.refusals.iter().find(|refusal| refusal.subject == subject);
    Ok(refusal.map_or(ALLOWED, |refusal| {
        let document = refusal_document(&plan, refusal);
        VerdictDocument { allowed: false, rule: Some(document.rule), message: Some(document.message) }
    }))
}

/// Problems of the tried item, which is no part of the plan, get paths of the action.
fn as_of_action(problems: Vec<ProblemDocument>, list: &str) -> Vec<ProblemDocument> {
    let prefix = format!("/{list}/0");
    problems
        .into_iter()
        .map(|mut problem| {
            if let Some(rest) = problem.path.strip_prefix(&prefix) {
                problem.path = format!("/action{rest}");
            }
            problem
        })
        .collect()
}
