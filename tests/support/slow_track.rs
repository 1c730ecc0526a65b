//! What tracking says, worked out from the contract and day-by-day runs, all days of all rows looked at one by one.

use super::books::{Posting, digits, figures, minor, text as money};
use super::day_by_day::{Outcome, day_by_day, factor, known_until, list, place, rounded, text};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// What is asked; `tolerance` in millionths.
pub(crate) struct Asked<'a> {
    pub(crate) on: &'a str,
    pub(crate) baseline: Option<&'a Value>,
    pub(crate) tolerance: i128,
}

/// The last day of any row.
pub(crate) fn as_of(plan: &Value) -> Option<String> {
    list(plan, "actuals").map(|row| text(row, "to").to_owned()).max()
}

/// The tracking of a plan as its document.
pub(crate) fn slow_track(plan: &Value, asked: &Asked<'_>) -> Value {
    let digits = digits(plan);
    let (on, next) = (asked.on, plus(asked.on, 1));
    let happened = day_by_day(plan);
    let mut without = plan.clone();
    without["actuals"] = json!([]);
    let planned = day_by_day(asked.baseline.unwrap_or(&without));
    let paces: Vec<(String, Option<i128>)> = list(plan, "adAccounts")
        .map(|account| (text(account, "id").to_owned(), pace(plan, &happened, text(account, "id"), on)))
        .collect();
    let mut forecast = plan.clone();
    let events: Vec<Value> = list(plan, "events")
        .filter(|event| {
            let has_pace = paces.iter().any(|(id, pace)| id == text(event, "adAccount") && pace.is_some());
            !(text(event, "type") == "setDailySpend" && text(event, "on") >= next.as_str() && has_pace)
        })
        .cloned()
        .chain(list(plan, "adAccounts").zip(&paces).filter_map(|(account, (id, pace))| {
            let daily = match week_of_factors(account) {
                0 => (*pace)?,
                week => rounded(((*pace)? * 7_000_000, week)),
            };
            Some(json!({
                "on": next, "type": "setDailySpend", "adAccount": id, "dailySpend": money(daily, digits),
            }))
        }))
        .collect();
    forecast["events"] = events.into();
    let projected = figures(plan, &known_until(&forecast, on).postings);
    let (mut ad_accounts, mut sums) = (Vec::new(), [0; 6]);
    for (at, (account, (id, pace))) in list(plan, "adAccounts").zip(&paces).enumerate() {
        let (plan_spend, spend) = (spent(&planned, id, on), spent(&happened, id, on));
        let lots = held(plan, &happened, id, on);
        let holds: i128 = lots.iter().map(|(_, amount)| amount).sum();
        let needed = lots.iter().map(|(expires, _)| {
            let by: i128 = lots.iter().filter(|(other, _)| other <= expires).map(|(_, amount)| amount).sum();
            let days = i128::from(days_from(on, expires));
            (by + days - 1) / days
        });
        let needed = needed.max().unwrap_or(0);
        let correction = pace.map_or(0, |pace| (needed - pace).max(0));
        let at_day =
            happened.days.iter().position(|(day, _)| *day == next).unwrap_or(happened.days.len() - 1);
        let expected = happened.expected[at_day][id] * week_of_factors(account);
        let more = list(plan, "allocations")
            .any(|it| text(it, "adAccount") == id && text(it, "on") > on && is_some(it))
            || list(plan, "adCredits").any(|it| {
                let issued = text(it, "issued");
                it["heldBy"]["adAccount"] == **id && issued > on && issued <= text(plan, "end") && is_some(it)
            });
        let status = match pace {
            _ if !happened.approved.contains(&(id.clone(), on.to_owned())) => "notSpending",
            _ if holds == 0 && !more => "noCredit",
            None => "unknown",
            Some(pace) if pace * (1_000_000 + asked.tolerance) < needed * 1_000_000 => "behind",
            // held ÷ pace < (1 − tolerance) × held ÷ expected, without the divisions.
            Some(pace)
                if *pace > 0
                    && expected > 0
                    && holds * expected < (1_000_000 - asked.tolerance) * holds * pace * 7 =>
            {
                "ahead"
            }
            Some(_) => "onTrack",
        };
        for (sum, amount) in
            sums.iter_mut().zip([plan_spend, spend, holds, pace.unwrap_or(0), needed, correction])
        {
            *sum += amount;
        }
        let figures = [plan_spend, spend, holds, pace.unwrap_or(0), needed, correction];
        let mut document = document(figures, pace.is_some(), &projected["adAccounts"][at], digits);
        document["id"] = id.clone().into();
        document["status"] = status.into();
        ad_accounts.push(document);
    }
    let has_pace = paces.iter().any(|(_, pace)| pace.is_some());
    json!({
        "on": on,
        "adAccounts": ad_accounts,
        "totals": document(sums, has_pace, &projected["totals"], digits),
    })
}

