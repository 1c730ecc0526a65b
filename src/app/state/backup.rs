//! Everything that this browser keeps as one file, and back.

use super::baseline::Baseline;
use super::planner::Planner;
use crate::app::engine;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use serde_json::{Value, json};

/// What such a file says it is, with its version.
pub(crate) const KIND: &str = "strandlineBackup";
const VERSION: u64 = 1;

/// A plan, and its baseline where it has one.
type Kept = (PlanDocument, Option<Baseline>);

/// The file of these plans, in order. Beside each stands its baseline, or nothing.
fn written(all: &[Kept]) -> String {
    let plans: Vec<Value> = all.iter().map(|(plan, _)| plan.to_value()).collect();
    let baselines: Vec<Value> =
        all.iter().map(|(_, it)| it.as_ref().map(Baseline::to_value).unwrap_or_default()).collect();
    let file = json!({ KIND: VERSION, "plans": plans, "baselines": baselines });
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// The plans of such a file, and how many in it can't be read; nothing where it is no such file. Files of before baselines
/// were in them have none.
fn read(text: &str) -> Option<(Vec<Kept>, usize)> {
    let file: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    if file[KIND].as_u64() != Some(VERSION) {
        return None;
    }
    let plans = file["plans"].as_array()?;
    let baseline = |at: usize| file["baselines"].get(at).and_then(Baseline::from_value);
    let plan_of = |(at, plan)| Some((engine::document(plan)?, baseline(at)));
    let read: Vec<Kept> = plans.iter().enumerate().filter_map(plan_of).collect();
    let unread = plans.len() - read.len();
    Some((read, unread))
}

/// What was brought back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Restored {
    /// How many scenarios were added.
    pub(crate) added: usize,
    /// How many were there already, just the same.
    pub(crate) same: usize,
    /// How many could not be read.
    pub(crate) unread: usize,
}

impl Planner {
    /// Every scenario as one file.
    pub(crate) fn backup(&self) -> String {
        let kept = |id: String| Some((self.scenario(&id)?, self.baseline_of(&id)));
        let all: Vec<Kept> = untrack(|| self.scenarios().into_iter().filter_map(|it| kept(it.id)).collect());
        written(&all)
    }

    /// Adds the scenarios of such a file to those that are there; nothing where it is no such file. None takes the
    /// place of another.
    pub(crate) fn restore(&self, text: &str) -> Option<Restored> {
        let (plans, unread) = read(text)?;
        let there: Vec<PlanDocument> =
            untrack(|| self.scenarios().into_iter().filter_map(|it| self.scenario(&it.id)).collect());
        let mut restored = Restored { added: 0, same: 0, unread };
        for (plan, baseline) in plans {
            if there.contains(&plan) {
                restored.same += 1;
            } else {
                let id = self.keep_scenario(plan);
                if let Some(baseline) = baseline {
                    self.shelves().keep_baseline(&id, &baseline.to_text());
                }
                restored.added += 1;
            }
        }
        Some(restored)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::draft::tests::small;

    #[test]
    fn a_backup_is_read_as_it_was_written() {
        let mut other = small();
        other.name = "\u{201c}Other\u{201d}\n".into();
        let baseline = Baseline { on: "2026-03-01".into(), plan: small() };
        let plans = vec![(small(), None), (other, Some(baseline))];
        assert_eq!(read(&written(&plans)), Some((plans, 0)));
    }

    #[test]
    fn a_backup_of_before_baselines_were_in_it_is_read_without_them() {
        let text = written(&[(small(), Some(Baseline { on: "2026-03-01".into(), plan: small() }))]);
        let before = text.replace("\"baselines\"", "\"later\"");
        assert_eq!(read(&before), Some((vec![(small(), None)], 0)));
    }

    #[test]
    fn what_is_no_backup_is_not_read_and_what_is_damaged_in_one_is_counted() {
        let text = written(&[(small(), None), (small(), None)]);
        let future = text.replace("\"strandlineBackup\": 1", "\"strandlineBackup\": 2");
        for wrong in ["", "[]", "{}", &engine::file(&small()), &text[..text.len() / 2], &future] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        let damaged = text.replacen("\"version\": 1", "\"version\": {}", 1);
        assert_eq!(read(&damaged).map(|it| (it.0.len(), it.1)), Some((1, 1)));
    }
}
