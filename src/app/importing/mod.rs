//! What somebody brings along: recognised, and made into the plan that would take the draft's place.

mod sheets;

pub(crate) use sheets::{Answer, BroughtSheet, Content, Means, one_of_each};

use super::engine::{self, Notice, SheetKind, SheetPreview};
use super::state::{BACKUP, BASELINE};
use crate::order::sort_by_key;
use crate::plan::document::PlanDocument;
use crate::results::comparison::InputDifference;
use serde_json::{Deserializer, Value};
use std::collections::HashMap;

/// The largest file that is read.
pub(crate) const LARGEST: u32 = 20_000_000;

/// One file, a table of it, or what was pasted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Source {
    /// What it is called.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) holds: Holds,
}

/// What a source turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Holds {
    /// A plan, and its baseline, as a file has it.
    Plan(Box<PlanDocument>, Value),
    /// So many answers of TikTok's API, as their text: only there is every digit of an id still exact.
    Responses(usize, String),
    /// A sheet.
    Sheet(Box<BroughtSheet>),
    /// Everything that a browser kept, which is restored elsewhere.
    Backup,
    /// None of them: why, in English.
    Neither(String),
    /// More than we read.
    TooLarge,
}

/// The plan that an import would make.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Preview {
    /// The plan; nothing while nothing that was brought is taken.
    pub(crate) plan: Option<PlanDocument>,
    /// The baseline that came with it.
    pub(crate) baseline: Value,
    /// The day of sheets of which none is said.
    pub(crate) on: String,
    /// What there is to say about it, but for missing expiry dates: those are asked for in fields.
    pub(crate) notices: Vec<Notice>,
    /// How each sheet is read, by the place of its source.
    pub(crate) sheets: Vec<(usize, SheetPreview)>,
    /// What it changes in the plan that is brought up to date; nothing where it makes a new one.
    pub(crate) changes: Option<Vec<InputDifference>>,
}

/// Recognises a file.
pub(crate) fn recognise_file(name: String, bytes: Vec<u8>) -> Vec<Source> {
    let decoded = engine::decode(&bytes);
    recognise_as(name, &decoded.text, || Content::Bytes(bytes.into()))
}

/// Recognises what was pasted: text, or the cells of a table.
pub(crate) fn recognise_pasted(name: String, text: &str, table: Option<Vec<Vec<String>>>) -> Vec<Source> {
    match table {
        Some(rows) => sheets_of(&name, vec![(String::new(), Content::Cells(rows.into()))]),
        None => recognise_as(name, text, || Content::Text(text.into())),
    }
}

/// The sheets of a workbook, by name.
pub(crate) fn recognise_workbook(name: &str, sheets: Vec<(String, Vec<Vec<String>>)>) -> Vec<Source> {
    sheets_of(name, sheets.into_iter().map(|(tab, rows)| (tab, Content::Cells(rows.into()))).collect())
}

/// Recognises a text; `content` is what it is as a sheet.
fn recognise_as(name: String, text: &str, content: impl FnOnce() -> Content) -> Vec<Source> {
    let text = text.trim_start_matches('\u{feff}');
    let looks_like_json = text.trim_start().starts_with(['{', '[']);
    let values: Result<Vec<Value>, _> = Deserializer::from_str(text).into_iter().collect();
    let holds = match values.as_deref() {
        Ok([value]) if value.get(BACKUP).is_some() => Holds::Backup,
        Ok([value]) if looks_like_json && !is_plan(value) => {
            Holds::Responses(value.as_array().map_or(1, Vec::len), text.to_owned())
        }
        Ok(values) if looks_like_json && values.len() > 1 => Holds::Responses(values.len(), text.to_owned()),
        // A plan, or damaged JSON: either way the core says what is wrong with it.
        _ if looks_like_json || text.trim().is_empty() => match engine::open(text) {
            Ok(plan) => {
                let baseline = values.ok().and_then(|all| all.first()?.get(BASELINE).cloned());
                Holds::Plan(Box::new(plan), baseline.unwrap_or_default())
            }
            Err(problems) => Holds::Neither(engine::said(&problems)),
        },
        // What a tool printed before or around a response.
        _ => match engine::responses_in(text) {
            Some(number) => Holds::Responses(number, text.to_owned()),
            None => return sheets_of(&name, vec![(String::new(), content())]),
        },
    };
    vec![Source { name, holds }]
}

/// The tables of a file as sources.
fn sheets_of(name: &str, tabs: Vec<(String, Content)>) -> Vec<Source> {
    let (mut names, mut sheets) = (Vec::new(), Vec::new());
    let is_workbook = tabs.iter().any(|(tab, _)| !tab.is_empty());
    for (tab, content) in tabs {
        let parts = content.parts();
        let several = parts.len() > 1;
        for (number, part) in (1..).zip(parts) {
            let number = if several { format!(" {number}") } else { String::new() };
            let of = if is_workbook { format!("{name}, {tab}{number}") } else { format!("{name}{number}") };
            names.push(of);
            sheets.push(BroughtSheet::new(part));
        }
    }
    one_of_each(&mut sheets);
    let sources = names.into_iter().zip(sheets);
    sources.map(|(name, sheet)| Source { name, holds: Holds::Sheet(Box::new(sheet)) }).collect()
}

