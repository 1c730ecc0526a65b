//! Sheets of people, as a plan.

mod agency;
mod fuzz;
mod hostile;
mod open_plan;
mod round_trip;
mod shapes;
mod twenty;

use strandline::import::Import;
use strandline::import::sheet::{
    AccountMapping, ColumnMapping, DayOrder, Role, Sheet, SheetKind, SheetMapping, Sure, import, preview,
};
use strandline::money::{Currency, DecimalMark, WrittenError, read_written};
use strandline::plan::document::{AdAccountDocument, PlanDocument};

fn file(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sheets").join(name);
    std::fs::read(path).unwrap()
}

fn found() -> SheetMapping {
    SheetMapping { on: Some("2026-11-20".to_owned()), ..SheetMapping::default() }
}

fn new(text: &str) -> Import {
    import(None, Sheet::Text(text), &found())
}

fn again(plan: &PlanDocument, text: &str) -> Import {
    import(Some(plan.clone()), Sheet::Text(text), &found())
}

fn codes(import: &Import) -> Vec<&str> {
    import.notices.iter().filter(|notice| notice.severity != "info").map(|notice| notice.code).collect()
}

fn account<'p>(plan: &'p PlanDocument, name: &str) -> &'p AdAccountDocument {
    plan.ad_accounts.iter().find(|account| account.name == name).unwrap()
}

/// Each ad account's name, daily spend and cash.
fn accounts(plan: &PlanDocument) -> Vec<(&str, &str, &str)> {
    plan.ad_accounts
        .iter()
        .map(|it| {
            (it.name.as_str(), it.daily_spend.as_deref().unwrap_or(""), it.cash.as_deref().unwrap_or(""))
        })
        .collect()
}

fn credits(plan: &PlanDocument) -> Vec<(&str, &str, &str)> {
    plan.ad_credits
        .iter()
        .map(|it| (it.name.as_str(), it.amount.as_str(), it.expires.as_deref().unwrap_or("")))
        .collect()
}

#[test]
fn each_amount_that_is_pasted_is_read_as_a_person_reads_it_or_refused() {
    let usd = Currency::from_code("USD").unwrap();
    let right = [
        Err("other"),
        Ok(-123_450),
        Ok(-123_450),
        Ok(-123_450),
        Ok(123_450),
        Ok(123_450),
        Err("other"),
        Err("other"),
        Ok(123_456_789),
        Ok(123_450),
        Ok(123_456_789),
        Ok(123_450),
        Err("malformed"),
        Err("ambiguous"),
        Ok(123_400),
        Ok(123_450),
        Err("decimals"),
        Ok(150_000),
        Err("rounded"),
        Err("percent"),
        Ok(150_000),
        Err("several"),
        Ok(123_450),
        Ok(200_000),
        Ok(-10_000),
        Ok(-10_000),
        Ok(10_000),
        Ok(10_000),
        Ok(10),
        Ok(10_000),
    ];
    let text = String::from_utf8(file("c_amounts_to_paste.txt")).unwrap();
    let mut lines = 0;
    for (line, right) in text.lines().zip(right) {
        let read =
            read_written(line, usd, None).map(strandline::money::Minor::units).map_err(|error| match error {
                WrittenError::OtherCurrency(_) => "other",
                WrittenError::Malformed => "malformed",
                WrittenError::Ambiguous { .. } => "ambiguous",
                WrittenError::TooManyDecimals { .. } => "decimals",
                WrittenError::Rounded => "rounded",
                WrittenError::Percent => "percent",
                WrittenError::Several => "several",
                WrittenError::Nothing => "nothing",
                WrittenError::TooLarge => "large",
            });
        assert_eq!(read, right, "{line}");
        lines += 1;
    }
    assert_eq!(lines, text.lines().count());
    assert_eq!(read_written("1,234.50\n2,000.00", usd, None), Err(WrittenError::Several));
}

#[test]
fn a_block_copied_from_a_spreadsheet_is_two_ad_accounts_and_four_questions() {
    let usd = SheetMapping { currency: Some("USD".to_owned()), ..found() };
    let bytes = file("c_excel_block.tsv");
    let import = import(None, Sheet::Bytes(&bytes), &usd);
    assert_eq!(
        accounts(&import.plan),
        [("Brand North", "", "1234.50"), ("Brand \"South\", Ltd", "95.00", "400.00")]
    );
    assert!(import.plan.ad_credits.is_empty());
    assert_eq!(import.plan.ad_accounts[1].id, "7012345678900000202");
    assert_eq!(codes(&import), ["sheet.amountNegative", "sheet.otherCurrency", "sheet.idDamaged"]);
}

