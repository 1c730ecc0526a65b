//! Shapes of sheets that were once read wrongly.

use super::{account, accounts, again, codes, credits, found, new};
use std::fmt::Write;
use strandline::day::Day;
use strandline::import::sheet::{
    AccountMapping, ColumnMapping, ExpectedSpend, Role, Sheet, SheetKind, SheetMapping, import, preview,
};
use strandline::plan::document::PlanDocument;
use strandline::plan::limits;

#[test]
fn a_name_that_is_said_to_be_new_is_one_ad_account_however_many_rows_have_it() {
    let plan = new("Account,Daily spend\nNorth,$10.00").plan;
    let rows: Vec<_> = (1..=21).map(|day| format!("2026-11-{day:02},West,$45.50")).collect();
    let text = format!("Date,Account,Spend\n{}", rows.join("\n"));
    let answer = AccountMapping { written: "West".to_owned(), ad_account: None };
    let mapping = SheetMapping { accounts: vec![answer], ..found() };
    let first = import(Some(plan), Sheet::Text(&text), &mapping);
    assert_eq!(accounts(&first.plan), [("North", "10.00", ""), ("West", "45.50", "")]);
    assert_eq!(import(Some(first.plan.clone()), Sheet::Text(&text), &mapping).plan, first.plan);
}

fn taking_the_mean() -> SheetMapping {
    SheetMapping { expected_spend: Some(ExpectedSpend::Mean), ..found() }
}

#[test]
fn a_daily_report_of_fourteen_ad_accounts_leaves_fourteen() {
    let names = (1..=14).map(|number| format!("Brand {number:02}")).collect::<Vec<_>>();
    let plan = new(&format!(
        "Account,Daily spend\n{}",
        names.iter().map(|name| format!("{name},$10.00")).collect::<Vec<_>>().join("\n")
    ))
    .plan;
    // Without ids, with ids that the plan does not have yet, and with names as another program writes them.
    for row in [
        |name: &str, _: usize, day: u32| format!(",{},2026-11-{day:02},$45.50\n", name.to_uppercase()),
        |name: &str, at: usize, day: u32| {
            format!("70123456789000003{at:02},{name},2026-11-{day:02},$45.50\n")
        },
        |name: &str, _: usize, day: u32| format!("-,{name},2026-11-{day:02},$45.50\n"),
    ] {
        let rows =
            (1..=21).flat_map(|day| names.iter().enumerate().map(move |(at, name)| row(name, at + 1, day)));
        let report = format!("Account ID,Account name,Day,Cost\n{}", rows.collect::<String>());
        let import = import(Some(plan.clone()), Sheet::Text(&report), &taking_the_mean());
        assert_eq!(import.plan.ad_accounts.len(), 14, "{report}");
        assert!(import.plan.ad_accounts.iter().all(|it| it.daily_spend.as_deref() == Some("45.50")));
    }
}

#[test]
fn spend_without_days_is_not_taken_for_daily_spend_until_it_is_said() {
    let text = "Account,MTD spend,Cash\nNorth,\"$12,400.50\",$1.00\nSouth,\"$3,100.00\",$2.00";
    let import = new(text);
    assert_eq!(accounts(&import.plan), [("North", "", "1.00"), ("South", "", "2.00")]);
    assert!(codes(&import).contains(&"sheet.spendPeriod"));
    let told = ColumnMapping { role: Some(Role::DailySpend), ..ColumnMapping::default() };
    let mapping = SheetMapping { columns: vec![ColumnMapping::default(), told], ..found() };
    let said = strandline::import::sheet::import(None, Sheet::Text(text), &mapping);
    assert_eq!(account(&said.plan, "North").daily_spend.as_deref(), Some("12400.50"));
    assert!(!codes(&said).contains(&"sheet.spendPeriod"));
}

