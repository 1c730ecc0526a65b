//! Everything that this browser keeps as one file, and back.

use super::planner::Planner;
use crate::app::engine;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use serde_json::{Value, json};

/// What such a file says it is, with its version.
const KIND: &str = "strandlineBackup";
const VERSION: u64 = 1;

/// The file of these plans, in order.
fn written(plans: &[PlanDocument]) -> String {
    let plans: Vec<Value> = plans.iter().map(PlanDocument::to_value).collect();
    serde_json::to_string_pretty(&json!({ KIND: VERSION, "plans": plans })).unwrap_or_default()
}

/// The plans of such a file, and how many in it can't be read; nothing where it is no such file.
fn read(text: &str) -> Option<(Vec<PlanDocument>, usize)> {
    let file: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    if file[KIND].as_u64() != Some(VERSION) {
        return None;
    }
    let plans = file["plans"].as_array()?;
    let read: Vec<PlanDocument> = plans.iter().filter_map(engine::document).collect();
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
        let ids = untrack(|| self.scenarios()).into_iter().map(|it| it.id);
        let plans: Vec<PlanDocument> = ids.filter_map(|id| untrack(|| self.scenario(&id))).collect();
        written(&plans)
    }

    /// Adds the scenarios of such a file to those that are there; nothing where it is no such file. None takes the
    /// place of another.
    pub(crate) fn restore(&self, text: &str) -> Option<Restored> {
        let (plans, unread) = read(text)?;
        let there: Vec<PlanDocument> =
            untrack(|| self.scenarios().into_iter().filter_map(|it| self.scenario(&it.id)).collect());
        let mut restored = Restored { added: 0, same: 0, unread };
        for plan in plans {
            if there.contains(&plan) {
                restored.same += 1;
            } else {
                self.keep_scenario(plan);
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
        let plans = vec![small(), other];
        assert_eq!(read(&written(&plans)), Some((plans, 0)));
    }

    #[test]
    fn what_is_no_backup_is_not_read_and_what_is_damaged_in_one_is_counted() {
        let text = written(&[small(), small()]);
        let future = text.replace("\"strandlineBackup\": 1", "\"strandlineBackup\": 2");
        for wrong in ["", "[]", "{}", &engine::file(&small()), &text[..text.len() / 2], &future] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        let damaged = text.replacen("\"version\": 1", "\"version\": {}", 1);
        assert_eq!(read(&damaged).map(|it| (it.0.len(), it.1)), Some((1, 1)));
    }
}
