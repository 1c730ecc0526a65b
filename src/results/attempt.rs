//! Something tried on a plan without changing it: allowed, or refused with its rule.
//!
//! What a plan can hold is added to the plan and run, so that a preview is what a run does.

use super::evaluate::{read, run};
use super::options::{Asked, asked, is_within};
use super::projection::ProblemDocument;
use super::writing::{problem_documents, refusal_document};
use crate::messages::{self, Message};
use crate::plan::document::{AllocationDocument, EventDocument, HolderDocument, PlanDocument, amount};
use crate::plan::{Plan, Problem, codes};
use crate::rules::RuleId;
use crate::rules::attempts::Attempt;
use crate::simulation::Subject;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What can be tried.
#[cfg_attr(feature = "js", derive(tsify::Tsify), serde(tag = "type", rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "Action"))]
enum Action {
    /// Allocate ad credit of the Business Center to an ad account.
    Allocate(AllocateAction),
    /// Move cash between the Business Center and an ad account.
    MoveCash(MoveCashAction),
    /// Move credit line between the Business Center and an ad account.
    MoveCreditLine(MoveCreditLineAction),
    /// Move ad credit out of an ad account, to another or back.
    TakeBack,
    /// Have TikTok allocate ad credit.
    AllocateAutomatically,
    /// Allocate ad credit to many ad accounts in one act.
    AllocateInBulk,
    /// Give ad credit to another business entity.
    GiveAway,
}

/// Ad credit of the Business Center to an ad account.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
struct AllocateAction {
    /// The day.
    on: String,
    /// Id of the ad credit.
    ad_credit: String,
    /// Id of the ad account that receives it.
    ad_account: String,
    /// How much.
    #[serde(deserialize_with = "amount")]
    amount: String,
    /// Id of the member who allocates.
    #[cfg_attr(feature = "js", tsify(optional))]
    by: Option<String>,
}

/// Cash between the Business Center and an ad account.
#[derive(Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
struct MoveCashAction {
    /// The day.
    on: String,
    /// Where the cash comes from.
    #[cfg_attr(feature = "js", tsify(type = "Holder"))]
    from: HolderDocument,
    /// Where it goes.
    #[cfg_attr(feature = "js", tsify(type = "Holder"))]
    to: HolderDocument,
    /// How much.
    #[serde(deserialize_with = "amount")]
    amount: String,
}

/// Credit line between the Business Center and an ad account.
#[derive(Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
struct MoveCreditLineAction {
    /// The day.
    on: String,
    /// Where the credit line comes from.
    #[cfg_attr(feature = "js", tsify(type = "Holder"))]
    from: HolderDocument,
    /// Where it goes.
    #[cfg_attr(feature = "js", tsify(type = "Holder"))]
    to: HolderDocument,
}

/// What takes nothing but its name.
#[derive(Deserialize)]
struct NothingElse {}

/// Whether something tried is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Verdict"))]
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

impl Action {
    /// Reads an action; what is wrong with its fields is noted.
    fn read(action: &Value) -> Result<Asked<Self>, Problem> {
        let found = action.get("type").and_then(Value::as_str).unwrap_or_default();
        let mut fields = action.clone();
        if let Some(fields) = fields.as_object_mut() {
            fields.remove("type");
        }
        let without = |action: Self| {
            let Asked { problems, .. } = asked::<NothingElse>(&fields, "/action")?;
            Ok(Asked { value: action, problems })
        };
        match found {
            "allocate" => Ok(asked(&fields, "/action")?.map(Self::Allocate)),
            "moveCash" => Ok(asked(&fields, "/action")?.map(Self::MoveCash)),
            "moveCreditLine" => Ok(asked(&fields, "/action")?.map(Self::MoveCreditLine)),
            "takeBack" => without(Self::TakeBack),
            "allocateAutomatically" => without(Self::AllocateAutomatically),
            "allocateInBulk" => without(Self::AllocateInBulk),
            "giveAway" => without(Self::GiveAway),
            found => {
                let problem = Problem::new(codes::WORD_UNKNOWN, "/action/type").with("found", found);
                Err(problem.with("allowed", messages::Value::texts(TYPES)))
            }
        }
    }
}

