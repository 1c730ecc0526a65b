//! What a plan may hold, to the last item and the last digit: at the limit nothing is said, past it the limit is
//! named.

use crate::support::by_value::{advise, attempt, check, compare, export, risk, simulate};
use serde_json::{Value, json};
use strandline::day::Day;
use strandline::editor::rest::rest;
use strandline::editor::timeline::Timeline;
use strandline::export::Format;
use strandline::ledger::{Direction, Figure, Scope};
use strandline::money::Minor;
use strandline::results::projection::ProblemDocument;
use strandline::results::{JournalOption, document_from_value};

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
        assert!(
            problems[0].message.in_english().contains(&limit.to_string()),
            "{}",
            problems[0].message.in_english()
        );
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

/// Days from the first, as text.
fn day(at: usize) -> String {
    (chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(at as u64)).to_string()
}

/// The largest amount of a plan, in major units.
const MOST: &str = "10000000000000";

/// How many of the largest amounts a currency can count together: 922 of one with three decimals.
fn countable(currency: &str) -> usize {
    let digits = match currency {
        "JPY" => 0,
        "USD" => 2,
        "KWD" => 3,
        other => unreachable!("{other}"),
    };
    usize::try_from(i64::MAX / 10_i64.pow(13 + digits)).unwrap()
}

/// A plan whose cash, and whose spend on a payment method, come to as much as can be counted: each for itself, not
/// together.
fn full_of_cash(currency: &str) -> (Value, usize) {
    let most = countable(currency).min(950);
    let mut plan = plan();
    plan["currency"] = currency.into();
    plan["end"] = day(most - 1).into();
    let account = |at: usize| json!({ "id": format!("a{at}"), "name": "An account", "cash": MOST });
    let mut accounts: Vec<Value> = (0..most).map(account).collect();
    accounts.push(json!({ "id": "a", "name": "Billed", "dailySpend": MOST }));
    plan["adAccounts"] = accounts.into();
    for list in ["adCredits", "allocations", "events"] {
        plan[list] = json!([]);
    }
    (plan, most)
}

/// A plan whose ad credit comes to as much as can be counted, all of it allocated on the first day to an ad account
/// that spends the largest amount on each day, or never.
fn full_of_credit(currency: &str, daily_spend: &str) -> (Value, usize) {
    let most = countable(currency).min(500);
    let mut plan = plan();
    plan["currency"] = currency.into();
    plan["end"] = day(899).into();
    plan["adAccounts"][0]["dailySpend"] = daily_spend.into();
    let credit = |at: usize| {
        let (issued, expires) = (day(0), day(2 * at));
        json!({ "id": at.to_string(), "name": "A credit", "amount": MOST, "issued": issued, "expires": expires })
    };
    let allocation = |at: usize| {
        let at = at.to_string();
        json!({ "id": at, "on": day(0), "adCredit": at, "adAccount": "a", "amount": MOST })
    };
    plan["adCredits"] = (0..most).map(credit).collect();
    plan["allocations"] = (0..most).map(allocation).collect();
    plan["events"] = json!([]);
    (plan, most)
}

/// So many of the largest amount, as a run writes them.
fn of_the_largest(count: usize, currency: &str) -> String {
    let decimals = match currency {
        "JPY" => "",
        "USD" => ".00",
        _ => ".000",
    };
    format!("{count}0000000000000{decimals}")
}

#[test]
fn cash_and_what_is_charged_are_counted_apart() {
    for currency in ["JPY", "USD", "KWD"] {
        let (mut plan, most) = full_of_cash(currency);
        let projection = simulate(&plan, JournalOption::With).unwrap();
        let all = of_the_largest(most, currency);
        assert_eq!((&projection.cash.opening, &projection.cash.ad_accounts), (&all, &all), "{currency}");
        assert_eq!(
            (projection.cash.billed.as_str(), projection.cash.spent.starts_with('0')),
            (all.as_str(), true)
        );
        let billed = projection.ad_accounts.last().unwrap();
        assert_eq!((&billed.billed, billed.cash.starts_with('0')), (&all, true), "{currency}");
        every_view_counts(&plan);
        for format in Format::ALL {
            assert!(export(&plan, format).is_ok());
        }
        if most < 950 {
            plan["end"] = day(most).into();
            assert_eq!(errors(&plan)[0].code, "total.tooLarge", "spend of {} days in {currency}", most + 1);
            plan["end"] = day(0).into();
            plan["businessCenter"]["cash"] = MOST.into();
            assert_eq!(errors(&plan)[0].code, "total.tooLarge", "cash of {} holders in {currency}", most + 1);
        }
    }
}

#[test]
fn every_figure_of_as_much_ad_credit_as_can_be_counted_is_explained() {
    for currency in ["JPY", "USD", "KWD"] {
        for daily_spend in [MOST, "0"] {
            let (plan, most) = full_of_credit(currency, daily_spend);
            let totals = simulate(&plan, JournalOption::Without).unwrap().totals;
            assert_eq!(totals.issued, of_the_largest(most, currency));
            every_view_counts(&plan);
            for format in Format::ALL {
                assert!(export(&plan, format).is_ok());
            }
            assert!(advise(&plan).is_ok());
            assert!(risk(&plan, &json!({ "runs": 2, "seed": 1 })).is_ok());
        }
    }
}

