//! From the daily report to each ad account's expected spend in the plan.

use super::accounts::{Accounts, Known, add_missing};
use super::amounts::Purse;
use super::report::{Daily, LAG};
use super::spend::{Counted, Delivery, Estimate, LEAST_WEEKS, LOOK_BACK, counted, estimate, factor_text};
use super::words::{called, clipped};
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::messages::Value;
use crate::money::Minor;
use crate::plan::document::{AdAccountDocument, PlanDocument};
use std::collections::BTreeSet;

/// Enters expected spend and weekday factors; ad accounts that only the report names are added.
pub(in crate::import) fn update(
    plan: &mut PlanDocument,
    daily: &Daily,
    accounts: &Accounts<'_, '_>,
    purse: Purse,
    notices: &mut Notices,
) {
    let there = plan.ad_accounts.len();
    add_missing(plan, accounts, |known| !known.days.is_empty(), notices);
    if let Some((newest, settled)) = daily.newest.zip(daily.settled()) {
        let notice = notices.tell(Kind::ReportSettled, "/adAccounts");
        notice.with("newest", newest).with("settled", settled).with("hours", 24 * LAG);
    }
    for (position, account) in plan.ad_accounts.iter_mut().enumerate() {
        let path = format!("/adAccounts/{position}");
        let known = accounts.find(&account.id).filter(|known| !known.days.is_empty());
        if let Some(known) = known {
            // Nothing but the report names it: what it may do must come from a person.
            if let Some(called) = known.called.filter(|_| position >= there && !known.is_there()) {
                account.name = clipped(called);
            }
            if position >= there && !known.is_there() && account.status.is_none() {
                account.status = Some("inReview".to_owned());
                let notice = notices.tell(Kind::AccountOnlyInReport, &path);
                notice.with("account", &account.id).with("name", called(account));
            }
            take(account, known, daily, &path, purse, notices);
        }
        if account.daily_spend.is_none() {
            let notice = notices.tell(Kind::SpendNeeded, &format!("{path}/dailySpend"));
            notice.with("account", &account.id).with("name", called(account));
        }
    }
}

fn take(
    account: &mut AdAccountDocument,
    known: &Known<'_, '_>,
    daily: &Daily,
    path: &str,
    purse: Purse,
    notices: &mut Notices,
) {
    let delivery = match account.status.as_deref() {
        None | Some("approved") => Delivery::Open,
        Some(_) => Delivery::Barred,
    };
    let counted = counted(&every_day(known, daily, delivery), delivery);
    let Some(estimate) = estimate(&counted.days) else { return };
    let text = purse.text(estimate.daily);
    let path = format!("{path}/dailySpend");
    tell(account, &text, &counted, &estimate, &path, notices);
    account.daily_spend = Some(text);
    if let Some(factors) = estimate.factors {
        account.weekday_factors = Some(factors.into_iter().map(factor_text).collect());
    }
    // A week of silence and more is no slow week.
    if counted.idle >= 7 {
        let notice = notices.tell(Kind::SpendStopped, &path);
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
