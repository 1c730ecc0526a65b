//! What was really spent: where it comes from, and what it changes besides the run.

use crate::support::by_value::{check, check_plan, risk, simulate};
use crate::support::day_by_day::text;
use crate::support::dice::Dice;
use crate::support::random_plans::{Size, random_plan};
use crate::support::slow_track::{as_of, plus};
use serde_json::{Value, json};
use std::fmt::Write;
use strandline::import::{Import, sheet, tiktok};
use strandline::plan::document::{ActualDocument, PlanDocument};
use strandline::results::advice::{self, AdviceOptions};
use strandline::results::{JournalOption, any_document, document_from_value};
use strandline::simulation;

/// Two ad accounts from 2 November 2026, of which one is allocated 3,000.00.
fn two_accounts() -> Value {
    json!({
        "version": 1, "name": "Two", "currency": "USD", "start": "2026-11-02", "end": "2026-12-31",
        "businessCenter": { "name": "Example BC" },
        "adAccounts": [
            { "id": "7000000000000000001", "name": "North", "dailySpend": "50.00" },
            { "id": "7000000000000000002", "name": "South", "dailySpend": "20.00" },
        ],
        "adCredits": [{ "id": "c", "name": "C", "amount": "4000.00", "issued": "2026-11-02", "expires": "2026-12-20" }],
        "allocations": [{
            "id": "1", "on": "2026-11-02", "adCredit": "c", "adAccount": "7000000000000000001", "amount": "3000.00",
            "done": true,
        }],
    })
}

/// A sheet of what both spent on so many days from the first on, in cents by day; the second rests at weekends.
fn spend_sheet(days: i64) -> (String, Vec<(String, i64)>) {
    let mut sheet = "Date\tAdvertiser ID\tSpend\n".to_owned();
    let mut spent = Vec::new();
    for at in 0..days {
        let on = plus("2026-11-02", at);
        for (account, cents) in
            [("7000000000000000001", 4_000 + at * 137 % 900), ("7000000000000000002", 1_999 + at)]
        {
            if account.ends_with('2') && at % 7 > 4 {
                continue;
            }
            writeln!(sheet, "{on}\t{account}\t{}.{:02}", cents / 100, cents % 100).unwrap();
            spent.push((on.clone(), cents));
        }
    }
    (sheet, spent)
}

fn pasted(plan: &PlanDocument, sheet: &str) -> Import {
    sheet::import(Some(plan.clone()), sheet::Sheet::Text(sheet), &sheet::SheetMapping::default())
}

fn cents(rows: &[ActualDocument]) -> i64 {
    rows.iter().map(|row| row.spend.replace('.', "").parse::<i64>().unwrap()).sum()
}

#[test]
fn a_pasted_report_fills_in_what_was_spent_on_its_settled_days_to_the_cent() {
    let plan = document_from_value(&two_accounts()).unwrap();
    let (sheet, spent) = spend_sheet(21);
    let import = pasted(&plan, &sheet);
    // The report reaches to 22 November, and figures arrive up to 48 hours late.
    let settled = "2026-11-20";
    let expected: i64 = spent.iter().filter(|(on, _)| on.as_str() <= settled).map(|(_, cents)| cents).sum();
    assert_eq!(cents(&import.plan.actuals), expected);
    let last = import.plan.actuals.iter().map(|row| row.to.as_str()).max();
    assert_eq!(last, Some(settled));
    // A day without a row is a day without spend.
    let idle = |row: &&ActualDocument| {
        row.ad_account.ends_with('2') && row.from == "2026-11-07" && row.spend == "0.00"
    };
    assert_eq!(import.plan.actuals.iter().filter(idle).count(), 1);
    assert!(import.notices.iter().any(|it| it.code == "actuals.taken"));
    // What the plan expects is for a person to change.
    assert_eq!(import.plan.ad_accounts, plan.ad_accounts);
    let problems = check(&import.plan.to_value());
    assert!(problems.is_empty(), "{:?}", problems.iter().map(|it| it.code).collect::<Vec<_>>());
    assert_eq!(pasted(&import.plan, &sheet).plan, import.plan);
    // A longer report only adds days.
    let longer = pasted(&import.plan, &spend_sheet(24).0).plan.actuals;
    assert_eq!(longer.len(), import.plan.actuals.len() + 6);
    assert!(import.plan.actuals.iter().all(|row| longer.contains(row)));
}

