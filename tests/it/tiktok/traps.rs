//! Every trap of the formats, each with responses of its own.

use super::{Param, account, credits, file, imported, notice, responses, told};
use serde_json::json;
use strandline::import::tiktok::{import, rounded_id, unsafe_ids};

/// One ad account's balance with more fields.
fn balance(fields: &str) -> String {
    format!(
        r#"{{"code":0,"data":{{"list":[{{"advertiser_id":"201","advertiser_name":"North","currency":"USD",
        "advertiser_status":"SHOW_ACCOUNT_STATUS_APPROVED","valid_cash_balance":10,{fields}}}]}}}}"#
    )
}

#[test]
fn ids_written_as_numbers_beyond_2_to_the_53_keep_every_digit() {
    let text = r#"{"data":{"list":[{"advertiser_id":7000000000000000203,"advertiser_name":"A","valid_cash_balance":1},
        {"advertiser_id":7000000000000000202,"advertiser_name":"B","valid_cash_balance":2}]}}"#;
    let plan = imported(text).plan;
    let ids = plan.ad_accounts.iter().map(|account| account.id.as_str()).collect::<Vec<_>>();
    assert_eq!(ids, ["7000000000000000202", "7000000000000000203"]);
}

#[test]
fn ids_that_javascript_may_have_rounded_are_named_for_the_boundary() {
    let response = json!({"data": {"bc_id": 7_000_000_000_000_000_101_u64, "amount": 7_000_000_000_000_000_101_u64,
        "list": [{"advertiser_id": 7e18, "page_id": 12, "bc_id": "7000000000000000101"}]}});
    assert_eq!(unsafe_ids(&response), ["/data/bc_id", "/data/list/0/advertiser_id"]);
    let notice = rounded_id("/1/data/bc_id".to_owned());
    assert_eq!((notice.code, notice.path.as_str()), ("id.rounded", "/1/data/bc_id"));
}

#[test]
fn an_id_that_was_rounded_makes_no_account() {
    let import = imported(
        r#"{"data":{"list":[{"advertiser_id":7e18,"valid_cash_balance":1},{"advertiser_id":7000000000000000000.0,"valid_cash_balance":1}]}}
        {"data":{"bc_id":7e18,"currency":"USD","valid_cash_balance":5,"valid_grant_balance":7}}"#,
    );
    assert!(import.plan.ad_accounts.is_empty());
    assert_eq!(notice(&import, "id.rounded").param("more"), "1");
    assert_eq!(import.plan.business_center.cash.as_deref(), Some("5.00"));
}

#[test]
fn credit_is_ad_credit_in_transactions_and_credit_line_in_transfers() {
    let text = r#"{"data":{"bc_id":7000000000000000101,"advertiser_id":7000000000000000202,"transaction_infos":[
        {"transaction_id":"9","transaction_type":"CREDIT","payee_account":{"account_type":"ADVERTISER","account_id":"202"}},
        {"transaction_id":"10","transaction_type":"GRANT","payee_account":{"account_type":"ADVERTISER","account_id":"202"}}]}}
        {"data":{"transaction_list":[{"transaction_id":"1","account_id":"101","bc_id":"101","amount":50,"currency":"USD",
        "transaction_type":"PROMOTION_ISSUED","billing_type":"CREDIT","create_time":"2026-06-01 10:00:00"},
        {"transaction_id":"2","account_id":"101","bc_id":"101","amount":70,"currency":"USD",
        "transaction_type":"ADD_BALANCE","billing_type":"CASH","amount_type":"POSITIVE","create_time":"2026-06-01 10:00:00"}]}}"#;
    let import = imported(text);
    assert_eq!(credits(&import.plan), [("1", "50.00", false)]);
    assert_eq!(notice(&import, "transfer.creditLine").param("count"), "1");
    assert_eq!(notice(&import, "transfer.noAmount").param("count"), "1");
}

