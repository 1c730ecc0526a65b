//! The shared fixture: one Business Center with six ad accounts.

use super::{FILES, Param, account, business_center, credits, file, notice, told};
use serde_json::Value;
use strandline::import::tiktok::{import, responses_from_text};
use strandline::plan::document::PlanDocument;

fn plan() -> PlanDocument {
    import(None, &business_center()).plan
}

#[test]
fn six_ad_accounts_come_with_status_relation_and_cash() {
    let plan = plan();
    let rows = plan.ad_accounts.iter().map(|it| {
        let word = |text: &Option<String>| text.clone().unwrap_or_default();
        format!("{} | {} | {} | {}", it.name, word(&it.status), word(&it.relation), word(&it.cash))
    });
    assert_eq!(
        rows.collect::<Vec<_>>(),
        [
            "Brand North EU | approved | owned | 1040.00",
            "Brand South | approved | owned | 400.00",
            "Outlet | approved | owned | 55.00",
            "Launch 2027 | inReview | owned | 0.00",
            "Partner-owned | approved | shared | 900.00",
            "Flash deals | suspended | owned | 250.00",
        ]
    );
    assert_eq!(account(&plan, "205").entity.as_deref(), Some("Other Example Ltd"));
    assert_eq!((plan.currency.as_str(), plan.business_center.name.as_str()), ("USD", "Example BC"));
    assert_eq!(plan.business_center.cash.as_deref(), Some("7300.00"));
}

#[test]
fn issued_credit_is_reduced_to_what_is_unallocated_and_credit_in_accounts_stays_there() {
    let import = import(None, &business_center());
    assert_eq!(
        credits(&import.plan),
        [
            ("900000000000101", "8000.00", false),
            ("900000000000102", "6000.00", false),
            ("in-7000000000000000201", "820.00", true),
            ("in-7000000000000000203", "310.00", true),
            ("in-7000000000000000206", "450.00", true),
        ]
    );
    assert_eq!(import.plan.ad_credits[0].issued, "2026-10-23");
    assert_eq!(notice(&import, "grant.reconciled").param("balance"), "14000.00");
    // The second was issued after the allocation, so the first paid for it: nothing to ask.
    assert_eq!(notice(&import, "credit.allocated").param("amount"), "1000.00");
    assert!(told(&import, "credit.attribution").is_empty());
}

#[test]
fn no_expiry_is_made_up_and_each_is_asked_for() {
    let import = import(None, &business_center());
    assert!(import.plan.ad_credits.iter().all(|credit| credit.expires.is_none()));
    let asked = told(&import, "expiry.needed");
    let paths = asked.iter().map(|notice| notice.path.as_str()).collect::<Vec<_>>();
    assert_eq!(paths, [0, 1, 2, 3, 4].map(|position| format!("/adCredits/{position}/expires")));
    assert!(
        asked.iter().all(|notice| notice.severity == "ask" && notice.message.in_english().contains("Promotions page"))
    );
}

#[test]
fn the_plan_starts_on_the_day_after_the_report() {
    let plan = plan();
    assert_eq!((plan.start.as_str(), plan.end.as_str()), ("2026-11-22", "2027-02-19"));
}

#[test]
fn expected_spend_is_near_what_the_report_says_was_spent() {
    let plan = plan();
    let report = file("report_daily");
    for id in ["201", "202", "203", "205"] {
        // Whole cents of the four weeks to 19 November, added up by hand.
        let rows = report["data"]["list"].as_array().unwrap().iter();
        let of_account =
            rows.filter(|row| row["dimensions"]["advertiser_id"].as_str().unwrap().ends_with(id));
        let in_window = of_account.filter(|row| {
            let day = &row["dimensions"]["stat_time_day"].as_str().unwrap()[..10];
            ("2026-10-23"..="2026-11-19").contains(&day)
        });
        let cents = |text: &str| text.replace('.', "").parse::<i64>().unwrap();
        let spent = in_window.map(|row| cents(row["metrics"]["spend"].as_str().unwrap())).sum::<i64>();
        let expected = cents(account(&plan, id).daily_spend.as_ref().unwrap()) * 28;
        let off = (expected - spent).abs();
        assert!(off * 100 <= spent * 2, "{id}: {expected} against {spent}");
    }
}

