//! Sheets of a later day, brought into a plan that has begun.

use super::codes;
use std::fmt::Write;
use strandline::import::Import;
use strandline::import::sheet::{ExpectedSpend, Sheet, SheetMapping, import, import_without_run};
use strandline::plan::document::{ActualDocument, PlanDocument};
use strandline::results::tracking::TrackOptions;
use strandline::results::{evaluate, track};

/// From 30 November: North got 1,000.00 of an ad credit of 5,000.00 on that day, spends 100.00 a day, and so it did up to
/// 6 December; South got 200.00 and spends 10.00.
fn begun() -> PlanDocument {
    let account = |id: &str, daily: &str| serde_json::json!({ "id": id, "name": id, "dailySpend": daily, "cash": "50.00" });
    let allocation = |account: &str, amount: &str, on: &str| {
        serde_json::json!({
            "id": format!("{account} {on}"), "on": on, "adCredit": "c", "adAccount": account, "amount": amount, "done": true,
        })
    };
    let actual = |account: &str, spend: &str| serde_json::json!({ "adAccount": account, "from": "2026-11-30", "to": "2026-12-06", "spend": spend });
    let plan = serde_json::json!({
        "version": 1, "name": "Open", "currency": "EUR", "start": "2026-11-30", "end": "2027-01-31",
        "businessCenter": { "name": "Open" },
        "adAccounts": [account("North", "100.00"), account("South", "10.00")],
        "adCredits": [{ "id": "c", "name": "Q4", "amount": "5000.00", "issued": "2026-11-30", "expires": "2027-01-31" }],
        "allocations": [
            allocation("North", "1000.00", "2026-11-30"), allocation("South", "200.00", "2026-11-30"),
            allocation("South", "30.00", "2026-12-07"),
        ],
        "actuals": [actual("North", "650.00"), actual("South", "70.00")],
    });
    PlanDocument::from_value(&plan).unwrap()
}

fn of(day: &str) -> SheetMapping {
    SheetMapping { on: Some(day.to_owned()), ..SheetMapping::default() }
}

fn update(plan: &PlanDocument, day: &str, text: &str) -> Import {
    import(Some(plan.clone()), Sheet::Text(text), &of(day))
}

fn issued(plan: &PlanDocument) -> String {
    let mut plan = plan.clone();
    for credit in &mut plan.ad_credits {
        credit.expires.get_or_insert_with(|| "2027-01-31".to_owned());
    }
    evaluate(&plan).projection.unwrap().totals.issued.clone()
}

/// What each notice of a code names, and its difference.
fn differences<'i>(import: &'i Import, code: &str) -> Vec<(String, String)> {
    let told = import.notices.iter().filter(|it| it.code == code);
    let text = |it: &'i strandline::import::NoticeDocument, name| it.message.params().text(name);
    told.map(|it| (text(it, "name").unwrap_or_default(), text(it, "difference").unwrap_or_default()))
        .collect()
}

#[test]
fn ad_credit_that_a_plan_knows_to_be_in_an_ad_account_is_not_added_again() {
    // At the end of 6 December North holds 350.00 and South 130.00; on the 7th 30.00 comes to South.
    for (north, south) in [("350.00", "130.00"), ("350.00", "160.00"), ("290.00", "150.00")] {
        let text = format!("Ad account,Ad credit\nNorth,{north} EUR\nSouth,{south} EUR");
        let made = update(&begun(), "2026-12-07", &text);
        assert_eq!(made.plan, begun(), "{text}");
        assert_eq!(codes(&made), Vec::<&str>::new(), "{text}");
        assert!(made.notices.iter().any(|it| it.code == "sheet.balanceAgrees"));
    }
}

