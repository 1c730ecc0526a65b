//! What ad accounts really spent, from the completed days of their reports.
//!
//! A settled day of the plan becomes a row of its own, so that every amount is as the report has it; where a plan could
//! not hold so many rows, the days of an ad account that follow on one another become one row of their sum. A day
//! without a row in a complete report is a day without spend, from the ad account's first row on, unless the plan knows
//! better: a report that only corrects some days says nothing of those between them.
//!
//! What a plan knew already stays for the days that the report doesn't tell of. A row of which only some days are told of
//! stays as a whole, and the report's days within it are not taken: the sum of both would count them twice. That is said,
//! with what the report has of those days.

use super::kind::Kind;
use super::life::{Life, lives};
use super::notice::Notices;
use super::tiktok::accounts::{Known, KnownAccounts};
use super::tiktok::amounts::{Purse, plus};
use super::tiktok::report::Daily;
use super::tiktok::words::called;
use crate::day::{Day, Period};
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::document::{ActualDocument, AdAccountDocument, PlanDocument};
use crate::plan::limits;
use std::collections::{BTreeMap, BTreeSet};

/// An amount over days on end.
struct PeriodSpend {
    days: Period,
    spend: Minor,
}

/// Of a day that the plan knows and the report has no row of, the report says nothing: it is none without spend.
pub(super) fn leave_known(plan: &PlanDocument, accounts: &mut KnownAccounts<'_, '_>) {
    let Some((start, end)) = Day::parse(&plan.start).zip(Day::parse(&plan.end)) else { return };
    let row = |row: &ActualDocument| Some((accounts.place_of(&row.ad_account)?, period_of(row)?));
    let mut rows: Vec<(usize, Period)> = plan.actuals.iter().filter_map(row).collect();
    sort_by_key(&mut rows, |(place, days)| (*place, days.start));
    // Each day once, whatever rows overlap, and none outside the plan.
    let mut next = (usize::MAX, start);
    for (place, days) in rows {
        let from = if next.0 == place { next.1 } else { start };
        let within = Period { start: days.start.max(from), end: days.end.min(end) };
        next = (place, from.max(within.end.next()));
        let Known { days, unknown, .. } = &mut accounts.list[place];
        let is_silent = |day: &Day| days.binary_search_by_key(day, |(day, _)| *day).is_err();
        unknown.extend(within.iter().filter(is_silent));
    }
}

/// Enters the actual spend of every settled day of the plan.
pub(super) fn update(
    plan: &mut PlanDocument,
    daily: &Daily,
    accounts: &KnownAccounts<'_, '_>,
    purse: Purse,
    notices: &mut Notices,
) {
    let Some(period) = settled_days(plan, daily) else { return };
    let told = plan.ad_accounts.iter().zip(lives(plan)).map(|(account, life)| {
        let known = accounts.find(&account.id);
        known.map_or_else(Vec::new, |known| days_of(known, daily, period, &life))
    });
    let told = told.collect::<Vec<_>>();
    if told.iter().all(Vec::is_empty) {
        return;
    }
    let before = std::mem::take(&mut plan.actuals);
    let mut rows: BTreeMap<&str, Vec<&ActualDocument>> = BTreeMap::new();
    for row in &before {
        rows.entry(&row.ad_account).or_default().push(row);
    }
    let merged = plan.ad_accounts.iter().zip(told).map(|(account, spent)| {
        let before = rows.remove(account.id.as_str()).unwrap_or_default();
        MergedSpend::of(account, before, spent, purse, notices)
    });
    let merged = merged.collect::<Vec<_>>();
    // Rows of nobody stay too: the check names them.
    let of_nobody = rows.into_values().flatten().cloned().collect::<Vec<_>>();
    let days = merged.iter().map(|it| it.new.len()).sum::<usize>();
    let count = of_nobody.len() + days + merged.iter().map(|it| it.kept.len()).sum::<usize>();
    let around = merged.iter().filter_map(|it| from_to(&it.new));
    let around =
        around.reduce(|all, own| Period { start: all.start.min(own.start), end: all.end.max(own.end) });
    plan.actuals = merged.into_iter().flat_map(|it| it.rows(count > limits::ACTUALS, purse)).collect();
    plan.actuals.extend(of_nobody);
    if plan.actuals != before
        && let Some(around) = around
    {
        let notice = notices.tell(Kind::ActualsTaken, "/actuals");
        notice.with("count", days).with("from", around.start).with("to", around.end);
    }
}

/// The settled days of the plan; `None` where there are none.
fn settled_days(plan: &PlanDocument, daily: &Daily) -> Option<Period> {
    let (start, settled) = (Day::parse(&plan.start)?, daily.settled()?);
    let end = Day::parse(&plan.end).map_or(settled, |end| end.min(settled));
    (start <= end).then_some(Period { start, end })
}

/// What an ad account spent: the plan's rows that stay, and the report's days that are taken.
struct MergedSpend<'p> {
    account: &'p AdAccountDocument,
    kept: Vec<&'p ActualDocument>,
    new: Vec<PeriodSpend>,
}