/// Every figure is the sum of its rows and of its terms, added up in more bits than the core has; lanes can be drawn,
/// and a plan can be compared with another.
fn every_view_counts(plan: &Value) {
    let timeline = Timeline::of(&document_from_value(plan).unwrap()).unwrap();
    let end = timeline.plan().period().end;
    let account = timeline.ad_account("a").map(Scope::AdAccount);
    let credit = timeline.ad_credit("0").map(Scope::AdCredit);
    let scopes: Vec<Scope> = [Some(Scope::All), account, credit].into_iter().flatten().collect();
    for (figure, scope) in
        Figure::ALL.into_iter().flat_map(|figure| scopes.iter().map(move |it| (figure, *it)))
    {
        let explained = timeline.explain(figure, scope, end);
        let signed = |direction, amount: Minor| match direction {
            Direction::Adds => i128::from(amount.units()),
            Direction::Takes => -i128::from(amount.units()),
        };
        let amount = i128::from(explained.amount.units());
        let parts: i128 = explained.parts.iter().map(|part| signed(part.direction, part.row.amount)).sum();
        assert_eq!(parts, amount, "{figure:?} of {scope:?}");
        let terms: i128 = explained.terms.iter().map(|term| signed(term.direction, term.amount)).sum();
        assert!(explained.terms.is_empty() || terms == amount, "{figure:?} of {scope:?}");
    }
    for lane in timeline.lanes(&[timeline.plan().ad_accounts().len() - 1]) {
        assert!(lane.most() >= Minor::ZERO && lane.moments().len() > 1);
    }
    let mut other = plan.clone();
    other["allocations"] = json!([]);
    assert!(compare(plan, &other).is_ok() && compare(&other, plan).is_ok());
}

#[test]
fn what_is_refused_is_never_added_up_past_what_can_be_counted() {
    let (mut plan, _) = full_of_credit("KWD", "0");
    plan["adAccounts"][0]["status"] = "suspended".into();
    // Each ad credit three times over.
    let allocation = |at: usize| {
        let (id, credit) = (at.to_string(), (at % 500).to_string());
        json!({ "id": id, "on": day(0), "adCredit": credit, "adAccount": "a", "amount": MOST })
    };
    plan["allocations"] = (0..1_500).map(allocation).collect();
    let timeline = Timeline::of(&document_from_value(&plan).unwrap()).unwrap();
    for lane in timeline.lanes(&[0]) {
        for group in lane.groups() {
            let amounts = lane.markers[group.clone()].iter().map(|it| i128::from(it.amount.units()));
            assert!(amounts.sum::<i128>() <= i128::from(i64::MAX), "{group:?}");
        }
    }
}

#[test]
fn what_is_planned_is_held_against_advice_however_much_it_comes_to() {
    let mut plan = plan();
    plan["currency"] = "CLF".into();
    plan["adAccounts"] =
        json!([{ "id": "a", "name": "A", "dailySpend": "0" }, { "id": "b", "name": "B", "dailySpend": "0" }]);
    plan["events"] = json!([]);
    plan["adCredits"][0]["amount"] = "1.0000".into();
    let allocation = |at: usize| {
        let (id, account) = (at.to_string(), ["a", "b"][at % 2]);
        json!({ "id": id, "on": "2026-01-01", "adCredit": "c", "adAccount": account, "amount": MOST })
    };
    plan["allocations"] = (0..200).map(allocation).collect();
    assert_eq!(errors(&plan), []);
    let choice = serde_json::to_value(advise(&plan).unwrap().choice).unwrap();
    assert!(choice["change"].as_str().is_some_and(|it| it.contains("less")), "{choice}");
    assert_eq!(choice["message"], "No ad account can spend any ad credit by 2026-01-01.");
    let document = document_from_value(&plan).unwrap();
    assert!(rest(&document, None, Day::parse("2026-01-01").unwrap()).is_some());
}

#[test]
fn something_is_tried_on_a_plan_that_is_full() {
    let allocation = |at: usize| json!({ "id": format!("attempt-{at}"), "on": "2026-01-01", "adCredit": "c", "adAccount": "a", "amount": "0.00" });
    let mut plan = plan();
    plan["allocations"] = (0..20_000).map(allocation).collect();
    let event = plan["events"][0].clone();
    plan["events"] = vec![event; 20_000].into();
    for (amount, rule) in [("1.00", None), ("1.01", Some("insufficient"))] {
        let tried = json!({ "type": "allocate", "on": "2026-01-01", "adCredit": "c", "adAccount": "a", "amount": amount });
        assert_eq!(attempt(&plan, &tried).unwrap().rule, rule, "{amount}");
    }
    for (amount, rule) in [("0.00", None), ("0.01", Some("transferable"))] {
        let to = json!({ "adAccount": "a" });
        let tried = json!({ "type": "moveCash", "on": "2026-01-01", "from": "businessCenter", "to": to, "amount": amount });
        assert_eq!(attempt(&plan, &tried).unwrap().rule, rule, "{amount}");
    }
    let wrong =
        json!({ "type": "allocate", "on": "2026-01-01", "adCredit": "d", "adAccount": "a", "amount": "-1" });
    let problems = attempt(&plan, &wrong).unwrap_err();
    let found: Vec<_> = problems.iter().map(|it| (it.code, it.path.as_str())).collect();
    assert_eq!(found, [("reference.unknown", "/action/adCredit"), ("amount.negative", "/action/amount")]);
}
