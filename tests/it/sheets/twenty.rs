//! Twenty sheets of real shape: what each becomes, to the cent. `twenty/*.right` says it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use strandline::import::Import;
use strandline::import::sheet::{Sheet, SheetMapping, import, tables};
use strandline::plan::document::{HolderDocument, PlanDocument};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sheets/twenty")
}

/// Which currency a person says it is where the sheet only has a sign that several share, or none.
const CURRENCIES: [(&str, &str); 5] =
    [("07", "USD"), ("13", "USD"), ("17", "GBP"), ("18", "USD"), ("20", "USD")];

/// What a person says of a file besides the day; the rest is found.
fn said(file: &Path) -> SheetMapping {
    let name = file.file_name().unwrap().to_string_lossy();
    let currency = CURRENCIES.iter().find(|(number, _)| name.starts_with(number));
    SheetMapping {
        on: Some("2026-11-22".to_owned()),
        currency: currency.map(|(_, code)| (*code).to_owned()),
        ..SheetMapping::default()
    }
}

/// Brings a sheet, table by table, as somebody does who only confirms what was found.
fn brought(plan: Option<PlanDocument>, bytes: &[u8], said: &SheetMapping) -> Import {
    let tables = tables(&Sheet::Bytes(bytes));
    if tables.is_empty() {
        return import(plan, Sheet::Bytes(bytes), said);
    }
    let mut all = Import { plan: plan.unwrap_or_default(), notices: Vec::new() };
    for (number, table) in tables.into_iter().enumerate() {
        let before = (number > 0 || all.plan.version > 0).then_some(all.plan);
        let next = import(before, Sheet::Cells(table), said);
        all.plan = next.plan;
        all.notices.extend(next.notices);
    }
    all
}

/// A plan in lines, and the codes of what is asked and to be checked.
fn written(import: &Import) -> String {
    let plan = &import.plan;
    let of = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
    let mut text = format!("{} from {} to {}\n", plan.currency, plan.start, plan.end);
    for it in &plan.ad_accounts {
        let (status, spend, cash) = (of(&it.status), of(&it.daily_spend), of(&it.cash));
        writeln!(text, "account {} | {} | {status} | spends {spend} | cash {cash}", it.id, it.name).unwrap();
    }
    for it in &plan.ad_credits {
        let held = match &it.held_by {
            Some(HolderDocument::AdAccount(id)) => id,
            _ => "Business Center",
        };
        let expires = of(&it.expires);
        writeln!(text, "credit {} | {} | {} to {expires} | {held}", it.name, it.amount, it.issued).unwrap();
    }
    for it in &plan.allocations {
        writeln!(text, "allocate {} of {} to {} on {}", it.amount, it.ad_credit, it.ad_account, it.on)
            .unwrap();
    }
    for it in import.notices.iter().filter(|it| it.severity != "info") {
        writeln!(text, "{} {}", it.severity, it.code).unwrap();
    }
    text
}

#[test]
fn each_sheet_becomes_the_right_plan_and_the_same_again_changes_nothing() {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.extension().is_some_and(|it| it != "right"))
        .collect();
    files.sort();
    assert_eq!(files.len(), 20);
    let mut wrong = String::new();
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let first = brought(None, &bytes, &said(&file));
        let right = std::fs::read_to_string(file.with_extension("right")).unwrap_or_default();
        let found = written(&first);
        if found != right {
            writeln!(wrong, "{}\n{found}", file.display()).unwrap();
        }
        let again = brought(Some(first.plan.clone()), &bytes, &said(&file));
        assert_eq!(again.plan, first.plan, "{}", file.display());
    }
    assert!(wrong.is_empty(), "{wrong}");
}
