//! What the contract says of plans that are under way, wrong, or at its edges.

use super::support::random_plans::{Size, random_plan};
use crate::support::by_value::{attempt, check, check_plan, compare};
use serde_json::{Value, json};
use strandline::day::Day;
use strandline::import::sheet::{Sheet, SheetMapping, import};
use strandline::import::tiktok;
use strandline::plan::Execution;
use strandline::planning::{AdviceScope, Request, Reviews, best_split};
use strandline::results::advice::{AdviceDocument, AdviceOptions, advise};
use strandline::results::{self, any_document};
use strandline::simulation::run;

fn plan(fields: &Value) -> Value {
    let mut plan = json!({
        "version": 1, "name": "P", "currency": "USD", "start": "2026-01-01", "end": "2026-01-10",
        "businessCenter": { "name": "BC" },
        "adCredits": [{ "id": "c", "name": "C", "amount": "20.00", "issued": "2026-01-01", "expires": "2026-01-10" }],
    });
    plan.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    plan
}

fn account(id: &str, daily: &str) -> Value {
    json!({ "id": id, "name": id, "dailySpend": daily })
}

fn allocation(id: &str, on: &str, account: &str, amount: &str) -> Value {
    json!({ "id": id, "on": on, "adCredit": "c", "adAccount": account, "amount": amount })
}

/// The advice, and each allocation of it as id, day, ad account and amount.
fn advised(plan: &Value, options: &AdviceOptions) -> (AdviceDocument, Vec<[String; 4]>) {
    let advice = advise(&any_document(plan), options).unwrap();
    let allocations = advice.allocations.iter();
    let rows = allocations.map(|it| [&it.id, &it.on, &it.ad_account, &it.amount].map(Clone::clone)).collect();
    (advice, rows)
}

#[test]
fn what_is_planned_before_advice_begins_counts_as_made_stays_and_is_said() {
    let known = |account: &str| json!({ "adAccount": account, "from": "2026-01-01", "to": "2026-01-04", "spend": "4.00" });
    let mut plan = plan(&json!({
        "adAccounts": [account("a", "1.00"), account("b", "1.00")],
        "allocations": [allocation("1", "2026-01-01", "a", "10.00"), allocation("2", "2026-01-02", "b", "9.00")],
        "actuals": [known("a"), known("b")],
    }));
    let (advice, rows) = advised(&plan, &AdviceOptions::default());
    assert_eq!((advice.spent.as_str(), rows.len()), ("19.00", 0));
    let proven = |advice: &AdviceDocument| advice.optimality.message.in_english();
    assert_eq!(proven(&advice), "No split that was asked for and can still be made spends more.");
    let change = advice.choice.change.in_english();
    assert!(
        change.ends_with("before 2026-01-05 and isn't marked as done counts as made and stays."),
        "{change}"
    );
    plan["actuals"] = json!([]);
    let from = AdviceOptions { from: Some("2026-01-02".to_owned()), ..AdviceOptions::default() };
    let (advice, rows) = advised(&plan, &from);
    assert_eq!((advice.spent.as_str(), rows.len()), ("19.00", 1), "{rows:?}");
    let (advice, _) = advised(&plan, &AdviceOptions::default());
    assert!(!advice.choice.change.in_english().contains("as made"));
    assert_eq!((advice.spent.as_str(), proven(&advice).as_str()), ("20.00", "No split spends more."));
    for asked in [json!({ "adAccount": "a" }), json!({ "cadenceDays": 3 }), json!({ "from": "2026-01-03" })] {
        let (advice, _) = advised(&plan, &results::options(&asked, "/options").unwrap());
        assert_ne!(proven(&advice), "No split spends more.", "{asked}");
    }
}