/// Whether this calls itself a plan.
fn is_plan(value: &Value) -> bool {
    ["businessCenter", "adAccounts", "adCredits"].iter().any(|field| value.get(field).is_some())
}

/// The plan among these sources with its baseline, the first where there are several, and the texts of the responses.
fn brought(sources: &[Source]) -> (Option<(PlanDocument, Value)>, Vec<String>) {
    let mut plan = None;
    let mut responses = Vec::new();
    for source in sources {
        match &source.holds {
            Holds::Plan(it, baseline) => plan = plan.or_else(|| Some(((**it).clone(), baseline.clone()))),
            Holds::Responses(_, text) => responses.push(text.clone()),
            Holds::Sheet(_) | Holds::Backup | Holds::Neither(_) | Holds::TooLarge => {}
        }
    }
    (plan, responses)
}

/// The sheets among these sources, in the order in which they are entered, with their places.
fn sheets(sources: &[Source]) -> Vec<(usize, &BroughtSheet)> {
    let mut sheets = Vec::new();
    for kind in SheetKind::ALL {
        for (place, source) in sources.iter().enumerate() {
            if let Holds::Sheet(sheet) = &source.holds
                && sheet.kind() == kind
            {
                sheets.push((place, &**sheet));
            }
        }
    }
    sheets
}

/// The plan that these sources make: of a plan among them, or of `open`, brought up to date by the responses and the
/// sheets; nothing where there is nothing to make it of. `today` is the day of sheets that have none.
pub(crate) fn preview(
    sources: &[Source],
    open: Option<PlanDocument>,
    today: &str,
) -> Result<Option<Preview>, String> {
    let (given, responses) = brought(sources);
    let sheets = sheets(sources);
    let updated = if given.is_none() { open } else { None };
    let mut is_taken = given.is_some();
    let (given, baseline) = given.unzip();
    let baseline = baseline.unwrap_or_default();
    let mut plan = given.or_else(|| updated.clone());
    let (mut notices, mut previews) = (Vec::new(), Vec::new());
    let on =
        if plan.is_none() && responses.is_empty() { first_day(&sheets, today) } else { today.to_owned() };
    if !responses.is_empty() {
        let import = engine::import(plan, &responses)?;
        (plan, is_taken) = (Some(import.plan), true);
        notices.extend(import.notices);
    }
    for (place, sheet) in sheets {
        let mapping = sheet.mapping(&on);
        let preview = engine::preview_sheet(plan.as_ref(), sheet.content.sheet(), &mapping);
        if preview.kind == SheetKind::Unknown {
            // What was left out on purpose needs no notice.
            notices.extend(preview.notices.iter().filter(|_| sheet.told.kind.is_none()).cloned());
        } else {
            let import = engine::import_sheet(plan, sheet.content.sheet(), &mapping);
            (plan, is_taken) = (Some(import.plan), true);
            notices.extend(import.notices);
        }
        previews.push((place, preview));
    }
    let plan = plan.filter(|_| is_taken);
    if plan.is_none() && previews.is_empty() {
        return Ok(None);
    }
    let changes = updated.zip(plan.as_ref()).map(|(before, after)| engine::differences(&before, after));
    notices.retain(|it| !(is_expiry(it) || changes.is_some() && it.is_difference()));
    sort_by_key(&mut previews, |(place, _)| *place);
    Ok(Some(Preview { plan, baseline, on, notices, sheets: previews, changes }))
}

/// The first day of a plan that sheets make: today, or that of the first allocation where it is earlier. What ad accounts hold
/// is known today, so with it the plan begins today.
fn first_day(sheets: &[(usize, &BroughtSheet)], today: &str) -> String {
    let is_now = sheets.iter().any(|(_, it)| it.kind() == SheetKind::Balances);
    let dated = sheets.iter().filter(|(_, it)| !is_now && it.kind() == SheetKind::Allocations);
    let first = dated.map(|(_, it)| engine::import_sheet(None, it.content.sheet(), &it.told).plan.start);
    first.filter(|day| !day.is_empty()).chain([today.to_owned()]).min().unwrap_or_default()
}

fn is_expiry(notice: &Notice) -> bool {
    notice.path.starts_with("/adCredits/") && notice.path.ends_with("/expires")
}