#[test]
fn amounts_are_read_in_the_currency_that_the_sheet_names_also_before_there_is_a_plan() {
    // A comma before three digits parts thousands of dollars; of dinars, which have three decimals, it may be either.
    let dinars = new("Account,Currency,Cash\nNorth,KWD,\"1,234\"\nSouth,KWD,\"5,678\"");
    assert_eq!(accounts(&dinars.plan), [("North", "", ""), ("South", "", "")]);
    assert!(codes(&dinars).contains(&"sheet.amountAmbiguous"), "{:?}", codes(&dinars));
    // Cells alone tell that these are amounts, once rupees are what is read.
    let text = "Mumbai,\"₹1,23,456.1.23400\",₹0.00";
    let once = new(text).plan;
    assert_eq!(again(&once, text).plan, once);
}

#[test]
fn a_header_of_two_rows_merged_across_and_down_is_read() {
    let text = "Account\tAccount ID\tSpend\t\tAd credit\t\n\t\tDaily\tMonthly\tHeld\tTo allocate\nNorth\t7012345678900000201\t$10.50\t$315.00\t$20.00\t$30.00\nTotal\t\t$10.50\t$315.00\t$20.00\t$30.00";
    let import = new(text);
    assert_eq!(accounts(&import.plan), [("North", "10.50", "")]);
    assert_eq!(import.plan.ad_accounts[0].id, "7012345678900000201");
    assert_eq!(import.plan.ad_credits.iter().map(|it| it.amount.as_str()).collect::<Vec<_>>(), ["20.00"]);
    assert!(codes(&import).contains(&"sheet.allocationOpen"));
}

#[test]
fn what_stands_for_nothing_names_nobody() {
    let import =
        new("Account ID,Account,Status,Daily spend\n-,North,-,$10.00\nN/A,South,—,$20.00\n#N/A,—,-,$5.00");
    assert_eq!(accounts(&import.plan), [("North", "10.00", ""), ("South", "20.00", "")]);
    assert_eq!(import.plan.ad_accounts[0].id, "north");
    assert!(codes(&import).contains(&"sheet.rowNameless"));
    assert!(!codes(&import).contains(&"sheet.statusUnknown"));
}

#[test]
fn twenty_thousand_allocations_of_one_day_get_ids_in_one_pass() {
    let first = new("Name,Amount,Expires\nQ4,\"$900,000.00\",2027-01-01").plan;
    let rows = "North,$5.00\n".repeat(20_000);
    let import = again(&first, &format!("Account,To allocate\nNorth,$1.00\n{rows}"));
    // Two rows of one day are two allocations, and no row is taken past what a plan holds.
    assert_eq!(import.plan.allocations.len(), 20_000);
    assert_eq!(import.plan.allocations[19_999].id, "2026-11-20-north-20000");
    assert!(codes(&import).contains(&"allocations.tooMany"));
}

#[test]
fn more_ad_accounts_that_hold_ad_credit_than_a_plan_has_ad_credits_are_counted_with_their_amount() {
    let rows = (1..=600).map(|number| format!("Shop {number},$10.00,$2.00")).collect::<Vec<_>>().join("\n");
    let text = format!("Account,Ad credit balance,Cash balance\n{rows}");
    let import = new(&text);
    assert_eq!((import.plan.ad_accounts.len(), import.plan.ad_credits.len()), (600, 500));
    let notice = import.notices.iter().find(|it| it.code == "adCredits.tooMany").expect("it is said");
    let said = notice.message.in_english();
    assert!(said.contains("100 in all: 1000.00 units"), "{said}");
    let once_more = again(&import.plan, &text).plan;
    assert_eq!(once_more, import.plan);
}

#[test]
fn what_lies_beyond_the_columns_that_are_read_is_said() {
    let wide = format!("Account,Daily spend{}\nNorth,$5.00", ",x".repeat(300));
    assert!(codes(&new(&wide)).contains(&"sheet.cut"));
    // Spreadsheets leave empty cells behind.
    assert!(!codes(&new(&wide.replace(",x", ","))).contains(&"sheet.cut"));
}

#[test]
fn a_name_without_a_letter_is_a_name() {
    let sheet = "Account,Daily spend\n🔥,$5.00\n★★,$6.00";
    let plan = new(sheet).plan;
    let changed = again(&plan, &sheet.replace("$5.00", "$7.00"));
    assert_eq!(accounts(&changed.plan), [("🔥", "7.00", ""), ("★★", "6.00", "")]);
    assert!(!codes(&changed).contains(&"sheet.accountUnknown"));
}

