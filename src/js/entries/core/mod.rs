//! `strandline`: a plan checked and run, attempts, advice, comparison, links, claims, the rulebook, the journal for
//! other programs. The contract says what each function means.
#![allow(unreachable_pub, reason = "what is exported to JavaScript must be public, and nothing uses it here")]

mod claims;
mod export;
mod link;
mod series;

use js_sys::Reflect;
use serde::Deserialize;
use series::Series;
use strandline::js::{
    give, give_journal, say_where_it_panics, take, take_options, take_options_if_any, take_plan, thrown,
};
use strandline::results::advice::{self, AdviceOptions, OptionValueOptions};
use strandline::results::comparison::under;
use strandline::results::tracking::TrackOptions;
use strandline::results::{self, JournalOption, JournalTable};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// What a projection carries besides its figures.
#[derive(Default, Deserialize, tsify::Tsify)]
struct SimulateOptions {
    /// Every movement, a row for each day.
    #[serde(default)]
    #[tsify(optional)]
    journal: bool,
    /// Balances at the end of every day, for drawing.
    #[serde(default)]
    #[tsify(optional)]
    series: bool,
}

/// Runs once, when the package is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    say_where_it_panics();
}

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
/// Throws a `PlanError` if the plan, or an option, has an error.
#[wasm_bindgen(unchecked_return_type = "Projection & { series?: Series }")]
pub fn simulate(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SimulateOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(thrown)?;
    let (plan, warnings) = results::read(&document).map_err(thrown)?;
    let options: SimulateOptions = take_options_if_any(options, "/options").map_err(thrown)?;
    let is_read = options.journal || options.series;
    let projection = if is_read { results::run(&plan) } else { results::outcome(&plan) }.map_err(thrown)?;
    let journal = if options.journal { JournalOption::With } else { JournalOption::Without };
    results::writable(&projection, journal).map_err(thrown)?;
    let result = give(&results::projection_document(&projection, &warnings, JournalOption::Without))?;
    if options.journal {
        let journal = give_journal(&JournalTable::of(&projection))?;
        Reflect::set(&result, &JsValue::from_str("journal"), &journal)?;
    }
    if options.series {
        Reflect::set(&result, &JsValue::from_str("series"), &Series::of(&projection).given()?)?;
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
    let document = take_plan(plan).map_err(thrown)?;
    let options: AdviceOptions = take_options_if_any(options, "/options").map_err(thrown)?;
    give(&advice::advise(&document, &options).map_err(thrown)?)
}

/// The last day from which a split is known, allocating less or to other ad accounts, that still saves what another split
/// could save; `null` where none is known that saves anything. Under a draw order other than the soonest expiry first, or with
/// a minimum for one allocation, there may be a later one. Only the planned allocations to `adAccount` may change, where one is named.
///
/// # Errors
///
/// Throws a `PlanError` if the plan, or an option, has an error.
#[wasm_bindgen(js_name = lastDayToFix, unchecked_return_type = "string | null")]
pub fn last_day_to_fix(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Omit<AdviceOptions, \"cadenceDays\">")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(thrown)?;
    let options: AdviceOptions = take_options_if_any(options, "/options").map_err(thrown)?;
    give(&advice::last_day(&document, &options).map_err(thrown)?)
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
    #[wasm_bindgen(unchecked_param_type = "OptionValueOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(thrown)?;
    let OptionValueOptions { cadence_days, on, from, pace } =
        take_options(options, "/options").map_err(thrown)?;
    let options = AdviceOptions { cadence_days: Some(cadence_days), from, ad_account: None, pace };
    give(&advice::option_value(&document, &options, &on).map_err(thrown)?)
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
    let document = take_plan(plan).map_err(thrown)?;
    let action = take(action, "/action").map_err(thrown)?;
    give(&results::attempt(&document, &action).map_err(thrown)?)
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
    let (a, b) = match (take_plan(a), take_plan(b)) {
        (Ok(a), Ok(b)) => return give(&results::compare(&a, &b).map_err(thrown)?),
        (Err(a), Ok(b)) => (a, results::check(&b)),
        (Ok(a), Err(b)) => (results::check(&a), b),
        (Err(a), Err(b)) => (a, b),
    };
    let (mut problems, b) = (under("/a", a), under("/b", b));
    problems.extend(b);
    Err(thrown(problems))
}

/// Planned and actual spend as of a day, for each ad account and in total: who is behind or ahead, what to change the
/// daily spend by, and what comes of it at this pace.
///
/// # Errors
///
/// Throws a `PlanError` if the plan, or an option, has an error.
#[wasm_bindgen(unchecked_return_type = "Tracking")]
pub fn track(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "TrackOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let document = take_plan(plan).map_err(thrown)?;
    let options = TrackOptions::read(&take(options, "/options").map_err(thrown)?).map_err(thrown)?;
    give(&results::track(&document, &options).map_err(thrown)?)
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