#[test]
fn of_a_balance_only_what_is_more_than_the_plan_has_is_a_new_ad_credit() {
    let text = "Ad account,Ad credit\nNorth,355.00 EUR\nSouth,161.25 EUR\nWest,40.00 EUR";
    let mapping = SheetMapping {
        accounts: vec![super::AccountMapping { written: "West".to_owned(), ad_account: None }],
        ..of("2026-12-07")
    };
    let made = import(Some(begun()), Sheet::Text(text), &mapping);
    let new = made.plan.ad_credits[1..].iter();
    let new = new.map(|it| (it.name.as_str(), it.amount.as_str(), it.issued.as_str())).collect::<Vec<_>>();
    assert_eq!(
        new,
        [
            ("In North", "5.00", "2026-12-07"),
            ("In South", "1.25", "2026-12-07"),
            ("In West", "40.00", "2026-12-07")
        ]
    );
    assert_eq!((issued(&begun()).as_str(), issued(&made.plan).as_str()), ("5000.00", "5046.25"));
    let more = ["North", "South", "West"].map(str::to_owned);
    let told = differences(&made, "sheet.balanceMore");
    assert_eq!(told, more.into_iter().zip(["5.00", "1.25", "40.00"].map(str::to_owned)).collect::<Vec<_>>());
    // The same sheet again says nothing new, nor does it when the expiries were entered.
    let mut again = made.plan.clone();
    assert_eq!(import(Some(again.clone()), Sheet::Text(text), &mapping).plan, again);
    for credit in &mut again.ad_credits {
        credit.expires = Some("2026-12-31".to_owned());
    }
    assert_eq!(import(Some(again.clone()), Sheet::Text(text), &mapping).plan, again);
}

#[test]
fn a_balance_of_less_than_the_plan_has_is_asked_with_its_amount_and_changes_nothing() {
    // By the end of 7 December North holds 250.00 if it spends what is expected.
    let made = update(&begun(), "2026-12-07", "Ad account,Ad credit\nNorth,240.00 EUR\nSouth,130.00 EUR");
    assert_eq!(made.plan, begun());
    assert_eq!(differences(&made, "sheet.balanceLess"), [("North".to_owned(), "10.00".to_owned())]);
    assert_eq!((made.notices[0].code, made.notices[0].severity), ("sheet.balanceLess", "ask"));
    // South has 130.00 before what is allocated to it on the day, and 150.00 to 160.00 after.
    let made = update(&begun(), "2026-12-07", "Ad account,Ad credit\nSouth,140.00 EUR");
    assert_eq!(differences(&made, "sheet.balanceLess"), [("South".to_owned(), "10.00".to_owned())]);
}

#[test]
fn spend_that_is_only_expected_makes_no_new_ad_credit() {
    // On 10 December North may have spent nothing since the 6th.
    let made = update(&begun(), "2026-12-10", "Ad account,Ad credit\nNorth,350.00 EUR\nSouth,160.00 EUR");
    assert_eq!((made.plan.clone(), codes(&made)), (begun(), Vec::new()));
    let more = update(&begun(), "2026-12-10", "Ad account,Ad credit\nNorth,350.01 EUR");
    assert_eq!(differences(&more, "sheet.balanceMore"), [("North".to_owned(), "0.01".to_owned())]);
}

#[test]
fn where_a_plan_cannot_be_run_balances_are_asked_and_not_added() {
    let text = "Ad account,Ad credit\nNorth,350.00 EUR\nSouth,160.00 EUR";
    let wrong = PlanDocument { end: "2026-12-06".to_owned(), ..begun() };
    let late = update(&begun(), "2027-02-01", text);
    let without = import_without_run(Some(begun()), Sheet::Text(text), &of("2026-12-07"));
    for (made, before) in [(update(&wrong, "2026-12-07", text), wrong), (late, begun()), (without, begun())] {
        assert_eq!(made.plan, before);
        let asked = made.notices.iter().find(|it| it.code == "sheet.balanceOpen").unwrap();
        assert_eq!(asked.message.params().text("amount").as_deref(), Some("510.00"));
    }
}

