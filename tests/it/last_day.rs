//! How long a loss can still be avoided.

use super::support::small_plans::small_plan;
use crate::support::by_value::check_plan as check;
use serde_json::{Value, json};
use strandline::day::Day;
use strandline::money::Minor;
use strandline::plan::Plan;
use strandline::planning::{AdviceScope, LastDay, LastDaySearch, Request, Reviews, best_split};
use strandline::simulation::{Subject, run};

/// What the best split of `document` from `day` on spends, if everything before that day is done as planned. What the
/// rules refuse is not done.
fn best_from(document: &Value, day: Day) -> Minor {
    let mut document = document.clone();
    let plan = check(&document).unwrap().plan;
    let refused: Vec<Subject> = run(&plan).refusals.iter().map(|it| it.subject).collect();
    let mut at = 0;
    let mut followed = |allocation: &mut Value| {
        let is_past = Day::parse(allocation["on"].as_str().unwrap()).unwrap() < day;
        let stays = !(is_past && refused.contains(&Subject::Allocation(at)));
        if is_past {
            allocation["done"] = true.into();
        }
        at += 1;
        stays
    };
    if let Some(allocations) = document["allocations"].as_array_mut() {
        allocations.retain_mut(&mut followed);
    }
    let plan = check(&document).unwrap().plan;
    best_split(&plan, Request { from: day, reviews: Reviews::AnyDay, scope: AdviceScope::Plan }).figures.spent
}

fn last_day(plan: &Plan) -> LastDay {
    let mut search = LastDaySearch::new(plan, AdviceScope::Plan, plan.period().start);
    std::iter::repeat_with(|| search.step(plan)).flatten().next().unwrap()
}

#[test]
fn on_the_last_day_everything_can_be_saved_and_on_no_later_one() {
    let mut fixable = 0;
    for seed in 0..1_000 {
        let document = small_plan(seed);
        let plan = check(&document).unwrap().plan;
        let best = best_from(&document, plan.period().start);
        match last_day(&plan) {
            LastDay::NothingToFix => assert!(run(&plan).figures.totals.spent >= best, "seed {seed}"),
            LastDay::On(last) => {
                fixable += 1;
                for day in plan.period().iter() {
                    assert_eq!(best_from(&document, day) >= best, day <= last, "seed {seed}: {day}");
                }
            }
        }
    }
    assert!(fixable > 200, "{fixable}");
}

#[test]
fn an_even_split_on_the_first_day_is_fixed_on_that_day_or_never() {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/first-minute.json")).unwrap();
    let plan = check(&fixtures[0]["plan"]).unwrap().plan;
    assert_eq!(last_day(&plan), LastDay::On(plan.period().start));
}

#[test]
fn with_a_minimum_or_another_draw_order_all_can_be_saved_on_the_last_day_and_not_on_the_next() {
    let assumptions = [json!({ "minimumAllocation": "2" }), json!({ "drawOrder": "latestExpiry" })];
    let mut fixable = 0;
    for (seed, assumptions) in (0..600).zip(assumptions.iter().cycle()) {
        let mut document = small_plan(seed);
        document["assumptions"] = assumptions.clone();
        let plan = check(&document).unwrap().plan;
        let best = best_from(&document, plan.period().start);
        let LastDay::On(last) = last_day(&plan) else { continue };
        fixable += 1;
        assert!(best_from(&document, last) >= best, "seed {seed}");
        if last < plan.period().end {
            assert!(best_from(&document, last.next()) < best, "seed {seed}");
        }
    }
    assert!(fixable > 60, "{fixable}");
}

/// What B holds lasts longest, so it is spent first, and of what ends that day B can spend one less.
#[test]
fn where_the_latest_expiry_is_spent_first_what_is_locked_is_out_of_the_way_of_the_last_day() {
    let account = |id: &str, spend: &str| json!({ "id": id, "name": id, "dailySpend": spend });
    let credit = |id: &str, amount: &str, issued: &str, expires: &str| json!({ "id": id, "name": id, "amount": amount, "issued": issued, "expires": expires });
    let mut held = credit("held", "1", "2026-01-06", "2026-01-09");
    held["heldBy"] = json!({ "adAccount": "b" });
    let document = json!({
        "version": 1, "name": "", "currency": "JPY", "start": "2026-01-05", "end": "2026-01-07",
        "businessCenter": { "name": "" }, "adAccounts": [account("a", "3"), account("b", "2")],
        "adCredits": [held, credit("long", "1", "2026-01-06", "2026-01-07"), credit("short", "4", "2026-01-05", "2026-01-06")],
        "assumptions": { "drawOrder": "latestExpiry", "minimumAllocation": "1" },
    });
    let plan = check(&document).unwrap().plan;
    assert_eq!(last_day(&plan), LastDay::On(Day::parse("2026-01-06").unwrap()));
}
