//! What to do in TikTok, one allocation after the other.

use crate::money::Currency;
use crate::plan::document::PlanDocument;
use crate::results::projection::ProjectionDocument;

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
    /// Name of the ad account.
    pub(super) account: String,
    /// Id of the ad account, as TikTok knows it where it was imported.
    pub(super) account_id: String,
    /// Name of the ad credit.
    pub(super) credit: String,
    /// The last day on which the ad credit can be spent.
    pub(super) expires: String,
    /// How much, with all digits of the currency.
    pub(super) amount: String,
    /// Who allocates, where somebody is named.
    pub(super) by: Option<String>,
    /// What the ad account strands in all, where it strands anything.
    pub(super) strands: Option<String>,
    /// Where it stands.
    pub(super) progress: Progress,
}

/// The steps of a plan, by day and then as the document has them.
pub(super) fn steps(plan: &PlanDocument, projection: &ProjectionDocument) -> Vec<Step> {
    let mut steps: Vec<Step> =
        (0..plan.allocations.len()).filter_map(|position| step(plan, projection, position)).collect();
    steps.sort_by(|a, b| a.on.cmp(&b.on));
    steps
}

fn step(plan: &PlanDocument, projection: &ProjectionDocument, position: usize) -> Option<Step> {
    let it = plan.allocations.get(position)?;
    let at = plan.ad_accounts.iter().position(|account| account.id == it.ad_account)?;
    let credit = plan.ad_credits.iter().find(|credit| credit.id == it.ad_credit)?;
    let currency = Currency::from_code(&plan.currency)?;
    let stranded = projection.ad_accounts.get(at).map(|figures| figures.credit.stranded.clone());
    let by = it.by.as_deref().and_then(|by| plan.members.iter().find(|member| member.id == by));
    let progress = if it.done {
        Progress::Done
    } else if projection.refusals.iter().any(|refusal| refusal.what == it.id) {
        Progress::Refused
    } else {
        Progress::Planned
    };
    Some(Step {
        id: it.id.clone(),
        position,
        on: it.on.clone(),
        account: plan.ad_accounts.get(at)?.name.clone(),
        account_id: it.ad_account.clone(),
        credit: credit.name.clone(),
        expires: credit.expires.clone().unwrap_or_default(),
        amount: crate::app::draft::amount(&it.amount, currency)?.to_text(currency),
        by: by.map(|member| member.name.clone()),
        strands: stranded.filter(|amount| !crate::app::format::is_nothing(amount)),
        progress,
    })
}

/// Steps of one day each.
pub(super) fn by_day(steps: &[Step]) -> Vec<&[Step]> {
    steps.chunk_by(|a, b| a.on == b.on).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::app::draft::tests::small;
    use crate::app::engine;

    pub(in super::super) fn of(plan: &PlanDocument) -> Vec<Step> {
        let projection = engine::evaluate(plan).projection;
        projection.map(|it| steps(plan, &it)).unwrap_or_default()
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
    fn a_step_is_done_or_refused_or_still_to_be_done() {
        let mut plan = small();
        plan.allocations[0].done = true;
        plan.ad_accounts[1].status = Some("inReview".into());
        let progress: Vec<_> = of(&plan).iter().map(|it| it.progress).collect();
        assert_eq!(progress, [Progress::Done, Progress::Refused]);
    }
}
