//! What of a plan stands in a calendar: the days on which to allocate, and a warning before each expiry.

use super::list::of_day;
use super::steps::{Progress, Step, by_day, steps};
use super::words::Words;
use crate::app::browser;
use crate::app::format::{day_with_year, is_nothing};
use crate::app::state::Planner;
use crate::app::text::{count, fill};
use crate::day::Day;
use crate::export::calendar::{Exported, Occasion, Reminder, calendar, warning_day};
use crate::money::{Currency, Minor};
use crate::plan::document::PlanDocument;
use crate::results::projection::{AdCreditFigures, ProjectionDocument};
use leptos::prelude::*;

/// The text of a calendar file of the day `on`, or of everything. What is in it is remembered with the scenario, so
/// that the next file brings this one up to date.
pub(super) fn calendar_file(planner: Planner, on: Option<&str>, days: i32) -> Option<String> {
    let words = untrack(|| Words::of(planner));
    let today = planner.today.peek();
    let entries = planner.peek(|plan| {
        planner
            .outcome
            .with_untracked(|it| it.projection.as_ref().map(|it| entries(&words, plan, it, &today, days)))
    })?;
    let only = on.and_then(Day::parse);
    let mut exported = planner.calendar();
    let events = exported.write(&planner.calendar_id(), &entries, only, Day::parse(&today)?);
    exported.warn_days = days;
    planner.keep_calendar(&exported);
    Some(calendar(&events, &browser::now()))
}

/// How many days before an expiry the scenario's calendar warns.
pub(super) fn warn_days(planner: Planner) -> i32 {
    let exported: Exported = planner.calendar();
    exported.warn_days
}

fn entries(
    words: &Words,
    plan: &PlanDocument,
    projection: &ProjectionDocument,
    today: &str,
    days: i32,
) -> Vec<Reminder> {
    let steps = steps(plan, projection, today);
    let days_to_allocate = by_day(&steps).into_iter().filter_map(|day| day_entry(words, &plan.name, day));
    let credits = plan.ad_credits.iter().enumerate().zip(&projection.ad_credits);
    let warnings = credits.filter_map(|((at, _), figures)| warning(words, plan, at, figures, today, days));
    days_to_allocate.chain(warnings).collect()
}

/// A day with its steps, but for those that the rules forbid.
fn day_entry(words: &Words, plan: &str, day: &[Step]) -> Option<Reminder> {
    let steps: Vec<Step> = day.iter().filter(|it| it.progress != Progress::Refused).cloned().collect();
    let on = Day::parse(&steps.first()?.on)?;
    let open = steps.iter().filter(|it| it.progress == Progress::Planned).count();
    let summary = match open {
        0 => fill("review.dayDone", &[("plan", plan)]),
        open => count("review.toAllocate", open, &[("plan", plan)]),
    };
    Some(Reminder {
        subject: Occasion::Allocations(steps.iter().map(|it| it.id.clone()).collect()),
        on,
        summary,
        description: fill("review.entry", &[("steps", &of_day(words, &steps))]),
        is_open: open > 0,
    })
}

fn warning(
    words: &Words,
    plan: &PlanDocument,
    at: usize,
    figures: &AdCreditFigures,
    today: &str,
    days: i32,
) -> Option<Reminder> {
    let credit = plan.ad_credits.get(at)?;
    let expires = Day::parse(credit.expires.as_deref()?)?;
    let currency = Currency::from_code(&plan.currency)?;
    let minor = |text: &str| Minor::parse(text, currency);
    let figures = &figures.credit;
    let lost = minor(&figures.expired_unallocated)?.checked_add(minor(&figures.expired_in_accounts)?)?;
    let taken = minor(&figures.forfeited)?.checked_add(minor(&figures.revoked)?)?;
    let [lost, taken] = [lost, taken].map(|it| it.to_text(currency));
    let description = match (is_nothing(&lost), is_nothing(&taken)) {
        (false, _) => "review.warnTextLost",
        (true, true) => "review.warnText",
        (true, false) => "review.warnTextTaken",
    };
    let day = day_with_year(&expires.to_string());
    let values = [
        ("credit", credit.name.as_str()),
        ("day", &day),
        ("plan", &plan.name),
        ("amount", &words.exact(&minor(&credit.amount)?.to_text(currency))),
        ("lost", &words.exact(&lost)),
        ("taken", &words.exact(&taken)),
    ];
    Some(Reminder {
        subject: Occasion::Expiry(credit.id.clone()),
        on: warning_day(Day::parse(&credit.issued), expires, days),
        summary: fill(if is_nothing(&lost) { "review.warn" } else { "review.warnLost" }, &values),
        description: fill(description, &values),
        is_open: Day::parse(today).is_some_and(|today| today <= expires),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::engine;
    use crate::editor::draft::tests::small;

    fn of(plan: &PlanDocument, today: &str) -> Vec<(String, String, bool)> {
        let projection = engine::evaluate(plan).projection.unwrap();
        let words = Words::of_plan(plan);
        let entries = entries(&words, plan, &projection, today, 7);
        entries.into_iter().map(|it| (it.on.to_string(), it.summary, it.is_open)).collect()
    }

    #[test]
    fn a_calendar_has_each_day_and_a_warning_before_each_expiry() {
        crate::app::text::bring_later();
        let mut plan = small();
        plan.ad_accounts[0].daily_spend = Some("100".into());
        plan.allocations[1].on = "2026-03-08".into();
        plan.allocations[0].done = true;
        let found = of(&plan, "2026-03-02");
        let [done, open, pool, held] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((done.0.as_str(), done.2), ("2026-03-01", false));
        assert_eq!((open.0.as_str(), open.2), ("2026-03-08", true));
        assert!(open.1.contains("1 step"), "{open:?}");
        assert_eq!((pool.0.as_str(), pool.2), ("2026-03-23", true));
        assert!(pool.1.contains("pool") && pool.1.contains("600.00 USD"), "{pool:?}");
        assert!(held.1.contains("held") && !held.1.contains("USD"), "{held:?}");
        assert!(of(&plan, "2026-03-31").iter().all(|it| it.2 == (it.0 == "2026-03-08")));
    }
}
