//! Something tried on a plan without changing it: allowed, or refused with its rule.
//!
//! What a plan can hold is added to the plan and run, so that a preview is what a run does.

use super::evaluate::{read, run};
use super::projection::ProblemDocument;
use super::writing::{problem_documents, refusal_document};
use crate::messages::{self, Message};
#[cfg(feature = "js")]
use crate::plan::document::HolderDocument;
use crate::plan::document::PlanDocument;
use crate::plan::document::read_part;
use crate::plan::{Allocation, Execution, Plan, Problem, ProblemCode};
use crate::rules::RuleId;
use crate::rules::attempts::Attempt;
use crate::simulation::Subject;
use serde::Serialize;
use serde::de::DeserializeOwned;
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
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "messages::some_in_english")]
    #[cfg_attr(feature = "js", tsify(optional, type = "string"))]
    pub message: Option<Message>,
}

/// The words of an action's `type`.
const TYPES: [&str; 7] = [
    "allocate",
    "moveCash",
    "moveCreditLine",
    "takeBack",
    "allocateAutomatically",
    "allocateInBulk",
    "giveAway",
];

/// Tries `action` on the plan in `document`.
///
/// # Errors
///
/// The problems of the plan, or those of the action, whose paths then begin with `/action`.
pub fn attempt(document: &PlanDocument, action: &Value) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    let (plan, _) = read(document)?;
    let fields = action.as_object().cloned().unwrap_or_default();
    match fields.get("type").and_then(Value::as_str).unwrap_or_default() {
        "allocate" => attempt_allocation(document, &plan, fields),
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
            Err(problem_documents(&[problem
                .with("found", found)
                .with("allowed", messages::Value::texts(TYPES))]))
        }
    }
}

const ALLOWED: VerdictDocument = VerdictDocument { allowed: true, rule: None, message: None };

fn refused(rule: RuleId) -> VerdictDocument {
    let message = Some(Message::of_text("rules", rule.name(), rule.rule().statement));
    VerdictDocument { allowed: false, rule: Some(rule.name()), message }
}

fn attempt_allocation(
    document: &PlanDocument,
    plan: &Plan,
    mut allocation: Map<String, Value>,
) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    allocation.remove("type");
    allocation.insert("id".to_owned(), json!("attempt"));
    let mut alone = document.clone();
    alone.allocations = vec![item(&mut alone, allocation, "allocations")];
    let (tried, _) = read(&alone).map_err(|problems| as_of_action(problems, "allocations"))?;
    // What is tried has not happened.
    let tried =
        tried.allocations().iter().map(|it| Allocation { execution: Execution::Planned, ..it.clone() });
    let subject = Subject::Allocation(plan.allocations().len());
    let allocations = plan.allocations().iter().cloned().chain(tried).collect();
    verdict(&plan.with_allocations(allocations), subject)
}

fn attempt_cash(
    document: &PlanDocument,
    plan: Plan,
    mut event: Map<String, Value>,
) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    event.insert("type".to_owned(), json!("moveCash"));
    let ends = ["from", "to"].map(|end| event.get(end).and_then(|end| end.get("adAccount")).cloned());
    if let Some(account) = ends.into_iter().flatten().next() {
        event.insert("adAccount".to_owned(), account);
    }
    let mut alone = document.clone();
    alone.events = vec![item(&mut alone, event, "events")];
    let (tried, _) = read(&alone).map_err(|problems| as_of_action(problems, "events"))?;
    let subject = Subject::Event(plan.events().len());
    verdict(&tried.events().iter().fold(plan, |plan, event| plan.with_event(*event)), subject)
}

/// What is tried, read in the place of a list of the plan, so that it can be tried on a plan whose list is full.
fn item<T: DeserializeOwned + Default>(plan: &mut PlanDocument, fields: Map<String, Value>, list: &str) -> T {
    let read = read_part(Value::Object(fields), &format!("/{list}/0"));
    // A value is there already: nothing is left that could go wrong.
    let (item, unread) = read.unwrap_or_default();
    plan.unread.extend(unread);
    item
}

/// Runs a plan, and looks whether the item that is tried was refused.
fn verdict(plan: &Plan, subject: Subject) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    let projection = run(plan)?;
    let refusal = projection.refusals.iter().find(|refusal| refusal.subject == subject);
    Ok(refusal.map_or(ALLOWED, |refusal| {
        let document = refusal_document(plan, refusal);
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