#[test]
fn weekday_factors_sum_to_seven_and_show_the_weekend() {
    let plan = plan();
    for account in plan.ad_accounts.iter().filter(|account| account.daily_spend.is_some()) {
        let factors = account.weekday_factors.as_ref().unwrap();
        let millionths = factors.iter().map(|factor| {
            let (whole, fraction) = factor.split_once('.').unwrap_or((factor, ""));
            format!("{whole}{fraction:0<6}").parse::<i64>().unwrap()
        });
        assert_eq!(millionths.sum::<i64>(), 7_000_000, "{}", account.name);
    }
    // Flash deals sells at weekends; its suspension in the last week does not make its Tuesdays poor.
    assert_eq!(account(&plan, "206").daily_spend.as_deref(), Some("257.41"));
    let flash = account(&plan, "206").weekday_factors.clone().unwrap();
    assert!(flash[5].starts_with("1.3") && flash[6].starts_with("1.4") && flash[1].starts_with("0.9"));
}

#[test]
fn what_the_estimate_rests_on_is_said_for_each_account() {
    let import = import(None, &business_center());
    let said = told(&import, "spend.estimated");
    assert_eq!(said.len(), 5);
    let flash = said.iter().find(|notice| notice.param("account").ends_with("206")).unwrap();
    let param = |key| flash.param(key);
    assert_eq!((param("weeks"), param("levelWeeks"), param("leftOut")), ("8", "4", "3"));
    assert_eq!((param("from"), param("to")), ("2026-09-22", "2026-11-16"));
    assert!(notice(&import, "spend.needed").path.ends_with("/3/dailySpend"));
    assert_eq!(notice(&import, "report.settled").param("settled"), "2026-11-19");
}

#[test]
fn any_order_and_mixture_gives_the_same_plan() {
    let plan = plan();
    let mut order = business_center();
    for turn in 0..FILES.len() {
        order.rotate_left(1);
        assert_eq!(import(None, &order).plan, plan, "rotated {turn}");
        order.swap(0, 3);
        assert_eq!(import(None, &order).plan, plan, "swapped {turn}");
    }
    // Twice the same, and bare data beside envelopes.
    let mut mixed = business_center();
    mixed.extend(business_center());
    assert_eq!(import(None, &mixed).plan, plan);
    let bare = business_center().into_iter().map(|mut response| response["data"].take()).collect::<Vec<_>>();
    assert_eq!(import(None, &bare).plan, plan);
}

#[test]
fn a_text_may_hold_one_response_an_array_or_several_after_each_other() {
    let texts = business_center().iter().map(Value::to_string).collect::<Vec<_>>();
    let plan = plan();
    for text in [
        texts.join("\n"),
        texts.concat(),
        format!("[{}]", texts.join(",")),
        format!("\u{feff}{}", texts.join(" ")),
    ] {
        let responses = responses_from_text(&text).unwrap();
        assert_eq!(responses.len(), 5);
        assert_eq!(import(None, &responses).plan, plan);
    }
    assert_eq!(responses_from_text(&texts[0]).unwrap().len(), 1);
    let said = responses_from_text("{\"code\": 0,\n nonsense").unwrap_err().to_string();
    assert!(said.contains("line 2"), "{said}");
    assert!(responses_from_text(" \n").unwrap_err().to_string().contains("empty"));
}

#[test]
fn parts_of_a_business_center_make_a_part_of_the_plan() {
    for missing in FILES {
        let parts = FILES.into_iter().filter(|name| *name != missing).map(file).collect::<Vec<_>>();
        let import = import(None, &parts);
        assert_eq!(import.plan.ad_accounts.len(), 6, "without {missing}");
        let asked = match missing {
            "bc_balance" => "grant.unchecked",
            "advertiser_balance" => "balance.missing",
            "asset_advertisers" => "relation.needed",
            "account_transactions" => "credit.noTransactions",
            _ => "spend.needed",
        };
        assert!(!told(&import, asked).is_empty(), "without {missing}");
    }
}

#[test]
fn with_the_expiries_entered_the_plan_runs() {
    let mut plan = plan();
    let problems = |plan: &PlanDocument| {
        let problems = strandline::results::check(plan);
        problems.into_iter().filter(|it| it.severity == "error").map(|it| it.path).collect::<Vec<_>>()
    };
    // Nothing else is missing than what was asked for.
    assert_eq!(problems(&plan), [0, 1, 2, 3, 4].map(|position| format!("/adCredits/{position}/expires")));
    for credit in &mut plan.ad_credits {
        credit.expires = Some("2027-01-20".to_owned());
    }
    assert_eq!(problems(&plan), [""; 0]);
}