#[test]
fn portfolio_rows_that_repeat_a_pool_give_no_account_its_cash() {
    let row = |id: &str, kind: &str, grant: u32| {
        json!({"advertiser_id": id, "advertiser_name": id, "currency": "USD", "payment_portfolio_id": 7_000_000_000_000_000_301_u64,
            "payment_portfolio_type": kind, "account_balance": 5200, "cash_balance": 5200, "valid_cash_balance": 5200,
            "valid_grant_balance": grant})
    };
    for kind in ["SHARED", "NON_SHARED"] {
        let list = json!({"data": {"list": [row("1", kind, 30), row("2", kind, 0)]}});
        let import = import(None, &[list]);
        assert!(import.plan.ad_accounts.iter().all(|account| account.cash.is_none()), "{kind}");
        assert_eq!(credits(&import.plan), [("in-1", "30.00", true)]);
        let pool = notice(&import, "portfolio.pool");
        assert_eq!((pool.param("accounts"), pool.param("cash")), ("2", "5200.00 USD"));
        assert_eq!(pool.param("portfolio"), "7000000000000000301");
    }
    // Funds per account that do differ are each account's own.
    let mut other = row("2", "NON_SHARED", 0);
    other["valid_cash_balance"] = json!(100);
    other["cash_balance"] = json!(100);
    let import = import(None, &[json!({"data": {"list": [row("1", "NON_SHARED", 0), other]}})]);
    assert_eq!(account(&import.plan, "2").cash.as_deref(), Some("100.00"));
}

