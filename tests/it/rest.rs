//! The rest of a plan, laid out anew.

use serde_json::{Value, json};
use strandline::day::Day;
use strandline::editor::draft::open_from;
use strandline::editor::rest::{Rest, rest};
use strandline::money::Minor;
use strandline::results::document_from_value;

/// Ad credit of the Business Center that is there until the end of March, and two ad accounts.
fn plan() -> Value {
    json!({
        "version": 1, "name": "Rest", "currency": "USD", "start": "2026-03-01", "end": "2026-04-10",
        "businessCenter": { "name": "Example" },
        "adAccounts": [
            { "id": "a", "name": "A", "dailySpend": "300.00" },
            { "id": "b", "name": "B", "dailySpend": "100.00" },
        ],
        "adCredits": [
            { "id": "pool", "name": "Pool", "amount": "1000.00", "issued": "2026-03-01", "expires": "2026-03-31" },
        ],
    })
}

fn rest_on(plan: &Value, today: &str) -> Option<Rest> {
    rest(&document_from_value(plan).unwrap(), None, Day::parse(today).unwrap())
}

fn minor(major: i64) -> Minor {
    Minor::new(major * 100)
}

#[test]
fn the_rest_is_planned_from_today_on() {
    let found = rest_on(&plan(), "2026-03-31").unwrap();
    assert_eq!(found.from.to_string(), "2026-03-31");
    assert_eq!((found.now.figures.spent, found.after.figures.spent), (Minor::ZERO, minor(400)));
    assert!(found.changes.iter().all(|it| it.on == "2026-03-31"), "{:?}", found.changes);
}

#[test]
fn the_rest_begins_where_advice_does_and_never_on_a_day_whose_spend_is_known() {
    let mut plan = plan();
    for today in ["2026-02-01", "2026-03-01", "2026-03-15", "2026-04-10", "2026-04-11"] {
        let from = rest_on(&plan, today).map(|it| it.from.to_string());
        assert_eq!(from, open_from(&document_from_value(&plan).unwrap(), today), "{today}");
    }
    plan["actuals"] = json!([{ "adAccount": "a", "from": "2026-03-01", "to": "2026-03-14", "spend": "0" }]);
    for (today, from) in [
        ("2026-03-10", Some("2026-03-15")),
        ("2026-03-14", Some("2026-03-15")),
        ("2026-03-15", Some("2026-03-15")),
        ("2026-03-16", Some("2026-03-16")),
    ] {
        assert_eq!(rest_on(&plan, today).map(|it| it.from.to_string()).as_deref(), from, "{today}");
    }
    plan["actuals"][0]["to"] = json!("2026-04-10");
    assert_eq!(rest_on(&plan, "2026-04-10"), None);
}
