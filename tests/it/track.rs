//! On track or not: planned and actual spend as of a day.

use crate::support::by_value::track;
use crate::support::day_by_day::{list, text};
use crate::support::dice::Dice;
use crate::support::random_plans::{Size, random_plan};
use crate::support::slow_track::{Asked, as_of, plus, slow_track};
use expect_test::expect_file;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write;
use strandline::results::any_document;
use strandline::results::tracking::TrackOptions;

fn tracked(plan: &Value, options: &TrackOptions) -> Value {
    serde_json::to_value(track(plan, options).unwrap()).unwrap()
}

fn as_of_its_last_day(plan: &Value) -> Value {
    tracked(plan, &TrackOptions::default())
}

#[test]
fn random_plans_are_tracked_as_the_contract_says_looking_at_every_day() {
    let mut met = BTreeSet::new();
    for seed in 0..700 {
        let mut dice = Dice::new(seed, 50);
        let size = Size { actuals: 1 + dice.below(12), ..Size::of_seed(seed) };
        if size.days > 200 {
            continue;
        }
        let plan = random_plan(seed, size);
        let Some(last) = as_of(&plan) else { continue };
        let mut baseline = random_plan(seed, Size { actuals: 0, events: size.events / 2, ..size });
        baseline["currency"] = plan["currency"].clone();
        let baseline = dice.one_in(3).then_some(baseline);
        let on = dice.one_in(2).then(|| plus(text(&plan, "start"), i64::from(dice.below(size.days))));
        let (tolerance, millionths) = *dice.pick(&[
            (None, 100_000),
            (Some("0"), 0),
            (Some("0.5"), 500_000),
            (Some("1.000001"), 1_000_001),
        ]);
        let asked =
            Asked { on: on.as_deref().unwrap_or(&last), baseline: baseline.as_ref(), tolerance: millionths };
        let options = TrackOptions {
            on: on.clone(),
            baseline: baseline.as_ref().map(any_document),
            tolerance: tolerance.map(str::to_owned),
        };
        let (found, expected) = (tracked(&plan, &options), slow_track(&plan, &asked));
        let accounts = list(&found, "adAccounts").zip(list(&expected, "adAccounts"));
        for (one, other) in accounts {
            assert_eq!(one, other, "seed {seed} on {}", asked.on);
            met.insert(text(one, "status").to_owned());
        }
        assert_eq!(found, expected, "seed {seed} on {}", asked.on);
    }
    let all = ["ahead", "behind", "noCredit", "notSpending", "onTrack", "unknown"];
    assert_eq!(met.iter().map(String::as_str).collect::<Vec<_>>(), all);
}

/// One ad account that expects 10.00 a day and holds 280.00 for 28 days, after so many days at so much a day.
fn one_account(days: i64, a_day: i64) -> Value {
    let (start, last) = ("2026-03-02", plus("2026-03-02", days - 1));
    let all = 280 + days * a_day;
    json!({
        "version": 1, "name": "One", "currency": "USD", "start": start, "end": "2026-06-30",
        "businessCenter": { "name": "Example BC" },
        "adAccounts": [{ "id": "a", "name": "A", "dailySpend": "10.00" }],
        "adCredits": [{
            "id": "c", "name": "C", "amount": all.to_string(), "issued": start, "expires": plus(&last, 28),
        }],
        "allocations": [{ "id": "1", "on": start, "adCredit": "c", "adAccount": "a", "amount": all.to_string() }],
        "actuals": [{ "adAccount": "a", "from": start, "to": last, "spend": (days * a_day).to_string() }],
    })
}

fn status(plan: &Value) -> String {
    text(&as_of_its_last_day(plan)["adAccounts"][0], "status").to_owned()
}

#[test]
fn each_status_has_its_case() {
    assert_eq!(status(&one_account(7, 10)), "onTrack");
    // 280.00 in 28 days takes 10.00 a day: 9.09 and a tenth is 9.999, 9.10 and a tenth is 10.01.
    assert_eq!(status(&one_account(7, 9)), "behind");
    assert_eq!(status(&one_account(7, 11)), "onTrack");
    // What is held lasts less than nine tenths as long as expected at more than 11.11 a day.
    assert_eq!(status(&one_account(7, 12)), "ahead");
    // The first days say nothing, however far off.
    for days in [1, 2] {
        assert_eq!(
            (status(&one_account(days, 0)), status(&one_account(days, 50))),
            ("unknown".into(), "unknown".into())
        );
    }
    assert_eq!(status(&one_account(3, 0)), "behind");
    let mut empty = one_account(7, 10);
    empty["allocations"] = json!([]);
    assert_eq!(status(&empty), "noCredit");
    empty["allocations"] =
        json!([{ "id": "1", "on": "2026-03-20", "adCredit": "c", "adAccount": "a", "amount": "100" }]);
    assert_eq!(status(&empty), "onTrack");
}

