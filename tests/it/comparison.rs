//! Two plans side by side.

use super::support::dice::Dice;
use super::support::random_plans::{Size, random_plan};
use crate::support::by_value::{compare, simulate};
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use strandline::results::JournalOption;

/// A random plan and the same with something changed.
fn pair(seed: u64) -> (Value, Value) {
    let first = random_plan(seed, Size { days: 2 + Size::of_seed(seed).days % 60, ..Size::of_seed(seed) });
    let mut second = first.clone();
    match seed % 5 {
        0 => second["allocations"] = json!([]),
        1 => second["events"] = json!([]),
        2 => second["assumptions"]["suspension"] = json!("freeze"),
        3 => return (rare(first, seed, false), rare(second, seed, true)),
        _ => {
            if let Some(account) = second["adAccounts"].as_array_mut().and_then(|all| all.first_mut()) {
                account["dailySpend"] = json!("3");
            }
        }
    }
    (first, second)
}

/// The same plan in which every ad account spends on one day of a week only. One of them holds ad credit from the first
/// day on and, if `stops`, is suspended on some day.
fn rare(mut plan: Value, seed: u64, stops: bool) -> Value {
    let mut dice = Dice::new(seed, 20);
    for account in plan["adAccounts"].as_array_mut().into_iter().flatten() {
        let weekday = dice.below(7);
        account["weekdayFactors"] = (0..7).map(|at| if at == weekday { "1" } else { "0" }).collect();
        account["dailySpend"] = json!("7");
    }
    let Some(account) = plan["adAccounts"].as_array().and_then(|all| all.first()).map(|it| it["id"].clone())
    else {
        return plan;
    };
    plan["adAccounts"][0]["status"] = json!("approved");
    plan["events"] = json!([]);
    let held = json!({
        "id": "held", "name": "Held", "amount": "1000", "heldBy": { "adAccount": account },
        "issued": plan["start"], "expires": plan["end"],
    });
    plan["adCredits"].as_array_mut().unwrap().push(held);
    if stops {
        let start = NaiveDate::parse_from_str(plan["start"].as_str().unwrap(), "%Y-%m-%d").unwrap();
        let end = NaiveDate::parse_from_str(plan["end"].as_str().unwrap(), "%Y-%m-%d").unwrap();
        let days = u32::try_from((end - start).num_days()).unwrap();
        let on = (start + Days::new(dice.below(days + 1).into())).format("%Y-%m-%d").to_string();
        let event = json!({ "on": on, "type": "suspend", "adAccount": account });
        plan["events"].as_array_mut().unwrap().push(event);
    }
    plan
}

type Movement = (String, String, String);

/// What moves on each day, by movement, from the written journals.
fn moved(plan: &Value) -> BTreeMap<Movement, BTreeMap<String, i128>> {
    let mut moved: BTreeMap<Movement, BTreeMap<String, i128>> = BTreeMap::new();
    for row in simulate(plan, JournalOption::With).unwrap().journal.unwrap() {
        let Some(credit) = row.ad_credit else { continue };
        let account = [&row.from, &row.to].into_iter().find_map(|place| place.strip_prefix("adAccount:"));
        let key = (row.kind, credit, account.unwrap_or_default().to_owned());
        *moved.entry(key).or_default().entry(row.on).or_default() += minor(&row.amount);
    }
    moved
}

fn minor(text: &str) -> i128 {
    text.replace('.', "").parse().unwrap()
}

#[test]
fn movements_differ_by_what_the_two_journals_differ_by_and_from_the_day_they_do() {
    let mut different = 0;
    for seed in 0..1_000 {
        let (first, second) = pair(seed);
        let (a, b) = (moved(&first), moved(&second));
        let mut found: BTreeMap<Movement, (String, i128)> = BTreeMap::new();
        for it in compare(&first, &second).unwrap().movements {
            let key = (it.kind.to_owned(), it.ad_credit, it.ad_account.unwrap_or_default());
            assert_eq!(minor(&it.b) - minor(&it.a), minor(&it.difference), "seed {seed}");
            found.insert(key, (it.since, minor(&it.difference)));
        }
        let none = BTreeMap::new();
        for key in a.keys().chain(b.keys()) {
            let (left, right) = (a.get(key).unwrap_or(&none), b.get(key).unwrap_or(&none));
            let on = |side: &BTreeMap<String, i128>, day: &String| side.get(day).copied().unwrap_or(0);
            let days: std::collections::BTreeSet<&String> = left.keys().chain(right.keys()).collect();
            let since = days.into_iter().find(|day| on(left, day) != on(right, day));
            let sum = right.values().sum::<i128>() - left.values().sum::<i128>();
            let expected = since.map(|day| (day.clone(), sum));
            assert_eq!(found.get(key), expected.as_ref(), "seed {seed}: {key:?}");
            different += u32::from(expected.is_some());
        }
    }
    assert!(different > 500, "{different}");
}

