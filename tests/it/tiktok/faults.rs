//! Responses that were once read wrongly, each with what is right.

use super::{Import, Param, account, credits, notice, responses, told};
use proptest::prelude::*;
use serde_json::{Value, json};
use strandline::import::sheet::decode;
use strandline::import::tiktok::{import, responses_from_text};
use strandline::plan::document::{
    AdAccountDocument, AdCreditDocument, AllocationDocument, HolderDocument, PlanDocument,
};

fn fault(name: &str) -> Vec<Value> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/faults").join(name);
    let decoded = decode(&std::fs::read(path).unwrap());
    assert_eq!(decoded.damaged, 0);
    responses_from_text(&decoded.text).unwrap()
}

fn of(name: &str) -> Import {
    import(None, &fault(name))
}

#[test]
fn a_dash_is_no_figure_and_said_once() {
    let import = of("a02_dash_metrics.json");
    assert_eq!(import.plan.ad_accounts[0].daily_spend.as_deref(), Some("100.00"));
    assert!(told(&import, "amount.unreadable").is_empty());
    assert_eq!(told(&import, "report.noSpend").len(), 1);
}

#[test]
fn flat_rows_are_a_daily_report_and_name_their_ad_account_and_currency() {
    for (name, called) in
        [("a05_flat_rows.json", "7012345678900000201"), ("a05c_flat_rows_with_name.json", "Brand North")]
    {
        let import = of(name);
        assert_eq!(import.plan.currency, "USD", "{name}");
        assert_eq!(account(&import.plan, "201").name, called);
        assert_eq!(account(&import.plan, "201").daily_spend.as_deref(), Some("45.50"), "{name}");
    }
}

#[test]
fn the_ad_credit_of_several_payment_portfolios_is_their_sum_and_asked_about() {
    let import = of("a08_multi_portfolio.json");
    assert_eq!(credits(&import.plan), [("bc-balance", "8000.00", false)]);
    assert_eq!(import.plan.business_center.cash.as_deref(), Some("200.00"));
    let asked = notice(&import, "portfolio.balance");
    assert_eq!((asked.severity, asked.param("count"), asked.param("amount")), ("ask", "2", "8000.00"));
    assert!(notice(&import, "response.error").message.in_english().contains("please specify paId"));
}

#[test]
fn an_ad_account_whose_balance_is_empty_says_so() {
    let import = of("a10_balance_info_empty.json");
    assert_eq!(notice(&import, "balance.missing").param("account"), "7012345678900000201");
}

#[test]
fn a_zone_of_the_zone_database_counts_the_other_way_round() {
    let import = of("a13_posix_zones.json");
    let days = import.plan.ad_credits.iter().map(|it| it.issued.as_str()).collect::<Vec<_>>();
    assert_eq!(days, ["2026-10-31"; 2]);
}

#[test]
fn names_in_windows_1252_are_decoded() {
    assert_eq!(of("a15b_cp1252.json").plan.ad_accounts[0].name, "Müller Söhne GmbH – Köln");
}

