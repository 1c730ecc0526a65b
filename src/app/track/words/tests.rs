//! What the screen says of plans that are under way.

use super::*;
use crate::editor::tracking::standing;
use crate::plan::document::PlanDocument;
use crate::results::document_from_value;
use serde_json::{Value, json};

/// Ad accounts `k` and `n`, each with ad credit until 15 April; spend is known up to 15 March.
fn plan() -> Value {
    json!({
        "version": 1, "name": "Under way", "currency": "USD", "start": "2026-03-01", "end": "2026-04-30",
        "businessCenter": { "name": "Example" },
        "adAccounts": [
            { "id": "k", "name": "K", "dailySpend": "100.00" },
            { "id": "n", "name": "N", "dailySpend": "50.00" },
        ],
        "adCredits": [
            { "id": "c", "name": "C", "amount": "5000.00", "issued": "2026-03-01", "expires": "2026-04-15" },
        ],
        "allocations": [
            { "id": "1", "on": "2026-03-01", "adCredit": "c", "adAccount": "k", "amount": "3000.00", "done": true },
            { "id": "2", "on": "2026-03-01", "adCredit": "c", "adAccount": "n", "amount": "2000.00", "done": true },
        ],
        "actuals": [
            { "adAccount": "k", "from": "2026-03-01", "to": "2026-03-15", "spend": "1500.00" },
            { "adAccount": "n", "from": "2026-03-01", "to": "2026-03-15", "spend": "450.00" },
        ],
    })
}

fn event(on: &str, kind: &str) -> Value {
    json!([{ "on": on, "type": kind, "adAccount": "k" }])
}

/// The verdict, and what is said of `k`.
fn said(plan: &Value) -> (String, String) {
    crate::app::text::bring_later();
    let plan: PlanDocument = document_from_value(plan).unwrap();
    let found = standing(&plan, None).unwrap();
    let words = Words { digits: 2, currency: Currency::from_code("USD"), start: plan.start };
    let k = found.ad_accounts.iter().find(|it| it.name == "K").unwrap();
    (words.verdict(&found), words.about(k, &found).join(" "))
}

#[test]
fn what_is_lost_already_stands_beside_what_still_will_be() {
    let mut plan = plan();
    assert_eq!(said(&plan).0, "1 ad account is behind. At this pace 620.00 will strand.");
    plan["events"] = event("2026-03-09", "suspend");
    plan["actuals"][0] =
        json!({ "adAccount": "k", "from": "2026-03-01", "to": "2026-03-08", "spend": "700.00" });
    let (verdict, of_k) = said(&plan);
    assert_eq!(
        verdict,
        "1 ad account is behind. At this pace 2920.00 will have stranded in all: 2300.00 already has, 620.00 still will."
    );
    assert_eq!(
        of_k,
        "Not approved on 2026-03-15, so it is not judged. 2300.00 of its ad credit is stranded already. Its spend is known up to 2026-03-08 only."
    );
    // What is left of the other is used in time.
    plan["actuals"][1]["spend"] = json!("800.00");
    assert_eq!(said(&plan).0, "Nobody is behind. 2300.00 has stranded already.");
}

#[test]
fn what_expired_in_the_business_center_stands_beside_what_still_will() {
    let mut plan = plan();
    plan["adCredits"].as_array_mut().unwrap().extend([
        json!({ "id": "early", "name": "E", "amount": "40.00", "issued": "2026-03-01", "expires": "2026-03-10" }),
        json!({ "id": "late", "name": "L", "amount": "60.00", "issued": "2026-03-01", "expires": "2026-04-10" }),
    ]);
    let lapses =
        "100.00 will have expired in the Business Center in all: 40.00 already has, 60.00 still will.";
    assert!(said(&plan).0.ends_with(lapses), "{}", said(&plan).0);
}

fn remedy(plan: &Value) -> Option<String> {
    crate::app::text::bring_later();
    let plan: PlanDocument = document_from_value(plan).unwrap();
    let found = standing(&plan, None).unwrap();
    let words = Words { digits: 2, currency: Currency::from_code("USD"), start: plan.start };
    words.remedy(&found)
}

#[test]
fn more_spend_is_no_remedy_for_an_ad_account_that_is_suspended_first() {
    let mut plan = plan();
    plan["actuals"][0]["spend"] = json!("900.00");
    assert!(remedy(&plan).is_some());
    plan["events"] = event("2026-03-20", "suspend");
    assert_eq!(remedy(&plan), None);
}

#[test]
fn the_remedy_is_what_those_behind_lack_and_nobody_else() {
    let mut plan = plan();
    // K spends a little less than it needs, within a tenth; N spends 30.00 of the 50.00 that it needs.
    plan["allocations"][0]["amount"] = json!("2240.00");
    plan["actuals"][0]["spend"] = json!("700.00");
    let says = "What those behind hold is used in time if they spend 20.00 a day more, in all.";
    assert_eq!(remedy(&plan).as_deref(), Some(says));
}

