//! Importing into a plan that is there.

use super::{Param, account, business_center, credit, credits, file, imported, notice, told};
use serde_json::{Value, json};
use strandline::import::tiktok::import;
use strandline::plan::document::{AdCreditDocument, AllocationDocument, PlanDocument};

/// The plan of the fixture after a person has answered what was asked.
fn answered() -> PlanDocument {
    let mut plan = import(None, &business_center()).plan;
    for credit in &mut plan.ad_credits {
        credit.expires = Some("2027-01-20".to_owned());
    }
    "Winter sale".clone_into(&mut plan.name);
    "Welcome credit".clone_into(&mut plan.ad_credits[0].name);
    plan.ad_accounts[3].daily_spend = Some("80.00".to_owned());
    plan.ad_accounts[0].billing = Some("manual".to_owned());
    plan.allocations.push(AllocationDocument {
        id: "a1".to_owned(),
        on: "2026-11-25".to_owned(),
        ad_credit: "900000000000101".to_owned(),
        ad_account: "7000000000000000201".to_owned(),
        amount: "2500.00".to_owned(),
        ..AllocationDocument::default()
    });
    plan
}

/// The fixture with the Business Center's unallocated ad credit changed.
fn with_balance(grant: i64) -> Vec<Value> {
    let mut responses = business_center();
    responses[0]["data"]["grant_balance"] = json!(grant);
    responses[0]["data"]["valid_grant_balance"] = json!(grant);
    responses
}

#[test]
fn the_same_responses_again_change_nothing() {
    let first = import(None, &business_center());
    let second = import(Some(first.plan.clone()), &business_center());
    assert_eq!(second.plan, first.plan);
    assert!(told(&second, "account.changed").is_empty() && told(&second, "credit.changed").is_empty());
    let answered = answered();
    let third = import(Some(answered.clone()), &business_center());
    assert_eq!(third.plan, answered);
    assert!(told(&third, "expiry.needed").is_empty());
}

#[test]
fn each_response_alone_leaves_alone_what_it_does_not_speak_of() {
    let answered = answered();
    for response in business_center() {
        let import = import(Some(answered.clone()), std::slice::from_ref(&response));
        assert_eq!(import.plan, answered, "{}", response["request_id"]);
    }
}

#[test]
fn responses_one_by_one_make_the_same_ad_credits_as_all_at_once() {
    let sorted = |plan: &PlanDocument| {
        let mut credits =
            credits(plan).into_iter().map(|(id, amount, _)| format!("{id} {amount}")).collect::<Vec<_>>();
        credits.sort();
        credits
    };
    let whole = sorted(&import(None, &business_center()).plan);
    let mut order = business_center();
    for _ in 0..order.len() {
        // Where the balance came before the transactions, its stand-in gives way to what was issued.
        let plan =
            order.iter().fold(None, |plan, response| Some(import(plan, std::slice::from_ref(response)).plan));
        assert_eq!(sorted(&plan.unwrap()), whole);
        order.rotate_left(1);
    }
}

#[test]
fn a_lower_balance_is_taken_from_the_oldest_issue_and_asked_about() {
    let import = import(Some(answered()), &with_balance(12_000));
    assert_eq!(credit(&import.plan, "900000000000101").amount, "6000.00");
    assert_eq!(credit(&import.plan, "900000000000102").amount, "6000.00");
    let difference = told(&import, "grant.difference")[0];
    assert_eq!(difference.severity, "ask");
}

#[test]
fn a_higher_balance_is_a_credit_of_its_own_without_an_expiry() {
    let first = import(Some(answered()), &with_balance(15_500));
    assert_eq!(credit(&first.plan, "bc-balance").amount, "1500.00");
    assert_eq!(credit(&first.plan, "bc-balance").expires, None);
    assert_eq!(credit(&first.plan, "900000000000101").expires.as_deref(), Some("2027-01-20"));
    assert_eq!(import(Some(first.plan.clone()), &with_balance(15_500)).plan, first.plan);
    // Once its expiry is entered, what comes on top may expire on another day.
    let mut dated = first.plan;
    dated.ad_credits.iter_mut().for_each(|credit| credit.expires = Some("2027-01-20".to_owned()));
    let second = import(Some(dated), &with_balance(16_000));
    assert_eq!(credit(&second.plan, "bc-balance").amount, "1500.00");
    assert_eq!(credit(&second.plan, "bc-balance-2").amount, "500.00");
    assert_eq!(notice(&second, "expiry.needed").param("adCredit"), "bc-balance-2");
}

#[test]
fn credit_that_arrived_in_an_account_does_not_borrow_the_expiry_of_what_was_there() {
    let mut balances = file("advertiser_balance");
    balances["data"]["advertiser_account_list"][0]["valid_grant_balance"] = json!("1820.00");
    balances["data"]["advertiser_account_list"][0]["grant_balance"] = json!("1820.00");
    balances["data"]["advertiser_account_list"][2]["valid_grant_balance"] = json!(300);
    let import = import(Some(answered()), &[balances]);
    assert_eq!(credit(&import.plan, "in-7000000000000000201").amount, "820.00");
    let new = credit(&import.plan, "in-7000000000000000201-2");
    assert_eq!((new.amount.as_str(), &new.expires), ("1000.00", &None));
    assert_eq!(credit(&import.plan, "in-7000000000000000203").amount, "300.00");
    assert_eq!(told(&import, "credit.changed").len(), 1);
}