#[test]
fn fourteen_rows_of_name_and_spend_without_a_header_are_ad_accounts() {
    let rows = (1..=14).map(|n| format!("Brand {n:02} & Co\t{n}50.25")).collect::<Vec<_>>().join("\n");
    let import = new(&rows);
    assert_eq!(import.plan.ad_accounts.len(), 14);
    assert_eq!(account(&import.plan, "Brand 07 & Co").daily_spend.as_deref(), Some("750.25"));
    let preview = preview(None, Sheet::Text(&rows), &found());
    assert_eq!((preview.kind, preview.header_row, preview.row_count), (SheetKind::Accounts, 0, 14));
    assert_eq!(preview.columns[1].role, Role::DailySpend);
    assert_eq!(preview.columns[1].sure, Sure::Guess);
}

#[test]
fn an_american_pacing_sheet_with_titles_merged_cells_and_totals_is_read_to_the_cent() {
    let bytes = file("pacing_us.csv");
    let text = String::from_utf8(bytes).unwrap();
    let mut plan = new("Name,Amount,Issued,Expires\nQ4,\"$9,000.00\",2026-10-01,2026-12-30").plan;
    plan = again(&plan, &text).plan;
    assert_eq!(
        accounts(&plan),
        [
            ("Brand North EU", "1250.00", "1040.00"),
            ("Brand South, Ltd", "95.50", "0.00"),
            ("Café Olé", "40.00", "12.00")
        ]
    );
    assert_eq!(plan.ad_accounts[2].status.as_deref(), Some("inReview"));
    let held = plan.ad_credits.iter().map(|it| it.amount.as_str()).collect::<Vec<_>>();
    assert_eq!(held, ["9000.00", "1500.00", "20.25"]);
    let planned =
        plan.allocations.iter().map(|it| (it.ad_credit.as_str(), it.amount.as_str())).collect::<Vec<_>>();
    assert_eq!(planned, [("q4", "3000.00"), ("q4", "500.00")]);
    assert_eq!(again(&plan, &text).plan, plan);
}

#[test]
fn a_european_sheet_shows_its_own_decimal_comma() {
    let bytes = file("european.csv");
    let import = import(None, Sheet::Bytes(&bytes), &found());
    assert_eq!(import.plan.currency, "EUR");
    assert_eq!(accounts(&import.plan), [("Norte", "1250.50", "1000.00"), ("Sur", "95.00", "0.00")]);
    assert_eq!(import.plan.ad_accounts[1].status.as_deref(), Some("suspended"));
    // 1.234 € by itself could be two amounts; beside 1.250,50 € it is one.
    assert_eq!(import.plan.ad_credits[0].amount, "1234.00");
}

#[test]
fn an_amount_that_can_be_two_is_asked_once_for_its_column_and_taken_when_it_is_said() {
    let text = "Account,Daily spend\nNorth,1.234\nSouth,2.500";
    let import = new(text);
    assert_eq!(accounts(&import.plan), [("North", "", ""), ("South", "", "")]);
    let asked = import.notices.iter().filter(|it| it.code == "sheet.amountAmbiguous").collect::<Vec<_>>();
    assert_eq!((asked.len(), asked[0].path.as_str(), asked[0].severity), (1, "/columns/1", "ask"));
    assert_eq!(asked[0].message.params().text("examples").as_deref(), Some("1.234, 2.500"));
    let preview = preview(None, Sheet::Text(text), &found());
    assert!(preview.columns[1].is_asked);
    for (mark, spend) in [(DecimalMark::Comma, "1234.00"), (DecimalMark::Point, "1.23")] {
        let mut mapping = preview.mapping.clone();
        mapping.columns[1].decimal_mark = Some(mark);
        let import = strandline::import::sheet::import(None, Sheet::Text(text), &mapping);
        assert_eq!(import.plan.ad_accounts[0].daily_spend.as_deref(), Some(spend));
        // What has more decimals than a dollar is rounded, and that is said.
        let is_rounded = import.notices.iter().any(|it| it.code == "sheet.amountRounded");
        assert_eq!(is_rounded, mark == DecimalMark::Point);
    }
}

