//! What is asked of the worker, and what it answers, late or never.

use super::super::page::fake;
use super::super::risking::Question;
use super::action::{Action, What, one};
use super::invariants::fingerprint_of;
use super::tab::Tab;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use serde_json::json;

pub(super) fn act(tab: &mut Tab, Action { what, which, how, .. }: Action) -> String {
    let (planner, risking) = (tab.planner, tab.risking);
    match what {
        What::AskRisk => {
            if planner.outcome.with_untracked(|it| it.projection.is_some()) {
                let question =
                    Question { runs: 10 + how % 5, seed: 1, cadence: 7 + which % 3, chances: Vec::new() };
                risking.ask(planner, &question);
            }
        }
        What::Report => {
            let Some(asked) = one(&fake::worker::asked(), which) else { return String::new() };
            let runs = u32::try_from(asked.options["runs"].as_u64().unwrap_or_default()).unwrap_or_default();
            let cadence = asked.options["cadenceDays"].as_u64().and_then(|it| u32::try_from(it).ok());
            let plan = PlanDocument::from_value(&asked.plan).unwrap_or_default();
            // The answer says what it is an answer to.
            let seed = fingerprint_of(&crate::app::engine::text(&plan), runs, cadence.unwrap_or_default());
            let kind = if how % 2 == 0 { "done" } else { "progress" };
            asked.report(json!({
                "id": asked.id,
                "type": kind,
                "done": runs,
                "asked": runs,
                "result": { "runs": runs, "seed": seed },
            }));
            return format!("{} {kind}", asked.id);
        }
        _ => match how % 4 {
            0 => fake::worker::refuse(true),
            1 => fake::worker::refuse(false),
            2 => risking.cancel(),
            _ => {
                one(&fake::worker::asked(), which).into_iter().for_each(|asked| asked.fail("died"));
            }
        },
    }
    String::new()
}
