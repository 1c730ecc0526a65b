//! How much ad credit an ad account could spend, whatever it is given.

use super::spend_schedule::SpendSchedule;
use crate::day::Period;
use crate::ledger::RateSegment;
use crate::money::Minor;
use crate::order::ordered;
use crate::plan::{AccountIndex, Holder, Plan};
use crate::rules::judgement::may_receive;

/// Of each ad account, its expected spend on the days of its spend schedule on which some ad credit that may reach
/// it is live.
pub(super) fn capacities(plan: &Plan, spend_schedules: &[SpendSchedule]) -> Vec<Minor> {
    let pool = merged(&live(plan, Holder::BusinessCenter));
    let mut own: Vec<Vec<Period>> = vec![Vec::new(); spend_schedules.len()];
    for credit in plan.ad_credits() {
        if let Holder::AdAccount(account) = credit.held_by {
            own[account.position()].extend(within_plan(plan, credit.issued, credit.expires));
        }
    }
    let capacity = |(position, own): (usize, Vec<Period>)| {
        let account = plan.account(AccountIndex::new(position));
        let pool: &[Period] = if may_receive(plan, account) { &pool } else { &[] };
        let days = if own.is_empty() { pool.to_vec() } else { merged(&[&own, pool].concat()) };
        spend_within(&spend_schedules[position].segments, &days)
    };
    own.into_iter().enumerate().map(capacity).collect()
}

fn live(plan: &Plan, holder: Holder) -> Vec<Period> {
    let credits = plan.ad_credits().iter().filter(|credit| credit.held_by == holder);
    credits.filter_map(|credit| within_plan(plan, credit.issued, credit.expires)).collect()
}

fn within_plan(plan: &Plan, issued: crate::day::Day, expires: crate::day::Day) -> Option<Period> {
    let period = plan.period();
    let live = Period { start: issued.max(period.start), end: expires.min(period.end) };
    (live.start <= live.end).then_some(live)
}

/// The same days in periods that do not touch, in order.
fn merged(periods: &[Period]) -> Vec<Period> {
    let mut merged: Vec<Period> = Vec::with_capacity(periods.len());
    for period in ordered(periods, |period| period.start) {
        match merged.last_mut() {
            Some(last) if period.start <= last.end.next() => last.end = last.end.max(period.end),
            _ => merged.push(period),
        }
    }
    merged
}

fn spend_within(segments: &[RateSegment], days: &[Period]) -> Minor {
    let mut sum = Minor::ZERO;
    let mut days = days.iter().peekable();
    for segment in segments {
        while let Some(period) = days.peek() {
            sum += segment.pace.between(segment.first.max(period.start), segment.last.min(period.end));
            if period.end > segment.last {
                break;
            }
            days.next();
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;

    #[test]
    fn periods_that_overlap_or_touch_are_one() {
        let Some(first) = Day::parse("2026-03-01") else { unreachable!() };
        let period = |start, end| Period { start: first.plus(start), end: first.plus(end) };
        let periods =
            [period(10, 12), period(0, 2), period(3, 4), period(1, 1), period(6, 7), period(12, 20)];
        assert_eq!(merged(&periods), [period(0, 4), period(6, 7), period(10, 20)]);
        assert_eq!(merged(&[]), []);
    }
}
