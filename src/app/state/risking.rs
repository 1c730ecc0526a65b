//! How sure the plan is: what the worker was asked, how far it is, and what it has found.

use super::page::{IntervalHandle, RiskWorker, set_interval_with_handle, set_timeout};
use super::planner::Planner;
use crate::editor::draft::share_of_percent;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// A worker that says nothing for so long is taken for lost: it reports about ten times a second.
const SILENCE: u32 = 10;

/// What is asked besides the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Question {
    /// How many runs.
    pub(crate) runs: u32,
    /// What the draws begin with.
    pub(crate) seed: u32,
    /// Days from one review to the next, for the split in parts.
    pub(crate) cadence: u32,
    /// The chance that an ad account is suspended, by id, in percent a month as it was typed.
    pub(crate) chances: Vec<(String, String)>,
}

/// How far a question is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nothing is being asked.
    Idle,
    /// So many runs of so many are made.
    Running(u64, u64),
    /// It was given up. What was found so far stands.
    Cancelled,
    /// The worker could not go on; its own words where it had any.
    Failed(String),
}

/// What the worker has found, perhaps not of all runs yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// The plan it is about.
    pub(crate) plan: Arc<PlanDocument>,
    /// What was asked about it.
    pub(crate) question: Arc<Question>,
    /// Whether nothing could be allocated any more when it was asked: then there is no other way of allocating.
    pub(crate) is_over: bool,
    answer: Value,
}

/// How an answer calls the quantiles, from the least of all runs to the most.
pub(crate) const PERCENTS: [&str; 7] = ["min", "p5", "p25", "p50", "p75", "p95", "max"];

