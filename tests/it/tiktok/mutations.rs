//! Whatever JSON comes, the import ends with a plan.

use super::{FILES, business_center, file};
use proptest::prelude::*;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};
use serde_json::{Value, json};
use strandline::import::tiktok::{import, responses_from_text, unsafe_ids};

/// Values that have broken importers before.
fn odd(random: &mut Pcg64Mcg) -> Value {
    let values = [
        Value::Null,
        json!(true),
        json!(-1),
        json!(0),
        json!(1.5e300),
        json!("1e-400"),
        json!(u64::MAX),
        json!("99999999999999999999999999999999999999999"),
        json!("10000000000000.00"),
        json!("-10000000000000.00"),
        json!(""),
        json!("9999-12-31 00:00:00"),
        json!("0001-01-01"),
        json!("2200-12-31 00:00:00"),
        json!("2026-11-2é 00:00:00"),
        json!("é".repeat(300)),
        json!([]),
        json!({}),
        json!([[{"data": [{"code": 0, "data": {"list": [1, {}]}}]}]]),
        json!({"grant_amount": "7", "cash_amount": {}}),
        json!("CREDIT"),
        json!("PROMOTION_ISSUED"),
        json!("7000000000000000101"),
        json!({"page": 1, "page_size": 0, "total_page": u64::MAX, "total_number": -3}),
    ];
    let place = usize::try_from(random.next_u32()).unwrap() % values.len();
    values[place].clone()
}

/// One time in eight.
fn seldom(random: &mut Pcg64Mcg) -> bool {
    random.next_u32().is_multiple_of(8)
}

/// Puts an odd value somewhere, takes a field away, or doubles a row.
fn mutate(value: &mut Value, random: &mut Pcg64Mcg) {
    let pick =
        |random: &mut Pcg64Mcg, length: usize| usize::try_from(random.next_u32()).unwrap() % length.max(1);
    match value {
        Value::Object(fields) if !fields.is_empty() && !seldom(random) => {
            let key = fields.keys().nth(pick(random, fields.len())).unwrap().clone();
            if seldom(random) {
                fields.remove(&key);
            } else {
                mutate(fields.get_mut(&key).unwrap(), random);
            }
        }
        Value::Array(items) if !items.is_empty() && !seldom(random) => {
            let place = pick(random, items.len());
            if seldom(random) {
                let copy = items[place].clone();
                items.push(copy);
            } else {
                mutate(&mut items[place], random);
            }
        }
        other => *other = odd(random),
    }
}

/// The fixture with a short report, so that thousands of imports take seconds.
fn short() -> Vec<Value> {
    let mut responses = business_center();
    let rows = responses[4]["data"]["list"].as_array_mut().unwrap();
    *rows = rows.split_off(rows.len() - 120);
    responses
}

#[test]
fn mutated_responses_never_panic_and_importing_again_changes_nothing() {
    let mut random = Pcg64Mcg::seed_from_u64(20_261_122);
    let (whole, mut plan) = (short(), None);
    for round in 0..500 {
        let mut responses = whole.clone();
        for _ in 0..=random.next_u32() % 6 {
            let place = usize::try_from(random.next_u32()).unwrap() % FILES.len();
            mutate(&mut responses[place], &mut random);
        }
        let first = import(None, &responses);
        let again = import(Some(first.plan.clone()), &responses);
        assert_eq!(again.plan, first.plan, "round {round}");
        assert!(first.plan.ad_credits.iter().all(|credit| credit.expires.is_none()));
        // On top of whatever the rounds before have made of it.
        plan = Some(import(plan, &responses).plan);
        for response in &responses {
            let _ = unsafe_ids(response);
        }
    }
}

#[test]
fn a_page_count_that_no_one_can_count_to_does_not_hang() {
    let mut balances = file("advertiser_balance");
    balances["data"]["page_info"]["total_page"] = json!(u64::MAX);
    assert!(import(None, &[balances]).notices.iter().any(|notice| notice.code == "pages.missing"));
}

fn any_json() -> impl Strategy<Value = Value> {
    let key = prop::sample::select(vec![
        "data",
        "code",
        "list",
        "dimensions",
        "metrics",
        "advertiser_id",
        "asset_id",
        "bc_id",
        "transaction_type",
        "account_id",
        "valid_grant_balance",
        "payment_portfolio_id",
        "page_info",
        "page",
        "total_page",
        "stat_time_day",
        "spend",
        "date",
        "funds_type",
        "billing_type",
        "amount",
        "create_time",
        "balance_info",
        "bc_info",
        "user_id",
        "user_role",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "2026-0[1-9]-[0-3][0-9]( 00:00:00)?".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(key.clone().prop_map(str::to_owned), inner, 0..7)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_at_all_is_imported_without_a_panic(responses in prop::collection::vec(any_json(), 0..4)) {
        let first = import(None, &responses);
        prop_assert_eq!(import(Some(first.plan.clone()), &responses).plan, first.plan);
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,80}") {
        let _ = responses_from_text(&text);
    }
}