#[test]
fn a_day_that_can_be_two_is_asked_once_unless_another_day_shows_the_order() {
    let credits_of = |rows: &str, mapping: &SheetMapping| {
        let text = format!("Name,Amount,Expires\n{rows}");
        let import = import(None, Sheet::Text(&text), mapping);
        let days = import
            .plan
            .ad_credits
            .iter()
            .map(|it| it.expires.clone().unwrap_or_default())
            .collect::<Vec<_>>();
        (days, import.notices.iter().filter(|it| it.code == "sheet.dayAmbiguous").count())
    };
    let open = "A,$5.00,03/04/2027\nB,$6.00,05/06/2027";
    assert_eq!(credits_of(open, &found()), (vec![String::new(), String::new()], 1));
    let told = ColumnMapping { day_order: Some(DayOrder::DayMonth), ..ColumnMapping::default() };
    let told =
        SheetMapping { columns: vec![ColumnMapping::default(), ColumnMapping::default(), told], ..found() };
    let days = |days: [&str; 2]| days.map(str::to_owned).to_vec();
    assert_eq!(credits_of(open, &told), (days(["2027-04-03", "2027-06-05"]), 0));
    let shown = "A,$5.00,03/04/2027\nB,$6.00,05/16/2027";
    assert_eq!(credits_of(shown, &found()), (days(["2027-03-04", "2027-05-16"]), 0));
}

#[test]
fn ad_credits_of_one_name_are_two_and_the_same_sheet_again_changes_nothing() {
    let bytes = file("credits.tsv");
    let text = String::from_utf8(bytes).unwrap();
    let first = new(&text);
    let bonus = ("Bonus", "1000.00", "2027-02-12");
    assert_eq!(credits(&first.plan), [("Q4 incentive", "12000.00", "2026-12-30"), bonus, bonus]);
    assert_eq!(first.plan.ad_credits[0].issued, "2026-10-01");
    assert_eq!(first.plan.end, "2027-02-17");
    assert_eq!(again(&first.plan, &text).plan, first.plan);
    let more = again(&first.plan, &text.replace("12,000.00", "11,000.00"));
    assert_eq!(more.plan.ad_credits.len(), 3);
    assert_eq!(more.plan.ad_credits[0].amount, "11000.00");
}

#[test]
fn spend_by_day_is_expected_spend_however_it_is_written() {
    let csv = file("a05b_flat_rows.csv");
    let from_file = import(None, Sheet::Bytes(&csv), &SheetMapping::default());
    assert_eq!(from_file.plan.ad_accounts[0].id, "7012345678900000201");
    assert_eq!(from_file.plan.ad_accounts[0].daily_spend.as_deref(), Some("45.50"));
    assert_eq!((from_file.plan.currency.as_str(), from_file.plan.start.as_str()), ("USD", "2026-11-22"));
    let rows = |row: &dyn Fn(i32) -> String| (1..=21).map(row).collect::<String>();
    for text in [
        rows(&|day| format!("{{\"account\":\"North\",\"date\":\"2026-11-{day:02}\",\"spend\":45.5}}\n")),
        format!("Date;Account;Cost\n{}", rows(&|day| format!("{day:02}.11.2026;North;45,50\n"))),
        // Merged cells: the name stands once.
        format!(
            "Account\tDay\tSpend\n{}",
            rows(&|day| { format!("{}\tNov {day}, 2026\t$45.50\n", if day == 1 { "North" } else { "" }) })
        ),
        // Only the parts.
        format!(
            "Account,Date,cash_spend,voucher_spend\n{}",
            rows(&|day| format!("North,2026-11-{day:02},5.50,40.00\n"))
        ),
        // Two campaigns a day, and what Ads Manager writes below.
        format!(
            "Account name,By Day,Campaign,Cost\n{}Total of 42 results,-,-,955.50\n",
            rows(&|day| { format!("North,2026-11-{day:02},A,5.50\nNorth,2026-11-{day:02},B,40.00\n") })
        ),
    ] {
        let import = new(&text);
        assert_eq!(accounts(&import.plan), [("North", "45.50", "")], "{text}");
    }
}

#[test]
fn a_dash_is_no_day_of_zero_spend() {
    let rows =
        (1..=28).map(|day| format!("North,2026-10-{day:02},{}\n", if day % 5 == 0 { "-" } else { "100.00" }));
    let import = new(&format!("Account,Date,Spend\n{}", rows.collect::<String>()));
    assert_eq!(account(&import.plan, "North").daily_spend.as_deref(), Some("100.00"));
    let told = import.notices.iter().find(|it| it.code == "sheet.rowsNoSpend").unwrap();
    assert_eq!(told.message.params().text("count").as_deref(), Some("5"));
}

