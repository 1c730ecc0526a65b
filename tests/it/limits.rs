//! What a plan may hold, to the last item and the last digit: at the limit nothing is said, past it the limit is
//! named.

use crate::support::by_value::check;
use serde_json::{Value, json};
use strandline::wire::projection::ProblemDocument;

fn plan() -> Value {
    json!({
        "version": 1,
        "name": "At the limit",
        "currency": "USD",
        "start": "2026-01-01",
        "end": "2026-12-31",
        "businessCenter": { "name": "Example" },
        "members": [{ "id": "m", "name": "A member", "role": "admin" }],
        "adAccounts": [{ "id": "a", "name": "An account", "dailySpend": "1.00" }],
        "adCredits": [{ "id": "c", "name": "A credit", "amount": "1.00", "issued": "2026-01-01", "expires": "2026-01-01" }],
        "allocations": [{ "id": "1", "on": "2026-01-01", "adCredit": "c", "adAccount": "a", "amount": "1.00" }],
        "events": [{ "on": "2026-01-01", "type": "setDailySpend", "adAccount": "a", "dailySpend": "1.00" }],
    })
}

/// The codes of the errors of a plan in which one value is another.
fn codes(pointer: &str, value: Value) -> Vec<&'static str> {
    let mut plan = plan();
    *plan.pointer_mut(pointer).unwrap() = value;
    errors(&plan).iter().map(|problem| problem.code).collect()
}

/// What keeps a plan from running. An event that says what is so already is only a warning.
fn errors(plan: &Value) -> Vec<ProblemDocument> {
    check(plan).into_iter().filter(|problem| problem.severity == "error").collect()
}

#[test]
fn a_list_may_be_full_but_not_overfull() {
    for (list, limit) in [
        ("members", 2_000),
        ("adAccounts", 2_000),
        ("adCredits", 500),
        ("allocations", 20_000),
        ("events", 20_000),
    ] {
        let items = |count: usize| -> Value {
            let item = plan()[list][0].clone();
            // The first keeps its id, which the other lists refer to.
            let numbered = |at| {
                let mut item = item.clone();
                if at > 0 && list != "events" {
                    item["id"] = format!("{at} of many").into();
                }
                item
            };
            (0..count).map(numbered).collect()
        };
        let pointer = format!("/{list}");
        assert!(codes(&pointer, items(limit)).is_empty(), "{limit} {list}");
        let mut plan = plan();
        plan[list] = items(limit + 1);
        let problems = errors(&plan);
        assert_eq!(problems.len(), 1, "{list}: {problems:?}");
        assert_eq!((problems[0].code, problems[0].path.as_str()), ("limit.exceeded", pointer.as_str()));
        assert!(problems[0].message.contains(&limit.to_string()), "{}", problems[0].message);
    }
}

#[test]
fn values_may_be_as_large_as_the_contract_says_and_no_larger() {
    for (pointer, most, past, code) in [
        ("/name", "n".repeat(200), "n".repeat(201), "text.tooLong"),
        ("/name", "👩".repeat(200), "👩".repeat(201), "text.tooLong"),
        ("/allocations/0/id", "i".repeat(64), "i".repeat(65), "id.length"),
        ("/allocations/0/id", "ä".repeat(64), "ä".repeat(65), "id.length"),
        ("/allocations/0/id", "i".to_owned(), String::new(), "id.length"),
        ("/end", "2036-01-08".to_owned(), "2036-01-09".to_owned(), "period.tooLong"),
        (
            "/adCredits/0/amount",
            "10000000000000".to_owned(),
            "10000000000000.01".to_owned(),
            "amount.tooLarge",
        ),
        ("/adCredits/0/amount", "0".to_owned(), "-0.01".to_owned(), "amount.negative"),
        ("/adCredits/0/amount", "0.01".to_owned(), "0.001".to_owned(), "amount.tooManyDecimals"),
        ("/allocations/0/on", "2026-12-31".to_owned(), "2027-01-01".to_owned(), "on.outsidePeriod"),
        ("/events/0/on", "2026-01-01".to_owned(), "2025-12-31".to_owned(), "on.outsidePeriod"),
        (
            "/adCredits/0/expires",
            "2026-01-01".to_owned(),
            "2025-12-31".to_owned(),
            "credit.expiresBeforeIssued",
        ),
    ] {
        assert!(codes(pointer, most.clone().into()).is_empty(), "{pointer} {most}");
        assert_eq!(codes(pointer, past.clone().into()), [code], "{pointer} {past}");
    }
}

#[test]
fn each_currency_has_its_own_decimals() {
    for (currency, most, past) in [("USD", "1.25", "1.250"), ("JPY", "1", "1.0"), ("KWD", "1.250", "1.2500")]
    {
        let mut plan = plan();
        plan["currency"] = currency.into();
        for pointer in [
            "/adAccounts/0/dailySpend",
            "/adCredits/0/amount",
            "/allocations/0/amount",
            "/events/0/dailySpend",
        ] {
            *plan.pointer_mut(pointer).unwrap() = "1".into();
        }
        for (amount, codes) in [(most, vec![]), (past, vec!["amount.tooManyDecimals"])] {
            plan["adCredits"][0]["amount"] = amount.into();
            assert_eq!(
                errors(&plan).iter().map(|it| it.code).collect::<Vec<_>>(),
                codes,
                "{amount} {currency}"
            );
        }
    }
}