#[test]
fn whatever_day_advice_begins_on_it_spends_no_less_than_the_plan_and_changes_nothing_before() {
    let mut known = 0;
    for seed in 0..400 {
        let size = Size { actuals: u32::try_from(seed % 3).unwrap() * 4, ..Size::of_seed(seed) };
        if size.days > 200 {
            continue;
        }
        let mut document = random_plan(seed, size);
        for it in document["adAccounts"].as_array_mut().into_iter().flatten() {
            it.as_object_mut().unwrap().retain(|key, _| !key.starts_with("at"));
        }
        document.as_object_mut().unwrap().remove("splitPolicy");
        for it in document["allocations"].as_array_mut().into_iter().flatten() {
            it.as_object_mut().unwrap().remove("done");
        }
        let plan = check_plan(&document).unwrap().plan;
        let period = plan.period();
        let asked = period.start.plus(period.end.since(period.start) / 3);
        let advice =
            best_split(&plan, Request { from: asked, reviews: Reviews::AnyDay, scope: AdviceScope::Plan });
        let from: Day = asked.max(plan.first_open_day());
        known += u32::from(from > asked);
        let now = run(&plan);
        // The exception that the page of planning names: what stays is then refused for the sake of what is open.
        let refused = run(&advice.plan).refusals.len() <= now.refusals.len();
        assert!(advice.figures.spent >= now.figures.totals.spent || !refused, "seed {seed}");
        assert!(advice.allocations().iter().all(|it| it.on >= from), "seed {seed}");
        let before = |it: &&strandline::plan::Allocation| it.on < from && it.execution == Execution::Planned;
        let [earlier, kept] = [&plan, &advice.plan].map(|it| it.allocations().iter().filter(before).count());
        assert_eq!(earlier, kept, "seed {seed}");
    }
    assert!(known > 50, "{known}");
}

#[test]
fn least_change_is_measured_against_everything_that_is_planned_refused_or_not() {
    // B's 7 is refused after A's 4: of 10 only 6 is left. Both can spend all of it.
    let plan = plan(&json!({
        "end": "2026-01-04", "adAccounts": [account("a", "5.00"), account("b", "5.00")],
        "adCredits": [{ "id": "c", "name": "C", "amount": "10.00", "issued": "2026-01-01", "expires": "2026-01-04" }],
        "allocations": [allocation("1", "2026-01-01", "a", "4.00"), allocation("2", "2026-01-02", "b", "7.00")],
        "splitPolicy": { "prefer": "leastChange" },
    }));
    let (advice, rows) = advised(&plan, &AdviceOptions::default());
    assert_eq!(advice.spent, "10.00");
    let amount =
        |id: &str| rows.iter().find(|it| it[0] == id).map_or(0, |it| it[3].replace('.', "").parse().unwrap());
    let change = (amount("1") - 400_i32).abs() + (amount("2") - 700_i32).abs();
    assert_eq!(change, 100, "{rows:?}");
    assert_eq!(rows.iter().find(|it| it[0] == "2").unwrap()[1], "2026-01-02", "what stays keeps its day");
    // Where nothing else is planned, nothing is to be kept, unless that is what is asked for.
    let mut refused = plan;
    refused["allocations"] = json!([allocation("2", "2026-01-02", "b", "17.00")]);
    let (_, rows) = advised(&refused, &AdviceOptions::default());
    assert_eq!(rows.iter().map(|it| (it[2].as_str(), it[3].as_str())).collect::<Vec<_>>(), [("b", "10.00")]);
    refused["splitPolicy"] = json!({});
    assert_eq!(advised(&refused, &AdviceOptions::default()).0.choice.prefer, "proportional");
}

#[test]
fn an_amount_whose_decimal_mark_is_asked_for_is_not_taken() {
    let sheet = "Ad account ID,Ad account name,Daily spend\n1,N1,\"1,234\"\n2,N2,1.5\n3,N3,\"2,5\"\n";
    let import = import(None, Sheet::Text(sheet), &SheetMapping::default());
    let spend = import.plan.ad_accounts.iter().map(|it| it.daily_spend.as_deref());
    assert_eq!(spend.collect::<Vec<_>>(), [None, Some("1.50"), Some("2.50")]);
    let asked = import.notices.iter().find(|it| it.code == "sheet.amountAmbiguous").unwrap();
    assert!(asked.message.in_english().contains("two ways: 1,234. Say"), "{}", asked.message.in_english());
}