#[test]
fn a_row_of_which_a_report_tells_only_some_days_stays_as_it_was_entered() {
    let mut value = two_accounts();
    let row = |from: &str, to: &str| json!({ "adAccount": "7000000000000000001", "from": from, "to": to, "spend": "300.00" });
    value["actuals"] = json!([row("2026-11-16", "2026-11-22"), row("2026-11-09", "2026-11-15")]);
    let import = pasted(&document_from_value(&value).unwrap(), &spend_sheet(21).0);
    let north: Vec<_> = import.plan.actuals.iter().filter(|row| row.ad_account.ends_with('1')).collect();
    // The week that is told in full is as the report says, the other as it was.
    assert_eq!(north.len(), 14 + 1);
    assert_eq!((north[14].from.as_str(), north[14].spend.as_str()), ("2026-11-16", "300.00"));
    assert!(check(&import.plan.to_value()).is_empty());
}

#[test]
fn what_a_report_has_of_a_row_that_stays_is_said_and_not_counted() {
    let plan = json!({
        "version": 1, "name": "Check-in", "currency": "USD", "start": "2026-03-02", "end": "2026-04-10",
        "businessCenter": { "name": "Example BC" },
        "adAccounts": [{ "id": "velo", "name": "Velo", "dailySpend": "10.00" }, { "id": "zoom", "name": "Zoom" }],
        "actuals": [{ "adAccount": "velo", "from": "2026-03-02", "to": "2026-03-08", "spend": "70.00" }],
    });
    let rows = |name: &str| {
        (2..=8).map(|day| format!("{name},2026-03-0{day},40.00,USD\n")).collect::<Vec<_>>().concat()
    };
    let sheet = |names: &[&str]| {
        format!(
            "Account name,By Day,Cost,Currency\n{}",
            names.iter().map(|name| rows(name)).collect::<String>()
        )
    };
    let plan = document_from_value(&plan).unwrap();
    let told = |import: &Import, code: &str, names: &[&str]| -> Vec<String> {
        let notice = import.notices.iter().find(|it| it.code == code);
        notice.map_or_else(Vec::new, |it| {
            names.iter().map(|name| it.message.params().text(name).unwrap_or_default()).collect()
        })
    };
    let alone = pasted(&plan, &sheet(&["Velo"]));
    assert_eq!(alone.plan.actuals, plan.actuals);
    assert!(told(&alone, "actuals.taken", &["count"]).is_empty());
    let left = ["name", "count", "from", "to", "reported", "held"];
    let right = ["Velo", "5", "2026-03-02", "2026-03-06", "200.00", "70.00"];
    assert_eq!(told(&alone, "actuals.left", &left), right);
    // The days that are counted as taken are those that are.
    let both = pasted(&plan, &sheet(&["Velo", "Zoom"]));
    assert_eq!((cents(&both.plan.actuals), both.plan.actuals.len()), (7_000 + 5 * 4_000, 1 + 5));
    assert_eq!(told(&both, "actuals.taken", &["count", "from", "to"]), ["5", "2026-03-02", "2026-03-06"]);
    assert_eq!(told(&both, "actuals.left", &left), right);
}

#[test]
fn a_suspended_ad_account_that_spent_nothing_gets_no_rows_and_no_warnings() {
    let mut value = two_accounts();
    value["events"] = json!([
        { "on": "2026-11-10", "type": "suspend", "adAccount": "7000000000000000001" },
        { "on": "2026-11-13", "type": "reinstate", "adAccount": "7000000000000000001" },
    ]);
    let (sheet, _) = spend_sheet(21);
    let away = ["2026-11-10", "2026-11-11", "2026-11-12"];
    let is_away = |line: &&str| !(line.contains("0001\t") && away.iter().any(|on| line.starts_with(on)));
    let sheet = sheet.lines().filter(is_away).collect::<Vec<_>>().join("\n");
    let import = pasted(&document_from_value(&value).unwrap(), &sheet);
    assert!(
        import
            .plan
            .actuals
            .iter()
            .all(|row| row.ad_account.ends_with('2') || !away.contains(&row.from.as_str()))
    );
    assert!(check(&import.plan.to_value()).is_empty());
}

#[test]
fn the_daily_report_of_the_api_fills_in_the_same() {
    let rows: Vec<Value> = spend_sheet(21)
        .0
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            json!({
                "dimensions": { "advertiser_id": cells[1], "stat_time_day": format!("{} 00:00:00", cells[0]) },
                "metrics": { "spend": cells[2] },
            })
        })
        .collect();
    let plan = document_from_value(&two_accounts()).unwrap();
    let import = tiktok::import(Some(plan.clone()), &[json!({ "data": { "list": rows } })]);
    assert_eq!(import.plan.actuals, pasted(&plan, &spend_sheet(21).0).plan.actuals);
}

