//! Issued, allocated, expired: how transactions become ad credits.

use super::{Import, Param, credits, imported, notice, responses, told};
use serde_json::{Value, json};
use strandline::import::tiktok::import;

fn row(id: &str, account: &str, kind: &str, amount: &str, time: &str) -> Value {
    json!({"transaction_id": id, "account_id": account, "bc_id": "101", "bc_name": "BC", "amount": amount, "currency": "USD",
        "transaction_type": kind, "billing_type": "CREDIT", "create_time": time})
}

fn signed(mut row: Value, amount_type: &str) -> Value {
    row["amount_type"] = json!(amount_type);
    row
}

fn ledger(rows: &[Value], balance: i64) -> Import {
    let balance = json!({"data": {"bc_id": "101", "currency": "USD", "valid_grant_balance": balance}});
    import(None, &[json!({"data": {"transaction_list": rows}}), balance])
}

fn issued() -> Vec<Value> {
    vec![
        row("1", "101", "PROMOTION_ISSUED", "100", "2026-06-01 10:00:00"),
        row("2", "101", "PROMOTION_ISSUED", "200", "2026-06-05 10:00:00"),
    ]
}

#[test]
fn both_rows_of_one_transfer_count_once() {
    for id in ["30", "31"] {
        let mut rows = issued();
        rows.push(signed(row("30", "101", "DECREASE_BALANCE", "60", "2026-06-10 23:50:00"), "NEGATIVE"));
        rows.push(signed(row(id, "202", "INCREASE_BALANCE", "60", "2026-06-11 01:50:00"), "POSITIVE"));
        let import = ledger(&rows, 240);
        assert_eq!(credits(&import.plan), [("1", "40.00", false), ("2", "200.00", false)]);
        assert_eq!(notice(&import, "grant.reconciled").param("balance"), "240.00");
        assert!(told(&import, "allocation.assumed").is_empty());
        // Two ad credits were there: which one went is asked.
        assert_eq!(notice(&import, "credit.attribution").param("amount"), "60.00");
    }
}

#[test]
fn an_arrival_that_nothing_pays_for_is_no_allocation_where_the_business_center_speaks() {
    let mut rows = issued();
    rows.push(signed(row("30", "101", "DECREASE_BALANCE", "60", "2026-06-10 10:00:00"), "NEGATIVE"));
    rows.push(signed(row("40", "203", "INCREASE_BALANCE", "75", "2026-06-20 10:00:00"), "POSITIVE"));
    let import = ledger(&rows, 240);
    assert_eq!(notice(&import, "allocation.unpaired").param("id"), "40");
    assert_eq!(notice(&import, "grant.reconciled").param("balance"), "240.00");
}

#[test]
fn an_arrival_named_by_a_transfer_is_an_allocation_for_certain() {
    let mut rows = issued();
    rows.push(signed(row("30", "202", "INCREASE_BALANCE", "60", "2026-06-03 10:00:00"), "POSITIVE"));
    let transfer = json!({"data": {"bc_id": 101, "transaction_infos": [{"transaction_id": "30", "transaction_type": "GRANT",
        "payee_account": {"account_type": "ADVERTISER"}}]}});
    let import = import(None, &[json!({"data": {"transaction": rows}}), transfer]);
    assert_eq!(credits(&import.plan), [("1", "40.00", false), ("2", "200.00", false)]);
    assert!(told(&import, "allocation.assumed").is_empty());
    assert_eq!(notice(&import, "grant.unchecked").severity, "ask");
}

#[test]
fn expiry_and_signs_are_read_whatever_amount_type_says() {
    for (written, amount_type) in [("30", "POSITIVE"), ("30", "NEGATIVE"), ("-30", "OTHER"), ("-30", "")] {
        let mut rows = issued();
        rows.push(signed(row("9", "101", "PROMOTION_EXPIRED", written, "2026-06-03 23:59:59"), amount_type));
        let import = ledger(&rows, 270);
        assert_eq!(
            credits(&import.plan),
            [("1", "70.00", false), ("2", "200.00", false)],
            "{written} {amount_type}"
        );
    }
}

#[test]
fn differences_to_the_balance_are_reported_with_both_amounts() {
    let short = ledger(&issued(), 250);
    assert_eq!(credits(&short.plan), [("1", "50.00", false), ("2", "200.00", false)]);
    let difference = notice(&short, "grant.difference");
    let param = |key| difference.param(key);
    assert_eq!((param("balance"), param("explained"), param("difference")), ("250.00", "300.00", "50.00"));
    assert_eq!((difference.severity, difference.path.as_str()), ("ask", "/1/data/valid_grant_balance"));
    let more = ledger(&issued(), 375);
    assert_eq!(credits(&more.plan)[2..], [("bc-balance", "75.00", false)]);
    assert_eq!(notice(&more, "grant.difference").param("difference"), "75.00");
}

#[test]
fn what_is_used_up_is_not_entered() {
    let import = ledger(&issued(), 200);
    assert_eq!(credits(&import.plan), [("2", "200.00", false)]);
}

#[test]
fn an_allocation_before_the_first_issue_came_from_earlier_credit() {
    let mut rows = issued();
    rows.push(signed(row("30", "202", "INCREASE_BALANCE", "60", "2026-05-20 10:00:00"), "POSITIVE"));
    let import = ledger(&rows, 300);
    assert_eq!(credits(&import.plan), [("1", "100.00", false), ("2", "200.00", false)]);
    assert_eq!(notice(&import, "credit.earlier").param("amount"), "60.00");
}

