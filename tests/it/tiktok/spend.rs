//! Expected spend from reports of every kind.

use super::{Import, Param, account, notice, told};
use serde_json::{Value, json};
use strandline::day::Day;
use strandline::import::tiktok::import;

fn report(days: impl IntoIterator<Item = (i32, String)>) -> Vec<Value> {
    let first = Day::parse("2026-08-03").unwrap();
    let row = |(offset, spend): (i32, String)| {
        json!({"dimensions": {"advertiser_id": "201", "stat_time_day": format!("{} 00:00:00", first.plus(offset))},
            "metrics": {"spend": spend, "voucher_spend": "0.00"}})
    };
    days.into_iter().map(row).collect()
}

fn with_status(rows: &[Value], status: &str) -> Import {
    let balance = json!({"data": {"list": [{"advertiser_id": "201", "currency": "USD", "advertiser_status": status,
        "valid_cash_balance": 1}]}});
    import(None, &[json!({"data": {"list": rows}}), balance])
}

fn approved(rows: &[Value]) -> Import {
    with_status(rows, "SHOW_ACCOUNT_STATUS_APPROVED")
}

fn daily(import: &Import) -> Option<&str> {
    account(&import.plan, "201").daily_spend.as_deref()
}

#[test]
fn days_that_are_not_settled_do_not_count() {
    // The last two days are still trickling in.
    let rows = report((0..30).map(|day| (day, if day < 28 { "100.00" } else { "3.00" }.to_owned())));
    let import = approved(&rows);
    assert_eq!(daily(&import), Some("100.00"));
    assert_eq!(notice(&import, "report.settled").param("settled"), "2026-08-30");
    assert_eq!(import.plan.start, "2026-09-02");
}

#[test]
fn a_report_read_later_is_settled_to_its_end() {
    let rows = report((0..28).map(|day| (day, "100.00".to_owned())));
    let late = json!({"code": 0, "request_id": "20260910120000AB", "data": {"list": rows}});
    let import = import(None, &[late]);
    assert_eq!(notice(&import, "report.settled").param("settled"), "2026-08-30");
    assert_eq!(import.plan.start, "2026-09-10");
    // Nobody but the report names the account: what it may do is asked.
    assert_eq!(import.plan.ad_accounts[0].status.as_deref(), Some("inReview"));
    assert_eq!(notice(&import, "account.onlyInReport").severity, "ask");
}

#[test]
fn a_report_read_on_its_last_day_has_that_day_unfinished() {
    let rows = report((0..31).map(|day| (day, if day == 30 { "1.00" } else { "100.00" }.to_owned())));
    let today = json!({"code": 0, "request_id": "20260902120000AB", "data": {"list": rows}});
    let import = import(None, &[today]);
    assert_eq!(import.plan.start, "2026-09-02");
    assert_eq!(import.plan.ad_accounts[0].daily_spend.as_deref(), Some("100.00"));
}

#[test]
fn one_viral_day_is_capped_and_counted() {
    let rows = report((0..58).map(|day| (day, if day == 50 { "9999.00" } else { "100.00" }.to_owned())));
    let import = approved(&rows);
    // 27 days of 100 and one capped at 150.
    assert_eq!(daily(&import), Some("101.79"));
    assert_eq!(notice(&import, "spend.estimated").param("capped"), "1");
}

#[test]
fn a_suspension_at_the_end_is_left_out_and_an_idle_end_of_an_approved_account_counts() {
    let rows = report((0..58).map(|day| (day, if day < 42 { "100.00" } else { "0.00" }.to_owned())));
    let suspended = with_status(&rows, "SHOW_ACCOUNT_STATUS_PUNISHED");
    assert_eq!(daily(&suspended), Some("100.00"));
    assert_eq!(notice(&suspended, "spend.estimated").param("leftOut"), "14");
    let idle = approved(&rows);
    assert_eq!(daily(&idle), Some("50.00"));
    assert_eq!(notice(&idle, "spend.stopped").param("days"), "14");
}

#[test]
fn a_day_without_a_row_is_a_day_without_spend_unless_pages_are_missing() {
    // Delivers on weekdays only; the report has no rows for weekends.
    let rows = report((0..58).filter(|day| day % 7 < 5).map(|day| (day, "70.00".to_owned())));
    let import = approved(&rows);
    assert_eq!(daily(&import), Some("50.00"));
    let factors = account(&import.plan, "201").weekday_factors.clone().unwrap();
    assert_eq!(factors, ["1.4", "1.4", "1.4", "1.4", "1.4", "0", "0"]);
    let page = json!({"data": {"list": rows, "page_info": {"page": 1, "page_size": 42, "total_number": 84, "total_page": 2}}});
    let part = super::import(None, &[page]);
    assert_eq!(part.plan.ad_accounts[0].daily_spend.as_deref(), Some("70.00"));
    assert_eq!(part.plan.ad_accounts[0].weekday_factors, None);
}

#[test]
fn few_days_have_a_mean_and_keep_the_factors_the_plan_has() {
    let rows = report((0..9).map(|day| (day, "30.10".to_owned())));
    let first = approved(&rows);
    assert_eq!((daily(&first), &account(&first.plan, "201").weekday_factors), (Some("30.10"), &None));
    let mut plan = first.plan;
    plan.ad_accounts[0].weekday_factors = Some(vec!["1".to_owned(); 7]);
    let second = import(Some(plan.clone()), &[json!({"data": {"list": rows}})]);
    assert_eq!(second.plan, plan);
}

#[test]
fn rows_by_campaign_add_up_and_do_not_add_to_rows_by_account() {
    let by_campaign = |offset: i32, campaign: &str, spend: &str| {
        let mut row = report([(offset, spend.to_owned())]).remove(0);
        row["dimensions"]["campaign_id"] = json!(campaign);
        row
    };
    let mut rows = Vec::new();
    for day in 0..30 {
        rows.push(by_campaign(day, "1", "40.00"));
        rows.push(by_campaign(day, "2", "60.00"));
    }
    assert_eq!(daily(&approved(&rows)), Some("100.00"));
    rows.extend(report((0..30).map(|day| (day, "101.00".to_owned()))));
    rows.reverse();
    assert_eq!(daily(&approved(&rows)), Some("101.00"));
}

#[test]
fn numbers_and_texts_are_both_metrics() {
    let mut rows = report((0..30).map(|day| (day, "100.00".to_owned())));
    for row in &mut rows {
        row["metrics"]["spend"] = json!(100);
    }
    assert_eq!(daily(&approved(&rows)), Some("100.00"));
}

#[test]
fn faulty_rows_are_counted_and_said_once() {
    let mut rows = report((0..30).map(|day| (day, "100.00".to_owned())));
    rows[3]["metrics"] = json!({"impressions": "7"});
    rows[4]["dimensions"]["stat_time_day"] = json!("soon");
    rows[5]["dimensions"]["advertiser_id"] = Value::Null;
    rows.push(report([(9, "55.00".to_owned())]).remove(0));
    let import = approved(&rows);
    for code in ["report.noSpend", "report.noDay", "report.noAccount", "report.conflict"] {
        assert_eq!(notice(&import, code).param("count"), "1", "{code}");
    }
    assert!(daily(&import).is_some());
}

#[test]
fn an_account_that_never_spent_is_asked_about() {
    let rows = report((0..58).map(|day| (day, "0.00".to_owned())));
    let import = approved(&rows);
    assert_eq!(daily(&import), None);
    assert_eq!(told(&import, "spend.needed")[0].path, "/adAccounts/0/dailySpend");
}