impl<'p> MergedSpend<'p> {
    /// Merges the plan's rows and the report's days of an ad account.
    fn of(
        account: &'p AdAccountDocument,
        mut kept: Vec<&'p ActualDocument>,
        spent: Vec<PeriodSpend>,
        purse: Purse,
        notices: &mut Notices,
    ) -> Self {
        kept.retain(|row| !is_told(row, &spent));
        let taken = periods(&kept);
        let (left, new): (Vec<_>, Vec<_>) = spent.into_iter().partition(|it| is_within(&taken, it));
        tell_left(account, &left, &kept, purse, notices);
        Self { account, kept, new }
    }

    /// Its rows by day, the new ones joined where there are too many.
    fn rows(self, is_joined: bool, purse: Purse) -> Vec<ActualDocument> {
        let mut rows = self.kept.into_iter().cloned().collect::<Vec<_>>();
        let new = if is_joined { joined(self.new) } else { self.new };
        rows.extend(new.into_iter().map(|it| ActualDocument {
            ad_account: self.account.id.clone(),
            from: it.days.start.to_string(),
            to: it.days.end.to_string(),
            spend: purse.text(it.spend),
        }));
        sort_by_key(&mut rows, |row| Day::parse(&row.from));
        rows
    }
}

/// From the first to the last of these days.
fn from_to(days: &[PeriodSpend]) -> Option<Period> {
    Some(Period { start: days.first()?.days.start, end: days.last()?.days.end })
}

/// Says which of the report's days are not taken, and what it has of them, beside the rows that stay.
fn tell_left(
    account: &AdAccountDocument,
    left: &[PeriodSpend],
    kept: &[&ActualDocument],
    purse: Purse,
    notices: &mut Notices,
) {
    let Some(around) = from_to(left) else { return };
    let covers = |row: &&&ActualDocument| {
        period_of(row).is_some_and(|days| {
            let at = left.partition_point(|day| day.days.start < days.start);
            left.get(at).is_some_and(|day| day.days.start <= days.end)
        })
    };
    let reported = left.iter().fold(Minor::ZERO, |sum, day| plus(sum, day.spend));
    let held = kept.iter().filter(covers).fold(Minor::ZERO, |sum, row| plus(sum, purse.parse(&row.spend)));
    let notice = notices.tell(Kind::ActualsLeft, "/actuals").with("account", &account.id);
    notice.with("name", called(account)).with("count", left.len());
    notice.with("from", around.start).with("to", around.end);
    notice.with("reported", purse.value(reported)).with("held", purse.value(held));
}

/// What an ad account spent on each day of `period` of which its report tells. That it spent nothing on a day on which it
/// may not spend is no news.
fn days_of(known: &Known<'_, '_>, daily: &Daily, period: Period, life: &Life) -> Vec<PeriodSpend> {
    let Some((first, _)) = known.days.first() else { return Vec::new() };
    let mut rows = known.days.iter().skip_while(|(day, _)| *day < period.start).peekable();
    let unknown = known.unknown.iter().collect::<BTreeSet<_>>();
    let mut days = Vec::new();
    let first = Period { start: period.start.max(*first), ..period };
    for day in first.iter() {
        let row = rows.next_if(|(of, _)| *of == day).map(|(_, spend)| spend.total);
        let counts = life.may_spend(day) && (row.is_some() || daily.complete && !unknown.contains(&day));
        let spend = row.filter(|spend| spend.is_positive()).or(counts.then_some(Minor::ZERO));
        let days_on_end = Period { start: day, end: day };
        days.extend(spend.map(|spend| PeriodSpend { days: days_on_end, spend }));
    }
    days
}

fn period_of(row: &ActualDocument) -> Option<Period> {
    let (start, end) = (Day::parse(&row.from)?, Day::parse(&row.to)?);
    (start <= end).then_some(Period { start, end })
}

/// The days of these rows, in order.
fn periods(rows: &[&ActualDocument]) -> Vec<Period> {
    let mut periods = rows.iter().filter_map(|row| period_of(row)).collect::<Vec<_>>();
    sort_by_key(&mut periods, |days| days.start);
    periods
}

/// Whether a day is in one of these periods, which are in order.
fn is_within(periods: &[Period], day: &PeriodSpend) -> bool {
    let next = periods.partition_point(|days| days.end < day.days.start);
    periods.get(next).is_some_and(|days| days.start <= day.days.end)
}

/// Whether each day of a row is told of.
fn is_told(row: &ActualDocument, days: &[PeriodSpend]) -> bool {
    let Some(period) = period_of(row) else { return false };
    let at = days.partition_point(|stretch| stretch.days.start < period.start);
    let last = usize::try_from(period.days() - 1).ok().and_then(|after| days.get(at + after));
    last.is_some_and(|last| last.days.start == period.end)
}

/// Days that follow on one another as one.
fn joined(days: Vec<PeriodSpend>) -> Vec<PeriodSpend> {
    let mut stretches: Vec<PeriodSpend> = Vec::new();
    for day in days {
        match stretches.last_mut().filter(|last| last.days.end.next() == day.days.start) {
            Some(last) => {
                last.days.end = day.days.end;
                last.spend = plus(last.spend, day.spend);
            }
            None => stretches.push(day),
        }
    }
    stretches
}