#[test]
fn more_days_than_a_plan_holds_are_joined_and_nothing_is_lost() {
    let mut value = two_accounts();
    let account =
        |at: usize| json!({ "id": format!("80000000000000{:05}", at + 1), "name": format!("A {at}") });
    value["adAccounts"] = (0..1_700).map(account).collect();
    value["allocations"] = json!([]);
    let mut sheet = "Date\tAdvertiser ID\tSpend\n".to_owned();
    for (at, day) in (0..1_700).flat_map(|at| (0..33).map(move |day| (at, day))) {
        let number = at + 1;
        writeln!(sheet, "{}\t80000000000000{number:05}\t{number}.{day:02}", plus("2026-11-02", day)).unwrap();
    }
    let import = pasted(&document_from_value(&value).unwrap(), &sheet);
    let settled = 31;
    let all: i64 = (1..=1_700).map(|major| settled * 100 * major + (0..settled).sum::<i64>()).sum();
    assert_eq!((import.plan.actuals.len(), cents(&import.plan.actuals)), (1_700, all));
}

fn advised(plan: &Value, options: &AdviceOptions) -> Vec<(String, String)> {
    let advice = advice::advise(&any_document(plan), options).unwrap();
    advice.allocations.into_iter().map(|it| (it.on, it.amount)).collect()
}

#[test]
fn advice_allocates_on_no_day_of_which_spend_is_known_nor_before_the_day_that_is_given() {
    let mut advised_at_all = 0;
    for seed in 0..150 {
        let mut dice = Dice::new(seed, 51);
        let size = Size { actuals: 1 + dice.below(6), allocations: 3, ..Size::of_seed(seed) };
        let plan = random_plan(seed, size);
        let Some(last) = as_of(&plan).filter(|_| size.days < 100) else { continue };
        let from = plus(text(&plan, "start"), i64::from(dice.below(size.days)));
        for cadence_days in [None, Some(4)] {
            for from in [None, Some(from.clone())] {
                let options = AdviceOptions { from: from.clone(), cadence_days, ..Default::default() };
                for (on, _) in advised(&plan, &options) {
                    assert!(on > last && from.as_ref().is_none_or(|from| on >= *from), "seed {seed}: {on}");
                    advised_at_all += 1;
                }
            }
        }
        let fix = advice::last_day(&any_document(&plan), &AdviceOptions::default()).unwrap();
        assert!(fix.is_none_or(|day| day > last), "seed {seed}");
    }
    assert!(advised_at_all > 50, "{advised_at_all}");
}

#[test]
fn the_rest_is_planned_by_what_is_expected_or_by_the_recent_pace() {
    let mut plan = two_accounts();
    plan["allocations"] = json!([]);
    // North expects 50.00 a day and spends 10.00; South goes on as expected, for nothing is known of it.
    plan["actuals"] = json!([{ "adAccount": "7000000000000000001", "from": "2026-11-02", "to": "2026-11-10", "spend": "90.00" }]);
    let by = |pace: &str| {
        let options = AdviceOptions { pace: Some(pace.to_owned()), ..Default::default() };
        advice::advise(&any_document(&plan), &options)
    };
    // 40 days until the ad credit expires.
    assert_eq!(by("expected").unwrap().spent, "2800.00");
    assert_eq!(by("recent").unwrap().spent, "1200.00");
    let problems = by("lately").unwrap_err();
    assert_eq!((problems[0].code, problems[0].path.as_str()), ("word.unknown", "/options/pace"));
    plan["actuals"] = json!([]);
    let options = AdviceOptions { pace: Some("recent".to_owned()), ..Default::default() };
    assert_eq!(advised(&plan, &options), advised(&plan, &AdviceOptions::default()));
}

#[test]
fn what_was_allocated_to_an_ad_account_that_is_suspended_later_is_forfeited() {
    let mut plan = two_accounts();
    plan["actuals"] = json!([{ "adAccount": "7000000000000000001", "from": "2026-11-02", "to": "2026-11-08", "spend": "350.00" }]);
    plan["events"] = json!([{ "on": "2026-11-09", "type": "suspend", "adAccount": "7000000000000000001" }]);
    let totals = simulate(&plan, JournalOption::Without).unwrap().totals;
    assert_eq!(
        (totals.spent.as_str(), totals.forfeited.as_str(), totals.stranded.as_str()),
        ("350.00", "2650.00", "2650.00")
    );
    assert_eq!(totals.expired_unallocated, "1000.00");
    // So it is where it was entered as done only after the suspension.
    plan["allocations"][0]["on"] = "2026-11-12".into();
    plan["actuals"] = json!([]);
    assert_eq!(simulate(&plan, JournalOption::Without).unwrap().totals.forfeited, "3000.00");
}