#[test]
fn a_status_of_a_later_day_is_an_event_of_that_day_and_cash_of_it_is_said() {
    let text = "Ad account,Status,Cash,Ad credit\nNorth,Suspended,1000.00 EUR,350.00 EUR\nSouth,In review,50.00 EUR,130.00 EUR";
    let made = update(&begun(), "2026-12-07", text);
    let accounts = |plan: &PlanDocument| {
        plan.ad_accounts.iter().map(|it| (it.status.clone(), it.cash.clone())).collect::<Vec<_>>()
    };
    assert_eq!(accounts(&made.plan), accounts(&begun()));
    let events = |plan: &PlanDocument| {
        let all = plan.events.iter();
        all.map(|it| format!("{} {} {}", it.on, it.kind, it.ad_account)).collect::<Vec<_>>()
    };
    assert_eq!(events(&made.plan), ["2026-12-07 suspend North"]);
    let cash = made.notices.iter().find(|it| it.code == "sheet.cashLater").unwrap().message.in_english();
    assert!(cash.contains("1000.00 EUR in 1 ad accounts (“North”)") && cash.contains("50.00 EUR"), "{cash}");
    assert_eq!(codes(&made), ["sheet.cashLater", "sheet.statusLeft", "sheet.statusEvent"]);
    // It is as the plan says by now: nothing is said twice.
    assert_eq!(update(&made.plan, "2026-12-07", text).plan, made.plan);
    // A week later it is approved again.
    let back = update(&made.plan, "2026-12-14", "Ad account,Status\nNorth,Active");
    assert_eq!(events(&back.plan), ["2026-12-07 suspend North", "2026-12-14 reinstate North"]);
    // Ad credit that the plan takes for forfeited is not there a second time.
    let kept = update(&made.plan, "2026-12-10", "Ad account,Ad credit\nNorth,350.00 EUR");
    assert_eq!(kept.plan, made.plan);
    assert_eq!(differences(&kept, "sheet.balanceKept"), [("North".to_owned(), "350.00".to_owned())]);
}

#[test]
fn a_plan_with_events_that_comes_back_as_a_sheet_on_a_later_day_changes_nothing() {
    let mut plan = begun();
    plan.ad_accounts[0].status = Some("suspended".to_owned());
    plan.ad_accounts[1].status = Some("approved".to_owned());
    let event = |kind: &str, account: &str| strandline::plan::document::EventDocument {
        on: "2026-12-01".to_owned(),
        kind: kind.to_owned(),
        ad_account: account.to_owned(),
        ..Default::default()
    };
    plan.events = vec![event("reinstate", "North"), event("suspend", "South")];
    let made = update(
        &plan,
        "2026-12-07",
        "Ad account,Status,Cash\nNorth,Suspended,50.00 EUR\nSouth,Active,50.00 EUR",
    );
    assert_eq!((made.plan.clone(), codes(&made)), (plan, vec!["sheet.statusLeft"; 2]));
}

#[test]
fn on_the_first_day_a_sheet_rules() {
    let mut plan = begun();
    plan.allocations.clear();
    plan.actuals = Vec::<ActualDocument>::new();
    let text = "Ad account,Status,Cash,Ad credit\nNorth,Suspended,1000.00 EUR,350.00 EUR";
    let made = update(&plan, "2026-11-30", text);
    let north = &made.plan.ad_accounts[0];
    assert_eq!((north.status.as_deref(), north.cash.as_deref()), (Some("suspended"), Some("1000.00")));
    assert_eq!(made.plan.ad_credits[1].amount, "350.00");
    // What is only to be allocated on that day is in no balance.
    let mut planned = begun();
    planned.actuals = Vec::new();
    planned.allocations.iter_mut().for_each(|it| it.done = false);
    let made = update(&planned, "2026-11-30", "Ad account,Ad credit\nNorth,350.00 EUR");
    assert_eq!(made.plan.ad_credits[1].amount, "350.00");
    // What was allocated on that day is in the balance.
    let made = update(&begun(), "2026-11-30", "Ad account,Ad credit\nNorth,1000.00 EUR\nSouth,200.00 EUR");
    assert_eq!(made.plan, begun());
}

/// Spend by day from 30 November, of so much on each day.
fn spend(accounts: &[(&str, u32, &[&str])]) -> String {
    let mut text = "Ad account,Date,Cost\n".to_owned();
    for (name, first, days) in accounts {
        for (day, spend) in (*first..).zip(*days) {
            let date = if day == 0 { "2026-11-30".to_owned() } else { format!("2026-12-{day:02}") };
            writeln!(text, "{name},{date},{spend} EUR").unwrap();
        }
    }
    text
}

/// The actual spend of North, day by day.
fn of_north(plan: &PlanDocument) -> Vec<(&str, &str)> {
    let own = plan.actuals.iter().filter(|it| it.ad_account == "North");
    own.map(|it| (it.to.as_str(), it.spend.as_str())).collect()
}