#[test]
fn a_suspended_ad_account_raises_no_alarm_whatever_it_holds() {
    let mut plan = one_account(14, 0);
    plan["assumptions"] = json!({ "suspension": "freeze" });
    plan["events"] = json!([{ "on": "2026-03-12", "type": "suspend", "adAccount": "a" }]);
    let tracking = as_of_its_last_day(&plan);
    let account = &tracking["adAccounts"][0];
    assert_eq!(
        (&account["status"], &account["held"], &account["pace"]),
        (&json!("notSpending"), &json!("280.00"), &json!("0.00"))
    );
    plan["events"] = json!([
        { "on": "2026-03-12", "type": "suspend", "adAccount": "a" },
        { "on": "2026-03-15", "type": "reinstate", "adAccount": "a" },
    ]);
    assert_eq!(status(&plan), "behind");
}

#[test]
fn the_correction_spends_what_is_held_just_in_time() {
    let plan = one_account(7, 4);
    let tracking = as_of_its_last_day(&plan);
    let account = &tracking["adAccounts"][0];
    for (figure, amount) in [
        ("plannedSpend", "70.00"),
        ("actualSpend", "28.00"),
        ("variance", "-42.00"),
        ("held", "280.00"),
        ("pace", "4.00"),
        ("needed", "10.00"),
        ("correction", "6.00"),
    ] {
        assert_eq!(account[figure], amount, "{figure}");
        assert_eq!(tracking["totals"][figure], amount, "{figure} in total");
    }
    // 28 days at 4.00, and the rest expires.
    assert_eq!(
        (&account["projected"]["spent"], &account["projected"]["stranded"]),
        (&json!("140.00"), &json!("168.00"))
    );
}

#[test]
fn the_last_day_is_judged_like_any_other() {
    for (a_day, found) in [(4, "behind"), (10, "onTrack"), (12, "ahead")] {
        let mut plan = one_account(7, a_day);
        assert_eq!(status(&plan), found);
        plan["end"] = "2026-03-08".into();
        assert_eq!(status(&plan), found, "where the plan ends on the same day");
    }
}

#[test]
fn what_is_known_later_changes_nothing_of_an_earlier_day() {
    let mut plan = one_account(7, 4);
    let before = as_of_its_last_day(&plan);
    let on = text(&before, "on").to_owned();
    let later = json!({ "adAccount": "a", "from": "2026-03-09", "to": "2026-03-20", "spend": "240.00" });
    plan["actuals"].as_array_mut().unwrap().push(later);
    let then = tracked(&plan, &TrackOptions { on: Some(on), ..Default::default() });
    assert_eq!(then, before);
    assert_ne!(as_of_its_last_day(&plan), before);
}

#[test]
fn what_is_wrong_with_an_option_is_said_with_its_path() {
    let plan = one_account(7, 10);
    let options = |on: &str, tolerance: &str| TrackOptions {
        on: Some(on.to_owned()).filter(|it| !it.is_empty()),
        tolerance: Some(tolerance.to_owned()).filter(|it| !it.is_empty()),
        baseline: None,
    };
    let mut other = plan.clone();
    other["currency"] = "EUR".into();
    let mut wrong = plan.clone();
    wrong["end"] = "2026-01-01".into();
    let mut unknown = plan.clone();
    unknown["actuals"] = json!([]);
    let baseline = |plan: &Value| TrackOptions { baseline: Some(any_document(plan)), ..Default::default() };
    for (plan, options, code, path) in [
        (&plan, options("March", ""), "date.invalid", "/options/on"),
        (&plan, options("2026-03-01", ""), "on.outsidePeriod", "/options/on"),
        (&unknown, options("", ""), "field.missing", "/options/on"),
        (&plan, options("", "ten"), "factor.malformed", "/options/tolerance"),
        (&plan, options("", "-0.1"), "factor.negative", "/options/tolerance"),
        (&plan, options("", "0.1234567"), "factor.tooManyDecimals", "/options/tolerance"),
        (&plan, options("", "1000.1"), "factor.tooLarge", "/options/tolerance"),
        (&plan, baseline(&other), "word.unknown", "/options/baseline/currency"),
        (&plan, baseline(&wrong), "period.endBeforeStart", "/options/baseline/end"),
    ] {
        let problems = track(plan, &options).unwrap_err();
        let found: Vec<_> = problems.iter().map(|it| (it.code, it.path.as_str())).collect();
        assert!(found.contains(&(code, path)), "{found:?}");
    }
    // Without any actual spend a day may still be named: nothing is known on it.
    let tracking = tracked(&unknown, &options("2026-03-08", ""));
    assert_eq!(tracking["adAccounts"][0]["status"], "unknown");
}

