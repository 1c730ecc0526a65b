//! The plan's days. There is no clock here: the responses date themselves, or a person does.

use super::facts::Facts;
use super::movements::Movement;
use super::report::Daily;
use super::shape::Shape;
use super::table::Table;
use crate::day::{Day, Period};
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::plan::limits;
use crate::wire::document::{AllocationDocument, PlanDocument};

/// How long a new plan runs: TikTok's default window for incentive credit (R33).
const DAYS: i32 = 90;

/// The responses' day, and what it was taken from.
fn newest_evidence(facts: &Facts<'_>, daily: &Daily, movements: &[Movement]) -> Option<(Day, &'static str)> {
    // Movements are in order of days.
    let movement = movements.last().map(|movement| movement.day);
    let dated = match (daily.read_on, movement) {
        (Some(report), _) if movement.is_none_or(|movement| movement < report) => {
            Some((report, "the day after the report's newest day"))
        }
        _ => movement.map(|movement| (movement, "the newest transaction")),
    };
    let asked = facts.asked(Shape::CenterBalance).max(facts.asked(Shape::AccountBalance));
    match (asked, dated) {
        // Request ids are undocumented: believed where nothing contradicts them.
        (Some(asked), Some((day, _))) if !(1..=366).contains(&asked.since(day)) => dated,
        (Some(asked), _) => Some((asked, "the request ids of the balances")),
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
    let newest = newest_evidence(facts, daily, movements);
    match newest {
        Some((day, from)) if before.is_none_or(|start| balances && start < day) => {
            plan.start = day.to_string();
            notices.tell(Kind::StartTaken, "/start").with("start", &day).with("from", &from);
        }
        None if before.is_none() => {
            notices.tell(Kind::StartNeeded, "/start");
        }
        _ => {}
    }
    if let Some(start) = Day::parse(&plan.start) {
        take_end(plan, start, notices);
        if before.is_some_and(|before| before < start) {
            drop_the_past(plan, start, notices);
        }
        drop_what_is_held(plan, facts, newest.map_or(start, |(day, _)| day), notices);
    }
}

/// Keeps the end where it fits; else ninety days, or as long as the last expiry entered.
fn take_end(plan: &mut PlanDocument, start: Day, notices: &mut Notices) {
    if Day::parse(&plan.end).is_some_and(|end| end >= start && Period { start, end }.days() <= limits::DAYS) {
        return;
    }
    let mut end = start.plus(DAYS - 1);
    for credit in &plan.ad_credits {
        end = end.max(credit.expires.as_deref().and_then(Day::parse).unwrap_or(end));
    }
    end = end.min(start.plus(limits::DAYS - 1));
    plan.end = end.to_string();
    let days = Period { start, end }.days();
    notices.tell(Kind::EndAssumed, "/end").with("end", &end).with("days", &days);
}

/// What was carried out in TikTok by the day of the balances is in them already, and would count twice. With the balance of
/// one end alone it would be lost from the other.
fn drop_what_is_held(plan: &mut PlanDocument, facts: &Facts<'_>, day: Day, notices: &mut Notices) {
    if !facts.has(Shape::CenterBalance) {
        return;
    }
    let mut receivers = Table::default();
    for id in facts.rows(Shape::AccountBalance).iter().filter_map(|row| row.id("advertiser_id")) {
        receivers.number(id);
    }
    let is_held = |it: &AllocationDocument| {
        it.done && receivers.has(&it.ad_account) && Day::parse(&it.on).is_some_and(|on| on <= day)
    };
    drop_allocations(plan, is_held, Kind::AllocationHeld, notices);
}

fn drop_allocations(
    plan: &mut PlanDocument,
    goes: impl Fn(&AllocationDocument) -> bool,
    kind: Kind,
    notices: &mut Notices,
) {
    for allocation in std::mem::take(&mut plan.allocations) {
        if goes(&allocation) {
            let notice = notices.tell(kind, "/allocations");
            notice.with("id", &allocation.id).with("on", &allocation.on).with("amount", &allocation.amount);
            notice.with("adAccount", &allocation.ad_account).with("adCredit", &allocation.ad_credit);
        } else {
            plan.allocations.push(allocation);
        }
    }
}

/// What lies before the new first day is in the balances already, and would make the plan invalid.
fn drop_the_past(plan: &mut PlanDocument, start: Day, notices: &mut Notices) {
    let is_past = |on: &str| Day::parse(on).is_some_and(|on| on < start);
    drop_allocations(plan, |it| is_past(&it.on), Kind::AllocationPast, notices);
    for event in std::mem::take(&mut plan.events) {
        if is_past(&event.on) {
            let notice = notices.tell(Kind::EventPast, "/events").with("on", &event.on);
            notice.with("type", &event.kind).with("adAccount", &event.ad_account);
        } else {
            plan.events.push(event);
        }
    }
}