#[test]
fn a_report_that_corrects_some_days_leaves_those_between_as_the_plan_knows_them() {
    let mut plan = begun();
    plan.actuals.clear();
    let days = spend(&[("North", 1, &["1", "2", "3", "4", "5"]), ("South", 1, &["1", "1", "1", "1", "1"])]);
    let known = update(&plan, "2026-12-09", &days).plan;
    assert_eq!(of_north(&known).len(), 5);
    // Another ad account has a row on a day of which the correction says nothing.
    let corrected = "Date,Ad account,Spend\n2026-12-02,North,20.00 EUR\n2026-12-04,North,40.00 EUR\n2026-12-03,South,7.00 EUR";
    let now = update(&known, "2026-12-09", corrected).plan;
    let right = [
        ("2026-12-01", "1.00"),
        ("2026-12-02", "20.00"),
        ("2026-12-03", "3.00"),
        ("2026-12-04", "40.00"),
        ("2026-12-05", "5.00"),
    ];
    assert_eq!(of_north(&now), right);
    // Of a row of several days it leaves all, and says so.
    let whole = update(&begun(), "2026-12-09", corrected);
    assert_eq!(of_north(&whole.plan), [("2026-12-06", "650.00")]);
    assert!(codes(&whole).contains(&"actuals.left"), "{:?}", codes(&whole));
}

#[test]
fn what_a_report_has_of_days_after_that_of_the_sheet_is_no_fact() {
    let mut plan = begun();
    plan.actuals.clear();
    let days =
        spend(&[("North", 1, &["1", "2", "3", "4", "5", "6", "7", "8", "0", "0", "0", "0", "0", "0"])]);
    let made = update(&plan, "2026-12-09", &days).plan;
    // Figures of the last 48 hours may still change.
    assert_eq!(of_north(&made).last(), Some(&("2026-12-06", "6.00")));
}

#[test]
fn spend_by_day_leaves_what_an_open_plan_expects_unless_its_mean_is_asked_for() {
    let text = spend(&[("North", 0, &["90.00"; 14]), ("South", 0, &["10.00"; 14])]);
    let kept = update(&begun(), "2026-12-14", &text);
    assert_eq!(kept.plan.ad_accounts, begun().ad_accounts);
    let said =
        kept.notices.iter().filter(|it| it.code == "sheet.spendKept").map(|it| it.message.in_english());
    let said = said.collect::<Vec<_>>();
    assert!(said.len() == 1 && said[0].contains("100.00 EUR") && said[0].contains("90.00 EUR"), "{said:?}");
    let mapping = SheetMapping { expected_spend: Some(ExpectedSpend::Mean), ..of("2026-12-14") };
    let mean = import(Some(begun()), Sheet::Text(&text), &mapping);
    assert_eq!(mean.plan.ad_accounts[0].daily_spend.as_deref(), Some("90.00"));
    // Of what nothing is expected yet the mean is taken.
    let mut plan = begun();
    plan.ad_accounts[0].daily_spend = None;
    let made = update(&plan, "2026-12-14", &text);
    assert_eq!(made.plan.ad_accounts[0].daily_spend.as_deref(), Some("90.00"));
}

#[test]
fn days_of_a_suspension_are_no_days_of_zero_spend() {
    let mut plan = update(&begun(), "2026-12-05", "Ad account,Status\nNorth,Suspended").plan;
    plan.ad_accounts[0].daily_spend = None;
    let text = spend(&[("North", 0, &["90.00"; 5]), ("South", 0, &["10.00"; 14])]);
    let made = update(&plan, "2026-12-14", &text);
    assert_eq!(made.plan.ad_accounts[0].daily_spend.as_deref(), Some("90.00"));
    // Reinstated, it spends nothing: those days count.
    let open = update(&plan, "2026-12-10", "Ad account,Status\nNorth,Active").plan;
    let made = update(&open, "2026-12-14", &text);
    // Five of 90.00, and zero on the 10th and 11th.
    assert_eq!(made.plan.ad_accounts[0].daily_spend.as_deref(), Some("64.29"));
}

#[test]
fn of_a_new_ad_account_nothing_is_spent_before_its_first_row() {
    let text = spend(&[("North", 0, &["90.00"; 14]), ("Nova", 9, &["33.33"; 5])]);
    let accounts = vec![super::AccountMapping { written: "Nova".to_owned(), ad_account: None }];
    let mapping = SheetMapping { accounts, ..of("2026-12-14") };
    let made = import(Some(begun()), Sheet::Text(&text), &mapping);
    let nova = made.plan.ad_accounts[2].id.as_str();
    let tracked = track(&made.plan, &TrackOptions::default()).unwrap();
    let tracked = &tracked.ad_accounts.iter().find(|it| it.id == nova).unwrap().figures;
    assert_eq!((tracked.actual_spend.as_str(), tracked.planned_spend.as_str()), ("99.99", "99.99"));
    assert!(made.notices.iter().any(|it| it.code == "sheet.spendFrom"));
    for expected_spend in [None, Some(ExpectedSpend::Mean)] {
        let mapping = SheetMapping { expected_spend, accounts: Vec::new(), ..mapping.clone() };
        let again = import(Some(made.plan.clone()), Sheet::Text(&text), &mapping).plan;
        assert_eq!((&again.events, &again.ad_accounts[2]), (&made.plan.events, &made.plan.ad_accounts[2]));
    }
}