#[test]
fn a_split_by_hand_survives_and_spend_is_taken_from_what_expires_first() {
    let mut plan = answered();
    plan.ad_credits[2].amount = "500.00".to_owned();
    let late =
        AdCreditDocument { id: "late".to_owned(), amount: "320.00".to_owned(), ..plan.ad_credits[2].clone() };
    plan.ad_credits.push(AdCreditDocument { expires: Some("2027-02-01".to_owned()), ..late });
    assert_eq!(import(Some(plan.clone()), &business_center()).plan, plan);
    let mut balances = file("advertiser_balance");
    balances["data"]["advertiser_account_list"][0]["valid_grant_balance"] = json!(400);
    let import = import(Some(plan), &[balances]);
    assert_eq!(credit(&import.plan, "in-7000000000000000201").amount, "80.00");
    assert_eq!(credit(&import.plan, "late").amount, "320.00");
}

#[test]
fn a_credit_entered_by_hand_takes_the_issue_of_its_day() {
    let mut plan = answered();
    plan.ad_credits[0].id = "welcome".to_owned();
    plan.allocations.clear();
    let import = import(Some(plan), &business_center());
    assert_eq!(import.plan.ad_credits.len(), 5);
    let welcome = credit(&import.plan, "welcome");
    assert_eq!((welcome.amount.as_str(), welcome.expires.as_deref()), ("8000.00", Some("2027-01-20")));
}

#[test]
fn newer_balances_move_the_first_day_and_take_the_past_out() {
    let mut plan = answered();
    let mut responses = with_balance(11_500);
    responses[0]["request_id"] = json!("20261130090000AA");
    let import = import(Some(plan.clone()), &responses);
    assert_eq!((import.plan.start.as_str(), import.plan.end.as_str()), ("2026-11-30", "2027-02-19"));
    assert!(import.plan.allocations.is_empty());
    assert_eq!(notice(&import, "allocation.past").param("amount"), "2500.00");
    // A report alone is no reason to move it.
    plan.start = "2026-11-01".to_owned();
    assert_eq!(super::import(Some(plan), &[file("report_daily")]).plan.start, "2026-11-01");
}

#[test]
fn what_was_carried_out_by_the_day_of_the_balances_is_in_them_and_does_not_count_twice() {
    let mut plan = answered();
    let today = plan.start.clone();
    plan.allocations[0].done = true;
    // Later than the balances: they can't hold it yet.
    let later = import(Some(plan.clone()), &business_center());
    assert_eq!(later.plan.allocations, plan.allocations);
    plan.allocations[0].on.clone_from(&today);
    let same_day = import(Some(plan.clone()), &business_center());
    assert!(same_day.plan.allocations.is_empty());
    let told = notice(&same_day, "allocation.held");
    assert_eq!((told.param("amount"), told.param("on")), ("2500.00", today.as_str()));
    // Either end's balance alone holds its part; what is no balance leaves the allocation alone.
    for (place, response) in business_center().into_iter().enumerate() {
        let is_balance = place < 2;
        let alone = import(Some(plan.clone()), &[response]).plan;
        assert_eq!(alone.allocations.is_empty(), is_balance);
        assert_eq!(alone.ad_credits.iter().any(|it| it.id == "held-a1"), place == 0);
    }
    // What is only planned is in no balance.
    plan.allocations[0].done = false;
    assert_eq!(import(Some(plan.clone()), &business_center()).plan.allocations, plan.allocations);
}

#[test]
fn changes_are_said_with_what_they_were() {
    let mut plan = answered();
    plan.ad_accounts[1].cash = Some("1.00".to_owned());
    let import = import(Some(plan), &business_center());
    let changed = notice(&import, "account.changed");
    assert_eq!((changed.path.as_str(), changed.param("fields")), ("/adAccounts/1", "cash"));
    assert!(changed.message.in_english().contains("from 1.00 to 400.00"), "{}", changed.message.in_english());
}

#[test]
fn another_currency_than_the_plans_is_left_out() {
    let text = r#"{"data":{"bc_id":"1","currency":"EUR","valid_cash_balance":5,"valid_grant_balance":7}}"#;
    let before = answered();
    let import = import(Some(before.clone()), &super::responses(text));
    assert_eq!(import.plan, before);
    assert_eq!(notice(&import, "currency.other").param("currency"), "EUR");
    // A plan that holds nothing yet takes the Business Center's.
    let empty = PlanDocument { ad_accounts: vec![], ad_credits: vec![], allocations: vec![], ..before };
    assert_eq!(super::import(Some(empty), &super::responses(text)).plan.currency, "EUR");
    assert_eq!(
        account(&imported(&file("advertiser_balance").to_string()).plan, "201").name,
        "Brand North EU"
    );
}