#[test]
fn what_a_mapping_says_that_no_sheet_and_no_plan_can_have_is_a_problem_with_its_path() {
    let plan = any_document(&plan(&json!({ "adAccounts": [account("a", "1.00")] })));
    let found = |mapping: Value| {
        let mapping: SheetMapping = results::options(&mapping, "/mapping").unwrap();
        let problems = mapping.problems(Some(&plan), "/mapping");
        problems.into_iter().map(|it| format!("{} {}", it.code.name, it.path)).collect::<Vec<_>>()
    };
    let good = json!({ "on": "2026-02-28", "adCredit": "c", "currency": "USD", "delimiter": ";", "accounts": [
        { "written": "A", "adAccount": "a" }, { "written": "B" },
    ] });
    assert_eq!(found(good), Vec::<String>::new());
    let bad = json!({ "on": "2026-02-30", "adCredit": "z", "currency": "usd", "delimiter": "x", "accounts": [
        { "written": "A", "adAccount": "a" }, { "written": "B", "adAccount": "b" },
    ] });
    let expected = [
        "word.unknown /mapping/delimiter",
        "currency.unknown /mapping/currency",
        "date.invalid /mapping/on",
        "reference.unknown /mapping/adCredit",
        "reference.unknown /mapping/accounts/1/adAccount",
    ];
    assert_eq!(found(bad), expected);
    let order = results::options::<SheetMapping>(&json!({ "columns": [{ "dayOrder": "dm" }] }), "/mapping");
    assert_eq!(order.unwrap_err()[0].path, "/mapping/columns/0/dayOrder");
}

#[test]
fn a_response_whose_letters_were_lost_says_so() {
    let response = |name: &str| {
        json!({ "code": 0, "data": { "advertiser_account_list": [
            { "advertiser_id": "1", "advertiser_name": name, "currency": "USD", "grant_balance": 1 },
        ] } })
    };
    let damaged = |name: &str| {
        let import = tiktok::import(None, &[response("North"), response(name)]);
        import.notices.into_iter().find(|it| it.code == "response.damaged")
    };
    assert!(damaged("M\u{fc}ller").is_none());
    let told = damaged("M\u{fffd}ller G\u{fffd}").unwrap();
    assert_eq!((told.path.as_str(), told.severity), ("/1", "warning"));
    assert!(told.message.in_english().contains("(2)"));
    let cells = Sheet::Cells(vec![vec!["Ad account".to_owned()], vec!["M\u{fffd}ller".to_owned()]]);
    let cells = import(None, cells, &SheetMapping::default());
    assert!(cells.notices.iter().any(|it| it.code == "sheet.damaged"));
}

fn told(plan: &Value) -> Vec<String> {
    check(plan).into_iter().map(|it| format!("{} {}", it.code, it.path)).collect()
}

#[test]
fn a_document_that_lacks_everything_is_told_all_that_it_lacks() {
    let missing = ["version", "name", "currency", "start", "end", "businessCenter"];
    let missing = missing.map(|field| format!("field.missing /{field}")).to_vec();
    assert_eq!(told(&json!({})), missing);
    // Of another version nothing is known.
    assert_eq!(told(&json!({ "version": 2, "adAccounts": 5 })), ["version.unsupported /version"]);
    let mut without = plan(&json!({ "adAccounts": [{ "id": "a" }] }));
    without.as_object_mut().unwrap().remove("version");
    assert_eq!(told(&without), ["field.missing /version", "field.missing /adAccounts/0/name"]);
}

