//! What is lost and spent as one input changes, and which input changes most.

use serde_json::{Value, json};
use strandline::day::Day;
use strandline::editor::curve::{Control, Curve, Place, Point};
use strandline::editor::influence::{Change, Influence, Ranking};
use strandline::editor::outcome::{MOST_RUNS, Outcome, runs_for};
use strandline::money::Minor;
use strandline::plan::document::{AssumptionsDocument, PlanDocument};
use strandline::results::evaluate;

/// 9,000 split evenly among three ad accounts that spend 200, 100 and 25 a day, for 30 days.
fn evenly() -> Value {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/first-minute.json")).unwrap();
    fixtures[0]["plan"].clone()
}

fn document(plan: &Value) -> PlanDocument {
    PlanDocument::from_value(plan).unwrap()
}

fn curve(plan: &Value, control: &str) -> Curve {
    let document = document(plan);
    Curve::of(&document, Control::named(control, &document).unwrap()).unwrap()
}

/// The whole amount, in cents.
fn whole(units: i64) -> Minor {
    Minor::new(units * 100)
}

fn outcome(lost: i64, spent: i64) -> Outcome {
    Outcome { lost: whole(lost), spent: whole(spent) }
}

fn at(curve: &Curve, place: Place) -> Outcome {
    curve.points.iter().find(|it| it.place == place).unwrap().outcome
}

/// What the figures of the whole plan say, with the amount at a path.
fn said(plan: &Value, path: &str, value: &str) -> (String, String) {
    let mut other = plan.clone();
    *other.pointer_mut(path).unwrap() = json!(value);
    let totals = evaluate(&document(&other)).projection.unwrap().totals;
    let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
    let lost = cents(&totals.stranded) + cents(&totals.expired_unallocated);
    (Minor::new(lost).to_string(), Minor::new(cents(&totals.spent)).to_string())
}

#[test]
fn each_place_of_a_curve_is_the_plan_run_with_that_value() {
    let plan = evenly();
    for (control, path) in [
        ("dailySpend(c)", "/adAccounts/2/dailySpend"),
        ("allocated(c)", "/allocations/2/amount"),
        ("amount(credit)", "/adCredits/0/amount"),
    ] {
        let id = plan["adCredits"][0]["id"].as_str().unwrap();
        let curve = curve(&plan, &control.replace("credit", id));
        assert!(
            curve.points.len() > 20 && curve.points.len() < MOST_RUNS,
            "{control}: {}",
            curve.points.len()
        );
        assert!(curve.points.is_sorted_by(|a, b| a.place < b.place), "{control}");
        assert!(curve.points.contains(&curve.now), "{control}");
        for point in &curve.points {
            let Place::Amount(amount) = point.place else { panic!("an amount") };
            let (lost, spent) = said(&plan, path, &amount.to_text(curve.currency));
            let found = (point.outcome.lost.to_string(), point.outcome.spent.to_string());
            assert_eq!(found, (lost, spent), "{control} at {amount:?}");
        }
    }
}

#[test]
fn more_daily_spend_saves_what_is_stranded() {
    let curve = curve(&evenly(), "dailySpend(c)");
    assert_eq!(curve.now, Point { place: Place::Amount(whole(25)), outcome: outcome(2250, 6750) });
    assert_eq!(at(&curve, Place::Amount(Minor::ZERO)), outcome(3000, 6000));
    assert_eq!(at(&curve, Place::Amount(whole(50))), outcome(1500, 7500));
    assert_eq!(curve.best().map(|it| it.0.place), Some(Place::Amount(whole(50))));
    assert_eq!(curve.most(), whole(7500));
}

#[test]
fn giving_an_ad_account_less_alone_saves_nothing() {
    // What is not given to C expires in the Business Center.
    let curve = curve(&evenly(), "allocated(c)");
    assert_eq!(at(&curve, Place::Amount(Minor::ZERO)), outcome(3000, 6000));
    let (first, last) = curve.best().unwrap();
    assert_eq!(first.outcome, outcome(2250, 6750));
    assert!(first.place <= Place::Amount(whole(800)) && last.place == Place::Amount(whole(3000)));
}

#[test]
fn an_allocation_is_tried_up_to_what_the_others_leave_of_its_ad_credit() {
    let mut plan = evenly();
    plan["allocations"][0]["amount"] = json!("1000.00");
    let curve = curve(&plan, "allocated(c)");
    assert_eq!(curve.points.last().map(|it| it.place), Some(Place::Amount(whole(5000))));
    let of_done = |done: bool| {
        plan["allocations"][2]["done"] = json!(done);
        Control::named("allocated(c)", &document(&plan))
    };
    // What is done in TikTok can't be done otherwise any more.
    assert_eq!([false, true].map(of_done), [Some(Control::Allocation(2)), None]);
}

#[test]
fn the_day_of_a_suspension_runs_through_the_plan_and_never_is_where_it_stands() {
    let mut plan = evenly();
    let day = |text: &str| Place::On(Day::parse(text).unwrap());
    let never = curve(&plan, "suspension(a)");
    assert_eq!(never.now, Point { place: Place::Never, outcome: outcome(2250, 6750) });
    assert_eq!(never.points.len(), 30);
    assert_eq!(at(&never, day("2026-03-13")), outcome(2850, 6150));
    // A later suspension of the same ad account stays where it is.
    plan["events"] = json!([
        { "on": "2026-03-20", "type": "suspend", "adAccount": "a" },
        { "on": "2026-03-05", "type": "suspend", "adAccount": "a" },
        { "on": "2026-03-06", "type": "reinstate", "adAccount": "a" },
    ]);
    let moved = curve(&plan, "suspension(a)");
    assert_eq!(moved.now.place, day("2026-03-05"));
    for point in &moved.points {
        let Place::On(day) = point.place else { panic!("a day") };
        let (lost, spent) = said(&plan, "/events/1/on", &day.to_string());
        let found = (point.outcome.lost.to_string(), point.outcome.spent.to_string());
        assert_eq!(found, (lost, spent), "{day}");
    }
}

