//! What today means for a plan: from when on something can still be allocated, and what should have been by then.

use super::allocations::is_planned;
use crate::day::Day;
use crate::plan::document::{AllocationDocument, PlanDocument};
use std::borrow::Cow;

/// The first day on which something can still be allocated: today, or the first day of a plan that begins later, or the
/// day after the last one of which the spend is known. None once the plan is over.
#[must_use]
pub fn open_from(plan: &PlanDocument, today: &str) -> Option<String> {
    let after_known = after_known(plan).map(|day| day.to_string());
    let from = later(later(&plan.start, today), after_known.as_deref().unwrap_or_default());
    let over = Day::parse(from).zip(Day::parse(&plan.end)).is_some_and(|(from, end)| from > end);
    (!over).then(|| from.to_owned())
}

/// The day after the last one of which the spend is known: from there on a plan is a forecast. None where no spend is known.
#[must_use]
pub fn after_known(plan: &PlanDocument) -> Option<Day> {
    last_known(plan).map(|day| day.plus(1))
}

/// The last day of which the spend is known.
fn last_known(plan: &PlanDocument) -> Option<Day> {
    plan.actuals.iter().filter_map(|it| Day::parse(&it.to)).max()
}

/// The day as of which a plan is looked at: the last of which the spend is known, or its first.
#[must_use]
pub fn as_of(plan: &PlanDocument) -> String {
    last_known(plan).map_or_else(|| plan.start.clone(), |day| day.to_string())
}

/// The later of two days. Where one can't be read, the other.
fn later<'a>(a: &'a str, b: &'a str) -> &'a str {
    match (Day::parse(a), Day::parse(b)) {
        (Some(x), Some(y)) if y > x => b,
        (None, Some(_)) => b,
        _ => a,
    }
}

/// Whether an allocation should have been made before the day `today` and is not marked as done.
#[must_use]
pub fn is_overdue(it: &AllocationDocument, today: &str) -> bool {
    let before = Day::parse(&it.on).zip(Day::parse(today)).is_some_and(|(on, today)| on < today);
    before && is_planned(it, None)
}

/// Says of an allocation that it was made, on its own day or on another one, for its own amount or for another one.
pub fn was_made(plan: &mut PlanDocument, id: &str, on: Option<&str>, amount: Option<&str>) {
    if let Some(it) = plan.allocations.iter_mut().find(|it| it.id == id && !it.done) {
        it.done = true;
        if let Some(amount) = amount {
            amount.clone_into(&mut it.amount);
        }
        if let Some(on) = on {
            on.clone_into(&mut it.on);
        }
    }
}

/// The day on which an allocation that is planned for a later day than `today` can have been made: today, or the first on
/// which its ad credit is there. `None` where its day has come, and where there is no such allocation.
#[must_use]
pub fn day_made(plan: &PlanDocument, id: &str, today: &str) -> Option<String> {
    let it = plan.allocations.iter().find(|it| it.id == id)?;
    let issued =
        plan.ad_credits.iter().find(|credit| credit.id == it.ad_credit).map(|credit| credit.issued.as_str());
    let days = [Some(today), Some(plan.start.as_str()), issued].into_iter().flatten().filter_map(Day::parse);
    days.max().filter(|day| Some(*day) < Day::parse(&it.on)).map(|day| day.to_string())
}

/// Says of an overdue allocation that it was not made: its ad credit is still to be allocated.
pub fn was_not_made(plan: &mut PlanDocument, id: &str) {
    plan.allocations.retain(|it| it.done || it.id != id);
}

/// The plan without what is overdue on the day `today`, of `account` where one is named; none where nothing is. It is
/// what advice is held against: what was not done in time no longer will be.
#[must_use]
pub fn without_overdue(plan: &PlanDocument, account: Option<&str>, today: &str) -> Option<PlanDocument> {
    let overdue = |it: &AllocationDocument| is_planned(it, account) && is_overdue(it, today);
    plan.allocations.iter().any(overdue).then(|| {
        let mut plan = plan.clone();
        plan.allocations.retain(|it| !overdue(it));
        plan
    })
}

/// The plan with what is overdue on the day `from`, of `account` where one is named, put off to that day: it is not made,
/// but still planned.
#[must_use]
pub fn postponed<'a>(plan: &'a PlanDocument, account: Option<&str>, from: &str) -> Cow<'a, PlanDocument> {
    let mut plan = Cow::Borrowed(plan);
    for at in 0..plan.allocations.len() {
        let it = &plan.allocations[at];
        if is_planned(it, account) && is_overdue(it, from) {
            from.clone_into(&mut plan.to_mut().allocations[at].on);
        }
    }
    plan
}

