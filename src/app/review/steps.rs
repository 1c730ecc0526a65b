//! What to do in TikTok, one allocation after the other.

use crate::editor::draft;
use crate::money::{Currency, Minor};
use crate::order::sort_by_key;
use crate::plan::document::{AllocationDocument, PlanDocument};
use crate::results::projection::ProjectionDocument;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Where a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Still to be done.
    Planned,
    /// The rules forbid it.
    Refused,
    /// Done in TikTok.
    Done,
}

/// One allocation as a step. Amounts and days are as the document writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Id of the allocation.
    pub(super) id: String,
    /// Its position in the document.
    pub(super) position: usize,
    /// The day.
    pub(super) on: String,
    /// Name of the ad account, with its id where another has the same.
    pub(super) account: String,
    /// Id of the ad account, as TikTok knows it where it was imported.
    pub(super) account_id: String,
    /// Name of the ad credit.
    pub(super) credit: String,
    /// Its position in the document.
    pub(super) credit_position: usize,
    /// The last day on which the ad credit can be spent.
    pub(super) expires: String,
    /// How much, with all digits of the currency.
    pub(super) amount: String,
    /// The same, to be added up.
    pub(super) minor: Minor,
    /// Who allocates, where somebody is named.
    pub(super) by: Option<String>,
    /// What the ad account strands in all, where it strands anything.
    pub(super) strands: Option<String>,
    /// Whether it should have been done before today.
    pub(super) is_overdue: bool,
    /// Where it stands.
    pub(super) progress: Progress,
}

/// The steps of a plan on the day `today`: days with something overdue first, then by day, then by ad credit, then as
/// the document has them.
pub(super) fn steps(plan: &PlanDocument, projection: &ProjectionDocument, today: &str) -> Vec<Step> {
    let names = Positions::of(plan, projection);
    let all = plan.allocations.iter().enumerate();
    let mut steps: Vec<Step> =
        all.filter_map(|(position, it)| step(plan, projection, &names, (position, it), today)).collect();
    let late: BTreeSet<String> = steps.iter().filter(|it| it.is_overdue).map(|it| it.on.clone()).collect();
    sort_by_key(&mut steps, |it| (!late.contains(&it.on), it.on.clone(), it.credit_position));
    steps
}

/// What ad accounts are called, and where things of a plan stand, by id.
struct Positions<'p> {
    names: Vec<String>,
    accounts: HashMap<&'p str, usize>,
    credits: HashMap<&'p str, usize>,
    members: HashMap<&'p str, usize>,
    refused: HashSet<&'p str>,
}

impl<'p> Positions<'p> {
    fn of(plan: &'p PlanDocument, projection: &'p ProjectionDocument) -> Self {
        Self {
            names: draft::names_told_apart(plan),
            accounts: positions(plan.ad_accounts.iter().map(|it| it.id.as_str())),
            credits: positions(plan.ad_credits.iter().map(|it| it.id.as_str())),
            members: positions(plan.members.iter().map(|it| it.id.as_str())),
            refused: projection.refusals.iter().map(|it| it.what.as_str()).collect(),
        }
    }
}

fn positions<'p>(ids: impl Iterator<Item = &'p str>) -> HashMap<&'p str, usize> {
    ids.enumerate().map(|(at, id)| (id, at)).collect()
}

fn step(
    plan: &PlanDocument,
    projection: &ProjectionDocument,
    positions: &Positions<'_>,
    (position, it): (usize, &AllocationDocument),
    today: &str,
) -> Option<Step> {
    let at = *positions.accounts.get(it.ad_account.as_str())?;
    let credit_position = *positions.credits.get(it.ad_credit.as_str())?;
    let credit = plan.ad_credits.get(credit_position)?;
    let currency = Currency::from_code(&plan.currency)?;
    let stranded = projection.ad_accounts.get(at).map(|figures| figures.credit.stranded.clone());
    let by = it.by.as_deref().and_then(|by| plan.members.get(*positions.members.get(by)?));
    let progress = if it.done {
        Progress::Done
    } else if positions.refused.contains(it.id.as_str()) {
        Progress::Refused
    } else {
        Progress::Planned
    };
    let minor = Minor::parse(&it.amount, currency)?;
    Some(Step {
        id: it.id.clone(),
        position,
        on: it.on.clone(),
        account: positions.names.get(at)?.clone(),
        account_id: it.ad_account.clone(),
        credit: credit.name.clone(),
        credit_position,
        expires: credit.expires.clone().unwrap_or_default(),
        amount: minor.to_text(currency),
        minor,
        by: by.map(|member| member.name.clone()),
        strands: stranded.filter(|amount| !crate::app::format::is_nothing(amount)),
        is_overdue: draft::is_overdue(it, today),
        progress,
    })
}