#[test]
fn a_long_or_large_plan_is_run_no_more_often() {
    let mut plan = evenly();
    plan["end"] = json!("2030-12-31");
    let curve = curve(&plan, "suspension(a)");
    assert!(curve.points.len() < MOST_RUNS, "{}", curve.points.len());
    assert_eq!(curve.points.first().map(|it| it.place), Some(Place::On(Day::parse("2026-03-01").unwrap())));
    assert_eq!(curve.points.last().map(|it| it.place), Some(Place::On(Day::parse("2030-12-31").unwrap())));
    let mut large = document(&plan);
    large.allocations = vec![large.allocations[0].clone(); 6_000];
    assert_eq!(runs_for(&large), 10);
}

#[test]
fn what_a_plan_does_not_have_has_no_curve() {
    let mut plan = evenly();
    for name in ["", "dailySpend", "dailySpend(x)", "spent(a)", "amount(a)", "dailySpend(a"] {
        assert_eq!(Control::named(name, &document(&plan)), None, "{name}");
    }
    assert_eq!(Curve::of(&document(&plan), Control::DailySpend(3)), None);
    plan["adCredits"][0]["amount"] = json!("much");
    assert_eq!(Curve::of(&document(&plan), Control::DailySpend(0)), None);
}

#[test]
fn the_inputs_are_ranked_by_what_they_change_of_what_is_lost() {
    let ranking = Ranking::of(&document(&evenly()), &[]).unwrap();
    assert_eq!(ranking.now, outcome(2250, 6750));
    assert_eq!((ranking.tried, ranking.all), (10, 10));
    let on = Day::parse("2026-03-02").unwrap();
    let influence = |change, lost, spent| Influence { change, outcome: outcome(lost, spent) };
    // On the second day A has spent 200 of its 3,000, B 100 and C 25. A spends its 3,000 in fifteen days, so a tenth more or
    // less, or a week less, changes nothing there. B needs all thirty.
    assert_eq!(
        ranking.influences,
        [
            influence(Change::Suspended(1, on), 5150, 3850),
            influence(Change::Suspended(0, on), 5050, 3950),
            influence(Change::ExpiresEarlier(0), 3125, 5875),
            influence(Change::Suspended(2, on), 2975, 6025),
            influence(Change::SpendsLess(1), 2550, 6450),
            influence(Change::SpendsLess(2), 2325, 6675),
            influence(Change::SpendsMore(2), 2175, 6825),
        ]
    );
}

#[test]
fn what_is_known_is_a_fact_and_no_input() {
    let mut plan = evenly();
    plan["actuals"] =
        json!([{ "adAccount": "a", "from": "2026-03-01", "to": "2026-03-10", "spend": "1000.00" }]);
    let first = Day::parse("2026-03-11").unwrap();
    let ranking = Ranking::of(&document(&plan), &[]).unwrap();
    let days: Vec<Day> = ranking
        .influences
        .iter()
        .filter_map(|it| if let Change::Suspended(_, day) = it.change { Some(day) } else { None })
        .collect();
    assert_eq!(days, [first; 3]);
    let places = curve(&plan, "suspension(a)").points;
    let tried = |it: &Point| matches!(it.place, Place::On(day) if day >= first);
    assert!(places.iter().all(|it| tried(it) || it.place == Place::Never));
    assert_eq!(places.first().map(|it| it.place), Some(Place::On(first)));
}

#[test]
fn assumptions_are_inputs_too() {
    let mut plan = evenly();
    plan["events"] = json!([
        { "on": "2026-03-13", "type": "suspend", "adAccount": "a" },
        { "on": "2026-03-14", "type": "reinstate", "adAccount": "a" },
    ]);
    let freeze = AssumptionsDocument { suspension: Some("freeze".into()), ..AssumptionsDocument::default() };
    let usual = AssumptionsDocument::default();
    let ranking = Ranking::of(&document(&plan), &[usual, freeze]).unwrap();
    let of_assumption = |it: &&Influence| matches!(it.change, Change::Assumed(_));
    let found: Vec<_> = ranking.influences.iter().filter(of_assumption).collect();
    // The usual is what the plan assumes anyway, which changes nothing.
    assert_eq!(found, [&Influence { change: Change::Assumed(1), outcome: outcome(2250, 6750) }]);
}

#[test]
fn of_a_plan_with_many_ad_accounts_those_with_most_ad_credit_are_tried() {
    let mut plan = evenly();
    for at in 0..40 {
        let id = format!("more-{at}");
        plan["adAccounts"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "id": id, "name": id, "dailySpend": "1.00" }));
    }
    let ranking = Ranking::of(&document(&plan), &[]).unwrap();
    // One of the ad credit, three of each ad account that gets something, two of each other.
    assert_eq!((ranking.tried, ranking.all), (MOST_RUNS - 1, 1 + 9 + 80));
    assert_eq!(ranking.influences.len(), 7);
}
