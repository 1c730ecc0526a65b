//! Two plans side by side, as written down.

use super::evaluate::{read, run};
use super::projection::{Figures, ProblemDocument};
use super::writing::figures_document;
use crate::messages::{self, Message};
use crate::money::Minor;
use crate::plan::document::PlanDocument;
use crate::plan::{Plan, Problem, codes};
use crate::planning::{Divergence, divergences, sentences};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Two plans side by side: what was changed, and what came of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Comparison"))]
pub struct ComparisonDocument {
    /// What matters, in a sentence.
    #[serde(serialize_with = "messages::in_english")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub message: Message,
    /// The inputs that differ.
    #[cfg_attr(feature = "js", tsify(type = "InputDifference[]"))]
    pub inputs: Vec<InputDifference>,
    /// The movements of ad credit that differ.
    #[cfg_attr(feature = "js", tsify(type = "MovementDifference[]"))]
    pub movements: Vec<MovementDifference>,
    /// The totals of the first plan.
    pub a: Figures,
    /// The totals of the second plan.
    pub b: Figures,
}

/// A field of a plan that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "InputDifference"))]
pub struct InputDifference {
    /// A JSON pointer into the first plan, or into the second for what only that one has.
    pub path: String,
    /// What the first plan says; absent where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "unknown"))]
    pub a: Option<Value>,
    /// What the second plan says; absent where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "unknown"))]
    pub b: Option<Value>,
}

/// How much two plans move in the same way, where that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "MovementDifference"))]
pub struct MovementDifference {
    /// What kind of movement it is, as in a journal.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Id of the ad credit.
    pub ad_credit: String,
    /// Id of the ad account; absent where none is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ad_account: Option<String>,
    /// The first day by whose end the two differ.
    pub since: String,
    /// What the first plan moves in all.
    pub a: String,
    /// What the second plan moves in all.
    pub b: String,
    /// What `b` is more than `a`; with a minus sign where it is less.
    pub difference: String,
}

/// Compares two plans of one currency.
///
/// # Errors
///
/// The problems of either plan, whose paths then begin with `/a` or `/b`.
pub fn compare(a: &PlanDocument, b: &PlanDocument) -> Result<ComparisonDocument, Vec<ProblemDocument>> {
    let mut problems = Vec::new();
    let mut plan_of = |side, document| match read(document) {
        Ok((plan, _)) => Some(plan),
        Err(wrong) => {
            problems.extend(under(side, wrong));
            None
        }
    };
    let (Some(plan_a), Some(plan_b)) = (plan_of("/a", a), plan_of("/b", b)) else { return Err(problems) };
    of_one_currency(&plan_a, &plan_b).map_err(|problem| under("/b", problem.into()))?;
    let run_a = run(&plan_a).map_err(|problems| under("/a", problems))?;
    let run_b = run(&plan_b).map_err(|problems| under("/b", problems))?;
    let (totals_a, totals_b) = (run_a.figures.totals, run_b.figures.totals);
    let currency = plan_a.currency();
    let money = |amount: Minor| amount.to_text(currency);
    let movement = |it: &Divergence| MovementDifference {
        kind: it.movement.kind.name(),
        ad_credit: it.movement.credit.clone(),
        ad_account: Some(it.movement.account.clone()).filter(|account| !account.is_empty()),
        since: it.since.to_string(),
        a: money(it.first),
        b: money(it.second),
        difference: money(it.second - it.first),
    };
    Ok(ComparisonDocument {
        message: sentences::comparison(&plan_a, &plan_b, &totals_a, &totals_b),
        inputs: inputs(&a.to_value(), &b.to_value()),
        movements: divergences(&run_a, &run_b).iter().map(movement).collect(),
        a: figures_document(&totals_a, currency),
        b: figures_document(&totals_b, currency),
    })
}

/// Whether a plan that is held against another is in its currency.
pub(super) fn of_one_currency(plan: &Plan, other: &Plan) -> Result<(), Problem> {
    if plan.currency() == other.currency() {
        return Ok(());
    }
    let problem = Problem::new(codes::WORD_UNKNOWN, "/currency").with("found", other.currency().code());
    Err(problem.with("allowed", plan.currency().code()))
}