#[test]
fn what_is_wrong_with_a_row_hides_nothing_that_can_still_be_told_of_it_and_of_others() {
    let known = |from: &str, to: &str, spend: &str| json!({ "adAccount": "a", "from": from, "to": to, "spend": spend });
    let mut plan = plan(&json!({ "adAccounts": [account("a", "1.00")] }));
    plan["actuals"] = json!([known("2026-01-01", "2026-01-03", "x"), known("2026-01-02", "2026-01-03", "1")]);
    assert_eq!(told(&plan), ["amount.malformed /actuals/0/spend", "actual.overlap /actuals/1"]);
    plan["actuals"] = json!([known("2025-12-31", "2026-01-03", "1"), known("2026-01-02", "2026-01-03", "1")]);
    assert_eq!(told(&plan), ["actual.outsidePlan /actuals/0/from", "actual.overlap /actuals/1"]);
    plan["actuals"] = json!([]);
    plan["events"] = json!([{ "on": "2026-01-01", "type": "moveCash", "adAccount": "z", "from": "businessCenter", "to": "businessCenter", "amount": "1" }]);
    assert_eq!(told(&plan), ["reference.unknown /events/0/adAccount", "cash.sameEnds /events/0/to"]);
    plan["events"] = json!([]);
    plan["adCredits"][0]["kind"] = json!("assignable");
    plan["adCredits"][0]["amount"] = json!("x");
    assert_eq!(told(&plan), ["amount.malformed /adCredits/0/amount", "credit.assignable /adCredits/0/kind"]);
    plan["adCredits"][0] =
        json!({ "id": "c", "name": "C", "amount": "20.00", "issued": "2026-01-01", "expires": "2026-01-10" });
    // What can't be read may be what the floor lacks.
    plan["adAccounts"][0]["atLeast"] = json!("5.00");
    plan["allocations"] = json!([allocation("1", "2026-01-01", "a", "x")]);
    assert_eq!(told(&plan), ["amount.malformed /allocations/0/amount"]);
}

#[test]
fn a_number_with_too_many_digits_is_too_large_or_too_fine_by_which_of_them_are_too_many() {
    let mut plan = plan(&json!({ "adAccounts": [account("a", "1.00")] }));
    let zeros = "0".repeat(20);
    for (amount, code) in [
        ("1.0000000000000000000", "amount.tooManyDecimals"),
        (format!("0.{zeros}").as_str(), "amount.tooManyDecimals"),
        ("10000000000000.00000", "amount.tooManyDecimals"),
        ("10000000000001.000000", "amount.tooLarge"),
        ("100000000000000000000", "amount.tooLarge"),
    ] {
        plan["adCredits"][0]["amount"] = json!(amount);
        assert_eq!(told(&plan), [format!("{code} /adCredits/0/amount")], "{amount}");
    }
    plan["adCredits"][0]["amount"] = json!("1");
    for (factor, code) in [
        (format!("1{zeros}"), "factor.tooLarge"),
        (format!("0.{zeros}"), "factor.tooManyDecimals"),
        (format!("1001.{zeros}"), "factor.tooLarge"),
    ] {
        plan["adAccounts"][0]["spendRange"] = json!({ "low": "0", "high": factor });
        assert_eq!(told(&plan), [format!("{code} /adAccounts/0/spendRange/high")], "{factor}");
    }
}

#[test]
fn problems_of_an_action_name_its_own_fields_and_those_of_two_plans_both() {
    let plan = plan(&json!({ "adAccounts": [account("a", "1.00")] }));
    let tried = |from: Value, to: Value| {
        let action = json!({ "type": "moveCash", "on": "2026-01-01", "from": from, "to": to, "amount": "1" });
        let problems = attempt(&plan, &action).unwrap_err();
        problems.into_iter().map(|it| format!("{} {}", it.code, it.path)).collect::<Vec<_>>()
    };
    let (center, nobody) = (json!("businessCenter"), json!({ "adAccount": "z" }));
    assert_eq!(tried(center.clone(), nobody), ["reference.unknown /action/to/adAccount"]);
    assert_eq!(tried(center.clone(), center), ["cash.sameEnds /action/to"]);
    let (mut a, mut b) = (plan.clone(), plan.clone());
    (a["start"], b["end"]) = (json!("x"), json!("y"));
    let problems = compare(&a, &b).unwrap_err().into_iter().map(|it| it.path);
    assert_eq!(problems.collect::<Vec<_>>(), ["/a/start", "/b/end"]);
}