#[test]
fn what_curl_prints_and_what_tools_wrap_is_read() {
    let plain = of("a16_curl_with_headers.txt");
    assert_eq!(credits(&plain.plan), [("bc-balance", "8000.00", false)]);
    let text = r#"{"code":0,"request_id":"20261122A","data":{"bc_id":"1","currency":"USD","valid_grant_balance":8000}}"#;
    let wrapped = [
        json!({"content": [{"type": "text", "text": text}]}).to_string(),
        json!([{"type": "text", "text": text}]).to_string(),
        json!({"result": text}).to_string(),
        json!({"result": {"content": [{"type": "text", "text": text}]}}).to_string(),
        Value::String(text.to_owned()).to_string().replacen('"', " \"", 1),
        format!("```json\n{text}\n```"),
        format!("HTTP/1.1 100 Continue\r\n\r\nHTTP/2 200\r\ncontent-type: application/json\r\n\r\n{text}"),
    ];
    for text in wrapped {
        let import = import(None, &responses(&text));
        assert_eq!(credits(&import.plan), [("bc-balance", "8000.00", false)], "{text}");
    }
    let line =
        |day: u32| format!(r#"{{"advertiser_id":"201","stat_time_day":"2026-11-{day:02}","spend":"45.50"}}"#);
    let lines = (1..=21).map(line).collect::<Vec<_>>().join("\n");
    assert_eq!(import(None, &responses(&lines)).plan.ad_accounts[0].daily_spend.as_deref(), Some("45.50"));
}

#[test]
fn the_parts_of_spend_are_the_spend() {
    let import = of("a17_only_parts_of_spend.json");
    assert_eq!(import.plan.ad_accounts[0].daily_spend.as_deref(), Some("120.00"));
}

#[test]
fn a_currency_nobody_knows_is_asked_and_lower_case_is_the_same_currency() {
    assert_eq!(told(&of("a19_unknown_currency.json"), "currency.needed").len(), 1);
    let lower = of("a19b_lower_case_currency.json");
    assert_eq!(lower.plan.currency, "USD");
    assert_eq!(account(&lower.plan, "201").cash.as_deref(), Some("100.00"));
    assert!(told(&lower, "currency.other").is_empty());
}

#[test]
fn what_is_said_of_many_rows_is_one_notice_with_the_rows_behind_it_and_money_comes_first() {
    let row =
        |id: u32| json!({"advertiser_id": id.to_string(), "currency": "USD", "valid_cash_balance": "5.001"});
    let rows = (1..=30).map(row).collect::<Vec<_>>();
    let import = import(None, &[json!({"data": {"list": rows}})]);
    let rounded = notice(&import, "amount.rounded");
    assert_eq!((rounded.path.as_str(), rounded.param("more")), ("/0/data/list/0/valid_cash_balance", "29"));
    assert!(rounded.param("rows").starts_with("/0/data/list/1/valid_cash_balance /0/data/list/2/"));
    assert!(rounded.message.in_english().ends_with("The same holds of 29 more."));
    let asks_come_first = import.notices.iter().map(|it| it.severity).skip_while(|it| *it != "info");
    assert!(asks_come_first.into_iter().all(|severity| severity == "info"));
}

#[test]
fn ad_credit_of_an_ad_account_that_left_is_put_up_for_decision() {
    let before = of("a25_before.json").plan;
    let after = import(Some(before), &fault("a25_after.json"));
    let asked = notice(&after, "balance.stale");
    assert_eq!(
        (asked.severity, asked.param("amount"), asked.param("names")),
        ("ask", "600.00", "Brand South")
    );
}

#[test]
fn two_equal_issues_of_one_day_without_ids_are_two_and_an_overlapping_page_is_none() {
    let row = json!({"account_id": "1", "bc_id": "1", "amount": 500, "currency": "USD", "transaction_type": "PROMOTION_ISSUED",
        "billing_type": "CREDIT", "create_time": "2026-11-01 10:00:00"});
    let page = json!({"data": {"transaction_list": [row, row]}});
    let import_of = |pages: &[Value]| {
        let plan = import(None, pages).plan;
        assert_eq!(import(Some(plan.clone()), pages).plan, plan);
        plan.ad_credits.iter().map(|credit| credit.amount.clone()).collect::<Vec<_>>()
    };
    assert_eq!(import_of(std::slice::from_ref(&page)), ["500.00", "500.00"]);
    assert_eq!(import_of(&[page.clone(), page]), ["500.00", "500.00"]);
    let older =
        |time: u32| json!({"date": time, "amount": 500, "currency": "USD", "funds_type": "FUNDS_TYPE_GRANT"});
    let page = json!({"data": {"list": [older(1_793_494_800), older(1_793_494_801)]}});
    assert_eq!(import_of(&[page]), ["500.00", "500.00"]);
}

/// Two hundred thousand equal movements: where each is compared with each this does not end.
#[test]
fn a_hundred_thousand_transfers_are_paired() {
    let row = |account: &str, kind: &str, sign: &str| {
        json!({"account_id": account, "bc_id": "1", "amount": 1, "currency": "USD", "transaction_type": kind,
            "billing_type": "CREDIT", "amount_type": sign, "create_time": "2026-11-01 10:00:00"})
    };
    let mut rows = vec![
        json!({"account_id": "1", "bc_id": "1", "amount": 100_000, "currency": "USD", "transaction_id": "i",
        "transaction_type": "PROMOTION_ISSUED", "billing_type": "CREDIT", "create_time": "2026-11-01 09:00:00"}),
    ];
    for _ in 0..100_000 {
        rows.push(row("1", "DECREASE_BALANCE", "NEGATIVE"));
        rows.push(row("201", "INCREASE_BALANCE", "POSITIVE"));
    }
    let import = import(None, &[json!({"data": {"transaction_list": rows}})]);
    assert!(told(&import, "allocation.unpaired").is_empty());
    assert!(import.plan.ad_credits.is_empty(), "{:?}", import.plan.ad_credits);
}

/// Whether a balance is given, and how it can fail to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Balance {
    Known,
    CashOnly,
    Portfolio,
    Foreign,
    NoRow,
}

