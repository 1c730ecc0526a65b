//! What the package exports. The contract says what each function means.

use super::crossing::{Responses, give, take, take_mapping, take_plan, take_responses, take_sheet, throw};
use super::series;
use crate::import::{sheet, tiktok};
use crate::plan::document::PlanDocument;
use crate::results::advice::{self, AdviceOptions};
use crate::results::projection::ProblemDocument;
use crate::results::{self, JournalOption};
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const OPTIONS: &str = r#"
/** What a projection carries besides its figures. */
export interface SimulateOptions {
    /** Every movement, a row for each day. */
    journal?: boolean;
    /** Balances at the end of every day, for drawing. */
    series?: boolean;
}

/** What `bestSplit` is asked. */
export interface AdviceOptions {
    /** Days from one review to the next: ad credit is allocated in parts, each only what is spent by the next. */
    cadenceDays?: number;
    /** The first day on which ad credit can be allocated; the plan's first if absent. */
    from?: string;
    /** Id of the only ad account whose planned allocations may change; all of them if absent. */
    adAccount?: string;
}

/** Balances at the end of every day, in major units. For drawing only: figures are exact, these are not. */
export interface Series {
    days: number;
    issued: Float64Array;
    unallocated: Float64Array;
    expiredUnallocated: Float64Array;
    adAccounts: { id: string; remaining: Float64Array; spent: Float64Array; stranded: Float64Array }[];
}

/** What a sheet is. */
export type SheetKind = "accounts" | "balances" | "adCredits" | "spendByDay" | "allocations" | "unknown";

/** What a column of a sheet is. */
export type ColumnRole =
    | "accountId" | "accountName" | "dailySpend" | "status" | "currency" | "adCreditHeld" | "cash" | "allocate"
    | "creditId" | "creditName" | "amount" | "issued" | "expires" | "date" | "spend" | "cashSpend" | "creditSpend" | "ignore";

/** What these functions throw. */
export interface PlanError extends Error {
    name: "PlanError";
    problems: Problem[];
}
"#;

/// All problems of a document; an empty list for a plan that runs and needs no warning.
///
/// # Errors
///
/// None of ours: only what the engine itself throws, such as when memory runs out.
#[wasm_bindgen(unchecked_return_type = "Problem[]")]
pub fn check(#[wasm_bindgen(unchecked_param_type = "unknown")] plan: &JsValue) -> Result<JsValue, JsValue> {
    match take_plan(plan) {
        Ok(document) => give(&results::check(&document)),
        Err(problems) => give(&problems),
    }
}

/// Runs a plan.
///
/// # Errors
///
/// Throws a `PlanError` if the plan has an error.
#[wasm_bindgen(unchecked_return_type = "Projection & { series?: Series }")]
pub fn simulate(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SimulateOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(|problems| throw(&problems))?;
    let (plan, warnings) = results::read(&document).map_err(|problems| throw(&problems))?;
    let projection = results::run(&plan).map_err(|problems| throw(&problems))?;
    let journal = if asks_for(options, "journal") { JournalOption::With } else { JournalOption::Without };
    results::writable(&projection, journal).map_err(|problems| throw(&problems))?;
    let result = give(&results::projection_document(&projection, &warnings, journal))?;
    if asks_for(options, "series") {
        Reflect::set(&result, &JsValue::from_str("series"), &series::object(&projection)?)?;
    }
    Ok(result)
}

/// The best split of what is still open in a plan: the allocations that let the most ad credit be spent.
///
/// # Errors
///
/// Throws a `PlanError` if the plan, or an option, has an error.
#[wasm_bindgen(js_name = bestSplit, unchecked_return_type = "Advice")]
pub fn best_split(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "AdviceOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(|problems| throw(&problems))?;
    give(&advice::advise(&document, &advice_options(options)).map_err(|problems| throw(&problems))?)
}

/// The last day on which allocating less, or to other ad accounts, still saves what another split could save; `null`
/// where there is nothing to save. Only the planned allocations to `adAccount` may change, where one is named.
///
/// # Errors
///
/// Throws a `PlanError` if the plan, or an option, has an error.
#[wasm_bindgen(js_name = lastDayToFix, unchecked_return_type = "string | null")]
pub fn last_day_to_fix(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "AdviceOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(|problems| throw(&problems))?;
    give(&advice::last_day(&document, &advice_options(options)).map_err(|problems| throw(&problems))?)
}

/// What allocating in parts, `cadenceDays` apart, is worth for each ad account in turn if it is suspended on the day
/// `on`: it is worth something only where another ad account can spend what was held back.
///
/// # Errors
///
/// Throws a `PlanError` if the plan, or an option, has an error.
#[wasm_bindgen(js_name = optionValue, unchecked_return_type = "OptionValue[]")]
pub fn option_value(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "AdviceOptions & { cadenceDays: number; on: string }")]
    options: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(|problems| throw(&problems))?;
    let on = text_option(options, "on").unwrap_or_default();
    let values = advice::option_value(&document, &advice_options(options), &on);
    give(&values.map_err(|problems| throw(&problems))?)
}

/// Tries something on a plan without changing it.
///
/// # Errors
///
/// Throws a `PlanError` if the plan, or what is tried, has an error.
#[wasm_bindgen(unchecked_return_type = "Verdict")]
pub fn attempt(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Action")] action: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(|problems| throw(&problems))?;
    let action = take(action).map_err(|problems| throw(&problems))?;
    give(&results::attempt(&document, &action).map_err(|problems| throw(&problems))?)
}