/// The plan with the expiry dates that were entered, by id of the ad credit.
pub(crate) fn with_expiries(mut plan: PlanDocument, entered: &HashMap<String, String>) -> PlanDocument {
    for credit in &mut plan.ad_credits {
        if let Some(day) = entered.get(&credit.id).filter(|day| !day.is_empty()) {
            credit.expires = Some(day.clone());
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pasted(text: &str) -> Vec<Source> {
        recognise_pasted("a".into(), text, None)
    }

    fn holds(text: &str) -> Holds {
        pasted(text).remove(0).holds
    }

    #[test]
    fn a_plan_file_is_a_plan() {
        let sources = pasted(include_str!("../../../www/examples/split-evenly.json"));
        let (plan, responses) = brought(&sources);
        assert_eq!(plan.map(|it| it.0.name).as_deref(), Some("Split evenly"));
        assert!(responses.is_empty());
    }

    #[test]
    fn responses_are_counted_however_they_are_written() {
        let one = include_str!("../../../tests/fixtures/tiktok/bc_balance.json");
        let several = format!("\u{feff}{one}\n{one}");
        let list = format!("[{one},{one},{one}]");
        let printed = format!("HTTP/2 200\ncontent-type: application/json\n\n{one}");
        for (text, number) in [(one, 1), (several.as_str(), 2), (list.as_str(), 3), (printed.as_str(), 1)] {
            assert!(matches!(holds(text), Holds::Responses(it, _) if it == number), "{number}");
        }
    }

    #[test]
    fn a_backup_is_no_response_of_tiktok() {
        assert_eq!(holds(r#"{ "strandlineBackup": 1, "plans": [] }"#), Holds::Backup);
    }

    #[test]
    fn cells_that_happen_to_be_json_are_a_sheet() {
        for text in ["1.00\n2.00\n3.00\n4.00", "5000", "\"North\"\n\"South\"", "null", "1 2\n3 4"] {
            assert!(matches!(holds(text), Holds::Sheet(_)), "{text:?}");
        }
    }

    #[test]
    fn what_is_neither_says_why() {
        for text in ["", "{\"version\":", "{\"version\": 1, \"adAccounts\": 5}"] {
            assert!(matches!(holds(text), Holds::Neither(reasons) if !reasons.is_empty()), "{text:?}");
        }
    }

    /// Two tables, as a spreadsheet has them below each other.
    const TWO: &str = "Account\tDaily spend\nNorth\t$5.00\n\nName\tAmount\tExpires\nA\t$9.00\t2027-01-01\n";

    #[test]
    fn two_tables_of_one_sheet_are_two_sources_and_one_plan() {
        let sources = pasted(TWO);
        assert_eq!(sources.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["a 1", "a 2"]);
        let preview = preview(&sources, None, "2026-03-01").ok().flatten();
        let plan = preview.as_ref().and_then(|it| it.plan.as_ref());
        assert_eq!(plan.map(|it| (it.ad_accounts.len(), it.ad_credits.len())), Some((1, 1)));
        assert_eq!(plan.map(|it| it.start.as_str()), Some("2026-03-01"));
        assert!(preview.is_some_and(|it| it.changes.is_none()));
    }

    #[test]
    fn a_plan_that_goes_out_as_a_sheet_begins_on_its_own_day_when_it_is_brought_back_as_a_new_one() {
        let plan = crate::editor::draft::tests::small();
        let sources = pasted(&engine::sheet_of(&plan));
        for (today, start) in [("2026-04-01", "2026-03-01"), ("2026-02-01", "2026-02-01")] {
            let preview = preview(&sources, None, today).ok().flatten();
            let again = preview.and_then(|it| it.plan).unwrap_or_default();
            assert_eq!(again.start, start);
            let days =
                |plan: &PlanDocument| plan.allocations.iter().map(|it| it.on.clone()).collect::<Vec<_>>();
            assert_eq!(days(&again), days(&plan));
        }
    }

    #[test]
    fn an_open_plan_is_brought_up_to_date_and_the_same_again_changes_nothing() {
        let sources = pasted(TWO);
        let update = |open: &PlanDocument| {
            let preview = preview(&sources, Some(open.clone()), "2026-03-01").ok().flatten();
            preview.and_then(|it| it.plan.zip(it.changes))
        };
        let open = PlanDocument { ad_accounts: Vec::new(), ..crate::editor::draft::tests::small() };
        let first = update(&open);
        assert!(first.as_ref().is_some_and(|(_, changes)| !changes.is_empty()));
        let again = first.and_then(|(plan, _)| update(&plan));
        assert_eq!(again.map(|(_, changes)| changes), Some(Vec::new()));
    }

    #[test]
    fn a_sheet_of_which_nothing_is_taken_is_shown_all_the_same() {
        let preview = preview(&pasted("no\tidea\n1\t2"), None, "2026-03-01").ok().flatten();
        let preview = preview.map(|it| (it.plan, it.sheets.len(), it.notices.len()));
        assert_eq!(preview, Some((None, 1, 1)));
    }

    #[test]
    fn entered_expiry_dates_are_set_by_id() {
        let mut plan = crate::editor::draft::tests::small();
        plan.ad_credits[0].expires = None;
        let plan = with_expiries(plan, &HashMap::from([("pool".to_owned(), "2027-01-31".to_owned())]));
        assert_eq!(plan.ad_credits[0].expires.as_deref(), Some("2027-01-31"));
    }
}
