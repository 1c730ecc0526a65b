//! The plan's days. There is no clock here: the responses date themselves, or a person does.

use super::facts::Facts;
use super::movements::Movement;
use super::notice::{NoticeDocument, Notices};
use super::report::Daily;
use super::shape::Shape;
use crate::day::{Day, Period};
use crate::plan::limits;
use crate::wire::document::PlanDocument;

/// How long a new plan runs: TikTok's default window for incentive credit (R33).
const DAYS: i32 = 90;

/// What the responses' day was taken from.
fn newest_evidence(facts: &Facts<'_>, daily: &Daily, movements: &[Movement]) -> Option<(Day, &'static str)> {
    let report = daily.read_on.map(|day| (day, "the day after the report's newest day"));
    let movement = movements.iter().map(|it| it.day).max().map(|day| (day, "the newest transaction"));
    let dated = report.into_iter().chain(movement).max_by_key(|(day, _)| *day);
    let asked =
        [Shape::CenterBalance, Shape::AccountBalance].into_iter().filter_map(|it| facts.asked(it)).max();
    // Request ids are undocumented: believed where nothing contradicts them.
    let near = |asked: &Day| dated.is_none_or(|(day, _)| (0..=366).contains(&asked.since(day)));
    match asked.filter(near) {
        Some(asked) if dated.is_none_or(|(day, _)| asked > day) => {
            Some((asked, "the request ids of the balances"))
        }
        _ => dated,
    }
}

/// Enters the first and last day: balances are as of a day, and a plan starts on it.
pub(super) fn update(
    plan: &mut PlanDocument,
    facts: &Facts<'_>,
    daily: &Daily,
    movements: &[Movement],
    notices: &mut Notices,
) {
    let balances = facts.has(Shape::CenterBalance) || facts.has(Shape::AccountBalance);
    let before = Day::parse(&plan.start);
    match newest_evidence(facts, daily, movements) {
        Some((day, from)) if before.is_none_or(|start| balances && start < day) => {
            plan.start = day.to_string();
            let message = format!("The plan starts on {day}: {from}. Balances are taken as of that day.");
            let notice = NoticeDocument::info("start.taken", "/start", message);
            notices.tell(notice.with("start", day).with("from", from));
        }
        None if before.is_none() => {
            let message = "Nothing in the responses says of which day they are. Enter the day on which the balances \
                           were read as the plan's first day.";
            notices.tell(NoticeDocument::ask("start.needed", "/start", message));
        }
        _ => {}
    }
    if let Some(start) = Day::parse(&plan.start) {
        take_end(plan, start, notices);
        if before.is_some_and(|before| before < start) {
            drop_the_past(plan, start, notices);
        }
    }
}

/// Keeps the end where it fits; else ninety days, or as long as the last expiry entered.
fn take_end(plan: &mut PlanDocument, start: Day, notices: &mut Notices) {
    if Day::parse(&plan.end).is_some_and(|end| end >= start && Period { start, end }.days() <= limits::DAYS) {
        return;
    }
    let last = plan.ad_credits.iter().filter_map(|credit| Day::parse(credit.expires.as_deref()?)).max();
    let end = start.plus(DAYS - 1).max(last.unwrap_or(start)).min(start.plus(limits::DAYS - 1));
    plan.end = end.to_string();
    let message = format!(
        "The plan runs to {end}, {} days. No response says how long to plan; set the end after the last expiry.",
        Period { start, end }.days()
    );
    notices.tell(NoticeDocument::info("end.assumed", "/end", message).with("end", end));
}

/// What lies before the new first day is in the balances already, and would make the plan invalid.
fn drop_the_past(plan: &mut PlanDocument, start: Day, notices: &mut Notices) {
    let past = |on: &str| Day::parse(on).is_some_and(|on| on < start);
    plan.allocations.retain(|allocation| {
        let gone = past(&allocation.on);
        if gone {
            let message = format!(
                "The allocation of {} on {} lies before the plan's new first day and is taken out: if it was \
                 carried out, the balances hold it. If not, enter it again.",
                allocation.amount, allocation.on
            );
            let notice = NoticeDocument::warning("allocation.past", "/allocations", message);
            let notice = notice.with("id", &allocation.id).with("on", &allocation.on);
            let notice = notice.with("amount", &allocation.amount).with("adAccount", &allocation.ad_account);
            notices.tell(notice.with("adCredit", &allocation.ad_credit));
        }
        !gone
    });
    plan.events.retain(|event| {
        let gone = past(&event.on);
        if gone {
            let message = format!(
                "The event {} on {} lies before the plan's new first day and is taken out: status, cash and spend \
                 are as the responses say.",
                event.kind, event.on
            );
            let notice = NoticeDocument::warning("event.past", "/events", message);
            notices.tell(notice.with("on", &event.on).with("type", &event.kind).with("adAccount", &event.ad_account));
        }
        !gone
    });
}