#[test]
fn spend_of_days_that_are_not_settled_is_said_with_its_amount() {
    let text = spend(&[("North", 0, &["90.00"; 14]), ("South", 0, &["10.00"; 14])]);
    let made = update(&begun(), "2026-12-14", &text);
    let left = made.notices.iter().find(|it| it.code == "sheet.amountsLater").unwrap();
    let said = left.message.in_english();
    assert!(
        said.contains("200.00 EUR") && said.contains("2026-12-12") && said.contains("2026-12-13"),
        "{said}"
    );
    // Read two days later, all days are.
    let made = update(&begun(), "2026-12-16", &text);
    assert!(!made.notices.iter().any(|it| it.code == "sheet.amountsLater"));
}

#[test]
fn spend_of_days_that_the_plan_does_not_have_is_said_with_its_amount() {
    let text =
        "Date,Ad account,Spend\n2026-11-28,North,40.00\n2026-11-29,South,1.50\n2026-12-07,North,90.00\n";
    let said = |made: &Import| {
        let told = made.notices.iter().find(|it| it.code == "sheet.daysOutside");
        told.map(|it| it.message.in_english()).unwrap_or_default()
    };
    let outside = said(&update(&begun(), "2026-12-14", text));
    assert!(outside.contains("41.50 EUR") && outside.contains("2026-11-30"), "{outside}");
    // A plan that begins with the sheet has no days yet.
    assert_eq!(said(&import(None, Sheet::Text(text), &of("2026-12-14"))), "");
}

#[test]
fn the_mean_of_a_sheet_that_corrects_some_days_is_that_of_those_days() {
    let mut plan = begun();
    plan.actuals = (1..=9)
        .map(|day| ActualDocument {
            ad_account: "North".to_owned(),
            from: format!("2026-12-{day:02}"),
            to: format!("2026-12-{day:02}"),
            spend: "100.00".to_owned(),
        })
        .collect();
    let mapping = SheetMapping { expected_spend: Some(ExpectedSpend::Mean), ..of("2026-12-12") };
    let text = "Date,Ad account,Spend\n2026-12-03,North,110.00\n2026-12-09,North,90.00\n";
    let made = import(Some(plan), Sheet::Text(text), &mapping).plan;
    assert_eq!(made.ad_accounts[0].daily_spend.as_deref(), Some("100.00"));
}

#[test]
fn a_sheet_says_what_is_done_and_what_is_done_keeps_its_amount() {
    let text = "Date,Ad credit ID,Ad account,To allocate,Done in TikTok\n\
        2026-11-30,c,North,900.00,\n2026-12-07,c,North,70.00,Yes\n2026-12-08,c,North,80.00,no\n2026-12-09,c,North,90.00,perhaps\n";
    let made = update(&begun(), "2026-12-07", text);
    let new: Vec<_> = made.plan.allocations[3..].iter().map(|it| (it.amount.as_str(), it.done)).collect();
    assert_eq!(new, [("70.00", true), ("80.00", false), ("90.00", false)]);
    assert_eq!((made.plan.allocations[0].amount.as_str(), made.plan.allocations[0].done), ("1000.00", true));
    for (code, says) in [("sheet.allocationMade", "900.00 EUR"), ("sheet.doneUnknown", "perhaps")] {
        let told = made.notices.iter().find(|it| it.code == code).unwrap().message.in_english();
        assert!(told.contains(says), "{told}");
    }
    // What the plan has open is done where the sheet says so, and never the other way round.
    let again = update(&made.plan, "2026-12-08", &text.replace(",no", ",Yes").replace("70.00,Yes", "70.00,"));
    assert_eq!(again.plan.allocations[3..].iter().map(|it| it.done).collect::<Vec<_>>(), [true, true, false]);
}
