//! From the daily report to each ad account's expected spend in the plan.

use super::accounts::{Accounts, add_missing};
use super::amounts::Purse;
use super::notice::{NoticeDocument, Notices};
use super::report::{Daily, LAG, Spend};
use super::spend::{
    Counted, Delivery, Estimate, LEAST_WEEKS, LOOK_BACK, SHAPE_WEEKS, counted, estimate, factor_text,
};
use crate::day::Day;
use crate::money::Minor;
use crate::wire::document::{AdAccountDocument, PlanDocument};
use std::collections::BTreeMap;

/// Enters expected spend and weekday factors; ad accounts that only the report names are added.
pub(super) fn update(
    plan: &mut PlanDocument,
    daily: &Daily,
    accounts: &Accounts<'_, '_>,
    purse: Purse,
    notices: &mut Notices,
) {
    add_missing(plan, daily.accounts.keys(), notices);
    if let Some((newest, settled)) = daily.newest.zip(daily.settled()) {
        let message = format!(
            "The report reaches to {newest}; days up to {settled} are used. Figures arrive up to {} hours late, so \
             later days may still change.",
            24 * LAG
        );
        let notice = NoticeDocument::info("report.settled", "/adAccounts", message);
        notices.tell(notice.with("newest", newest).with("settled", settled));
    }
    for (position, account) in plan.ad_accounts.iter_mut().enumerate() {
        let path = format!("/adAccounts/{position}");
        let only_reported = !accounts.known.contains_key(&account.id) && account.status.is_none();
        match daily.accounts.get(&account.id) {
            Some(days) => {
                if only_reported {
                    only_in_report(account, &path, notices);
                }
                let delivery = match account.status.as_deref() {
                    None | Some("approved") => Delivery::Open,
                    Some(_) => Delivery::Barred,
                };
                let counted = counted(&every_day(days, daily, delivery), delivery);
                take(account, &counted, &path, purse, notices);
            }
            None if account.daily_spend.is_none() => needed(account, &path, notices),
            None => {}
        }
    }
}

/// Nothing but the report names it: what it may do must come from a person.
fn only_in_report(account: &mut AdAccountDocument, path: &str, notices: &mut Notices) {
    account.status = Some("inReview".to_owned());
    let message = "Only the report names this ad account. It is taken as in review, so that nothing is allocated \
                   to it; import its balance and asset, or set name, owner and status.";
    notices.tell(NoticeDocument::ask("account.onlyInReport", path, message).with("account", &account.id));
}

/// Every settled day from the ad account's first, or as far back as is looked. A day without a row is a
/// day without spend, unless pages of the report are missing.
fn every_day(days: &BTreeMap<Day, Spend>, daily: &Daily, delivery: Delivery) -> Vec<(Day, Minor)> {
    let Some((first, settled)) = days.keys().next().zip(daily.settled()) else { return Vec::new() };
    let with_spend = |(day, spend): (&Day, &Spend)| spend.total.is_positive().then_some(*day);
    let last = match delivery {
        Delivery::Open => None,
        // However long it has been barred, the weeks before are what is looked at.
        Delivery::Barred => days.range(..=settled).rev().find_map(with_spend),
    };
    let from = last.unwrap_or(settled).plus(1 - LOOK_BACK).max(*first);
    if !daily.complete {
        let given = days.iter().map(|(day, spend)| (*day, spend.total));
        return given.filter(|(day, _)| from <= *day && *day <= settled).collect();
    }
    let spend = |day| (day, days.get(&day).map_or(Minor::ZERO, |spend| spend.total));
    // A barred account's end is the last day that has a row: of years without one nothing is to be said.
    let to = match last {
        Some(_) => days.range(..=settled).next_back().map_or(settled, |(day, _)| *day),
        None => settled,
    };
    let length = to.since(from).min(2 * LOOK_BACK);
    (0..=length).map(|offset| spend(from.plus(offset))).collect()
}

fn take(account: &mut AdAccountDocument, counted: &Counted, path: &str, purse: Purse, notices: &mut Notices) {
    let Some(estimate) = estimate(&counted.days) else {
        if account.daily_spend.is_none() {
            needed(account, path, notices);
        }
        return;
    };
    account.daily_spend = Some(purse.text(estimate.daily));
    if let Some(factors) = estimate.factors {
        account.weekday_factors = Some(factors.into_iter().map(factor_text).collect());
    }
    notices.tell(estimated(account, &estimate, counted, path, purse));
    // A week of silence and more is no slow week.
    if counted.idle >= 7 {
        let message = format!(
            "This ad account is approved but has spent nothing on its last {} settled days. They count; set its \
             expected spend if it has stopped for good or resumes.",
            counted.idle
        );
        let notice = NoticeDocument::ask("spend.stopped", format!("{path}/dailySpend"), message);
        notices.tell(notice.with("account", &account.id).with("days", counted.idle));
    }
}

fn needed(account: &AdAccountDocument, path: &str, notices: &mut Notices) {
    let message = "The responses hold no completed day on which this ad account spent. Enter what it is expected \
                   to spend per day.";
    let notice = NoticeDocument::ask("spend.needed", format!("{path}/dailySpend"), message);
    notices.tell(notice.with("account", &account.id));
}

/// What the estimate rests on.
fn estimated(
    account: &AdAccountDocument,
    estimate: &Estimate,
    counted: &Counted,
    path: &str,
    purse: Purse,
) -> NoticeDocument {
    let daily = purse.say(estimate.daily);
    let (weeks, level, left_out) = (estimate.weeks, estimate.level_weeks(), counted.left_out);
    let rests = if weeks >= LEAST_WEEKS {
        format!(
            "the mean of its last {level} whole weeks, weekday factors from the last {weeks} (at most \
             {SHAPE_WEEKS}); days far off their weekday's median are capped: {}",
            estimate.capped
        )
    } else {
        format!("the mean of {} days, too few for weekday factors", counted.days.len())
    };
    let message = format!(
        "{daily} per day is {rests}. Days without spend that are left out (before the first spend, in a pause or a \
         suspension): {left_out}. Days taken: {} to {}.",
        estimate.from, estimate.to
    );
    NoticeDocument::info("spend.estimated", format!("{path}/dailySpend"), message)
        .with("account", &account.id)
        .with("daily", purse.text(estimate.daily))
        .with("weeks", weeks)
        .with("levelWeeks", level)
        .with("days", counted.days.len())
        .with("capped", estimate.capped)
        .with("leftOut", left_out)
        .with("from", estimate.from)
        .with("to", estimate.to)
}