/// Steps of one day each.
pub(super) fn by_day(steps: &[Step]) -> Vec<&[Step]> {
    steps.chunk_by(|a, b| a.on == b.on).collect()
}

/// Steps of one day, of one ad credit each.
pub(super) fn by_credit(day: &[Step]) -> Vec<&[Step]> {
    day.chunk_by(|a, b| a.credit_position == b.credit_position).collect()
}

/// What steps come to, but for those that the rules forbid; with all digits of the currency.
pub(super) fn total<'a>(steps: impl IntoIterator<Item = &'a Step>, currency: &str) -> String {
    let counted = steps.into_iter().filter(|it| it.progress != Progress::Refused);
    // The plan runs, so its amounts can be added up.
    let sum: Minor = counted.map(|it| it.minor).sum();
    Currency::from_code(currency).map(|currency| sum.to_text(currency)).unwrap_or_default()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::app::engine;
    use crate::editor::draft::tests::small;

    pub(in super::super) fn of(plan: &PlanDocument) -> Vec<Step> {
        on("2026-03-01", plan)
    }

    fn on(today: &str, plan: &PlanDocument) -> Vec<Step> {
        let projection = engine::evaluate(plan).projection;
        projection.map(|it| steps(plan, &it, today)).unwrap_or_default()
    }

    #[test]
    fn steps_go_by_day_and_then_as_written() {
        let mut plan = small();
        plan.allocations[0].on = "2026-03-08".into();
        plan.allocations.push(plan.allocations[1].clone());
        plan.allocations[2].id = "3".into();
        plan.allocations[2].amount = "0.5".into();
        let steps = of(&plan);
        let ids: Vec<&str> = steps.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["2", "3", "1"]);
        assert_eq!(steps[1].amount, "0.50");
        let days: Vec<usize> = by_day(&steps).iter().map(|it| it.len()).collect();
        assert_eq!(days, [2, 1]);
    }

    #[test]
    fn days_with_something_overdue_come_first_and_each_day_goes_by_ad_credit() {
        let mut plan = small();
        plan.ad_credits[1].held_by = None;
        for (on, credit, is_done) in [
            ("2026-03-02", "held", true),
            ("2026-03-05", "held", false),
            ("2026-03-05", "pool", true),
            ("2026-03-05", "held", false),
        ] {
            let mut it = plan.allocations[0].clone();
            it.id = (plan.allocations.len() + 1).to_string();
            (it.on, it.ad_credit, it.done) = (on.into(), credit.into(), is_done);
            it.amount = "10.00".into();
            plan.allocations.push(it);
        }
        plan.allocations[0].done = true;
        plan.allocations[1].done = true;
        let ids = |today| on(today, &plan).iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids("2026-03-05"), ["1", "2", "3", "5", "4", "6"]);
        assert_eq!(ids("2026-03-06"), ["5", "4", "6", "1", "2", "3"]);
        let steps = on("2026-03-06", &plan);
        let first = by_day(&steps)[0];
        let groups: Vec<(usize, String)> =
            by_credit(first).iter().map(|it| (it.len(), total(*it, "USD"))).collect();
        assert_eq!(groups, [(1, "10.00".to_owned()), (2, "20.00".to_owned())]);
        assert_eq!(total(&steps, "USD"), "740.00");
    }

    #[test]
    fn what_is_refused_is_not_in_a_total() {
        let mut plan = small();
        plan.ad_accounts[1].status = Some("inReview".into());
        assert_eq!(total(&of(&plan), "USD"), "300.00");
    }

    #[test]
    fn a_step_is_done_or_refused_or_still_to_be_done() {
        let mut plan = small();
        plan.allocations[0].done = true;
        plan.ad_accounts[1].status = Some("inReview".into());
        let progress: Vec<_> = of(&plan).iter().map(|it| it.progress).collect();
        assert_eq!(progress, [Progress::Done, Progress::Refused]);
    }
}