#[test]
fn transactions_are_known_under_any_key_of_their_list() {
    let row = r#"{"transaction_id":"1","account_id":"101","bc_id":"101","bc_name":"BC","amount":"50.00","currency":"USD",
        "transaction_type":"PROMOTION_ISSUED","billing_type":"CREDIT","create_time":"2026-06-01 10:00:00"}"#;
    for key in ["transaction_list", "transaction", "list"] {
        let plan = imported(&format!(r#"{{"code":0,"data":{{"{key}":[{row}]}}}}"#)).plan;
        assert_eq!(credits(&plan), [("1", "50.00", false)], "{key}");
    }
    assert_eq!(credits(&imported(&format!("[{row}]")).plan), [("1", "50.00", false)]);
}

#[test]
fn both_families_of_status_and_null_are_read() {
    let asset = |status: &str| {
        format!(
            r#"{{"data":{{"list":[{{"asset_id":"201","asset_name":"N","relation_type":"OWNER_BC","advertiser_status":{status}}}]}}}}"#
        )
    };
    for (shown, of_asset, taken, code) in [
        ("null", "\"STATUS_ENABLE\"", "approved", ""),
        ("null", "\"STATUS_LIMIT\"", "suspended", ""),
        ("null", "\"STATUS_DISABLE\"", "closed", ""),
        ("\"SHOW_ACCOUNT_STATUS_APPROVED\"", "null", "approved", ""),
        ("\"SHOW_ACCOUNT_STATUS_PUNISHED\"", "null", "suspended", ""),
        ("\"SHOW_ACCOUNT_STATUS_NOT_APPROVED\"", "null", "inReview", "status.other"),
        ("\"STATUS_OF_TOMORROW\"", "null", "inReview", "status.other"),
        ("\"SHOW_ACCOUNT_STATUS_APPROVED\"", "\"STATUS_LIMIT\"", "suspended", "status.conflict"),
        ("null", "null", "inReview", "status.needed"),
    ] {
        let balance = balance(&format!(r#""advertiser_status":{shown}"#));
        let import = imported(&format!("{balance}{}", asset(of_asset)));
        assert_eq!(account(&import.plan, "201").status.as_deref(), Some(taken), "{shown} {of_asset}");
        let codes = import.notices.iter().map(|it| it.code).filter(|it| it.starts_with("status."));
        assert_eq!(codes.collect::<Vec<_>>().join(" "), code, "{shown} {of_asset}");
    }
}

#[test]
fn null_status_leaves_the_plans_own() {
    let mut plan = imported(&balance(r#""frozen_balance":0"#)).plan;
    plan.ad_accounts[0].status = Some("suspended".to_owned());
    let import = import(Some(plan), &responses(&balance(r#""advertiser_status":null"#)));
    assert_eq!(import.plan.ad_accounts[0].status.as_deref(), Some("suspended"));
}

#[test]
fn currencies_without_decimals_take_two_that_are_zero_and_say_what_is_not() {
    let text = r#"{"data":{"bc_id":"1","currency":"JPY","valid_cash_balance":1500.00,"valid_grant_balance":"250000.00"}}
        {"data":{"list":[{"advertiser_id":"2","currency":"JPY","valid_cash_balance":1500,"valid_grant_balance":2500.50}]}}"#;
    let import = imported(text);
    assert_eq!(import.plan.business_center.cash.as_deref(), Some("1500"));
    assert_eq!(credits(&import.plan), [("bc-balance", "250000", false), ("in-2", "2500", true)]);
    let rounded = told(&import, "amount.rounded");
    assert_eq!(rounded[0].path, "/1/data/list/0/valid_grant_balance");
    assert_eq!((rounded[0].param("written"), rounded[0].param("taken")), ("2500.50", "2500"));
    let won = imported(&text.replace("JPY", "KRW").replace("2500.50", "2500"));
    assert!(told(&won, "amount.rounded").is_empty());
}

#[test]
fn more_decimals_than_the_currency_round_half_to_even_with_the_exact_value() {
    let import = imported(&balance(r#""valid_grant_balance":163.735,"cash_balance":20"#));
    assert_eq!(credits(&import.plan), [("in-201", "163.74", true)]);
    assert_eq!(told(&import, "amount.rounded")[0].param("written"), "163.735");
    // What no float could hold comes through whole.
    let exact = imported(&balance(r#""valid_grant_balance":9007199254740.93"#));
    assert_eq!(credits(&exact.plan), [("in-201", "9007199254740.93", true)]);
    let unreadable = imported(&balance(r#""valid_grant_balance":"1,500.00""#));
    assert_eq!(told(&unreadable, "amount.unreadable")[0].path, "/0/data/list/0/valid_grant_balance");
}

#[test]
fn an_error_in_the_envelope_is_passed_on_and_nothing_taken() {
    let import = imported(
        r#"{"code":40105,"message":"Access token is incorrect or has been revoked.","request_id":"x","data":{}}"#,
    );
    let error = notice(&import, "response.error");
    assert_eq!((error.path.as_str(), error.param("code")), ("/0", "40105"));
    assert!(error.message.in_english().contains("Access token is incorrect"));
    assert!(import.plan.ad_accounts.is_empty());
}

#[test]
fn pages_are_merged_and_missing_ones_named() {
    let page = |page: u32, ids: &[u32]| {
        let list = ids.iter().map(
            |id| json!({"advertiser_id": id.to_string(), "advertiser_name": "N", "valid_cash_balance": id}),
        );
        json!({"code": 0, "data": {"advertiser_account_list": list.collect::<Vec<_>>(),
            "page_info": {"page": page, "page_size": 2, "total_number": 5, "total_page": 3}}})
    };
    let whole = import(None, &[page(3, &[5]), page(1, &[1, 2]), page(2, &[3, 4]), page(1, &[1, 2])]);
    assert_eq!(whole.plan.ad_accounts.len(), 5);
    assert!(told(&whole, "pages.missing").is_empty());
    let part = import(None, &[page(3, &[5]), page(1, &[1, 2])]);
    assert_eq!(notice(&part, "pages.missing").param("pages"), "2");
}

#[test]
fn an_account_on_two_pages_with_other_figures_takes_the_newest_answer() {
    let answer = |request: &str, cash: u32| json!({"code": 0, "request_id": request, "data": {"list": [{"advertiser_id": "1", "valid_cash_balance": cash}]}});
    let (old, new) = (answer("20261101AA", 5), answer("20261102AA", 9));
    for order in [[old.clone(), new.clone()], [new, old]] {
        let import = import(None, &order);
        assert_eq!(import.plan.ad_accounts[0].cash.as_deref(), Some("9.00"));
        assert_eq!(notice(&import, "account.conflict").param("field"), "valid_cash_balance");
    }
}

#[test]
fn what_is_no_response_is_named_by_what_was_seen() {
    for (text, saw) in [
        (r#"{"hello":"world"}"#, "the fields hello"),
        ("3", "a number"),
        ("null", "null"),
        ("{}", "an empty object"),
        (r#"{"code":0,"data":{"list":[{"video_id":"1"}]}}"#, "the fields video_id"),
    ] {
        assert_eq!(notice(&imported(text), "response.unknown").param("saw"), saw, "{text}");
    }
    assert_eq!(told(&imported(r#"{"code":0,"data":null}"#), "response.empty").len(), 1);
    assert_eq!(
        told(&imported(r#"{"code":0,"data":{"list":[],"page_info":{"page":1}}}"#), "response.empty").len(),
        1
    );
    assert_eq!(told(&import(None, &[]), "response.none").len(), 1);
}

#[test]
fn an_account_of_another_currency_is_left_out_with_its_spend() {
    let text = r#"{"data":{"bc_id":"1","currency":"USD","valid_grant_balance":0}}
        {"data":{"list":[{"advertiser_id":"2","currency":"EUR","valid_grant_balance":100}]}}
        {"data":{"list":[{"dimensions":{"advertiser_id":"2","stat_time_day":"2026-06-03 00:00:00"},"metrics":{"spend":"5.00"}}]}}"#;
    let import = imported(text);
    assert!(import.plan.ad_accounts.is_empty() && import.plan.ad_credits.is_empty());
    assert_eq!(notice(&import, "currency.other").param("currency"), "EUR");
}

#[test]
fn without_any_currency_it_is_asked_for() {
    let import = imported(r#"{"data":{"list":[{"advertiser_id":"2","valid_cash_balance":1}]}}"#);
    assert_eq!((import.plan.currency.as_str(), notice(&import, "currency.needed").severity), ("", "ask"));
    assert_eq!(notice(&import, "start.needed").path, "/start");
    assert_eq!((import.plan.start.as_str(), import.plan.end.as_str()), ("", ""));
}

#[test]
fn credit_that_the_api_calls_movable_is_told_and_not_planned_on() {
    let import =
        imported(&balance(r#""valid_grant_balance":50,"max_transferable_amount":{"grant_amount":50}"#));
    assert_eq!(notice(&import, "grant.movable").param("amount"), "50.00");
    assert_eq!(credits(&import.plan), [("in-201", "50.00", true)]);
}

#[test]
fn a_minimum_is_taken_only_where_all_accounts_agree_on_more_than_a_cent() {
    let with =
        |minimum: &str| balance(&format!(r#""min_transferable_amount":{{"grant_amount":"{minimum}"}}"#));
    let cent = imported(&with("0.01"));
    assert_eq!(cent.plan.assumptions.minimum_allocation, None);
    let ten = imported(&with("10"));
    assert_eq!(ten.plan.assumptions.minimum_allocation.as_deref(), Some("10.00"));
    let both = imported(&format!("{}{}", with("10"), with("20").replace("201", "202")));
    assert_eq!(both.plan.assumptions.minimum_allocation, None);
    assert_eq!(notice(&both, "minimum.differs").param("highest"), "20.00");
}

#[test]
fn frozen_and_owed_balances_are_not_spendable() {
    let import = imported(&balance(
        r#""grant_balance":50,"balance_info":{"frozen_grant_balance":20,"valid_cash_balance":1}"#,
    ));
    assert_eq!(credits(&import.plan), [("in-201", "30.00", true)]);
    assert_eq!(told(&import, "grant.frozen")[0].param("frozen"), "20.00");
    let owed = imported(&balance(r#""valid_grant_balance":0,"cash_balance":-3"#).replace(":10,", ":-3.50,"));
    assert_eq!(owed.plan.ad_accounts[0].cash.as_deref(), Some("0.00"));
    assert_eq!(told(&owed, "balance.negative").len(), 1);
}

#[test]
fn an_account_that_is_not_bound_can_receive_nothing() {
    let asset = r#"{"data":{"list":[{"asset_id":"201","asset_type":"ADVERTISER","relation_type":"OWNER_BC",
        "relation_status":"PENDING","advertiser_status":"STATUS_ENABLE"},{"asset_id":"5","asset_type":"PIXEL"}]}}"#;
    let import = imported(&format!("{}{asset}", balance(r#""tax":0"#)));
    assert_eq!(import.plan.ad_accounts.len(), 1);
    assert_eq!(import.plan.ad_accounts[0].relation.as_deref(), Some("shared"));
    assert_eq!(notice(&import, "relation.notBound").param("status"), "PENDING");
}

#[test]
fn more_accounts_than_a_plan_holds_are_cut_and_counted() {
    let list = (0..2_003).map(
        |id| json!({"advertiser_id": id.to_string(), "valid_cash_balance": 1, "valid_grant_balance": 1}),
    );
    let import = import(None, &[json!({"data": {"list": list.collect::<Vec<_>>()}})]);
    assert_eq!((import.plan.ad_accounts.len(), import.plan.ad_credits.len()), (2_000, 500));
    assert_eq!(notice(&import, "adAccounts.tooMany").param("count"), "3");
    let cut = notice(&import, "adCredits.tooMany");
    assert_eq!((cut.param("count"), cut.param("amount")), ("1500", "1500.00"));
}

#[test]
fn long_names_are_cut_and_ids_that_are_none_are_left_out() {
    let long = "é".repeat(300);
    let text = json!({"data": {"list": [{"advertiser_id": "1", "advertiser_name": long, "valid_cash_balance": 1},
        {"advertiser_id": "7".repeat(65), "valid_cash_balance": 1}, {"advertiser_id": null, "valid_cash_balance": 1}]}});
    let import = import(None, &[text]);
    assert_eq!(import.plan.ad_accounts.len(), 1);
    assert_eq!(import.plan.ad_accounts[0].name.chars().count(), 200);
    assert_eq!(notice(&import, "id.unreadable").param("more"), "1");
}

#[test]
fn several_business_centers_are_not_mixed() {
    let text = r#"{"data":{"bc_id":"1","currency":"USD","valid_cash_balance":5,"valid_grant_balance":7}}
        {"data":{"bc_id":"2","currency":"USD","valid_cash_balance":50,"valid_grant_balance":70}}"#;
    let import = imported(text);
    assert_eq!(import.plan.business_center.cash.as_deref(), Some("5.00"));
    assert_eq!(credits(&import.plan), [("bc-balance", "7.00", false)]);
    assert_eq!(notice(&import, "businessCenter.several").param("left"), "2");
}

#[test]
fn the_own_role_is_told_and_members_come_with_theirs() {
    let text = r#"{"data":{"list":[{"bc_info":{"bc_id":"1","name":"Example BC","company":"Example GmbH","currency":"USD"},
        "user_role":"STANDARD","ext_user_role":{"finance_role":"ANALYST"}}]}}
        {"data":{"list":[{"user_id":"u1","user_name":"Ada","user_role":"STANDARD","ext_user_role":{"finance_role":"MANAGER"}}]}}"#;
    let import = imported(text);
    assert_eq!(notice(&import, "role.own").param("role"), "financeAnalyst");
    assert_eq!(import.plan.members[0].role, "financeManager");
    assert_eq!(import.plan.business_center.entity.as_deref(), Some("Example GmbH"));
}

#[test]
fn costs_and_portfolios_are_known_and_not_used() {
    let text = r#"{"data":{"cost_list":[{"advertiser_id":"202","amount":1310.00,"cash_amount":110,"grant_amount":1200,"currency":"USD"}],
        "transaction_summary":{"amount":1310}}}
        {"data":{"payment_portfolio_list":[{"payment_portfolio_id":"301","payment_portfolio_name":"EU","payment_portfolio_type":"SHARED",
        "cash_balance_list":[{"currency":"USD","amount":5200}]}]}}"#;
    let import = imported(text);
    assert_eq!(told(&import, "rows.notUsed").len(), 2);
    assert!(import.plan.ad_accounts.is_empty() && import.plan.business_center.cash.is_none());
    assert!(told(&imported(&file("bc_balance").to_string()), "rows.notUsed").is_empty());
}
