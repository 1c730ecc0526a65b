//! What holding back is worth, and where it is worth nothing.

use super::support::random_plans::{Size, random_plan};
use crate::support::by_value::check_plan as check;
use serde_json::{Value, json};
use strandline::day::Day;
use strandline::money::Minor;
use strandline::plan::Plan;
use strandline::planning::{AdviceScope, Request, Reviews, best_split, option_values, worst_day};
use strandline::simulation::run;

fn first_minute() -> Value {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/first-minute.json")).unwrap();
    fixtures[0]["plan"].clone()
}

fn plan_of(document: &Value) -> Plan {
    check(document).unwrap().plan
}

/// The worth of weekly parts for each ad account that is suspended on 13 March.
fn worth(document: &Value) -> Vec<i64> {
    let plan = plan_of(document);
    let on = Day::parse("2026-03-13").unwrap();
    option_values(&plan, plan.period().start, 7, on)
        .iter()
        .map(|it| it.spent.unwrap().worth().units())
        .collect()
}

#[test]
fn holding_back_saves_what_another_ad_account_can_spend_and_no_more() {
    let mut document = first_minute();
    document["splitPolicy"] = json!({ "prefer": "fewestSteps" });
    // At once, in few steps: A gets 6,000 and B 3,000. When A is suspended after twelve days, 3,600 of it are forfeited, and
    // nothing is left. In weekly parts only 400 are, and of the 3,200 held back C can spend 25 a day for 18 days;
    // B spends its own.
    assert_eq!(worth(&document)[0], 45_000);
}

#[test]
fn holding_back_is_worth_nothing_where_nobody_else_can_spend_it() {
    let mut document = first_minute();
    document["adAccounts"] = json!([{ "id": "a", "name": "Account A", "dailySpend": "200.00" }]);
    document["allocations"] = json!([]);
    assert_eq!(worth(&document), [0]);
}

#[test]
fn an_ad_account_that_gets_nothing_has_nothing_to_lose() {
    let mut document = first_minute();
    document["adCredits"][0]["amount"] = json!("1000.00");
    document["allocations"] = json!([]);
    assert_eq!(worth(&document)[1..], [0, 0]);
}

#[test]
fn what_was_to_be_allocated_on_the_day_of_the_suspension_can_still_go_elsewhere() {
    // A was to get the short credit and B the long one, both on the first day. With A suspended that morning, B
    // spends the short one first, and half of the long one goes to C, which only begins to spend on the sixth day.
    let credit = |id: &str, amount: &str, expires: &str| json!({ "id": id, "name": id, "amount": amount, "issued": "2026-03-01", "expires": expires });
    let account = |id: &str, spend: &str| json!({ "id": id, "name": id, "dailySpend": spend });
    let plan = plan_of(&json!({
        "version": 1,
        "name": "Suspended on the day of allocation",
        "currency": "USD",
        "start": "2026-03-01",
        "end": "2026-03-10",
        "businessCenter": { "name": "Example" },
        "adAccounts": [account("a", "10.00"), account("b", "10.00"), account("c", "0.00")],
        "adCredits": [credit("short", "50.00", "2026-03-05"), credit("long", "100.00", "2026-03-10")],
        "events": [{ "on": "2026-03-06", "type": "setDailySpend", "adAccount": "c", "dailySpend": "10.00" }],
    }));
    let start = plan.period().start;
    assert_eq!(option_values(&plan, start, 5, start)[0].spent.unwrap().at_once, Minor::new(15_000));
}

#[test]
fn the_worst_day_is_the_morning_after_the_most_was_allocated_at_once() {
    let worst = |document: &Value| {
        let plan = plan_of(document);
        let from = plan.period().start;
        let day = worst_day(&plan, from, 7);
        // On the first day nothing has been allocated yet, so nothing is worth anything.
        let worth = |on: Day| {
            option_values(&plan, from, 7, on).iter().map(|it| it.spent.unwrap().worth()).max().unwrap()
        };
        assert!(worth(day) > Minor::ZERO && worth(from) == Minor::ZERO);
        day.to_string()
    };
    let mut document = first_minute();
    document["allocations"] = json!([]);
    assert_eq!(worst(&document), "2026-03-02");
    let credit = |id: &str, amount: &str, issued: &str| json!({ "id": id, "name": id, "amount": amount, "issued": issued, "expires": "2026-03-30" });
    document["adCredits"] =
        json!([credit("small", "300.00", "2026-03-01"), credit("large", "5000.00", "2026-03-10")]);
    assert_eq!(worst(&document), "2026-03-11");
}

/// Waiting for the suspension to be known can't beat knowing it from the start.
#[test]
fn neither_way_spends_more_than_if_the_suspension_had_been_foreseen() {
    let mut valued = 0;
    for seed in 0..300 {
        let size = Size::of_seed(seed);
        if size.days > 60 || size.ad_accounts == 0 {
            continue;
        }
        let mut document = random_plan(seed, size);
        document["assumptions"] = json!({});
        let plan = plan_of(&document);
        let on = plan.period().start.plus(plan.period().days() / 2);
        for (account, value) in option_values(&plan, plan.period().start, 5, on).iter().enumerate() {
            let mut foreseen = document.clone();
            let event = json!({
                "on": on.to_string(),
                "type": "suspend",
                "adAccount": document["adAccounts"][account]["id"],
            });
            match foreseen["events"].as_array_mut() {
                Some(events) => events.push(event),
                None => foreseen["events"] = json!([event]),
            }
            let plan = plan_of(&foreseen);
            let request =
                Request { from: plan.period().start, reviews: Reviews::AnyDay, scope: AdviceScope::Plan };
            let most = run(&best_split(&plan, request).plan).figures.totals.spent;
            let spent = value.spent.unwrap();
            assert!(spent.at_once <= most && spent.in_parts <= most, "seed {seed}");
            valued += u32::from(spent.worth() != Minor::ZERO);
        }
    }
    assert!(valued > 20, "{valued}");
}