#[test]
fn a_plan_differs_in_nothing_from_itself() {
    for seed in 0..200 {
        let (plan, _) = pair(seed);
        let comparison = compare(&plan, &plan).unwrap();
        assert!(comparison.inputs.is_empty() && comparison.movements.is_empty(), "seed {seed}");
        assert_eq!(comparison.a, comparison.b);
    }
}

fn fixture(id: &str) -> Value {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/first-minute.json")).unwrap();
    let found = fixtures.as_array().unwrap().iter().find(|it| it["id"] == id).unwrap();
    found["plan"].clone()
}

#[test]
fn inputs_are_told_by_id_and_not_by_place() {
    let first = fixture("split-evenly");
    let mut second = first.clone();
    second["adAccounts"].as_array_mut().unwrap().reverse();
    second["allocations"][1]["amount"] = json!("1.00");
    second["allocations"].as_array_mut().unwrap().push(json!({
        "id": "4", "on": "2026-03-02", "adCredit": "credit-1", "adAccount": "a", "amount": "2.00",
    }));
    // What is at its default says nothing.
    second["adAccounts"][0]["cash"] = Value::Null;
    let inputs = compare(&first, &second).unwrap().inputs;
    let paths: Vec<_> = inputs.iter().map(|it| (it.path.as_str(), it.a.is_some(), it.b.is_some())).collect();
    assert_eq!(paths, [("/allocations/1/amount", true, true), ("/allocations/3", false, true)]);
}

#[test]
fn the_sentence_names_the_better_plan_first() {
    let message = |a, b| compare(&fixture(a), &fixture(b)).unwrap().message.in_english();
    let fit = "“fit-to-spend” spends 2250.00 more than “split-evenly” and strands 2250.00 less.";
    assert_eq!(message("split-evenly", "fit-to-spend"), fit);
    assert_eq!(message("fit-to-spend", "split-evenly"), fit);
    assert_eq!(
        message("fit-then-suspended", "in-parts-suspended"),
        "“in-parts-suspended” strands 2450.00 less than “fit-then-suspended”; both spend the same."
    );
}

#[test]
fn what_is_wrong_with_either_plan_is_said_of_that_plan() {
    let good = fixture("split-evenly");
    let mut bad = good.clone();
    bad["start"] = json!("soon");
    let paths = |a: &Value, b: &Value| -> Vec<String> {
        compare(a, b).unwrap_err().into_iter().map(|problem| problem.path).collect()
    };
    assert_eq!(paths(&bad, &good), ["/a/start"]);
    assert_eq!(paths(&good, &bad), ["/b/start"]);
    bad = good.clone();
    bad["currency"] = json!("EUR");
    assert_eq!(paths(&good, &bad), ["/b/currency"]);
}

#[test]
fn one_who_spends_on_mondays_differs_from_the_first_monday_after_a_suspension() {
    let first = json!({
        "version": 1,
        "name": "A rare spender",
        "currency": "USD",
        "start": "2026-01-05",
        "end": "2026-12-31",
        "businessCenter": { "name": "Example" },
        "adAccounts": [{
            "id": "a", "name": "Account", "dailySpend": "10.00", "weekdayFactors": ["1", "0", "0", "0", "0", "0", "0"],
        }],
        "adCredits": [
            { "id": "c", "name": "Credit", "amount": "1000.00", "issued": "2026-01-01", "expires": "2026-12-31" },
        ],
        "allocations": [{ "id": "1", "on": "2026-01-05", "adCredit": "c", "adAccount": "a", "amount": "1000.00" }],
    });
    let mut second = first.clone();
    second["events"] = json!([{ "on": "2026-03-03", "type": "suspend", "adAccount": "a" }]);
    let movements = compare(&first, &second).unwrap().movements;
    let spend = movements.iter().find(|it| it.kind == "spend").unwrap();
    assert_eq!(spend.since, "2026-03-09");
}
