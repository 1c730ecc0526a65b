//! What the planner asks of the core, in its own terms: a draft's run, advice, comparisons, imports and exports. Documents
//! and amounts, which it shows as they are, it takes from the core itself.

use super::translation;
use crate::day::Day;
use crate::editor::draft;
use crate::editor::offer;
pub(crate) use crate::editor::offer::{is_one_of_many, offer};
use crate::editor::timeline::Timeline;
use crate::export::{self, Format};
pub(crate) use crate::import::sheet::{
    AccountMapping, ColumnMapping, DayOrder, ExpectedSpend, PreviewColumn, Role as SheetRole, Sheet,
    SheetKind, SheetMapping, SheetPreview, Sure, decode, preview as preview_sheet, tables as sheet_tables,
};
pub(crate) use crate::import::{Import, NoticeDocument as Notice};
use crate::import::{sheet, tiktok};
use crate::link;
pub(crate) use crate::link::Names;
pub(crate) use crate::money::DecimalMark;
use crate::money::Minor;
use crate::plan::CreditIndex;
use crate::plan::document::PlanDocument;
use crate::results;
pub(crate) use crate::results::advice::LastDayRun;
use crate::results::advice::{AdviceDocument, AdviceOptions, FullAccountDocument, OptionValueDocument};
use crate::results::attempt::VerdictDocument;
use crate::results::comparison::{self, ComparisonDocument, InputDifference};
use crate::results::projection::ProblemDocument;
use crate::results::rulebook::{self, RuleDocument};
use crate::rules::RuleId;
use serde_json::Value;
use std::borrow::Cow;

/// What the core says of a draft: all its problems, and its figures where no problem is an error.
pub(crate) type Outcome = results::Evaluation;

/// Runs the draft.
pub(crate) fn evaluate(document: &PlanDocument) -> Outcome {
    results::evaluate(document)
}

/// The most that an ad account could spend of one ad credit by the day on which that expires, or by the plan's last;
/// nothing while either has errors.
pub(crate) fn can_spend(document: &PlanDocument, account: &str, credit: &str) -> Option<String> {
    let of_account = |id: &String| id == account;
    let alone = PlanDocument {
        version: document.version,
        name: document.name.clone(),
        currency: document.currency.clone(),
        start: document.start.clone(),
        end: document.end.clone(),
        business_center: document.business_center.clone(),
        assumptions: document.assumptions.clone(),
        ad_accounts: document.ad_accounts.iter().filter(|it| of_account(&it.id)).cloned().collect(),
        ad_credits: document.ad_credits.iter().filter(|it| it.id == credit).cloned().collect(),
        events: document.events.iter().filter(|it| of_account(&it.ad_account)).cloned().collect(),
        actuals: document.actuals.iter().filter(|it| of_account(&it.ad_account)).cloned().collect(),
        ..PlanDocument::default()
    };
    Some(results::evaluate(&alone).projection?.ad_accounts.pop()?.can_spend)
}

/// The best split of the draft from the day `from` on; nothing while the draft has errors.
pub(crate) fn advise(document: &PlanDocument, from: &str) -> Option<AdviceDocument> {
    offer::split(&in_time(document, from), &starting(from)).map(|(advice, _)| advice)
}

/// The best split in parts, on review days so far apart, the first of them `from`; nothing while the draft has errors.
pub(crate) fn advise_in_parts(document: &PlanDocument, days: u32, from: &str) -> Option<AdviceDocument> {
    results::advice::advise(&in_time(document, from), &in_parts(days, from)).ok()
}

/// What parts, so far apart from the day `from` on, are worth for each ad account if it is suspended on the day `on`.
pub(crate) fn holding_back(
    document: &PlanDocument,
    days: u32,
    from: &str,
    on: &str,
) -> Option<Vec<OptionValueDocument>> {
    results::advice::option_value(&in_time(document, from), &in_parts(days, from), on).ok()
}

/// The day on which holding back is worth most, where parts are so far apart from the day `from` on.
pub(crate) fn worst_day(document: &PlanDocument, days: u32, from: &str) -> Option<String> {
    results::advice::worst_day(&in_time(document, from), &in_parts(days, from)).ok().flatten()
}

