//! The baseline: a plan as it was when its first step was marked as made. Nothing changes it afterwards.

use super::planner::Planner;
use crate::app::engine;
use crate::editor::draft::has_made;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use serde_json::{Value, json};

/// The version of the text it is kept as.
const VERSION: u64 = 1;

/// The field of a plan's file that it stands in.
pub(crate) const FIELD: &str = "baseline";

/// A baseline.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Baseline {
    /// The day on which it was kept.
    pub(crate) on: String,
    /// The plan.
    pub(crate) plan: PlanDocument,
}

impl Baseline {
    /// As JSON.
    pub(super) fn to_value(&self) -> Value {
        json!({ "version": VERSION, "on": self.on, "plan": self.plan.to_value() })
    }

    /// As what [`Baseline::from_text`] reads.
    pub(super) fn to_text(&self) -> String {
        self.to_value().to_string()
    }

    fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().as_ref().and_then(Self::from_value)
    }

    /// What [`Baseline::to_value`] made.
    pub(super) fn from_value(kept: &Value) -> Option<Self> {
        let on = kept["on"].as_str()?.to_owned();
        let plan = engine::document(&kept["plan"])?;
        (kept["version"].as_u64() == Some(VERSION)).then_some(Self { on, plan })
    }
}

/// Whether `now` has a step as made that `before` had as planned. A plan that comes with steps made has no such before.
fn is_first_made(before: &PlanDocument, now: &PlanDocument) -> bool {
    let was_planned = |id: &str| before.allocations.iter().any(|it| it.id == id && !it.done);
    !has_made(before) && now.allocations.iter().any(|it| it.done && was_planned(&it.id))
}

impl Planner {
    /// The baseline of the open scenario, while a step of it is made. One in another currency can't be held against it.
    pub(crate) fn baseline(&self) -> Option<Baseline> {
        if !self.with(has_made) {
            return None;
        }
        let kept = self.baseline_of(&self.open_id());
        kept.filter(|it| self.with(|plan| plan.currency == it.plan.currency))
    }

    /// What is kept as the baseline of a scenario.
    pub(super) fn baseline_of(&self, id: &str) -> Option<Baseline> {
        self.shelves().baseline(id).and_then(|text| Baseline::from_text(&text))
    }

    /// The plan of the baseline.
    pub(crate) fn baseline_plan(&self) -> Option<PlanDocument> {
        self.baseline().map(|it| it.plan)
    }

    /// The plan as a file. Its baseline, where it has one, stands beside what the plan says: it means nothing to whoever
    /// reads a plan only.
    pub(crate) fn file(&self) -> String {
        let plan = self.peek(engine::file);
        let kept = untrack(|| self.shelves().baseline(&self.open_id()));
        match kept.filter(|_| self.peek(has_made)).zip(plan.strip_suffix("\n}")) {
            Some((baseline, plan)) => [plan, ",\n  \"", FIELD, "\": ", &baseline, "\n}"].concat(),
            None => plan,
        }
    }

    /// Keeps what stood beside a plan in its file as the baseline of a scenario.
    pub(crate) fn bring_baseline(&self, id: &str, kept: &Value) {
        if let Some(baseline) = Baseline::from_value(kept) {
            self.shelves().keep_baseline(id, &baseline.to_text());
        }
    }

    /// Keeps the plan as it was in `before` where its first step was made since.
    pub(super) fn keep_baseline(&self, before: &str) {
        let Ok(before) = engine::open(before) else { return };
        if self.peek(|now| is_first_made(&before, now)) {
            let baseline = Baseline { on: self.today.peek(), plan: before };
            let id = self.shelves().open.get_untracked();
            self.shelves().keep_baseline(&id, &baseline.to_text());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::fake;
    use super::super::random_user::tasks;
    use super::*;
    use crate::app::importing::{preview, recognise_pasted};
    use crate::editor::draft::tests::small;

    #[test]
    fn it_is_read_as_it_was_written() {
        let baseline = Baseline { on: "2026-03-01".into(), plan: small() };
        let text = baseline.to_text();
        assert_eq!(Baseline::from_text(&text), Some(baseline));
        for other in ["", "{}", &text.replace("\"version\":1,\"on\"", "\"version\":2,\"on\"")] {
            assert!(other == text || Baseline::from_text(other).is_none(), "{other}");
        }
    }

    /// What comes of a planner of the small plan, in a tab of its own.
    fn with_planner<T>(act: impl FnOnce(Planner) -> T) -> T {
        tasks::begin();
        fake::clear();
        fake::turn_to("one");
        let owner = Owner::new_root(None);
        let planner = owner.with(Planner::begin);
        planner.replace(small(), String::new());
        let came = act(planner);
        fake::close("one");
        owner.cleanup();
        tasks::clear();
        came
    }

    #[test]
    fn it_goes_with_a_file_and_with_a_plan_that_goes_on_as_a_scenario_of_its_own() {
        let (without, kept, apart, from_file) = with_planner(|planner| {
            let without = planner.file();
            planner.edit(|plan| plan.allocations[0].done = true);
            let (kept, text) = untrack(|| (planner.baseline(), planner.file()));
            planner.stand_apart();
            let apart = untrack(|| planner.baseline());
            let sources = recognise_pasted(String::new(), &text, None);
            let brought = preview(&sources, None, "2026-03-01").ok().flatten();
            let id = brought.and_then(|it| Some((planner.keep_scenario(it.plan?), it.baseline)));
            let from_file = id.and_then(|(id, baseline)| {
                planner.bring_baseline(&id, &baseline);
                untrack(|| planner.baseline_of(&id))
            });
            (without, kept, apart, from_file)
        });
        assert_eq!(without, engine::file(&small()));
        assert_eq!(kept.as_ref().map(|it| &it.plan), Some(&small()));
        assert_eq!((&apart, &from_file), (&kept, &kept));
    }

    #[test]
    fn it_is_there_where_another_tab_deletes_the_scenario_and_this_one_keeps_it_anew() {
        let (kept, anew) = with_planner(|planner| {
            planner.edit(|plan| plan.allocations[0].done = true);
            let kept = untrack(|| planner.baseline());
            planner.shelves().forget(&untrack(|| planner.open_id()));
            planner.stand_apart();
            (kept, untrack(|| planner.baseline()))
        });
        assert!(kept.is_some());
        assert_eq!(anew, kept);
    }

    #[test]
    fn it_is_kept_when_the_first_step_is_made_and_only_then() {
        let (before, mut now) = (small(), small());
        assert!(!is_first_made(&before, &now));
        now.allocations[1].done = true;
        assert!(is_first_made(&before, &now));
        let mut after = now.clone();
        after.allocations[0].done = true;
        assert!(!is_first_made(&now, &after), "it was not the first");
        let mut other = now.clone();
        other.allocations[1].id = "imported".into();
        assert!(!is_first_made(&before, &other), "it was not planned before");
    }
}