#[test]
fn a_row_is_one_entry_of_the_journal_however_long_it_is() {
    let entries = |days: i64, rows: i64| {
        let mut plan = two_accounts();
        plan["end"] = plus("2026-11-02", days - 1).into();
        plan["adCredits"][0]["expires"] = plan["end"].clone();
        let row = |at: i64| {
            let (first, last) = (at * days / rows, (at + 1) * days / rows - 1);
            json!({
                "adAccount": "7000000000000000001", "from": plus("2026-11-02", first), "to": plus("2026-11-02", last),
                "spend": "0.97",
            })
        };
        plan["actuals"] = (0..rows).map(row).collect();
        simulation::run(&check_plan(&plan).unwrap().plan).journal.entries().len()
    };
    let few = entries(366, 1);
    assert_eq!(entries(3_660, 1), few);
    assert!(entries(3_660, 10) <= few + 9);
    assert!(entries(3_660, 1_000) <= 10 * entries(3_660, 100));
}

#[test]
fn rows_up_to_the_limit_are_taken_and_their_sum_is_bounded() {
    let mut plan = two_accounts();
    plan["start"] = "2026-01-01".into();
    plan["end"] = "2036-01-08".into();
    let account = |at: usize| json!({ "id": format!("a{at}"), "name": "A" });
    plan["adAccounts"] = (0..14).map(account).collect();
    plan["allocations"] = json!([]);
    let row = |at: i64| {
        let on = plus("2026-01-01", at % 3_660);
        json!({ "adAccount": format!("a{}", at / 3_660), "from": on, "to": on, "spend": "1.00" })
    };
    let codes = |plan: &Value| check(plan).iter().map(|it| (it.code, it.path.clone())).collect::<Vec<_>>();
    plan["actuals"] = (0..50_000).map(row).collect();
    assert_eq!(codes(&plan), []);
    plan["actuals"].as_array_mut().unwrap().push(row(50_000));
    assert_eq!(codes(&plan), [("limit.exceeded", "/actuals".to_owned())]);
    // Of amounts of 10^13 with two decimals, 9,223 can be counted.
    let large = |count: i64| -> Value {
        let largest = |at| {
            let mut row = row(at);
            row["spend"] = "10000000000000".into();
            row
        };
        (0..count).map(largest).collect()
    };
    plan["actuals"] = large(9_223);
    assert_eq!(codes(&plan), []);
    let projection = simulate(&plan, JournalOption::Without).unwrap();
    assert_eq!(projection.cash.billed, "92230000000000000.00");
    plan["actuals"] = large(9_224);
    assert_eq!(codes(&plan), [("total.tooLarge", "/actuals".to_owned())]);
}

#[test]
fn a_row_of_nobody_or_without_a_field_is_named() {
    let mut plan = two_accounts();
    plan["actuals"] = json!([
        { "adAccount": "nobody", "from": "2026-11-02", "to": "2026-11-08", "spend": "1.00" },
        { "adAccount": "7000000000000000001", "from": "2026-11-02", "spend": 1 },
        { "adAccount": "7000000000000000001", "from": "2026-11-02", "to": "2026-11-02", "spend": "1.00", "note": "x" },
    ]);
    let found: Vec<_> = check(&plan).iter().map(|it| format!("{} {}", it.code, it.path)).collect();
    assert_eq!(
        found,
        [
            "reference.unknown /actuals/0/adAccount",
            "field.missing /actuals/1/to",
            "amount.notText /actuals/1/spend",
            "field.unknown /actuals/2/note",
        ]
    );
}

/// Where nothing varies, a run of risk is the plan's own run: no suspension is drawn into the days that are known.
#[test]
fn what_is_known_does_not_vary_in_risk() {
    for seed in 0..60 {
        let mut plan = random_plan(seed, Size { actuals: 6, ..Size::of_seed(seed) });
        for account in plan["adAccounts"].as_array_mut().into_iter().flatten() {
            account["spendRange"] = Value::Null;
        }
        let Some(last) = as_of(&plan) else { continue };
        let spent = simulate(&plan, JournalOption::Without).unwrap().totals.spent;
        let risky = |plan: &Value, options: &Value| {
            serde_json::to_value(risk(plan, options).unwrap()).unwrap()["current"]["totals"]["spent"]["p50"]
                .clone()
        };
        assert_eq!(risky(&plan, &json!({ "runs": 1, "seed": seed })), spent, "seed {seed}");
        // On the last day of the plan everything is known.
        plan["end"] = last.into();
        let end = plan["end"].clone();
        let is_within = |on: &Value| on.as_str() <= end.as_str();
        for list in ["allocations", "events"] {
            let items = plan[list].as_array().into_iter().flatten();
            plan[list] = items.filter(|item| is_within(&item["on"])).cloned().collect();
        }
        let spent = simulate(&plan, JournalOption::Without).unwrap().totals.spent;
        let chance = |account: &Value| json!({ "adAccount": account["id"], "monthly": "1" });
        let suspensions: Vec<Value> =
            plan["adAccounts"].as_array().into_iter().flatten().map(chance).collect();
        let options = json!({ "runs": 3, "seed": seed, "suspensions": suspensions });
        assert_eq!(risky(&plan, &options), spent, "seed {seed}");
    }
}