/// The draft with what was to be allocated before advice begins, on the day `from` or after the last of which spend is
/// known, still to be allocated then.
fn in_time<'a>(document: &'a PlanDocument, from: &str) -> Cow<'a, PlanDocument> {
    let from = draft::open_from(document, from);
    from.map_or(Cow::Borrowed(document), |from| draft::postponed(document, None, &from))
}

fn in_parts(days: u32, from: &str) -> AdviceOptions {
    AdviceOptions { cadence_days: Some(days), ..starting(from) }
}

fn starting(from: &str) -> AdviceOptions {
    AdviceOptions { from: Some(from.to_owned()), ..AdviceOptions::default() }
}

/// What is spent if the draft is followed until the day `on`, and what is then still unallocated is split anew, from the
/// day `from` on, which is no earlier.
pub(crate) fn spent_anew(document: &PlanDocument, on: &str, from: &str) -> Option<String> {
    let mut followed = document.clone();
    for it in &mut followed.allocations {
        // Events come before the allocations of their day.
        it.done |= it.on.as_str() < on;
    }
    advise(&followed, from).map(|it| it.spent)
}

/// Two scenarios side by side; nothing where one has errors, or they are in different currencies.
pub(crate) fn compare(a: &PlanDocument, b: &PlanDocument) -> Option<ComparisonDocument> {
    results::compare(a, b).ok()
}

/// What is unallocated at the end of the day `on`; nothing while the draft has errors.
pub(crate) fn unallocated_on(document: &PlanDocument, on: &str) -> Option<String> {
    let (plan, _) = results::read(document).ok()?;
    let day = Day::parse(on)?;
    let projection = results::run(&plan).ok()?;
    let credits = plan.ad_credits().len();
    let balances = projection.balances_at(day);
    let unallocated = (0..credits).map(|at| balances.unallocated(CreditIndex::new(at)));
    Some(unallocated.sum::<Minor>().to_text(plan.currency()))
}

/// The draft as JSON, in which a field can be named by its path.
pub(crate) fn to_value(document: &PlanDocument) -> Value {
    document.to_value()
}

/// The draft of such JSON; nothing where its shape is wrong.
pub(crate) fn from_value(value: &Value) -> Option<PlanDocument> {
    PlanDocument::from_value(value)
}

/// A search for the last day, from `from` on, on which the draft can still be made as good as the best split; nothing while
/// the draft has errors.
pub(crate) fn last_day(document: &PlanDocument, from: &str) -> Option<LastDayRun> {
    LastDayRun::new(document, &starting(from)).ok()
}

/// The draft's run, to be looked into; nothing while the draft has errors.
pub(crate) fn follow(document: &PlanDocument) -> Option<Timeline> {
    Timeline::of(document)
}

/// Tries something on the draft without changing it; what is wrong with the draft or with what is tried otherwise.
pub(crate) fn attempt(document: &PlanDocument, action: &Value) -> Result<VerdictDocument, String> {
    results::attempt(document, action).map_err(|problems| said(&problems))
}

/// A rule, with who says so.
pub(crate) fn rule(id: RuleId) -> RuleDocument {
    let mut rule = rulebook::document(id.rule());
    rule.statement = translation::translated("rules", rule.id).unwrap_or(rule.statement);
    let caution = || translation::translated("rules", &[rule.id, ".caution"].concat());
    rule.caution = rule.caution.map(|english| caution().unwrap_or(english));
    for source in &mut rule.sources {
        source.title = translation::translated("sources", source.title).unwrap_or(source.title);
    }
    rule
}

/// The rule of this name, as verdicts cite it.
pub(crate) fn rule_named(name: &str) -> Option<RuleDocument> {
    RuleId::from_name(name).map(rule)
}

/// The first and the last of each run of days.
pub(crate) fn runs_of_days(account: &FullAccountDocument) -> Vec<(String, String)> {
    account.days.iter().map(|days| (days.first.clone(), days.last.clone())).collect()
}

/// Reads a plan; its problems where it is none.
pub(crate) fn open(text: &str) -> Result<PlanDocument, Vec<ProblemDocument>> {
    results::document_from_text(text)
}

/// The plan as a file.
pub(crate) fn file(document: &PlanDocument) -> String {
    serde_json::to_string_pretty(document).unwrap_or_default()
}

/// The journal of the draft's run for another program; nothing while the draft has errors, or where the journal would
/// have too many rows.
pub(crate) fn journal(document: &PlanDocument, format: Format) -> Option<String> {
    export::export(document, format).ok()
}