/// Problems of the plan on this side, `/a` or `/b`, with paths that say so.
#[must_use]
pub fn under(side: &str, mut problems: Vec<ProblemDocument>) -> Vec<ProblemDocument> {
    for problem in &mut problems {
        problem.path.insert_str(0, side);
    }
    problems
}

/// What the first plan says where the second says something else. Neither is run, so either may have problems.
#[must_use]
pub fn differences(a: &PlanDocument, b: &PlanDocument) -> Vec<InputDifference> {
    inputs(&a.to_value(), &b.to_value())
}

fn inputs(a: &Value, b: &Value) -> Vec<InputDifference> {
    let mut found = Vec::new();
    compare_values(Some(a), Some(b), "", &mut found);
    found
}

fn compare_values(a: Option<&Value>, b: Option<&Value>, path: &str, found: &mut Vec<InputDifference>) {
    match (a, b) {
        (Some(Value::Object(left)), Some(Value::Object(right))) => {
            for (field, value) in left {
                compare_values(Some(value), right.get(field), &format!("{path}/{field}"), found);
            }
            for (field, value) in right.iter().filter(|(field, _)| !left.contains_key(*field)) {
                compare_values(None, Some(value), &format!("{path}/{field}"), found);
            }
        }
        (Some(Value::Array(left)), Some(Value::Array(right))) => compare_lists(left, right, path, found),
        (a, b) if a == b => {}
        (a, b) => found.push(InputDifference { path: path.to_owned(), a: a.cloned(), b: b.cloned() }),
    }
}

/// Items with an id are the same item wherever they stand, and so are rows of actual spend of one ad account that begin on
/// one day; others are compared place by place.
fn compare_lists(left: &[Value], right: &[Value], path: &str, found: &mut Vec<InputDifference>) {
    let (in_left, in_right) = (places(left), places(right));
    let partner =
        |places: &BTreeMap<Key<'_>, usize>, items: &[Value], at: usize, item: &Value| match key(item) {
            Some(wanted) => places.get(&wanted).copied(),
            None => (at < items.len()).then_some(at),
        };
    for (at, item) in left.iter().enumerate() {
        let other = partner(&in_right, right, at, item).map(|other| &right[other]);
        compare_values(Some(item), other, &format!("{path}/{at}"), found);
    }
    for (at, item) in right.iter().enumerate() {
        if partner(&in_left, left, at, item).is_none() {
            compare_values(None, Some(item), &format!("{path}/{at}"), found);
        }
    }
}

/// What tells an item from others of its list: its id, or of a row of actual spend its ad account and first day.
type Key<'v> = (&'v str, &'v str);

fn key(value: &Value) -> Option<Key<'_>> {
    let text = |field| value.get(field).and_then(Value::as_str);
    let row = || text("spend").and(Some((text("adAccount")?, text("from")?)));
    text("id").map(|id| (id, "")).or_else(row)
}

/// Where each of them stands.
fn places(items: &[Value]) -> BTreeMap<Key<'_>, usize> {
    items.iter().enumerate().filter_map(|(at, item)| Some((key(item)?, at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn rows_of_actual_spend_are_compared_by_ad_account_and_first_day() {
        let row = |account: &str, from: &str, spend: &str| json!({ "adAccount": account, "from": from, "to": from, "spend": spend });
        let plan = |rows: &[Value]| json!({ "actuals": rows });
        let before = plan(&[row("a", "2026-11-30", "1.00"), row("b", "2026-11-30", "2.00")]);
        let after = plan(&[
            row("a", "2026-11-30", "1.00"),
            row("a", "2026-12-01", "3.00"),
            row("b", "2026-11-30", "2.50"),
        ]);
        let found = inputs(&before, &after);
        let found = found.iter().map(|it| (it.path.as_str(), it.a.is_some(), it.b.is_some()));
        assert_eq!(
            found.collect::<Vec<_>>(),
            [("/actuals/1/spend", true, true), ("/actuals/1", false, true)]
        );
    }
}
