//! From the daily report to each ad account's expected spend in the plan.

use super::accounts::{Known, KnownAccounts, add_missing};
use super::amounts::Purse;
use super::report::{Daily, LAG};
use super::spend::{Counted, Delivery, Estimate, LEAST_WEEKS, LOOK_BACK, counted, estimate, factor_text};
use super::words::{called, clipped};
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::life::{Life, lives};
use crate::import::notice::Notices;
use crate::messages::Value;
use crate::money::Minor;
use crate::plan::document::{AdAccountDocument, EventDocument, PlanDocument};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of expected spend that a plan has already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub enum ExpectedSpend {
    /// It stays.
    #[default]
    Keep,
    /// The mean of what was spent takes its place.
    Mean,
}

/// Enters expected spend and weekday factors; ad accounts that only the report names are added. What the plan expects
/// already stays if `expected` says so.
pub(in crate::import) fn update(
    plan: &mut PlanDocument,
    daily: &Daily,
    accounts: &KnownAccounts<'_, '_>,
    (expected, purse): (ExpectedSpend, Purse),
    notices: &mut Notices,
) {
    let there = plan.ad_accounts.len();
    add_missing(plan, accounts, |known| !known.days.is_empty(), notices);
    if let Some((newest, settled)) = daily.newest.zip(daily.settled()) {
        let notice = notices.tell(Kind::ReportSettled, "/adAccounts");
        notice.with("newest", newest).with("settled", settled).with("hours", 24 * LAG);
    }
    let known = |account: &AdAccountDocument| accounts.find(&account.id).filter(|it| !it.days.is_empty());
    for (position, account) in plan.ad_accounts.iter_mut().enumerate().skip(there) {
        let Some(known) = known(account).filter(|known| !known.is_there()) else { continue };
        // Nothing but the report names it: what it may do must come from a person.
        if let Some(called) = known.called {
            account.name = clipped(called);
        }
        if account.status.is_none() {
            account.status = Some("inReview".to_owned());
            let notice = notices.tell(Kind::AccountOnlyInReport, &format!("/adAccounts/{position}"));
            notice.with("account", &account.id).with("name", called(account));
        }
    }
    let lives = lives(plan);
    let mut set = newest_set(&mut plan.events, daily.settled());
    for ((position, account), life) in plan.ad_accounts.iter_mut().enumerate().zip(&lives) {
        let path = format!("/adAccounts/{position}/dailySpend");
        if let Some(counted) = known(account).and_then(|known| counted_days(known, daily, life)) {
            let set = set.get_mut(&account.id).map(|(_, set)| &mut **set);
            take((account, set), &counted, expected, &path, purse, notices);
        }
        if account.daily_spend.is_none() {
            let notice = notices.tell(Kind::SpendNeeded, &path);
            notice.with("account", &account.id).with("name", called(account));
        }
    }
}

/// The days that count: none on which an event of the plan keeps the ad account from spending.
fn counted_days(known: &Known<'_, '_>, daily: &Daily, life: &Life) -> Option<Counted> {
    let delivery = if life.may_spend(daily.settled()?) { Delivery::Open } else { Delivery::Barred };
    let mut days = every_day(known, daily, delivery);
    let all = days.len();
    days.retain(|(day, spend)| spend.is_positive() || !life.is_stopped(*day));
    let mut counted = counted(&days, delivery);
    counted.left_out += all - days.len();
    Some(counted)
}

/// What an event has last set by a day as expected spend.
type Set<'p> = &'p mut Option<String>;