#[test]
fn credit_that_comes_back_to_the_business_center_is_left_to_the_balance() {
    let mut rows = issued();
    rows.push(signed(row("50", "101", "INCREASE_BALANCE", "20", "2026-06-10 10:00:00"), "POSITIVE"));
    assert_eq!(notice(&ledger(&rows, 300), "transaction.unclear").param("id"), "50");
}

#[test]
fn credit_of_a_shared_account_did_not_come_from_this_business_center() {
    let mut rows = issued();
    rows.push(signed(row("30", "202", "INCREASE_BALANCE", "60", "2026-06-10 10:00:00"), "POSITIVE"));
    let asset = json!({"data": {"list": [{"asset_id": "202", "relation_type": "OWNER_PARTNER", "advertiser_status": "STATUS_ENABLE"}]}});
    let import = import(None, &[json!({"data": {"list": rows}}), asset]);
    assert_eq!(credits(&import.plan), [("1", "100.00", false), ("2", "200.00", false)]);
}

#[test]
fn a_balance_alone_is_one_credit_of_the_first_day_and_asked_about() {
    let import = imported(
        r#"{"code":0,"request_id":"20260601T0900A1","data":{"bc_id":"1","currency":"USD","valid_grant_balance":8000.00}}"#,
    );
    assert_eq!(credits(&import.plan), [("bc-balance", "8000.00", false)]);
    assert_eq!(import.plan.ad_credits[0].issued, "2026-06-01");
    assert_eq!(notice(&import, "credit.noTransactions").severity, "ask");
    assert_eq!(notice(&import, "start.taken").param("from"), "the request ids of the balances");
}

#[test]
fn older_business_center_rows_count_in_epoch_seconds_and_not_twice() {
    let older = r#"{"data":{"list":[{"date":1780300504,"amount":8000.00,"timezone":"UTC+02:00","currency":"USD",
        "funds_type":"FUNDS_TYPE_GRANT"},{"date":1780300504,"amount":99,"currency":"USD","funds_type":"FUNDS_TYPE_CASH"}]}}"#;
    let alone = imported(older);
    assert_eq!(credits(&alone.plan), [("issued-2026-06-01-800000", "8000.00", false)]);
    assert_eq!(alone.plan.ad_credits[0].issued, "2026-06-01");
    let newer = json!({"data": {"transaction_list": [row("1", "101", "PROMOTION_ISSUED", "8000", "2026-06-02 00:15:04")]}});
    let mut both = responses(older);
    both.push(newer);
    assert_eq!(credits(&import(None, &both).plan), [("1", "8000.00", false)]);
    assert_eq!(import(Some(alone.plan.clone()), &responses(older)).plan, alone.plan);
}

#[test]
fn consumption_and_tax_of_older_rows_go_by_the_requests_definition() {
    let row = |kind: &str, amount: u32, funds: Value| {
        json!({"advertiser_id": "202", "amount": amount, "currency": "USD", "date": "2026-06-02 09:15:04",
            "funds_type": funds, "transfer_type": kind, "timezone": "Europe/Berlin"})
    };
    let mut rows = vec![row("TRANS_TYPE_COST", 70, Value::Null), row("TRANS_TYPE_TAX", 7, Value::Null)];
    rows.push(row("TRANS_TYPE_TRANSFER", 25, json!("FUNDS_TYPE_GRANT")));
    let issue = json!({"data": {"transaction_list": issued()}});
    let import = import(None, &[json!({"data": {"list": rows}}), issue]);
    let told = notice(&import, "transactions.consumption");
    assert_eq!((told.param("consumption"), told.param("tax")), ("70.00", "7.00"));
    assert_eq!(credits(&import.plan), [("1", "75.00", false), ("2", "200.00", false)]);
}

#[test]
fn an_account_that_holds_less_than_its_rows_explain_is_a_warning() {
    let rows = vec![signed(row("30", "202", "INCREASE_BALANCE", "60", "2026-06-10 10:00:00"), "POSITIVE")];
    let balance =
        json!({"data": {"list": [{"advertiser_id": "202", "currency": "USD", "valid_grant_balance": 10}]}});
    let import = import(None, &[json!({"data": {"list": rows}}), balance]);
    let difference = notice(&import, "grant.difference");
    assert_eq!((difference.severity, difference.param("difference")), ("warning", "50.00"));
    assert_eq!(credits(&import.plan), [("in-202", "10.00", true)]);
}

#[test]
fn times_that_are_none_are_left_out() {
    let import = ledger(&[row("1", "101", "PROMOTION_ISSUED", "100", "yesterday")], 0);
    assert!(import.plan.ad_credits.is_empty());
    assert_eq!(notice(&import, "date.unreadable").path, "/0/data/transaction_list/0/create_time");
}

#[test]
fn more_issues_than_a_plan_holds_leave_the_oldest_to_the_balance() {
    let rows = (0..520).map(|n| {
        let time = format!("20{:02}-01-{:02} 10:00:00", 10 + n / 28, 1 + n % 28);
        row(&format!("{n:03}"), "101", "PROMOTION_ISSUED", "1", &time)
    });
    let import = ledger(&rows.collect::<Vec<_>>(), 480);
    assert_eq!(import.plan.ad_credits.len(), 480);
    assert_eq!(import.plan.ad_credits[0].id, "040");
    assert_eq!(notice(&import, "adCredits.tooMany").param("count"), "20");
}
