//! Risk: the same simulation as ever, many times over, under draws that a seed decides.

use super::support::random_plans::{Size, random_plan};
use super::support::risk_digest::risk_digest;
use super::support::risky::{question, vary};
use crate::support::by_value::{check_plan, risk, risk_run, simulate};
use expect_test::expect_file;
use serde_json::{Value, json};
use strandline::plan::{AccountIndex, Plan};
use strandline::results::JournalOption;
use strandline::results::risk::{QuantilesDocument, RiskRun};

/// Random plans with ad accounts, whose spend varies.
fn risky_plans(seeds: std::ops::Range<u64>) -> impl Iterator<Item = (u64, Value)> {
    seeds.filter_map(|seed| {
        let size = Size::of_seed(seed);
        let mut plan = random_plan(seed, size);
        vary(&mut plan, seed);
        (size.ad_accounts > 0 && size.days < 100).then_some((seed, plan))
    })
}

fn json_of(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// The ad account at a place of a plan.
fn account(plan: &Plan, at: usize) -> AccountIndex {
    plan.find_account(&plan.ad_accounts()[at].id).unwrap()
}

fn first_minute() -> Value {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/first-minute.json")).unwrap();
    fixtures[0]["plan"].clone()
}

#[test]
fn random_plans_come_to_the_digest_that_webassembly_comes_to() {
    expect_file!["../support/risk_digest.txt"].assert_eq(&risk_digest());
}

#[test]
fn it_does_not_matter_how_many_runs_are_made_at_a_time() {
    for (seed, plan) in risky_plans(0..60) {
        let options = question(&plan, seed, 25);
        let at_once = json_of(&risk(&plan, &options).unwrap());
        let mut run = risk_run(&plan, &options).unwrap();
        for runs in [1, 0, 7, 2, 100] {
            run.advance(runs);
            // To look in between must not disturb what comes.
            let so_far = run.result();
            assert_eq!(so_far.runs, run.done());
            assert_eq!(so_far.asked, 25);
        }
        assert_eq!(json_of(&run.result()), at_once, "seed {seed}");

        let mut fewer = options.clone();
        fewer["runs"] = json!(8);
        let mut partial = risk_run(&plan, &options).unwrap();
        partial.advance(8);
        let (partial, fewer) = (json_of(&partial.result()), json_of(&risk(&plan, &fewer).unwrap()));
        assert_eq!(partial["current"], fewer["current"], "seed {seed}");
        assert_eq!(partial["bestSplit"], fewer["bestSplit"], "seed {seed}");
    }
}

#[test]
fn it_does_not_matter_who_makes_which_runs_or_in_which_order_they_come() {
    for (seed, plan) in risky_plans(0..60) {
        let options = question(&plan, seed, 25);
        let at_once = json_of(&risk(&plan, &options).unwrap());
        let [mut one, mut other] = [(); 2].map(|()| risk_run(&plan, &options).unwrap());
        let parts = [20..25, 3..11, 0..3, 11..20].map(|runs| (runs.len(), other.made(runs).unwrap()));
        for (runs, figures) in parts {
            let before = one.done();
            one.take(&figures);
            assert_eq!(one.done(), before + runs);
        }
        // What is more than was asked for is left.
        one.take(&other.made(0..2).unwrap());
        assert_eq!(json_of(&one.result()), at_once, "seed {seed}");
        assert_eq!(other.done(), 0);
    }
}

#[test]
fn before_the_first_run_there_are_no_outcomes() {
    let mut run = risk_run(&first_minute(), &json!({ "runs": 5, "seed": 1 })).unwrap();
    let result = json_of(&run.result());
    assert_eq!(
        (&result["runs"], &result["current"], &result["bestSplit"]),
        (&json!(0), &Value::Null, &Value::Null)
    );
}

#[test]
fn another_seed_draws_something_else() {
    let mut plan = first_minute();
    plan["adAccounts"][2]["spendRange"] = json!({ "low": "0.2", "high": "1.8" });
    let with =
        |seed: u64| json_of(&risk(&plan, &json!({ "runs": 20, "seed": seed })).unwrap())["current"].clone();
    assert_eq!(with(1), with(1));
    assert_ne!(with(1), with(2));
}

/// The plan with what a run draws written into it: every day's spend of every ad account, and the suspensions.
fn with_draws(plan: &Value, run: &RiskRun, number: u64) -> Value {
    let mut plan = plan.clone();
    let draws = run.draws(number);
    let period = run.plan().period();
    let mut events: Vec<Value> = plan["events"].as_array().cloned().unwrap_or_default();
    events.retain(|event| event["type"] != "setDailySpend");
    for (at, account) in plan["adAccounts"].as_array_mut().into_iter().flatten().enumerate() {
        account["weekdayFactors"] = Value::Null;
        for day in period.iter() {
            let spend = draws.spend(self::account(run.plan(), at), day).to_text(run.plan().currency());
            let event = json!({ "on": day.to_string(), "type": "setDailySpend", "adAccount": account["id"], "dailySpend": spend });
            events.push(event);
        }
    }
    for event in draws.suspensions() {
        let id = &run.plan().account(event.account).id;
        events.push(json!({ "on": event.on.to_string(), "type": "suspend", "adAccount": id }));
    }
    plan["events"] = events.into();
    plan
}

/// The figures that risk looks at: of everything, of each ad account and of each ad credit.
fn figures(projection: &Value) -> Vec<(String, String)> {
    let lists = ["adAccounts", "adCredits"].map(|list| projection[list].as_array().unwrap().clone());
    let all = [projection["totals"].clone()].into_iter().chain(lists.into_iter().flatten());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    all.map(|it| (text(&it["spent"]), text(&it["stranded"]))).collect()
}

/// The same of an outcome of a single run, all of whose quantiles are what that run came to.
fn of_single_run(outcome: &Value) -> Vec<(String, String)> {
    let lists = ["adAccounts", "adCredits"].map(|list| outcome[list].as_array().unwrap().clone());
    let all = [outcome["totals"].clone()].into_iter().chain(lists.into_iter().flatten());
    let only = |quantiles: &Value| {
        let p50 = quantiles["p50"].clone();
        assert!(quantiles.as_object().unwrap().values().all(|it| *it == p50), "{quantiles}");
        p50.as_str().unwrap().to_owned()
    };
    all.map(|it| (only(&it["spent"]), only(&it["stranded"]))).collect()
}

#[test]
fn a_run_is_the_ordinary_simulation_of_the_plan_with_its_draws_written_in() {
    let mut looked_at = 0;
    for (seed, plan) in risky_plans(0..400) {
        let mut run = risk_run(&plan, &question(&plan, seed, 1)).unwrap();
        run.advance(1);
        let outcome = of_single_run(&json_of(&run.result())["current"]);
        let written = with_draws(&plan, &run, 0);
        let projection = json_of(&simulate(&written, JournalOption::Without).unwrap());
        assert_eq!(outcome, figures(&projection), "seed {seed}");
        looked_at += 1;
    }
    assert!(looked_at > 200, "{looked_at}");
}

#[test]
fn later_runs_start_from_a_clean_slate() {
    for (seed, plan) in risky_plans(400..460) {
        let options = question(&plan, seed, 6);
        let mut run = risk_run(&plan, &options).unwrap();
        run.advance(6);
        let mut totals: Vec<[i64; 2]> = (0..6)
            .map(|number| {
                let written = with_draws(&plan, &run, number);
                let checked = check_plan(&written).unwrap().plan;
                let totals = strandline::simulation::run(&checked).figures.totals;
                [totals.spent.units(), totals.stranded().units()]
            })
            .collect();
        let result = run.result().current.unwrap().totals;
        let text = |units: i64| strandline::money::Minor::new(units).to_text(run.plan().currency());
        // Of six runs, the fifth percent is the first, the 25th the second, the 50th the third, the 75th the fifth and
        // the 95th the sixth.
        for (column, quantiles) in [(0, &result.spent), (1, &result.stranded)] {
            totals.sort_unstable_by_key(|it| it[column]);
            let expected = [0, 0, 1, 2, 4, 5, 5].map(|at: usize| text(totals[at][column]));
            let QuantilesDocument { min, p5, p25, p50, p75, p95, max } = quantiles.clone();
            assert_eq!([min, p5, p25, p50, p75, p95, max], expected, "seed {seed}");
        }
        let without = totals.iter().filter(|it| it[1] == 0).count();
        assert_eq!(result.nothing_stranded, without, "seed {seed}");
    }
}

#[test]
fn where_nothing_varies_every_quantile_is_the_plain_simulation() {
    for seed in 0..60 {
        let mut plan = random_plan(seed, Size::of_seed(seed));
        for account in plan["adAccounts"].as_array_mut().unwrap() {
            account["spendRange"] = Value::Null;
        }
        let outcome = json_of(&risk(&plan, &json!({ "runs": 4, "seed": seed })).unwrap());
        let projection = json_of(&simulate(&plan, JournalOption::Without).unwrap());
        assert_eq!(of_single_run(&outcome["current"]), figures(&projection), "seed {seed}");
    }
}

#[test]
fn a_chance_of_one_suspends_every_ad_account_within_thirty_days_and_none_never() {
    let plan = first_minute();
    let suspensions = |monthly: &str| -> Vec<Value> {
        ["a", "b", "c"].map(|id| json!({ "adAccount": id, "monthly": monthly })).to_vec()
    };
    let run = |monthly| {
        risk_run(&plan, &json!({ "runs": 50, "seed": 3, "suspensions": suspensions(monthly) })).unwrap()
    };
    let (sure, never) = (run("1"), run("0"));
    for number in 0..50 {
        let draws = sure.draws(number);
        let mut accounts: Vec<_> = draws.suspensions().iter().map(|event| event.account).collect();
        accounts.sort_unstable();
        assert_eq!(accounts, [0, 1, 2].map(|at| account(sure.plan(), at)));
        assert!(draws.suspensions().is_sorted_by_key(|event| event.on));
        assert!(never.draws(number).suspensions().is_empty());
    }
}

#[test]
fn a_chance_is_met_as_often_as_it_says() {
    let plan = first_minute();
    let suspensions = json!([{ "adAccount": "b", "monthly": "0.2" }]);
    let run = risk_run(&plan, &json!({ "runs": 1, "seed": 9, "suspensions": suspensions })).unwrap();
    let hit = (0..10_000).filter(|number| !run.draws(*number).suspensions().is_empty()).count();
    // Four standard deviations either way.
    assert!((1_840..=2_160).contains(&hit), "{hit}");
}

#[test]
fn factors_are_spread_evenly_between_low_and_high() {
    let mut plan = first_minute();
    plan["adAccounts"][0]["spendRange"] = json!({ "low": "0.5", "high": "1.5" });
    let run = risk_run(&plan, &json!({ "runs": 1, "seed": 4 })).unwrap();
    let (account, day) = (account(run.plan(), 0), run.plan().period().start);
    let spends: Vec<i64> = (0..4_000).map(|number| run.draws(number).spend(account, day).units()).collect();
    // 200.00 a day is expected.
    assert!(spends.iter().all(|spend| (10_000..=30_000).contains(spend)));
    for quarter in 0..4 {
        let low = 10_000 + quarter * 5_000;
        let count = spends.iter().filter(|spend| (low..low + 5_000).contains(*spend)).count();
        assert!((890..=1_110).contains(&count), "{count} from {low}");
    }
}

#[test]
fn a_week_of_history_comes_back_whole_until_an_event_sets_the_spend() {
    let mut plan = first_minute();
    plan["events"] =
        json!([{ "on": "2026-03-18", "type": "setDailySpend", "adAccount": "a", "dailySpend": "5.00" }]);
    // Monday 4 to Sunday 10 August 2025, and some days that are no whole week.
    let history: Vec<Value> = (2..=14)
        .map(|day| json!({ "on": format!("2025-08-{day:02}"), "spend": format!("{day}.50") }))
        .collect();
    let options = json!({ "runs": 1, "seed": 4, "history": { "a": history, "b": [] } });
    let mut run = risk_run(&plan, &options).unwrap();
    let draws = run.draws(0);
    for day in run.plan().period().iter() {
        let weekday = i64::try_from(day.weekday().index()).unwrap();
        let expected = if day.to_string().as_str() < "2026-03-18" { (4 + weekday) * 100 + 50 } else { 500 };
        assert_eq!(draws.spend(account(run.plan(), 0), day).units(), expected, "{day}");
    }
    drop(draws);
    run.advance(1);
    let varied = json_of(&run.result())["adAccounts"].clone();
    assert_eq!(varied[0], json!({ "id": "a", "spendFrom": "history", "weeks": 1 }));
    assert_eq!(varied[1], json!({ "id": "b", "spendFrom": "plan", "weeks": 0 }));
}

#[test]
fn what_is_wrong_with_a_question_is_said_with_its_path() {
    let said = |options: Value| -> Vec<String> {
        let problems = risk_run(&first_minute(), &options).err().unwrap();
        problems.iter().map(|problem| format!("{} {}", problem.code, problem.path)).collect()
    };
    assert_eq!(said(json!(7)), ["field.wrongType /options"]);
    assert_eq!(said(json!({})), ["field.missing /options/runs", "field.missing /options/seed"]);
    for runs in [json!(0), json!(-1), json!(1.5), json!("5"), json!(100_001)] {
        assert_eq!(said(json!({ "runs": runs, "seed": 1 })), ["field.wrongType /options/runs"], "{runs}");
    }
    assert_eq!(
        said(json!({ "runs": 1, "seed": 9_007_199_254_740_992_u64 })),
        ["field.wrongType /options/seed"]
    );
    let asked = |mut more: Value| {
        more["runs"] = json!(1);
        more["seed"] = json!(1);
        said(more)
    };
    assert_eq!(asked(json!({ "cadenceDays": 0 })), ["field.wrongType /options/cadenceDays"]);
    assert_eq!(asked(json!({ "from": "2027-01-01" })), ["on.outsidePeriod /options/from"]);
    assert_eq!(asked(json!({ "from": "soon" })), ["date.invalid /options/from"]);
    assert_eq!(
        asked(json!({ "suspensions": [
            { "adAccount": "a", "monthly": "1.01" },
            { "adAccount": "b", "monthly": "-0.1" },
            { "adAccount": "c", "monthly": "often" },
            { "adAccount": "d", "monthly": "0.0000001" },
            { "monthly": "0.5" },
            { "adAccount": "a" },
            7,
        ] })),
        [
            "factor.tooLarge /options/suspensions/0/monthly",
            "factor.negative /options/suspensions/1/monthly",
            "factor.malformed /options/suspensions/2/monthly",
            "reference.unknown /options/suspensions/3/adAccount",
            "factor.tooManyDecimals /options/suspensions/3/monthly",
            "field.missing /options/suspensions/4/adAccount",
            "field.missing /options/suspensions/5/monthly",
            "field.wrongType /options/suspensions/6",
        ]
    );
    let twice = json!([{ "adAccount": "a", "monthly": "0.1" }, { "adAccount": "a", "monthly": "0.1" }]);
    assert_eq!(asked(json!({ "suspensions": twice })), ["id.duplicate /options/suspensions/1/adAccount"]);
    assert_eq!(
        asked(json!({ "history": { "a": [
            { "on": "2026-02-30", "spend": "1" },
            { "on": "2026-01-01", "spend": 1 },
            { "on": "2026-01-02", "spend": "1.001" },
            { "on": "2026-01-03", "spend": "1" },
            { "on": "2026-01-03", "spend": "1" },
        ], "x/y": [] } })),
        [
            "date.invalid /options/history/a/0/on",
            "amount.notText /options/history/a/1/spend",
            "amount.tooManyDecimals /options/history/a/2/spend",
            "id.duplicate /options/history/a/4/on",
            "reference.unknown /options/history/x~1y",
        ]
    );
}

#[test]
fn an_option_that_there_is_not_is_an_error() {
    let options =
        json!({ "runs": 1, "seed": 1, "sede": 2, "suspensions": [{ "adAccount": "a", "montly": "0.1" }] });
    let problems = risk(&first_minute(), &options).unwrap_err();
    let said: Vec<_> = problems.iter().map(|it| format!("{} {}", it.code, it.path)).collect();
    assert_eq!(
        said,
        [
            "option.unknown /options/sede",
            "field.missing /options/suspensions/0/monthly",
            "option.unknown /options/suspensions/0/montly",
        ]
    );
}

#[test]
fn spend_that_could_not_be_counted_is_refused() {
    let mut plan = first_minute();
    plan["adAccounts"][1]["dailySpend"] = json!("100000000000.00");
    plan["adAccounts"][1]["spendRange"] = json!({ "low": "1", "high": "1000" });
    let problems = risk(&plan, &json!({ "runs": 1, "seed": 1 })).err().unwrap();
    assert_eq!((problems[0].code, problems[0].path.as_str()), ("spend.tooLarge", "/adAccounts/1/spendRange"));
}