#[test]
fn rows_meet_the_ad_accounts_of_an_open_plan_by_id_then_by_name_and_else_a_person_says() {
    let mut plan = new("Account ID,Account,Daily spend\n7012345678900000201,Café  Olé,$10.00\n7012345678900000202,South,$20.00").plan;
    let update = "Account,Daily spend\nCAFE OLE,$11.00\n south ,$21.00\nWest,$31.00";
    let import = again(&plan, update);
    assert_eq!(import.plan.ad_accounts.len(), 2);
    assert_eq!(import.plan.ad_accounts[0].daily_spend.as_deref(), Some("11.00"));
    assert_eq!(import.plan.ad_accounts[1].daily_spend.as_deref(), Some("21.00"));
    let asked = import.notices.iter().find(|it| it.code == "sheet.accountUnknown").unwrap();
    assert_eq!(asked.message.params().text("names").as_deref(), Some("West"));
    for (answer, count, spend) in [(None, 3, "20.00"), (Some("7012345678900000202"), 2, "31.00")] {
        let answer = AccountMapping { written: "west".to_owned(), ad_account: answer.map(str::to_owned) };
        let mapping = SheetMapping { accounts: vec![answer], ..found() };
        let rows = "Account,Daily spend\nWest,$31.00";
        let import = strandline::import::sheet::import(Some(plan.clone()), Sheet::Text(rows), &mapping);
        assert_eq!(import.plan.ad_accounts.len(), count);
        assert_eq!(import.plan.ad_accounts[1].daily_spend.as_deref(), Some(spend));
    }
    // Two ad accounts of one name: neither is taken by chance.
    plan.ad_accounts[0].name = "South".to_owned();
    assert!(codes(&again(&plan, update)).contains(&"sheet.accountSeveral"));
}

#[test]
fn what_is_to_be_allocated_without_an_ad_credit_is_asked_with_its_amount() {
    let import = new("Account,To allocate\nNorth,\"$3,000.00\"\nSouth,$500.50");
    let asked = import.notices.iter().find(|it| it.code == "sheet.allocationOpen").unwrap();
    assert_eq!(
        (asked.message.params().text("amount").as_deref(), asked.message.params().text("count").as_deref()),
        (Some("3500.50"), Some("2"))
    );
    assert!(import.plan.allocations.is_empty());
    // Where there is no ad credit none can be chosen.
    assert!(asked.message.in_english().contains("has no ad credit"), "{}", asked.message.in_english());
    let two = new("Name,Amount,Expires\nA,$5000.00,2026-12-31\nB,$5000.00,2026-12-31").plan;
    let import = again(&two, "Account,To allocate\nNorth,\"$3,000.00\"");
    let asked = import.notices.iter().find(|it| it.code == "sheet.allocationOpen").unwrap();
    assert!(asked.message.in_english().contains("Choose them"), "{}", asked.message.in_english());
}

#[test]
fn a_file_in_another_encoding_keeps_its_names_and_a_damaged_one_says_so() {
    let bytes = b"Account;Daily spend\nM\xFCller S\xF6hne \x96 K\xF6ln;12,50 \x80".to_vec();
    let read = import(None, Sheet::Bytes(&bytes), &found());
    assert_eq!(accounts(&read.plan), [("Müller Söhne – Köln", "12.50", "")]);
    assert!(read.notices.iter().any(|it| it.code == "sheet.windows1252"));
    let damaged = new("Account,Daily spend\nM\u{fffd}ller,$5.00");
    assert!(codes(&damaged).contains(&"sheet.damaged"));
    let wide =
        "Account\tDaily spend\nÄrger\t$5.00".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    assert_eq!(accounts(&import(None, Sheet::Bytes(&wide), &found()).plan), [("Ärger", "5.00", "")]);
    assert_eq!(codes(&import(None, Sheet::Bytes(b"PK\x03\x04rest"), &found()))[0], "sheet.workbook");
}

#[test]
fn a_sheet_of_two_thousand_ad_accounts_goes_in_whole() {
    let rows = (0..2_000)
        .map(|n| format!("70123456789{n:08},Brand {n},{n}.50,{n}.25"))
        .collect::<Vec<_>>()
        .join("\n");
    let text = format!("Account ID,Account,Daily spend,Cash\n{rows}");
    let import = new(&text);
    assert_eq!(import.plan.ad_accounts.len(), 2_000);
    assert_eq!(import.plan.ad_accounts[1_234].cash.as_deref(), Some("1234.25"));
    assert_eq!(again(&import.plan, &text).plan, import.plan);
}

#[test]
fn what_a_preview_found_reads_the_sheet_in_the_same_way() {
    for name in ["pacing_us.csv", "european.csv", "credits.tsv", "c_excel_block.tsv", "a05b_flat_rows.csv"] {
        let bytes = file(name);
        let preview = preview(None, Sheet::Bytes(&bytes), &found());
        let by_itself = import(None, Sheet::Bytes(&bytes), &found());
        let told = import(None, Sheet::Bytes(&bytes), &preview.mapping);
        assert_eq!(told.plan, by_itself.plan, "{name}");
        assert!(preview.columns.iter().any(|column| column.sure == Sure::Certain), "{name}");
    }
}