/// Makes a plan of TikTok's API responses, or updates `plan` with them. A response is the value an engine
/// parsed or, better, the text itself: only in text is an id beyond 2^53 still exact.
///
/// # Errors
///
/// Throws a `PlanError` if `plan` has an error of shape, or a text among `responses` is not JSON.
#[wasm_bindgen(js_name = importTikTok, unchecked_return_type = "Import")]
pub fn import_tiktok(
    #[wasm_bindgen(unchecked_param_type = "Plan | null")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "unknown[]")] responses: &JsValue,
) -> Result<JsValue, JsValue> {
    let plan = take_plan_to_update(plan).map_err(|problems| throw(&problems))?;
    let Responses { values, mut notices } = take_responses(responses).map_err(|problems| throw(&problems))?;
    let mut import = tiktok::import(plan, &values);
    notices.append(&mut import.notices);
    import.notices = notices;
    give(&import)
}

/// Says how a sheet would be read: what it is, what each column is, and what is unsure. A sheet is text, the bytes of a
/// file, or rows of cells; `hints` say what is known of it, such as the currency of the plan that it is for.
///
/// # Errors
///
/// Throws a `PlanError` if `sheet` or `hints` is none.
#[wasm_bindgen(js_name = previewSheet, unchecked_return_type = "SheetPreview")]
pub fn preview_sheet(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | string[][]")] sheet: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SheetMapping")] hints: &JsValue,
) -> Result<JsValue, JsValue> {
    let sheet = take_sheet(sheet).map_err(|problems| throw(&problems))?;
    let hints = take_mapping(hints).map_err(|problems| throw(&problems))?;
    give(&sheet::preview(None, sheet.as_sheet(), &hints))
}

/// Makes a plan of a sheet, or updates `plan` with it, read as `mapping` says: what `previewSheet` gave, confirmed or
/// changed.
///
/// # Errors
///
/// Throws a `PlanError` if `plan`, `sheet` or `mapping` is none.
#[wasm_bindgen(js_name = importSheet, unchecked_return_type = "Import")]
pub fn import_sheet(
    #[wasm_bindgen(unchecked_param_type = "Plan | null")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array | string[][]")] sheet: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SheetMapping")] mapping: &JsValue,
) -> Result<JsValue, JsValue> {
    let plan = take_plan_to_update(plan).map_err(|problems| throw(&problems))?;
    let sheet = take_sheet(sheet).map_err(|problems| throw(&problems))?;
    let mapping = take_mapping(mapping).map_err(|problems| throw(&problems))?;
    give(&sheet::import(plan, sheet.as_sheet(), &mapping))
}

/// The plan to update, where there is one.
fn take_plan_to_update(plan: &JsValue) -> Result<Option<PlanDocument>, Vec<ProblemDocument>> {
    if plan.is_null() || plan.is_undefined() {
        Ok(None)
    } else {
        take_plan(plan).and_then(results::well_formed).map(Some)
    }
}

/// Two plans of one currency side by side: which inputs differ, which movements differ and by how much, the totals,
/// and what matters in a sentence.
///
/// # Errors
///
/// Throws a `PlanError` if either plan has an error; paths begin with `/a` or `/b`.
#[wasm_bindgen(unchecked_return_type = "Comparison")]
pub fn compare(
    #[wasm_bindgen(unchecked_param_type = "Plan")] a: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Plan")] b: &JsValue,
) -> Result<JsValue, JsValue> {
    let take = |value| take_plan(value).map_err(|problems| throw(&problems));
    give(&results::compare(&take(a)?, &take(b)?).map_err(|problems| throw(&problems))?)
}

/// The rulebook, with sources and confidence.
///
/// # Errors
///
/// None of ours: only what the engine itself throws.
#[wasm_bindgen(unchecked_return_type = "Rule[]")]
pub fn rules() -> Result<JsValue, JsValue> {
    give(&results::rules())
}

/// The version of this package.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn asks_for(options: &JsValue, name: &str) -> bool {
    option(options, name).is_some_and(|value| value.is_truthy())
}

fn advice_options(options: &JsValue) -> AdviceOptions {
    AdviceOptions {
        // What is no count of days becomes 0, which is refused with its path.
        cadence_days: option(options, "cadenceDays").map(|value| days(&value)),
        from: text_option(options, "from"),
        ad_account: text_option(options, "adAccount"),
    }
}

/// The text of an option, if it is given; what is no text is refused as an empty one, with its path.
fn text_option(options: &JsValue, name: &str) -> Option<String> {
    option(options, name).map(|value| value.as_string().unwrap_or_default())
}

/// The value of an option, if it is given.
pub(super) fn option(options: &JsValue, name: &str) -> Option<JsValue> {
    let value = options.is_object().then(|| Reflect::get(options, &JsValue::from_str(name)))?.ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// A count of days; 0 for anything else.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number from JavaScript is a float; what has a fraction or does not fit is refused"
)]
fn days(value: &JsValue) -> u32 {
    let number = value.as_f64().unwrap_or(0.0);
    let whole = number as u32;
    if f64::from(whole).to_bits() == number.to_bits() { whole } else { 0 }
}