#[test]
fn a_row_means_the_same_ad_account_wherever_it_stands_in_the_sheet() {
    let plan = new("Account ID,Account,Daily spend\n7012345678900000201,Alpha,$1.00").plan;
    let header = "Account ID,Account,Daily spend";
    for (rows, right) in [
        // An id that comes later makes the name known.
        (
            [",Beta,$2.00", "7012345678900000202,Beta,$3.00"],
            vec![("Alpha", "1.00", ""), ("Beta", "2.00", "")],
        ),
        // An id that comes later gives the ad account of the plan this name.
        ([",Beta,$2.00", "7012345678900000201,Beta,$3.00"], vec![("Beta", "2.00", "")]),
        // Its old name is no name of it any more.
        ([",Alpha,$2.00", "7012345678900000201,Beta,$3.00"], vec![("Beta", "3.00", "")]),
        // New ad accounts stand as the sheet has them.
        (
            ["gamma,Gamma,$2.00", "7012345678900000202,Delta,$3.00"],
            vec![("Alpha", "1.00", ""), ("Gamma", "2.00", ""), ("Delta", "3.00", "")],
        ),
    ] {
        let text = format!("{header}\n{}", rows.join("\n"));
        let first = again(&plan, &text).plan;
        assert_eq!(accounts(&first), right, "{text}");
        assert_eq!(again(&first, &text).plan, first, "{text}");
    }
}

#[test]
fn of_several_new_ids_of_one_name_none_is_the_ad_account_that_was_made_of_it() {
    let plan = new("Account,Daily spend\nAlpha,$1.00").plan;
    let header = "Account ID,Account,Daily spend";
    let one = format!("{header}\n7012345678900000201,Alpha,$2.00");
    assert_eq!(accounts(&again(&plan, &one).plan), [("Alpha", "2.00", "")]);
    for other in ["7012345678900000202", "a-name"] {
        for rows in [["7012345678900000201", other], [other, "7012345678900000201"]] {
            let text = format!("{header}\n{},Alpha,$2.00\n{},Alpha,$3.00", rows[0], rows[1]);
            let first = again(&plan, &text).plan;
            assert_eq!(
                accounts(&first),
                [("Alpha", "1.00", ""), ("Alpha", "2.00", ""), ("Alpha", "3.00", "")]
            );
            assert_eq!(again(&first, &text).plan, first, "{text}");
        }
    }
}

#[test]
fn an_ad_credit_that_a_row_names_by_its_id_is_no_other_rows_by_its_name() {
    let plan = new("Ad credit ID,Ad credit,Amount,Issued\nfirst,Bonus,$10.00,2026-11-01").plan;
    let text = "Ad credit ID,Ad credit,Amount,Issued\n,Bonus,$5.00,2026-11-01\nfirst,Bonus,$20.00,2026-11-01";
    let both = again(&plan, text).plan;
    assert_eq!(credits(&both), [("Bonus", "20.00", ""), ("Bonus", "5.00", "")]);
    assert_eq!(again(&both, text).plan, both);
}

#[test]
fn a_report_of_more_days_than_half_of_what_a_plan_holds_changes_nothing_when_it_comes_again() {
    let mut text = "Account ID,Account,Day,Cost\n".to_owned();
    let first = Day::parse("2026-01-01").unwrap();
    for day in 0..300 {
        for account in 1..=100 {
            writeln!(text, "70123456789000{account:05},Brand {account},{},$45.50", first.plus(day)).unwrap();
        }
    }
    let plan = new("Account ID,Account,Daily spend\n7012345678900000001,Brand 1,$1.00").plan;
    let plan = PlanDocument { start: first.to_string(), end: first.plus(400).to_string(), ..plan };
    let once = again(&plan, &text).plan;
    assert!(once.actuals.len() * 2 > limits::ACTUALS, "{}", once.actuals.len());
    assert!(again(&once, &text).plan == once);
}

