//! Plans in another currency: the numbers kept, or converted at a rate.

use super::*;
use crate::plan::document::AdCreditDocument;
use proptest::prelude::*;
use serde_json::Value;

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

/// One ad credit, allocated in parts.
fn plan(code: &str, amount: &str, parts: &[&str]) -> PlanDocument {
    let part = |(at, amount): (usize, &&str)| AllocationDocument {
        id: at.to_string(),
        ad_credit: "c".into(),
        amount: (*amount).to_owned(),
        ..Default::default()
    };
    PlanDocument {
        currency: code.into(),
        ad_credits: vec![AdCreditDocument { id: "c".into(), amount: amount.into(), ..Default::default() }],
        allocations: parts.iter().enumerate().map(part).collect(),
        ..Default::default()
    }
}

fn parts(plan: &PlanDocument) -> Vec<&str> {
    plan.allocations.iter().map(|it| it.amount.as_str()).collect()
}

#[test]
fn numbers_that_fit_are_kept_and_the_others_are_counted_and_left() {
    for (code, amount, to, kept, unfit) in [
        ("USD", "9000.00", "JPY", "9000", 0),
        ("USD", "9000.0", "JPY", "9000", 0),
        ("USD", "9000", "JPY", "9000", 0),
        ("USD", "12.50", "JPY", "12.50", 1),
        ("KWD", "1.250", "USD", "1.25", 0),
        ("KWD", "1.255", "USD", "1.255", 1),
        ("JPY", "9000", "KWD", "9000", 0),
        ("USD", "9000.00", "EUR", "9000.00", 0),
        ("USD", "many", "JPY", "many", 0),
    ] {
        let mut plan = plan(code, amount, &[]);
        assert_eq!(keep_numbers(&mut plan, currency(to)), unfit, "{amount} {code} in {to}");
        assert_eq!((plan.currency.as_str(), plan.ad_credits[0].amount.as_str()), (to, kept));
    }
}

#[test]
fn amounts_are_converted_at_a_rate_half_to_even() {
    for (code, amount, text, to, converted, off) in [
        ("USD", "9000.00", "151.37", "JPY", "1362330", "0"),
        ("USD", "0.01", "50", "JPY", "0", "-0.5"),
        ("USD", "0.03", "50", "JPY", "2", "0.5"),
        ("JPY", "1362330", "0.00660633", "USD", "9000.00", "-0.0015489"),
        ("USD", "1.00", "0.3075", "KWD", "0.308", "0.0005"),
        ("KWD", "0.125", "1", "USD", "0.12", "-0.005"),
        ("USD", "5", "1", "EUR", "5.00", "0"),
        ("USD", "10000000000000.00", "0.999999999999", "EUR", "9999999999990.00", "0"),
    ] {
        let plan = plan(code, amount, &[]);
        let made = convert(&plan, currency(to), rate(text).unwrap()).unwrap();
        let said = format!("{amount} {code} at {text} in {to}");
        assert_eq!(made.plan.ad_credits[0].amount, converted, "{said}");
        assert_eq!(made.off.to_string(), off, "{said}");
        assert_eq!((made.amounts, made.rounded), (1, usize::from(off != "0")), "{said}");
        assert_eq!(made.plan.currency, to);
    }
}

#[test]
fn what_was_allocated_in_full_still_is_and_no_more() {
    let made = |plan: &PlanDocument, text| convert(plan, currency("JPY"), rate(text).unwrap()).unwrap();
    // Each by itself would be 2, 2 and 2 of 5.
    let full = plan("USD", "1.00", &["0.33", "0.33", "0.34"]);
    let it = made(&full, "5");
    assert_eq!((parts(&it.plan), it.fitted), (vec!["1", "2", "2"], 1));
    // Each by itself would be 1, 1 and 1 of 4.
    let it = made(&full, "4.4");
    assert_eq!((parts(&it.plan), it.fitted), (vec!["2", "1", "1"], 1));
    // What was open may be a little less or more, but not less than nothing.
    let open = plan("USD", "1.00", &["0.33", "0.33", "0.33"]);
    assert_eq!(parts(&made(&open, "4.4").plan), ["1", "1", "1"]);
    assert_eq!(parts(&made(&open, "5").plan), ["1", "2", "2"]);
    // More than there is stays more than there is.
    let over = plan("USD", "1.00", &["0.60", "0.60"]);
    assert_eq!(parts(&made(&over, "5").plan), ["3", "3"]);
    // What is made in TikTok already changes last.
    let mut done = full;
    done.allocations[0].done = true;
    assert_eq!(parts(&made(&done, "4.4").plan), ["1", "2", "1"]);
}