/// What the events up to `until` have last set of each ad account, and on which day.
fn newest_set(events: &mut [EventDocument], until: Option<Day>) -> BTreeMap<String, (Day, Set<'_>)> {
    let mut newest: BTreeMap<String, (Day, Set<'_>)> = BTreeMap::new();
    for event in events.iter_mut().filter(|event| event.kind == "setDailySpend") {
        let Some(on) = Day::parse(&event.on).filter(|on| Some(*on) <= until) else { continue };
        if newest.get(&event.ad_account).is_none_or(|(last, _)| *last <= on) {
            newest.insert(event.ad_account.clone(), (on, &mut event.daily_spend));
        }
    }
    newest
}

/// `set` is what an event has last set; else what is expected is as on the first day.
fn take(
    (account, set): (&mut AdAccountDocument, Option<Set<'_>>),
    counted: &Counted,
    expected: ExpectedSpend,
    path: &str,
    purse: Purse,
    notices: &mut Notices,
) {
    let Some(estimate) = estimate(&counted.days) else { return };
    let text = purse.text(estimate.daily);
    let own = set.as_deref().unwrap_or(&account.daily_spend).clone();
    let kept = own.filter(|_| expected == ExpectedSpend::Keep);
    if let Some(own) = kept {
        if purse.parse(&own) != estimate.daily {
            let notice = notices.tell(Kind::SpendKept, path).with("name", called(account));
            notice.with("own", Value::Number(own)).with("daily", Value::Number(text));
            notice.with("days", counted.days.len()).with("from", estimate.from).with("to", estimate.to);
        }
    } else {
        tell(account, &text, counted, &estimate, path, notices);
        *set.unwrap_or(&mut account.daily_spend) = Some(text);
        if let Some(factors) = estimate.factors {
            account.weekday_factors = Some(factors.into_iter().map(factor_text).collect());
        }
    }
    // A week of silence and more is no slow week.
    if counted.idle >= 7 {
        let notice = notices.tell(Kind::SpendStopped, path);
        notice.with("account", &account.id).with("name", called(account)).with("days", counted.idle);
    }
}

/// Every settled day from the ad account's first, or as far back as is looked. A day without a row is a
/// day without spend, unless pages of the report are missing.
fn every_day(known: &Known<'_, '_>, daily: &Daily, delivery: Delivery) -> Vec<(Day, Minor)> {
    let Some(settled) = daily.settled() else { return Vec::new() };
    let mut rows = Vec::new();
    let mut last_spend = None;
    for (day, spend) in &known.days {
        if *day <= settled {
            rows.push((*day, spend.total));
            last_spend = if spend.total.is_positive() { Some(*day) } else { last_spend };
        }
    }
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Vec::new() };
    // However long it has been barred, the weeks before are what is looked at; and its end is the last day
    // that has a row: of years without one nothing is to be said.
    let (newest, to) = match last_spend.filter(|_| delivery == Delivery::Barred) {
        Some(day) => (day, last.0),
        None => (settled, settled),
    };
    let from = newest.plus(1 - LOOK_BACK).max(first.0);
    rows.retain(|(day, _)| from <= *day);
    if !daily.complete {
        return rows;
    }
    // Days in order, of which few are looked back at.
    let unknown = known.unknown.iter().copied().filter(|day| from <= *day && *day <= to);
    let unknown = unknown
        .filter(|day| rows.binary_search_by_key(day, |(day, _)| *day).is_err())
        .collect::<BTreeSet<_>>();
    let mut days = (0..=to.since(from).min(2 * LOOK_BACK))
        .map(|offset| (from.plus(offset), Minor::ZERO))
        .collect::<Vec<_>>();
    for (day, spend) in rows {
        let place = usize::try_from(day.since(from)).unwrap_or(usize::MAX);
        if let Some(there) = days.get_mut(place) {
            there.1 = spend;
        }
    }
    // A day without a figure is no day of zero spend.
    days.retain(|(day, _)| !unknown.contains(day));
    days
}

/// What the estimate rests on.
fn tell(
    account: &AdAccountDocument,
    daily: &str,
    counted: &Counted,
    estimate: &Estimate,
    path: &str,
    notices: &mut Notices,
) {
    let is_few = estimate.weeks < LEAST_WEEKS;
    let kind = if is_few { Kind::SpendEstimatedFewDays } else { Kind::SpendEstimated };
    let notice = notices.tell(kind, path);
    notice.with("account", &account.id).with("name", called(account));
    notice.with("daily", Value::Number(daily.to_owned()));
    notice.with("weeks", estimate.weeks).with("levelWeeks", estimate.level_weeks);
    notice.with("days", counted.days.len()).with("capped", estimate.capped);
    notice.with("leftOut", counted.left_out).with("from", estimate.from).with("to", estimate.to);
}