fn balances() -> impl Strategy<Value = Balance> {
    prop::sample::select(vec![
        Balance::Known,
        Balance::CashOnly,
        Balance::Portfolio,
        Balance::Foreign,
        Balance::NoRow,
    ])
}

fn row(balance: Balance, grant: u32) -> Option<Value> {
    let grant = format!("{grant}.00");
    Some(match balance {
        Balance::Known => json!({"currency": "USD", "valid_grant_balance": grant, "valid_cash_balance": 5}),
        Balance::Portfolio => {
            json!({"currency": "USD", "valid_grant_balance": grant, "payment_portfolio_id": "9"})
        }
        Balance::CashOnly => json!({"currency": "USD", "valid_cash_balance": 5}),
        Balance::Foreign => json!({"currency": "EUR", "valid_grant_balance": 7}),
        Balance::NoRow => return None,
    })
}

/// All ad credit of a plan that is not in a refusal: what is issued, in cents.
fn held(plan: &PlanDocument) -> i64 {
    let cents = |amount: &str| amount.replace('.', "").parse::<i64>().unwrap();
    plan.ad_credits.iter().map(|credit| cents(&credit.amount)).sum()
}

proptest! {
    /// 1,000 were issued and so much was allocated to each of two ad accounts, which nobody has spent yet. However few
    /// of the balances the responses give, the plan holds 1,000: none twice, none gone.
    #[test]
    fn what_was_issued_is_in_the_plan_whichever_balances_are_known(
        center in balances(),
        accounts in prop::collection::vec((balances(), 1_u32..400), 2),
        is_past in any::<bool>(),
    ) {
        let credit = AdCreditDocument {
            id: "q4".to_owned(), name: "Q4".to_owned(), amount: "1000.00".to_owned(), issued: "2026-11-01".to_owned(),
            expires: Some("2027-01-31".to_owned()), ..AdCreditDocument::default()
        };
        let mut plan = import(None, &[]).plan;
        (plan.currency, plan.start, plan.end) = ("USD".to_owned(), "2026-11-01".to_owned(), "2027-01-31".to_owned());
        plan.ad_credits.push(credit);
        let mut left = 1_000;
        let mut rows = Vec::new();
        for (place, (balance, amount)) in accounts.iter().enumerate() {
            let id = format!("20{place}");
            plan.ad_accounts.push(AdAccountDocument { id: id.clone(), name: id.clone(), ..AdAccountDocument::default() });
            plan.allocations.push(AllocationDocument {
                id: format!("a{place}"), on: "2026-11-20".to_owned(), ad_credit: "q4".to_owned(), ad_account: id.clone(),
                amount: format!("{amount}.00"), done: true, ..AllocationDocument::default()
            });
            left -= amount;
            // A portfolio's row of an ad account holds the ad account's own ad credit.
            if let Some(mut row) = row(*balance, *amount) {
                row["advertiser_id"] = json!(id);
                rows.push(row);
            }
        }
        let day = if is_past { "20261201" } else { "20261120" };
        let mut answers = vec![json!({"code": 0, "request_id": day, "data": {"list": rows}})];
        if let Some(mut row) = row(center, left) {
            row["bc_id"] = json!("1");
            answers.push(json!({"code": 0, "request_id": day, "data": row}));
        }
        let import = import(Some(plan), &answers);
        prop_assert_eq!(held(&import.plan), 100_000, "{:?}", &import.plan.ad_credits);
        // What an ad account holds is its own again, whether by its balance or by what was allocated to it.
        let done = import.plan.allocations.iter().filter(|it| it.done).map(|it| it.amount.clone());
        let own = import.plan.ad_credits.iter().filter(|it| matches!(it.held_by, Some(HolderDocument::AdAccount(_))));
        let mut parts = own.map(|it| it.amount.clone()).chain(done).collect::<Vec<_>>();
        let mut right = accounts.iter().map(|(_, amount)| format!("{amount}.00")).collect::<Vec<_>>();
        parts.sort();
        right.sort();
        prop_assert_eq!(parts, right);
        let again = super::import(Some(import.plan.clone()), &answers);
        prop_assert_eq!(again.plan, import.plan);
    }
}