#[test]
fn a_plan_that_cant_be_converted_says_which_amount_is_to_blame() {
    let at = |plan: &PlanDocument, text: &str| convert(plan, currency("JPY"), rate(text).unwrap());
    assert_eq!(at(&plan("USD", "many", &[]), "2"), Err(Unconverted::Amount("many".into())));
    assert_eq!(at(&plan("USD", "1.005", &[]), "2"), Err(Unconverted::Amount("1.005".into())));
    assert_eq!(at(&plan("XXX", "1", &[]), "2"), Err(Unconverted::Currency));
    let large = "9000000000000";
    assert_eq!(at(&plan("USD", large, &[]), "1.2"), Err(Unconverted::TooLarge(large.into())));
    assert_eq!(at(&plan("USD", large, &[]), "999999999999"), Err(Unconverted::TooLarge(large.into())));
}

#[test]
fn a_rate_is_above_nothing_and_has_at_most_twelve_digits() {
    for right in ["151.37", "0.00660633", "1", "1.50000000000000", "999999999999", "0.000000000001"] {
        assert!(rate(right).is_some(), "{right}");
    }
    for wrong in ["", "0", "0.00", "-1", "1,5", "x", "1234567890123", "1.234567890123"] {
        assert_eq!(rate(wrong), None, "{wrong}");
    }
}

/// Where the texts in `value` are that read as numbers.
fn numbers(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if parse_decimal(text).is_ok() => found.push((path.into(), text.clone())),
        Value::Array(items) => items.iter().for_each(|it| numbers(it, path, found)),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, it)| numbers(it, &format!("{path}/{name}"), found));
        }
        _ => {}
    }
}

#[test]
fn what_is_a_number_in_a_plan_is_an_amount_or_a_factor() {
    let mut fields = Vec::new();
    for file in [
        include_str!("../../../tests/links/every-field.txt"),
        include_str!("../../../tests/links/split-policy.txt"),
        include_str!("../../../tests/links/actual-spend.txt"),
    ] {
        let value: Value = serde_json::from_str(file.split_once('\n').unwrap().1).unwrap();
        let mut plan = PlanDocument::from_value(&value).unwrap();
        assert!(has_amounts(&plan));
        let count = plan.amounts_mut().map(|it| *it = "777.77".into()).count();
        let mut found = Vec::new();
        numbers(&plan.to_value(), "", &mut found);
        let (amounts, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|it| it.1 == "777.77");
        assert_eq!(amounts.len(), count);
        for (path, text) in others {
            let factors = ["/weekdayFactors", "/spendRange/low", "/spendRange/high", "/maxShare"];
            assert!(factors.iter().any(|it| path.ends_with(it)), "{path}: {text}");
        }
        fields.extend(amounts.into_iter().map(|it| it.0));
    }
    fields.sort();
    fields.dedup();
    let all = "/actuals/spend /adAccounts/atLeast /adAccounts/atMost /adAccounts/cash /adAccounts/dailySpend \
        /adCredits/amount /allocations/amount /assumptions/minimumAllocation /businessCenter/cash \
        /businessCenter/creditLine /events/amount /events/dailySpend /splitPolicy/roundTo";
    assert_eq!(fields, all.split_whitespace().collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn rounding_changes_no_amount_by_a_minor_unit_and_a_half_and_never_allocates_more_than_there_is(
        shares in prop::collection::vec(0_i64..50_000, 1..12),
        open in prop_oneof![Just(0_i64), 0_i64..1_000],
        mantissa in 1_i64..1_000_000_000,
        scale in 0_u32..9,
        to in prop::sample::select(vec!["JPY", "EUR", "KWD"]),
    ) {
        let (from, to) = (currency("USD"), currency(to));
        let texts: Vec<String> = shares.iter().map(|it| Minor::new(*it).to_text(from)).collect();
        let issued = Minor::new(shares.iter().sum::<i64>() + open);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let before = plan("USD", &issued.to_text(from), &texts);
        let rate = Decimal::new(mantissa, scale).normalize();
        let Ok(made) = convert(&before, to, rate) else { return Ok(()) };
        let units = |text: &str| minor(text, to).units();
        let has = units(&made.plan.ad_credits[0].amount);
        let allocated: i64 = parts(&made.plan).into_iter().map(units).sum();
        prop_assert!(allocated <= has, "{allocated} of {has}");
        if open == 0 {
            prop_assert_eq!(allocated, has);
        }
        let factor = between_minor_units(from, rate, to);
        for (text, share) in parts(&made.plan).into_iter().zip(&shares) {
            let off = (Decimal::from(units(text)) - Decimal::from(*share) * factor).abs();
            prop_assert!(off <= Decimal::new(15, 1), "{text} for {share}");
        }
    }
}