#[test]
fn spend_that_could_not_be_counted_at_its_pace_is_a_problem_and_no_panic() {
    let mut plan = one_account(7, 10);
    plan["adCredits"] = json!([]);
    plan["allocations"] = json!([]);
    plan["end"] = "2035-12-31".into();
    plan["adAccounts"][0]["weekdayFactors"] = json!(["0.000001", "0", "0", "0", "0", "0", "0"]);
    let tracking = as_of_its_last_day(&plan);
    assert_eq!(tracking["adAccounts"][0]["pace"], "10.00");
    let row = |at: i64| {
        let on = plus("2026-03-02", at);
        json!({ "adAccount": "a", "from": on, "to": on, "spend": "10000000000000" })
    };
    plan["actuals"] = (0..7).map(row).collect();
    let problems = track(&plan, &TrackOptions::default()).unwrap_err();
    assert_eq!((problems[0].code, problems[0].path.as_str()), ("total.tooLarge", "/actuals"));
}

/// A made-up agency: spend that grows, an ad account that rests at weekends, one that is paused, one that is suspended
/// and reinstated, one whose ad credit is used up early, and one that is first seen in the fifth week.
#[test]
fn an_agency_of_twelve_recorded_weeks_is_tracked_each_week() {
    let plan: Value = serde_json::from_str(include_str!("../tracking/agency.json")).unwrap();
    let start = text(&plan, "start");
    let known_on = |on: &str| {
        let mut plan = plan.clone();
        plan["actuals"].as_array_mut().unwrap().retain(|row| text(row, "to") <= on);
        plan
    };
    let mut table = String::new();
    for week in 1..=12 {
        let on = plus(start, 7 * week - 1);
        let known = known_on(&on);
        let tracking = as_of_its_last_day(&known);
        let asked = Asked { on: &on, baseline: None, tolerance: 100_000 };
        assert_eq!(tracking, slow_track(&known, &asked), "week {week}");
        writeln!(table, "week {week}, as of {on}").unwrap();
        for it in list(&tracking, "adAccounts").chain([&tracking["totals"]]) {
            let amount = |figure: &str| it[figure].as_str().unwrap_or("-").to_owned();
            let mut line = format!("  {:<8}{:<12}", it["id"].as_str().unwrap_or("total"), amount("status"));
            let figures = ["plannedSpend", "actualSpend", "variance", "held", "pace", "needed", "correction"];
            for figure in figures {
                write!(line, "{:>11}", amount(figure)).unwrap();
            }
            writeln!(table, "{line}{:>11}", it["projected"]["stranded"].as_str().unwrap()).unwrap();
        }
        // Suspended from the fifth week to the sixth: no alarm.
        if (5..=6).contains(&week) {
            assert_eq!(tracking["adAccounts"][3]["status"], "notSpending", "week {week}");
        }
        // The last day is judged like any other.
        let mut ends = known.clone();
        ends["end"] = on.clone().into();
        ends["allocations"].as_array_mut().unwrap().retain(|it| text(it, "on") <= on.as_str());
        ends["events"].as_array_mut().unwrap().retain(|it| text(it, "on") <= on.as_str());
        let at_end = as_of_its_last_day(&ends);
        for (one, other) in list(&tracking, "adAccounts").zip(list(&at_end, "adAccounts")) {
            // What comes later may be all that is planned for it.
            if one["held"] != "0.00" {
                assert_eq!(one["status"], other["status"], "week {week}");
            }
        }
    }
    for days in [1, 2] {
        let on = plus(start, days - 1);
        let tracking = tracked(&plan, &TrackOptions { on: Some(on), ..Default::default() });
        for account in list(&tracking, "adAccounts") {
            assert!(["unknown", "noCredit"].contains(&text(account, "status")), "{account}");
        }
    }
    expect_file!["../tracking/agency.txt"].assert_eq(&table);
}