/// The plan with everything in it so many days later.
#[must_use]
pub fn moved(plan: &PlanDocument, days: i32) -> PlanDocument {
    let mut plan = plan.clone();
    let credits = plan.ad_credits.iter_mut().flat_map(|it| [Some(&mut it.issued), it.expires.as_mut()]);
    let allocations = plan.allocations.iter_mut().map(|it| Some(&mut it.on));
    let events = plan.events.iter_mut().map(|it| Some(&mut it.on));
    let actuals = plan.actuals.iter_mut().flat_map(|it| [Some(&mut it.from), Some(&mut it.to)]);
    let period = [Some(&mut plan.start), Some(&mut plan.end)].into_iter();
    for text in period.chain(credits).chain(allocations).chain(events).chain(actuals).flatten() {
        if let Some(day) = Day::parse(text) {
            *text = day.plus(days).to_string();
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;
    use crate::plan::document::ActualDocument;

    #[test]
    fn something_can_be_allocated_from_today_on_within_the_plan() {
        let plan = small();
        assert_eq!((plan.start.as_str(), plan.end.as_str()), ("2026-03-01", "2026-05-29"));
        for (today, from) in [
            ("2026-02-01", Some("2026-03-01")),
            ("2026-03-01", Some("2026-03-01")),
            ("2026-03-10", Some("2026-03-10")),
            ("2026-05-29", Some("2026-05-29")),
            ("2026-05-30", None),
            ("never", Some("2026-03-01")),
        ] {
            assert_eq!(open_from(&plan, today).as_deref(), from, "{today}");
        }
        let mut known = plan;
        known.actuals.push(ActualDocument { to: "2026-03-10".into(), ..ActualDocument::default() });
        assert_eq!(open_from(&known, "2026-03-09").as_deref(), Some("2026-03-11"));
        assert_eq!(open_from(&known, "2026-03-12").as_deref(), Some("2026-03-12"));
    }

    #[test]
    fn a_plan_is_looked_at_as_of_the_last_day_of_which_the_spend_is_known() {
        let mut plan = small();
        assert_eq!(as_of(&plan), "2026-03-01");
        for to in ["2026-03-10", "2026-03-07", "never"] {
            plan.actuals.push(ActualDocument { to: to.into(), ..ActualDocument::default() });
        }
        assert_eq!(as_of(&plan), "2026-03-10");
    }

    #[test]
    fn what_is_made_before_its_day_is_made_today_or_once_its_ad_credit_is_there() {
        let mut plan = small();
        plan.allocations[0].on = "2026-03-09".into();
        let id = plan.allocations[0].id.clone();
        for (today, issued, made) in [
            ("2026-03-05", "2026-03-01", Some("2026-03-05")),
            ("2026-03-05", "2026-03-07", Some("2026-03-07")),
            ("2026-02-05", "2026-03-01", Some("2026-03-01")),
            ("2026-03-05", "2026-03-09", None),
            ("2026-03-09", "2026-03-01", None),
            ("2026-03-12", "2026-03-01", None),
        ] {
            plan.ad_credits[0].issued = issued.into();
            assert_eq!(day_made(&plan, &id, today).as_deref(), made, "{today} {issued}");
        }
    }

    #[test]
    fn an_overdue_allocation_was_made_on_its_day_or_today_or_not_at_all() {
        let steps = |change: &dyn Fn(&mut PlanDocument)| {
            let mut plan = small();
            change(&mut plan);
            let all = plan.allocations.into_iter();
            all.map(|it| (it.id, it.on, it.done)).collect::<Vec<_>>()
        };
        let step = |id: &str, on: &str, done| (id.to_owned(), on.to_owned(), done);
        let other = || step("2", "2026-03-01", false);
        assert_eq!(steps(&|plan| was_made(plan, "1", None, None)), [step("1", "2026-03-01", true), other()]);
        let today = Some("2026-03-04");
        assert_eq!(steps(&|plan| was_made(plan, "1", today, None)), [step("1", "2026-03-04", true), other()]);
        assert_eq!(steps(&|plan| was_not_made(plan, "1")), [other()]);
        let mut plan = small();
        was_made(&mut plan, "1", None, Some("250.00"));
        assert_eq!((plan.allocations[0].done, plan.allocations[0].amount.as_str()), (true, "250.00"));
    }

    #[test]
    fn overdue_is_what_is_dated_before_today_and_not_done() {
        let mut plan = small();
        assert!(plan.allocations.iter().all(|it| it.on == "2026-03-01"));
        assert_eq!(without_overdue(&plan, None, "2026-03-01"), None);
        plan.allocations[0].done = true;
        let left = |account| {
            let plan = without_overdue(&plan, account, "2026-03-02");
            plan.map(|plan| plan.allocations.iter().map(|it| it.id.clone()).collect::<Vec<_>>())
        };
        assert_eq!(left(None), Some(vec!["1".to_owned()]));
        assert_eq!(left(Some("a")), None);
        assert_eq!(left(Some("b")), Some(vec!["1".to_owned()]));
        // Put off, it is there as well, and what is done is left alone.
        let days = |account| {
            let plan = postponed(&plan, account, "2026-03-02").into_owned();
            plan.allocations.into_iter().map(|it| it.on).collect::<Vec<_>>()
        };
        assert_eq!(days(None), ["2026-03-01", "2026-03-02"]);
        assert_eq!(days(Some("a")), ["2026-03-01", "2026-03-01"]);
    }
}