#[test]
fn what_is_to_be_used_by_a_day_is_what_expires_by_then() {
    let mut plan = plan();
    plan["adCredits"].as_array_mut().unwrap().push(
        json!({ "id": "late", "name": "L", "amount": "300.00", "issued": "2026-03-01", "expires": "2026-04-30" }),
    );
    plan["allocations"].as_array_mut().unwrap().push(
        json!({ "id": "3", "on": "2026-03-01", "adCredit": "late", "adAccount": "k", "amount": "300.00", "done": true }),
    );
    assert_eq!(said(&plan).1, "At 100.00 a day it uses 1500.00 by 2026-04-15.");
    plan["actuals"][0]["spend"] = json!("300.00");
    assert!(
        said(&plan).1.starts_with("It spends 20.00 a day. To use 2700.00 by 2026-04-15 takes 87.10 a day.")
    );
}

#[test]
fn an_ad_account_that_is_suspended_later_strands_because_of_that() {
    let mut plan = plan();
    for kind in ["suspend", "close"] {
        plan["events"] = event("2026-03-23", kind);
        assert_eq!(
            said(&plan).1,
            "At 100.00 a day it would use 1500.00 by 2026-04-15. The plan has it suspended or closed on 2026-03-23: with that 800.00 will strand."
        );
    }
    // Frozen, it expires; reinstated in time, it is used.
    plan["events"] = event("2026-03-23", "suspend");
    plan["assumptions"] = json!({ "suspension": "freeze" });
    assert!(said(&plan).1.ends_with("on 2026-03-23: with that 800.00 will strand."), "{}", said(&plan).1);
    plan["events"]
        .as_array_mut()
        .unwrap()
        .extend(event("2026-03-25", "reinstate").as_array().unwrap().clone());
    assert_eq!(said(&plan).1, "At 100.00 a day it uses 1500.00 by 2026-04-15.");
}

#[test]
fn what_is_planned_later_is_the_cause_only_where_something_is() {
    let mut plan = plan();
    // 1540.00 by 15 April takes 49.68 a day.
    plan["allocations"][0]["amount"] = json!("2240.00");
    let nearly =
        "It spends 46.67 a day, within a tenth of the 49.68 that it takes to use 1540.00 by 2026-04-15.";
    plan["actuals"][0]["spend"] = json!("700.00");
    assert_eq!(said(&plan).1, format!("{nearly} 93.23 of its ad credit will strand."));
    plan["adCredits"][0]["amount"] = json!("5010.00");
    plan["allocations"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "3", "on": "2026-04-01", "adCredit": "c", "adAccount": "k", "amount": "10.00" }));
    let later = "With what is planned for it later, 103.23 will strand at this pace.";
    assert_eq!(said(&plan).1, format!("{nearly} {later}"));
}

#[test]
fn spend_that_is_expected_is_not_passed_off_as_known() {
    let mut plan = plan();
    plan["actuals"].as_array_mut().unwrap().remove(0);
    assert_eq!(
        said(&plan).1,
        "Of fewer than three days its spend is known. None of its spend is known. Of the actual spend 1500.00 is expected, not known."
    );
    plan["actuals"].as_array_mut().unwrap().extend([
        json!({ "adAccount": "k", "from": "2026-03-02", "to": "2026-03-04", "spend": "300.00" }),
        json!({ "adAccount": "k", "from": "2026-03-08", "to": "2026-03-15", "spend": "800.00" }),
    ]);
    assert!(
        said(&plan).1.ends_with("by 2026-04-15. Of the actual spend 400.00 is expected, not known."),
        "{}",
        said(&plan).1
    );
}

#[test]
fn what_is_still_there_when_the_plan_ends_is_said() {
    let mut plan = plan();
    plan["end"] = json!("2026-04-10");
    let (verdict, of_k) = said(&plan);
    assert!(
        verdict
            .ends_with("770.00 is still in ad accounts when the plan ends on 2026-04-10, before it expires."),
        "{verdict}"
    );
    assert!(!of_k.contains("still"), "{of_k}");
    // Nothing was spent lately, and more comes later.
    plan["actuals"][0]["spend"] = json!("0");
    plan["allocations"][0]["on"] = json!("2026-04-01");
    plan["allocations"][0]["done"] = json!(false);
    let (verdict, of_k) = said(&plan);
    assert!(
        verdict.contains("3770.00 is still in ad accounts when the plan ends on 2026-04-10"),
        "{verdict}"
    );
    assert_eq!(
        of_k,
        "It holds no ad credit now; more is planned. 3000.00 is still in it when the plan ends on 2026-04-10, before it expires."
    );
}
