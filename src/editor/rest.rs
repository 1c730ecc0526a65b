//! The rest of a plan that is under way, laid out anew: what is still unallocated, at the pace at which ad accounts lately
//! spent, with all that is done left as it is.

use super::draft;
use super::offer::split;
use crate::day::Day;
use crate::ledger::CreditFigures;
use crate::money::{Currency, Minor};
use crate::order::sort_by_key;
use crate::plan::Plan;
use crate::plan::document::PlanDocument;
use crate::planning::at_recent_pace;
use crate::results::advice::AdviceOptions;
use crate::results::{read, run};
use std::collections::BTreeMap;

/// The rest of a plan, before it is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// The plan with it.
    pub plan: PlanDocument,
    /// The first day on which it allocates.
    pub from: Day,
    /// What becomes of ad credit in the baseline, as it was planned.
    pub baseline: Option<Outcome>,
    /// What becomes of it in the plan as it is, at the recent pace.
    pub now: Outcome,
    /// What becomes of it with the rest laid out anew, at the same pace.
    pub after: Outcome,
    /// How many steps of the plan are overdue: they count as not made.
    pub overdue: usize,
    /// Every step that is not the same before and after, by day.
    pub changes: Vec<Change>,
}

/// What becomes of ad credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its figures.
    pub figures: CreditFigures,
    /// How many steps are still to be made.
    pub steps: usize,
}

/// What is allocated to one ad account of one ad credit on one day, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day, as written.
    pub on: String,
    /// Id of the ad account.
    pub ad_account: String,
    /// Id of the ad credit.
    pub ad_credit: String,
    /// In the plan as it is, overdue steps included.
    pub now: Minor,
    /// With the rest laid out anew.
    pub after: Minor,
}

/// Lays the rest of `document` out from `today` on, or from the day after the last of which spend is known where that is
/// later. None where the plan is over by then, or where it or the baseline has errors.
#[must_use]
pub fn rest(document: &PlanDocument, baseline: Option<&PlanDocument>, today: Day) -> Option<Rest> {
    let (plan, _) = read(document).ok()?;
    let today = today.to_string();
    let from = Day::parse(&draft::open_from(document, &today)?)?.max(plan.first_open_day());
    if from > plan.period().end {
        return None;
    }
    let pace = Some("recent".to_owned());
    let options = AdviceOptions { from: Some(from.to_string()), pace, ..AdviceOptions::default() };
    let begins = from.to_string();
    let advised = split(&draft::postponed(document, None, &begins), &options)?.0.allocations;
    let mut after = document.clone();
    after.allocations.retain(|it| it.done);
    after.allocations.extend(advised);
    let in_time = draft::without_overdue(document, None, &begins).unwrap_or_else(|| document.clone());
    let overdue = document.allocations.len() - in_time.allocations.len();
    let at_pace = |document: &PlanDocument| {
        let plan = at_recent_pace(&read(document).ok()?.0)?;
        outcome(&plan, document)
    };
    let baseline = match baseline {
        Some(baseline) => Some(outcome(&read(baseline).ok()?.0, baseline)?),
        None => None,
    };
    Some(Rest {
        from,
        baseline,
        now: at_pace(&in_time)?,
        after: at_pace(&after)?,
        overdue,
        changes: changes(document, &after, plan.currency()),
        plan: after,
    })
}

fn outcome(plan: &Plan, document: &PlanDocument) -> Option<Outcome> {
    let figures = run(plan).ok()?.figures.totals;
    let steps = document.allocations.iter().filter(|it| !it.done).count();
    Some(Outcome { figures, steps })
}

/// The steps that are not the same, by day, then by ad account and ad credit.
fn changes(now: &PlanDocument, after: &PlanDocument, currency: Currency) -> Vec<Change> {
    let mut steps: BTreeMap<(&str, &str, &str), [Minor; 2]> = BTreeMap::new();
    for (side, plan) in [now, after].into_iter().enumerate() {
        for it in plan.allocations.iter().filter(|it| !it.done) {
            let amount = Minor::parse(&it.amount, currency);
            let key = (it.on.as_str(), it.ad_account.as_str(), it.ad_credit.as_str());
            let sum = &mut steps.entry(key).or_default()[side];
            *sum = sum.saturating_add(amount.unwrap_or(Minor::ZERO));
        }
    }
    let change = |((on, ad_account, ad_credit), [now, after]): ((&str, &str, &str), [Minor; 2])| {
        let (on, ad_account, ad_credit) = (on.to_owned(), ad_account.to_owned(), ad_credit.to_owned());
        (now != after).then_some(Change { on, ad_account, ad_credit, now, after })
    };
    let mut changes: Vec<Change> = steps.into_iter().filter_map(change).collect();
    sort_by_key(&mut changes, |it| Day::parse(&it.on));
    changes
}
