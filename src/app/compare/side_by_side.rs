//! Which scenarios stand side by side, and on which day they are held against each other.

use crate::app::state::{COLUMNS, Planner};
use crate::editor::draft;
use crate::editor::shelf::{ScenarioName, best_beside};
use leptos::prelude::*;

/// The scenarios that are side by side: those that were chosen and are still there, or the open one and one that can be
/// held against it.
pub(super) fn chosen(planner: Planner) -> Vec<String> {
    let all = planner.scenarios();
    let is_there = |id: &String| all.iter().any(|it| it.id == *id);
    let columns = planner.comparing().columns.get();
    let mut ids: Vec<String> = columns.into_iter().filter(is_there).take(COLUMNS).collect();
    if ids.is_empty() {
        ids.push(planner.open_id());
        ids.extend(offered(planner, &all, &ids));
    }
    ids
}

/// The id of a scenario that can be held against those that are side by side, the first of them above all.
pub(super) fn offered(planner: Planner, all: &[ScenarioName], shown: &[String]) -> Option<String> {
    let first = all.iter().find(|it| shown.first() == Some(&it.id));
    let belongs = first.and_then(|it| it.belongs.clone()).unwrap_or_else(|| planner.belongs());
    best_beside(all, &belongs, |id| !shown.iter().any(|it| it == id)).map(|it| it.id.clone())
}

/// The day on which to say what can still move.
pub(super) fn day(planner: Planner) -> String {
    let asked = planner.comparing().on.get();
    let suspended = planner.comparing().what_if.with(|it| it.as_ref().map(|it| it.on.clone()));
    asked.or(suspended).unwrap_or_else(|| planner.with(draft::as_of))
}

/// Puts a scenario beside those that are shown, in the place of the last where there is no room.
pub(super) fn show(planner: Planner, id: String) {
    let mut ids = untrack(|| chosen(planner));
    ids.retain(|it| *it != id);
    ids.truncate(COLUMNS - 1);
    ids.push(id);
    planner.comparing().columns.set(ids);
}
