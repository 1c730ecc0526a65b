//! The plan's days. There is no clock here: the responses date themselves, or a person does.

use super::amounts::Purse;
use super::facts::Facts;
use super::movements::MovedRow;
use super::report::Daily;
use super::shape::Shape;
use super::words::cut;
use crate::day::{Day, Period};
use crate::import::kind::Kind;
use crate::import::made_ids::MadeIds;
use crate::import::notice::Notices;
use crate::import::table::ByText;
use crate::messages::Value;
use crate::money::Minor;
use crate::plan::document::{AdCreditDocument, AllocationDocument, HolderDocument, PlanDocument};
use crate::plan::limits;

/// How long a new plan runs: TikTok's default window for incentive credit (R33).
const DAYS: i32 = 90;

/// The responses' day, and what it was taken from.
fn newest_evidence(facts: &Facts<'_>, daily: &Daily, movements: &[MovedRow]) -> Option<(Day, &'static str)> {
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
pub(in crate::import) fn update(
    plan: &mut PlanDocument,
    facts: &Facts<'_>,
    daily: &Daily,
    movements: &[MovedRow],
    known: &KnownBalances<'_>,
    notices: &mut Notices,
) {
    let balances = facts.has(Shape::CenterBalance) || facts.has(Shape::AccountBalance);
    let before = Day::parse(&plan.start);
    let newest = newest_evidence(facts, daily, movements);
    match newest {
        Some((day, from)) if before.is_none_or(|start| balances && start < day) => {
            plan.start = day.to_string();
            notices.tell(Kind::StartTaken, "/start").with("start", day).with("from", Value::Word(from));
        }
        None if before.is_none() => {
            notices.tell(Kind::StartNeeded, "/start");
        }
        _ => {}
    }
    if let Some(start) = Day::parse(&plan.start) {
        take_end(plan, start, notices);
        settle_what_is_done(plan, known, start, newest.map_or(start, |(day, _)| day), notices);
        if before.is_some_and(|before| before < start) {
            drop_the_past(plan, start, notices);
        }
    }
}

/// Keeps the end where it fits; else ninety days, or as long as the last expiry entered.
pub(in crate::import) fn take_end(plan: &mut PlanDocument, start: Day, notices: &mut Notices) {
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
    notices.tell(Kind::EndAssumed, "/end").with("end", end).with("days", days);
}

/// Whose balance of ad credit the responses give. A row may be there and not say it.
pub(in crate::import) struct KnownBalances<'k> {
    /// Whether the Business Center's is known.
    pub(in crate::import) center: bool,
    /// Whether an ad account's is.
    pub(in crate::import) account: &'k dyn Fn(&str) -> bool,
    /// What amounts are of.
    pub(in crate::import) purse: Purse,
}

/// What was carried out in TikTok by the day of the balances is in those that are known, and would count twice.
///
/// Its ad credit is less by it, and the ad account holds it: as its balance says where that is known, else as an ad
/// credit of its own. With neither balance known it stays, unless the plan now begins after it.
fn settle_what_is_done(
    plan: &mut PlanDocument,
    known: &KnownBalances<'_>,
    start: Day,
    day: Day,
    notices: &mut Notices,
) {
    let mut places = ByText::default();
    for (place, credit) in plan.ad_credits.iter().enumerate() {
        places.entry(&credit.id, || place);
    }
    // For what an allocation brought to its ad account.
    let mut ids = MadeIds::of(plan.ad_credits.iter().map(|credit| &credit.id));
    let purse = known.purse;
    for allocation in std::mem::take(&mut plan.allocations) {
        let on = Day::parse(&allocation.on).filter(|on| allocation.done && *on <= day);
        let is_known = (known.account)(&allocation.ad_account);
        let place = places.get(&allocation.ad_credit).copied();
        let (Some(on), Some(place)) = (on, place) else {
            plan.allocations.push(allocation);
            continue;
        };
        if !known.center && !is_known && on >= start {
            plan.allocations.push(allocation);
            continue;
        }
        let credit = &mut plan.ad_credits[place];
        let (whole, part) = (purse.parse(&credit.amount), purse.parse(&allocation.amount));
        let moved = part.min(whole);
        credit.amount = purse.text(whole.take(moved).unwrap_or(Minor::ZERO));
        if !is_known && moved.is_positive() {
            let held = AdCreditDocument {
                id: ids.make(&format!("held-{}", cut(&allocation.id, limits::ID - 16))),
                amount: purse.text(moved),
                held_by: Some(HolderDocument::ad_account(allocation.ad_account.clone())),
                ..credit.clone()
            };
            plan.ad_credits.push(held);
        }
        tell(Kind::AllocationHeld, &allocation, notices);
    }
}

fn tell(kind: Kind, allocation: &AllocationDocument, notices: &mut Notices) {
    let notice = notices.tell(kind, "/allocations");
    notice
        .with("id", &allocation.id)
        .with("on", Value::day_in(&allocation.on))
        .with("amount", Value::Number(allocation.amount.clone()));
    notice.with("adAccount", &allocation.ad_account).with("adCredit", &allocation.ad_credit);
}

/// What lies before the new first day is in the balances already, and would make the plan invalid.
fn drop_the_past(plan: &mut PlanDocument, start: Day, notices: &mut Notices) {
    let is_past = |on: &str| Day::parse(on).is_some_and(|on| on < start);
    for allocation in std::mem::take(&mut plan.allocations) {
        if is_past(&allocation.on) {
            tell(Kind::AllocationPast, &allocation, notices);
        } else {
            plan.allocations.push(allocation);
        }
    }
    let rows = plan.actuals.len();
    plan.actuals.retain(|row| !is_past(&row.from));
    if plan.actuals.len() < rows {
        notices.tell(Kind::ActualsPast, "/actuals").with("count", rows - plan.actuals.len());
    }
    for event in std::mem::take(&mut plan.events) {
        if is_past(&event.on) {
            let notice = notices.tell(Kind::EventPast, "/events").with("on", Value::day_in(&event.on));
            notice.with("type", &event.kind).with("adAccount", &event.ad_account);
        } else {
            plan.events.push(event);
        }
    }
}
