//! What the check says of a document: all that is wrong with it, where it is wrong, in document order.

use crate::support::by_value::{check, check_plan};
use serde_json::{Value, json};

fn paths(document: &Value) -> Vec<String> {
    check(document).into_iter().map(|problem| problem.path).collect()
}

/// A plan in which every field is given.
fn every_field() -> Value {
    json!({
        "version": 1,
        "name": "Every field",
        "currency": "USD",
        "start": "2026-01-01",
        "end": "2026-12-31",
        "businessCenter": { "name": "b", "entity": "e", "cash": "5.00", "creditLine": "7.00" },
        "members": [{ "id": "m", "name": "m", "role": "admin" }],
        "adAccounts": [{
            "id": "a",
            "name": "a",
            "entity": "e",
            "relation": "owned",
            "status": "approved",
            "billing": "manual",
            "cash": "1.00",
            "dailySpend": "2.00",
            "weekdayFactors": ["1", "1", "1", "1", "1", "1", "1"],
            "spendRange": { "low": "0.5", "high": "1.5" },
            "atLeast": "1.00",
            "atMost": "4.00",
        }],
        "adCredits": [{
            "id": "c",
            "name": "c",
            "amount": "9.00",
            "issued": "2026-01-01",
            "expires": "2026-12-31",
            "heldBy": { "adAccount": "a" },
            "kind": "free",
        }],
        "allocations": [{
            "id": "1",
            "on": "2026-01-05",
            "adCredit": "c",
            "adAccount": "a",
            "amount": "1.00",
            "by": "m",
            "done": false,
        }],
        "events": [
            { "on": "2026-02-01", "type": "setDailySpend", "adAccount": "a", "dailySpend": "3.00" },
            {
                "on": "2026-02-02",
                "type": "moveCash",
                "adAccount": "a",
                "from": "businessCenter",
                "to": { "adAccount": "a" },
                "amount": "1.00",
            },
            { "on": "2026-02-03", "type": "violation", "adAccount": "a", "kind": "soldCredit" },
        ],
        "splitPolicy": { "prefer": "proportional", "roundTo": "0.50", "maxShare": "0.5" },
        "assumptions": {
            "drawOrder": "oldestIssue",
            "suspension": "freeze",
            "creditBeforeCash": true,
            "whoMayAllocate": ["admin"],
            "minimumAllocation": "1.00",
            "sharedAccountsMayReceive": true,
            "clawBackUsed": true,
        },
    })
}

/// The paths of all values of a document but the document itself.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => return,
    };
    for (step, value) in inside {
        let path = format!("{path}/{step}");
        places(value, &path, found);
        found.push(path);
    }
}

#[test]
fn a_value_of_another_kind_is_an_error_wherever_it_stands() {
    let plan = every_field();
    assert!(check_plan(&plan).is_ok(), "{:?}", check(&plan));
    let mut all = Vec::new();
    places(&plan, "", &mut all);
    assert!(all.len() > 60, "{all:?}");
    for path in &all {
        for other in [json!(5), json!("?"), json!(true), json!([[]]), json!({ "colour": "red" })] {
            let given = plan.pointer(path).unwrap();
            let is_same_kind = std::mem::discriminant(given) == std::mem::discriminant(&other);
            let is_factor = other == json!(5)
                && ["weekdayFactors/", "spendRange/"].iter().any(|within| path.contains(within));
            if is_same_kind || is_factor {
                continue;
            }
            let mut wrong = plan.clone();
            *wrong.pointer_mut(path).unwrap() = other.clone();
            // A version is refused, whatever it is; an object that names nobody lacks a name.
            let problems = check(&wrong);
            let is_found = problems.iter().any(|it| {
                it.severity == "error" && (it.path == *path || it.path.starts_with(&format!("{path}/")))
            });
            assert!(is_found, "{path} {other}: {problems:?}");
        }
    }
}

#[test]
fn a_field_that_means_nothing_is_a_warning_wherever_it_stands() {
    let plan = every_field();
    let mut all = Vec::new();
    places(&plan, "", &mut all);
    all.push(String::new());
    for path in all {
        let mut odd = plan.clone();
        let Some(fields) = odd.pointer_mut(&path).and_then(Value::as_object_mut) else { continue };
        fields.insert("a/b~".to_owned(), Value::Null);
        let found: Vec<_> = check(&odd).into_iter().filter(|it| it.code == "field.unknown").collect();
        assert_eq!(found.len(), 1, "{path}");
        assert_eq!(found[0].path, format!("{path}/a~1b~0"));
        assert_eq!(found[0].message.params().text("field").as_deref(), Some("a/b~"));
        assert!(check_plan(&odd).is_ok());
    }
}

#[test]
fn null_is_as_good_as_absent() {
    let plan = every_field();
    let mut all = Vec::new();
    places(&plan, "", &mut all);
    for path in all {
        let (parent, name) = path.rsplit_once('/').unwrap();
        let mut null = plan.clone();
        *null.pointer_mut(&path).unwrap() = Value::Null;
        let mut absent = plan.clone();
        let Some(fields) = absent.pointer_mut(parent).and_then(Value::as_object_mut) else { continue };
        fields.remove(name);
        assert_eq!(check(&null), check(&absent), "{path}");
    }
}