fn document(amounts: [i128; 6], has_pace: bool, projected: &Value, digits: u32) -> Value {
    let [planned, spent, held, pace, needed, correction] = amounts;
    let signed = |amount: i128| {
        let sign = if amount < 0 { "-" } else { "" };
        format!("{sign}{}", money(amount.abs(), digits))
    };
    let mut projected = projected.clone();
    // Not among the figures of ad credit.
    for other in ["id", "allocated", "cash", "cashSpent", "billed", "debt"] {
        projected.as_object_mut().unwrap().remove(other);
    }
    let mut document = json!({
        "plannedSpend": signed(planned),
        "actualSpend": signed(spent),
        "variance": signed(spent - planned),
        "held": signed(held),
        "needed": signed(needed),
        "correction": signed(correction),
        "projected": projected,
    });
    if has_pace {
        document["pace"] = signed(pace).into();
    }
    document
}

/// What an ad account spent on the days that `counts`, whatever paid.
fn gross(outcome: &Outcome, id: &str, counts: impl Fn(&str) -> bool) -> i128 {
    let (own, purse) = (place(id), format!("cash:adAccount:{id}"));
    let is_spend = |it: &&Posting| {
        (it.from == own && it.to == "spent" || it.from == purse && it.to == "cash:spent") && counts(&it.on)
    };
    outcome.postings.iter().filter(is_spend).map(|it| it.amount).sum()
}

fn spent(outcome: &Outcome, id: &str, on: &str) -> i128 {
    gross(outcome, id, |day| day <= on)
}

fn pace(plan: &Value, happened: &Outcome, id: &str, on: &str) -> Option<i128> {
    let is_covered = |day: &str| {
        list(plan, "actuals")
            .any(|row| text(row, "adAccount") == id && text(row, "from") <= day && day <= text(row, "to"))
    };
    let days: Vec<&String> = happened
        .approved
        .iter()
        .filter(|(of, day)| of == id && day.as_str() <= on && is_covered(day))
        .map(|(_, day)| day)
        .collect();
    let last = &days[days.len().saturating_sub(7)..];
    let sum = gross(happened, id, |day| last.iter().any(|it| *it == day));
    (last.len() >= 3).then(|| rounded((sum, last.len() as i128)))
}

/// What an ad account holds at the end of a day, with the expiry of each.
fn held(plan: &Value, happened: &Outcome, id: &str, on: &str) -> Vec<(String, i128)> {
    let (_, balances) = happened.days.iter().find(|(day, _)| day == on).unwrap();
    let lot =
        |credit: &Value| (text(credit, "expires").to_owned(), balances.of(&place(id), text(credit, "id")));
    list(plan, "adCredits").map(lot).filter(|(_, amount)| *amount > 0).collect()
}

fn week_of_factors(account: &Value) -> i128 {
    let millionths = |at: usize| {
        let (factor, unit) = factor(&account["weekdayFactors"][at]);
        factor * 1_000_000 / unit
    };
    (0..7).map(millionths).sum()
}

fn is_some(item: &Value) -> bool {
    minor(text(item, "amount"), 6) > 0
}

fn days_from(first: &str, last: &str) -> i64 {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    (day(last) - day(first)).num_days()
}

pub(crate) fn plus(day: &str, days: i64) -> String {
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").unwrap() + chrono::TimeDelta::days(days);
    day.format("%Y-%m-%d").to_string()
}