/// Tries `action` on the plan in `document`.
///
/// # Errors
///
/// The problems of the plan, or those of the action, whose paths then begin with `/action`.
pub fn attempt(document: &PlanDocument, action: &Value) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    let (plan, _) = read(document)?;
    let Asked { value, problems } = Action::read(action)?;
    let of_a_list = match value {
        Action::Allocate(allocation) => attempt_allocation(document, &plan, allocation),
        Action::MoveCash(cash) => attempt_cash(document, plan, cash),
        Action::MoveCreditLine(MoveCreditLineAction { on, from, to }) => {
            // The rules that allow it are those of cash; how much of a credit line is left, no plan knows.
            attempt_cash(document, plan, MoveCashAction { on, from, to, amount: "0".to_owned() })
        }
        Action::TakeBack => Ok(refused(Attempt::TakeBack.refused_by())),
        Action::AllocateAutomatically => Ok(refused(Attempt::AllocateAutomatically.refused_by())),
        Action::AllocateInBulk => Ok(refused(Attempt::AllocateInBulk.refused_by())),
        Action::GiveAway => Ok(refused(Attempt::GiveAway.refused_by())),
    };
    if problems.is_empty() {
        return of_a_list;
    }
    let mut all = problem_documents(&problems);
    // Of what could not be read nothing else is said.
    let others = of_a_list.err().unwrap_or_default().into_iter();
    all.extend(others.filter(|other| !problems.iter().any(|it| is_within(&other.path, &it.path))));
    Err(all)
}

const ALLOWED: VerdictDocument = VerdictDocument { allowed: true, rule: None, message: None };

fn refused(rule: RuleId) -> VerdictDocument {
    let message = Some(Message::of_text("rules", rule.name(), rule.rule().statement));
    VerdictDocument { allowed: false, rule: Some(rule.name()), message }
}

fn attempt_allocation(
    document: &PlanDocument,
    plan: &Plan,
    AllocateAction { on, ad_credit, ad_account, amount, by }: AllocateAction,
) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    let id = "attempt".to_owned();
    // In the place of the list, so that it can be tried on a plan whose list is full.
    let allocation = AllocationDocument { id, on, ad_credit, ad_account, amount, by, done: false };
    let alone = PlanDocument { allocations: vec![allocation], ..document.clone() };
    let (tried, _) = read(&alone).map_err(|problems| as_of_action(problems, "allocations"))?;
    let subject = Subject::Allocation(plan.allocations().len());
    let allocations = plan.allocations().iter().chain(tried.allocations()).cloned().collect();
    verdict(&plan.with_allocations(allocations), subject)
}

fn attempt_cash(
    document: &PlanDocument,
    plan: Plan,
    MoveCashAction { on, from, to, amount }: MoveCashAction,
) -> Result<VerdictDocument, Vec<ProblemDocument>> {
    let ad_account = match (&from, &to) {
        (HolderDocument::AdAccount(id), _) | (_, HolderDocument::AdAccount(id)) => id.clone(),
        _ => String::new(),
    };
    let event = EventDocument {
        on,
        kind: "moveCash".to_owned(),
        ad_account,
        from: Some(from),
        to: Some(to),
        amount: Some(amount),
        ..EventDocument::default()
    };
    let alone = PlanDocument { events: vec![event], ..document.clone() };
    let (tried, _) = read(&alone).map_err(|mut problems| {
        // An action names its ad account at one of its ends alone, and there it is told as well.
        problems.retain(|problem| problem.path != "/events/0/adAccount");
        as_of_action(problems, "events")
    })?;
    let subject = Subject::Event(plan.events().len());
    verdict(&tried.events().iter().fold(plan, |plan, event| plan.with_event(*event)), subject)
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