#[test]
fn what_was_spent_after_the_last_day_of_a_plan_is_no_part_of_it() {
    let plan = new("Account,Daily spend\nNorth,$4.00").plan;
    let plan = PlanDocument { end: "2026-11-24".to_owned(), ..plan };
    let text =
        "Date,Account,Spend\n2026-11-22,North,$10.00\n2026-11-23,North,$12.00\n2031-01-01,North,$45.50";
    let mapping = SheetMapping { on: Some("2031-01-05".to_owned()), ..SheetMapping::default() };
    let update = |plan| import(Some(plan), Sheet::Text(text), &mapping).plan;
    let once = update(plan);
    let rows = once.actuals.iter().map(|it| (it.to.as_str(), it.spend.as_str())).collect::<Vec<_>>();
    assert_eq!(rows, [("2026-11-22", "10.00"), ("2026-11-23", "12.00"), ("2026-11-24", "0.00")]);
    assert_eq!(update(once.clone()), once);
}

#[test]
fn rows_of_one_id_are_one_ad_account_whichever_of_them_has_its_name() {
    // The plan knows the name alone, so its id was made of it.
    let plan = new("Account,Daily spend\nBrand North,$4.00").plan;
    let report = "Account ID,Account,Day,Cost\n7012345678900000201,Brand North,2026-11-01,$6.00\n7012345678900000201,,2026-11-02,$6.00";
    let update = |plan| import(Some(plan), Sheet::Text(report), &taking_the_mean()).plan;
    let first = update(plan);
    assert_eq!(accounts(&first), [("Brand North", "6.00", "")]);
    assert_eq!(update(first.clone()), first);
}

#[test]
fn an_answer_of_one_row_is_one_of_all_rows_of_its_id() {
    let plan = new("Account,Daily spend\nBrand North,$4.00").plan;
    let text = "Account ID,Account,Cash\n7012345678900000202,North,$1.00\n7012345678900000202,,$1.00";
    let lost = AccountMapping { written: "North".to_owned(), ad_account: Some("nobody".to_owned()) };
    let own = AccountMapping { ad_account: Some(plan.ad_accounts[0].id.clone()), ..lost.clone() };
    for (answer, right) in [(own, ("North", "4.00", "1.00")), (lost, ("Brand North", "4.00", ""))] {
        let mapping = SheetMapping { accounts: vec![answer], ..found() };
        let first = import(Some(plan.clone()), Sheet::Text(text), &mapping);
        assert_eq!(accounts(&first.plan), [right]);
        // An answer that leads nowhere leaves the question open.
        assert_eq!(codes(&first).contains(&"sheet.accountUnknown"), right.2.is_empty());
        assert_eq!(import(Some(first.plan.clone()), Sheet::Text(text), &mapping).plan, first.plan);
    }
}

#[test]
fn a_name_of_digits_alone_becomes_no_id_of_tiktoks() {
    let names = "Account ID,Account,Daily spend\n-,7012345678900000201,$4.00";
    let plan = new(names).plan;
    assert_eq!(plan.ad_accounts[0].id, "ad-account-7012345678900000201");
    // So the ad account with this id, when its id is known, is this one.
    let text = "Account ID,Account,Daily spend\n7012345678900000201,7012345678900000201,$5.00";
    let first = again(&plan, text).plan;
    assert_eq!(accounts(&first), [("7012345678900000201", "5.00", "")]);
    assert_eq!(again(&first, text).plan, first);
}

#[test]
fn a_column_that_says_nothing_in_a_sheet_of_its_kind_is_shown_as_not_taken() {
    let text = "Date,Ad account,Spend,Ad credit,Status\n2026-12-01,North,40.00,500.00,Active\n";
    let shown = preview(None, Sheet::Text(text), &SheetMapping::default());
    let roles: Vec<_> = shown.columns.iter().map(|it| it.role).collect();
    assert_eq!(shown.kind, SheetKind::SpendByDay);
    assert_eq!(roles[3..], [Role::Ignore, Role::Ignore]);
}