/// Whose figures are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of<'a> {
    /// All ad credit.
    Total,
    /// This ad account.
    AdAccount(&'a str),
    /// This ad credit.
    AdCredit(&'a str),
}

impl Found {
    /// How many runs it is of.
    pub(crate) fn runs(&self) -> u64 {
        self.answer["runs"].as_u64().unwrap_or_default()
    }

    /// What the draws began with.
    pub(crate) fn seed(&self) -> String {
        self.answer["seed"].to_string()
    }

    /// The quantiles of `figure`, `spent` or `stranded`, under `strategy`: `current`, `bestSplit` or `inParts`.
    pub(crate) fn quantiles(&self, strategy: &str, figure: &str, of: Of<'_>) -> Option<[String; 7]> {
        let spread = self.spread(strategy, of)?;
        let text = |percent: &str| spread[figure][percent].as_str().map(str::to_owned);
        let [min, p5, p25, p50, p75, p95, max] = PERCENTS.map(text);
        Some([min?, p5?, p25?, p50?, p75?, p95?, max?])
    }

    /// In how many runs of the plan as it is nothing is stranded.
    pub(crate) fn runs_without_loss(&self) -> Option<u64> {
        self.spread("current", Of::Total)?["nothingStranded"].as_u64()
    }

    fn spread(&self, strategy: &str, of: Of<'_>) -> Option<&Value> {
        let outcome = &self.answer[strategy];
        let among = |list: &str, id: &str| outcome[list].as_array()?.iter().find(|it| it["id"] == id);
        match of {
            Of::Total => Some(&outcome["totals"]),
            Of::AdAccount(id) => among("adAccounts", id),
            Of::AdCredit(id) => among("adCredits", id),
        }
    }
}

/// The question, the worker and its answer. It is copied freely: it holds only handles.
#[derive(Clone, Copy)]
pub(crate) struct Risking {
    /// How far the question is.
    pub(crate) stage: RwSignal<Stage>,
    /// What was found last.
    pub(crate) found: RwSignal<Option<Arc<Found>>>,
    worker: StoredValue<Option<RiskWorker>, LocalStorage>,
    watch: StoredValue<Option<IntervalHandle>>,
    /// Seconds since the worker was heard.
    silence: StoredValue<u32>,
    /// The latest question.
    id: StoredValue<u32>,
}

impl Risking {
    /// Nothing is asked yet.
    pub(crate) fn new() -> Self {
        Self {
            stage: RwSignal::new(Stage::Idle),
            found: RwSignal::new(None),
            worker: StoredValue::new_local(None),
            watch: StoredValue::new(None),
            silence: StoredValue::new(0),
            id: StoredValue::new(0),
        }
    }

    /// Asks anew. What was asked before is given up.
    pub(crate) fn ask(self, planner: Planner, question: &Question) {
        let plan = Arc::new(planner.peek(PlanDocument::clone));
        let from = untrack(|| planner.open_from());
        let id = self.id.with_value(|id| id.wrapping_add(1));
        self.id.set_value(id);
        self.silence.set_value(0);
        self.stage.set(Stage::Running(0, u64::from(question.runs)));
        let worker = self.worker.try_update_value(Option::take).flatten();
        let worker = match worker.map_or_else(|| self.begin(), Ok) {
            Ok(worker) => worker,
            Err(reason) => return self.fail(reason),
        };
        let asked = worker.ask(id, &plan.to_value(), &options(&plan, question, from.as_deref()));
        if asked.is_err() {
            return self.fail(String::new());
        }
        self.worker.set_value(Some(worker));
        self.watch();
        // The answer is about the plan as it was asked about.
        self.found.set(Some(Arc::new(Found {
            plan,
            question: Arc::new(question.clone()),
            is_over: from.is_none(),
            answer: Value::Null,
        })));
    }

    /// Gives up what is being asked.
    pub(crate) fn cancel(self) {
        if matches!(self.stage.get_untracked(), Stage::Running(..)) {
            self.drop_worker();
            self.stage.set(Stage::Cancelled);
        }
    }

    fn begin(self) -> Result<RiskWorker, String> {
        let hear = move |report| self.hear(report);
        let fail = move |message| self.fail(message);
        RiskWorker::start(hear, fail).map_err(|error| format!("{error:?}"))
    }

    fn hear(self, mut report: Value) {
        if report["id"].as_u64() != Some(u64::from(self.id.get_value())) {
            return;
        }
        self.silence.set_value(0);
        let (done, asked) = (report["done"].as_u64(), report["asked"].as_u64());
        let answer = report["result"].take();
        match report["type"].as_str() {
            Some("progress") => {
                self.take(answer);
                self.stage.set(Stage::Running(done.unwrap_or_default(), asked.unwrap_or_default()));
            }
            Some("done") => {
                self.take(answer);
                self.stop_watching();
                self.stage.set(Stage::Idle);
            }
            Some("failed") => self.fail(report["message"].as_str().unwrap_or_default().to_owned()),
            _ => {}
        }
    }

    fn take(self, answer: Value) {
        let before = self.found.get_untracked();
        if let Some(before) = before {
            self.found.set(Some(Arc::new(Found { answer, ..Found::clone(&before) })));
        }
    }

    /// Says that the worker can't go on. The next question gets a new one.
    fn fail(self, message: String) {
        self.drop_worker();
        self.stage.set(Stage::Failed(message));
    }

    fn drop_worker(self) {
        self.stop_watching();
        // What still comes from it is no answer to anything.
        self.id.update_value(|id| *id = id.wrapping_add(1));
        // Not at once: it may be calling us.
        let worker = self.worker.try_update_value(Option::take).flatten();
        set_timeout(move || drop(worker), Duration::ZERO);
    }

    /// A worker that was killed says nothing: notices the silence.
    fn watch(self) {
        self.stop_watching();
        let listen = move || {
            self.silence.update_value(|seconds| *seconds += 1);
            if self.silence.get_value() >= SILENCE {
                self.fail(String::new());
            }
        };
        self.watch.set_value(set_interval_with_handle(listen, Duration::from_secs(1)).ok());
    }

    fn stop_watching(self) {
        if let Some(watch) = self.watch.try_update_value(Option::take).flatten() {
            watch.clear();
        }
    }
}

/// The options of a question, as the package takes them, where advice allocates from the day `from` on. A chance that is no number goes as it was typed, so that it is
/// refused with its place.
fn options(plan: &PlanDocument, question: &Question, from: Option<&str>) -> Value {
    let known = |id: &str| plan.ad_accounts.iter().any(|it| it.id == id);
    let chances = question.chances.iter().filter(|(id, chance)| known(id) && !chance.is_empty());
    let suspensions: Vec<Value> = chances
        .map(|(id, chance)| {
            let monthly = share_of_percent(chance).unwrap_or_else(|| chance.clone());
            json!({ "adAccount": id, "monthly": monthly })
        })
        .collect();
    json!({
        "runs": question.runs,
        "seed": question.seed,
        "from": from,
        "cadenceDays": question.cadence,
        "suspensions": suspensions,
    })
}

#[cfg(test)]
mod tests {
    use super::super::page::fake;
    use super::super::random_user::tasks;
    use super::*;

    #[test]
    fn only_chances_of_ad_accounts_of_the_plan_are_asked() {
        let plan = crate::editor::draft::tests::small();
        let known = plan.ad_accounts[0].id.clone();
        let chances = vec![(known.clone(), "5".into()), ("gone".into(), "5".into())];
        let question = Question { runs: 10, seed: 1, cadence: 7, chances };
        let options = options(&plan, &question, Some("2026-03-05"));
        assert_eq!(options["from"], "2026-03-05");
        assert_eq!(options["suspensions"], json!([{ "adAccount": known, "monthly": "0.05" }]));
    }

    #[test]
    fn quantiles_are_found_by_whose_they_are() {
        let spread =
            json!({ "min": "0", "p5": "1", "p25": "2", "p50": "3", "p75": "4", "p95": "5", "max": "6" });
        let other =
            json!({ "min": "0", "p5": "0", "p25": "0", "p50": "0", "p75": "0", "p95": "0", "max": "9" });
        let answer = json!({ "runs": 7, "seed": 1, "current": {
            "totals": { "stranded": spread },
            "adAccounts": [{ "id": "a", "stranded": other }],
            "adCredits": [],
        }});
        let question = Arc::new(Question { runs: 7, seed: 1, cadence: 7, chances: Vec::new() });
        let found =
            Found { plan: Arc::new(crate::editor::draft::tests::small()), question, is_over: false, answer };
        let at = |of| found.quantiles("current", "stranded", of).map(|all| all[6].clone());
        assert_eq!(at(Of::Total).as_deref(), Some("6"));
        assert_eq!(at(Of::AdAccount("a")).as_deref(), Some("9"));
        assert_eq!(at(Of::AdCredit("a")), None);
        assert_eq!(found.quantiles("inParts", "stranded", Of::Total), None);
        assert_eq!(found.runs(), 7);
    }

    #[test]
    fn what_still_comes_from_a_worker_that_was_given_up_is_no_answer() {
        tasks::begin();
        fake::clear();
        fake::turn_to("risk");
        let owner = Owner::new_root(None);
        let (planner, risking) = owner.with(|| (Planner::begin(), Risking::new()));
        risking.ask(planner, &Question { runs: 10, seed: 1, cadence: 7, chances: Vec::new() });
        let asked = fake::worker::asked().swap_remove(0);
        risking.cancel();
        asked.report(json!({ "id": asked.id, "type": "done", "result": { "runs": 10, "seed": 1 } }));
        let (stage, found) = (risking.stage.get_untracked(), risking.found.get_untracked());
        fake::close("risk");
        owner.cleanup();
        tasks::clear();
        assert_eq!((stage, found.map(|it| it.runs())), (Stage::Cancelled, Some(0)));
    }
}