#[test]
fn numbers_may_be_factors_to_the_last_digit_but_never_amounts() {
    let read = |text: &str| {
        check(&serde_json::from_str(&every_field().to_string().replace("\"0.5\"", text)).unwrap())
    };
    assert!(read("0.500000").iter().all(|it| it.severity == "warning"));
    let problems = read("0.5000001");
    assert_eq!(
        (problems[0].code, problems[0].path.as_str()),
        ("factor.tooManyDecimals", "/adAccounts/0/spendRange/low")
    );
    assert_eq!(problems[0].message.params().text("found").as_deref(), Some("0.5000001"));
    let mut plan = every_field();
    plan["adCredits"][0]["amount"] = json!(9);
    assert_eq!(check(&plan)[0].code, "amount.notText");
}

#[test]
fn problems_come_in_document_order() {
    let plan = json!({
        "version": 1,
        "name": "n",
        "currency": "USD",
        "start": "2026-01-01",
        "end": "2026-12-31",
        "businessCenter": { "name": "b" },
        "members": [{ "id": "m", "name": "m", "role": "boss" }],
        "adAccounts": [{ "id": "a", "name": "a" }],
        "adCredits": [
            { "id": "c", "name": "c", "amount": "1.00", "issued": "2026-01-01", "expires": "2026-12-31" },
        ],
        "allocations": [
            { "id": "1", "on": "2026-01-05", "adCredit": "c", "adAccount": "a", "amount": "1.00" },
            { "id": "1", "on": "2026-01-05", "adCredit": "c", "adAccount": "a", "amount": "1.00" },
        ],
    });
    assert_eq!(paths(&plan), ["/members/0/role", "/allocations/1/id"]);
}

/// The check looks at sums last, and at what rules know of a plan after that.
#[test]
fn sums_and_rules_come_in_document_order_too() {
    let mut plan = every_field();
    plan["adAccounts"][0]["dailySpend"] = json!("9000000000000.00");
    plan["adAccounts"][0]["weekdayFactors"][6] = json!("2");
    plan["adAccounts"][0]["spendRange"]["low"] = json!("x");
    plan["colour"] = json!("red");
    assert_eq!(paths(&plan)[0], "/adAccounts/0/spendRange/low");
    let mut warned = every_field();
    warned["assumptions"]["colour"] = json!("red");
    warned["events"][0]["dailySpend"] = json!("2.00");
    warned["adCredits"][0]["kind"] = json!("assignable");
    assert_eq!(paths(&warned), ["/adCredits/0/kind", "/events/0", "/assumptions/colour"]);
}

/// Two rows of one ad account on one day overlap, whichever item of its id the row before could have led to.
#[test]
fn an_id_means_its_first_item_wherever_it_is_referred_to() {
    let mut plan = every_field();
    let account = |id: &str| json!({ "id": id, "name": id });
    plan["adAccounts"] = json!([account("a"), account("b"), account("a")]);
    plan["actuals"] = ["a", "b", "a", "b"]
        .map(|id| json!({ "adAccount": id, "from": "2026-03-01", "to": "2026-03-01", "spend": "1.00" }))
        .into();
    let overlaps =
        |plan: &Value| paths(plan).into_iter().filter(|it| it.starts_with("/actuals")).collect::<Vec<_>>();
    assert_eq!(overlaps(&plan), ["/actuals/2", "/actuals/3"]);
}

#[test]
fn what_has_no_readable_id_is_not_said_to_share_it() {
    let mut plan = every_field();
    plan["members"] = json!([
        { "id": 1, "name": "m", "role": "admin" },
        { "id": 2, "name": "m", "role": "admin" },
        3,
        4,
    ]);
    plan["allocations"][0].as_object_mut().unwrap().remove("by");
    assert_eq!(paths(&plan), ["/members/0/id", "/members/1/id", "/members/2", "/members/3"]);
}

#[test]
fn a_plan_may_go_up_to_its_bounds_and_is_told_of_a_cent_past_them() {
    let mut plan = every_field();
    plan["splitPolicy"] = json!({ "maxShare": "0.5" });
    (plan["adAccounts"][0]["atLeast"], plan["adAccounts"][0]["atMost"]) = (json!("2.00"), json!("6.00"));
    let (least, most, share) = ("/adAccounts/0/atLeast", "/adAccounts/0/atMost", "/splitPolicy/maxShare");
    for (planned, told) in [
        ("1.99", vec![least]),
        ("2.00", vec![]),
        ("4.50", vec![]),
        ("4.51", vec![share]),
        ("6.00", vec![share]),
        ("6.01", vec![most, share]),
    ] {
        plan["allocations"][0]["amount"] = json!(planned);
        assert_eq!(paths(&plan), told, "{planned}");
    }
}