/// The plan as a sheet that people change in a spreadsheet and bring back.
pub(crate) fn sheet_of(document: &PlanDocument) -> String {
    export::sheet(document)
}

/// Such a sheet with nothing in it yet.
pub(crate) fn sheet_template() -> String {
    export::template()
}

/// The plan as it is kept: the same plan is the same text.
pub(crate) fn text(document: &PlanDocument) -> String {
    document.to_value().to_string()
}

/// Makes a plan of texts with API responses, or brings `plan` up to date with them; why not otherwise, in English.
pub(crate) fn import(plan: Option<PlanDocument>, texts: &[String]) -> Result<Import, String> {
    let mut responses = Vec::new();
    for text in texts {
        responses.extend(tiktok::responses_from_text(text).map_err(|error| error.to_string())?);
    }
    Ok(tiktok::import(plan, &responses))
}

/// Enters a sheet into `plan`, or makes a plan of it.
pub(crate) fn import_sheet(plan: Option<PlanDocument>, sheet: Sheet<'_>, mapping: &SheetMapping) -> Import {
    sheet::import(plan, sheet, mapping)
}

/// How many API responses a text holds; nothing where it holds none. Numbers and names below each other are JSON too, but
/// cells of a sheet.
pub(crate) fn responses_in(text: &str) -> Option<usize> {
    let all = tiktok::responses_from_text(text).ok()?;
    all.iter().all(|it| it.is_object() || it.is_array()).then_some(all.len())
}

/// What one plan says where the other says something else. Neither is run.
pub(crate) fn differences(a: &PlanDocument, b: &PlanDocument) -> Vec<InputDifference> {
    comparison::differences(a, b)
}

/// The text of a link that holds the plan; why not otherwise, in English.
pub(crate) fn to_link(document: &PlanDocument, names: Names) -> Result<String, String> {
    link::encode(document, names).map_err(|problems| said(&problems))
}

/// What the address of the plan has behind `#p=`: its length too, so that it is seen where some is missing.
pub(crate) fn to_address(document: &PlanDocument, names: Names) -> Result<String, String> {
    to_link(document, names).map(|text| link::addressed(&text))
}

/// Whether the fragment of an address is that of a plan, whatever chat and mail programs did to it.
pub(crate) fn is_link(fragment: &str) -> bool {
    link::is_link(fragment)
}

/// The plan in the fragment of an address; why not otherwise, in English.
///
/// Few people open one, so the code comes when one does.
pub(crate) async fn from_link(text: String) -> Result<PlanDocument, NoPlan> {
    #[cfg(all(feature = "split", target_arch = "wasm32"))]
    let read = read_link(text).await;
    #[cfg(not(all(feature = "split", target_arch = "wasm32")))]
    let read = read_link(text);
    read
}

/// Why a link gives no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoPlan {
    /// What reads it did not load.
    #[cfg_attr(
        not(all(feature = "split", target_arch = "wasm32")),
        expect(dead_code, reason = "what is there from the start can't fail to load")
    )]
    NotLoaded,
    /// There is none in it: why, in English.
    NotInIt(String),
}

#[cfg(all(feature = "split", target_arch = "wasm32"))]
impl From<leptos::wasm_split::SplitLoaderError> for NoPlan {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self::NotLoaded
    }
}

#[cfg_attr(
    all(feature = "split", target_arch = "wasm32"),
    leptos::wasm_split::wasm_split(exchange, wasm_split_path = ::leptos::wasm_split, fallible)
)]
fn read_link(text: String) -> Result<PlanDocument, NoPlan> {
    link::open(&text).map_err(|problems| NoPlan::NotInIt(said(&problems)))
}

/// Problems as one text.
pub(crate) fn said(problems: &[ProblemDocument]) -> String {
    let one =
        |it: &ProblemDocument| format!("{} {}", it.path, super::wording::say(&it.message)).trim().to_owned();
    problems.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The document of a plan that is JSON already, such as a lesson's.
pub(crate) fn document(plan: &Value) -> Option<PlanDocument> {
    results::document_from_value(plan).ok()
}

/// The plan in the text of a link.
pub(crate) fn open_link(link: &str) -> Result<PlanDocument, Vec<ProblemDocument>> {
    link::decode(link)
}
