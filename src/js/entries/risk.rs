//! `strandline/risk`: all runs at once, or a few runs at a time for a worker that wants to hear of a cancellation.
#![allow(unreachable_pub, reason = "what is exported to JavaScript must be public, and nothing uses it here")]

use strandline::js::{give, problem, say_where_it_panics, take, take_plan, thrown};
use strandline::messages::Value;
use strandline::plan::{Problem, codes};
use strandline::results::risk;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const WORKER: &str = r#"
/** What a page says to `risk-worker.js`, a module worker beside `risk.js`. `id` is of its own choosing. */
export type RiskRequest =
    | { type: "start"; id: number | string; plan: Plan; options: RiskOptions }
    | { type: "cancel"; id: number | string };

/** What `risk-worker.js` says to the page. After a cancellation it says nothing more of that `id`. */
export type RiskReport =
    | { type: "progress"; id: number | string; done: number; asked: number; result: Risk }
    | { type: "done"; id: number | string; result: Risk }
    | { type: "failed"; id: number | string; message: string; problems?: Problem[] };
"#;

/// Runs once, when the package is loaded.
#[wasm_bindgen(start)]
pub fn start() {
    say_where_it_panics();
}

/// How sure a plan's figures are: runs it many times, under spend that varies and suspensions that may happen, as it is,
/// with the best split, and with the best split in parts. Ten thousand runs take a second or so; to stay responsive,
/// use a worker, or `riskRun`.
///
/// # Errors
///
/// Throws a `PlanError` if the plan, or an option, has an error.
#[wasm_bindgen(js_name = risk, unchecked_return_type = "Risk")]
pub fn risk_at_once(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "RiskOptions")] options: &JsValue,
) -> Result<JsValue, JsValue> {
    let mut run = risk_run(plan, options)?;
    run.0.advance(run.0.asked());
    run.result()
}

/// As `risk`, but to be made a few runs at a time. The result doesn't depend on how many at a time.
///
/// # Errors
///
/// Throws a `PlanError` if the plan, or an option, has an error.
#[wasm_bindgen(js_name = riskRun)]
pub fn risk_run(
    #[wasm_bindgen(unchecked_param_type = "Plan")] plan: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "RiskOptions")] options: &JsValue,
) -> Result<RiskRun, JsValue> {
    let document = take_plan(plan).map_err(thrown)?;
    let options = take(options, "/options").map_err(thrown)?;
    risk::RiskRun::new(&document, &options).map(RiskRun).map_err(thrown)
}

/// A number of runs.
fn whole(value: &JsValue, path: &str) -> Result<usize, JsValue> {
    let number = take(value, path).map_err(thrown)?.as_u64();
    let expected = Value::Word("whole number, 0 to 9007199254740991");
    let wrong = || thrown(problem(Problem::new(codes::FIELD_WRONG_TYPE, path).with("expected", expected)));
    number.map(|number| usize::try_from(number).unwrap_or(usize::MAX)).ok_or_else(wrong)
}

/// Many runs of one plan, made a few at a time. Call `free()` when it is no longer needed: it holds up to 256 MB.
#[wasm_bindgen]
pub struct RiskRun(risk::RiskRun);

#[wasm_bindgen]
impl RiskRun {
    /// Makes the next `runs` runs, or as many as are left, and says whether there are more to make.
    ///
    /// # Errors
    ///
    /// Throws a `PlanError` if `runs` is no whole number.
    pub fn advance(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "number")] runs: &JsValue,
    ) -> Result<bool, JsValue> {
        self.0.advance(whole(runs, "/runs")?);
        Ok(self.0.done() < self.0.asked())
    }

    /// The figures of `runs` runs from number `first` on, counted from 0: for `take` of a `RiskRun` of the same question,
    /// which may be in another thread. Nothing where one of them could not be made, or is none of those asked for.
    ///
    /// # Errors
    ///
    /// Throws a `PlanError` if `first` or `runs` is no whole number.
    pub fn made(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "number")] first: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] runs: &JsValue,
    ) -> Result<Option<Vec<i64>>, JsValue> {
        let (first, runs) = (whole(first, "/first")?, whole(runs, "/runs")?);
        let last = first.saturating_add(runs);
        Ok(if last > self.0.asked() { None } else { self.0.made(first..last) })
    }

    /// Takes what `made` gave, in any order, but each run once, and none that `advance` has made.
    pub fn take(&mut self, figures: &[i64]) {
        self.0.take(figures);
    }

    /// How many runs were made so far.
    #[must_use]
    pub fn done(&self) -> usize {
        self.0.done()
    }

    /// How many runs were asked for.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.0.asked()
    }

    /// What came of the runs made so far; before the first, without outcomes.
    ///
    /// # Errors
    ///
    /// None of ours: only what the engine itself throws, such as when memory runs out.
    #[wasm_bindgen(unchecked_return_type = "Risk")]
    pub fn result(&mut self) -> Result<JsValue, JsValue> {
        give(&self.0.result())
    }
}
