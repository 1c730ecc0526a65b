//! Keeping the draft in this browser. Storage may be blocked, full, damaged, or written by another tab; each is said.

use super::planner::{Origin, Planner};
use super::shelf::ScenarioName;
use super::shelves::{SHELF, plan_key};
use crate::app::engine;
use crate::plan::document::PlanDocument;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// How long after an edit the draft is written.
const PAUSE: Duration = Duration::from_millis(250);

/// Whether the draft is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// In this browser.
    Kept,
    /// Storage is blocked: the draft lives as long as the page.
    Blocked,
    /// Storage is full.
    Full,
}

/// What has to be said about a plan that came from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Warning {
    /// What was kept could not be read; this is its text.
    Damaged(String),
    /// Another tab has changed it.
    OtherTab(Box<PlanDocument>),
    /// A link holds none: why.
    Link(String),
}

impl Planner {
    /// Keeps the draft and its history as they are now. An example that nobody has changed is not kept.
    pub(super) fn write(&self) {
        if self.origin.get_untracked() == Origin::Example {
            return;
        }
        self.settle();
        let (plan, history) = self.recorder().texts();
        let id = self.shelves().open.get_untracked();
        let scenario = ScenarioName { id: id.clone(), name: self.name.get_untracked() };
        let is_new = self.shelves().shelf.with_untracked(|it| it.position(&id).is_none());
        self.saving().set(self.shelves().write(scenario, None, (&plan, &history)));
        if is_new {
            self.shelves().turn_to(&id);
        }
    }
}

/// Keeps the draft from now on.
pub(super) fn keep(planner: Planner) {
    planner.saving().set(planner.shelves().trial());
    let pending: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    Effect::new(move |before: Option<()>| {
        planner.with(|_| ());
        if before.is_none() {
            return;
        }
        if let Some(waiting) = pending.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        let write = move || {
            pending.set_value(None);
            planner.write();
        };
        pending.set_value(set_timeout_with_handle(write, PAUSE).ok());
    });
    let flush = move || {
        if let Some(waiting) = pending.try_update_value(Option::take).flatten() {
            waiting.clear();
            planner.write();
        }
    };
    // A page that is left may never run another timer.
    let on_leave =
        window_event_listener(leptos::ev::Custom::<web_sys::Event>::new("pagehide"), move |_| flush());
    let on_other_tab = window_event_listener(leptos::ev::storage, move |event| match event.key() {
        Some(key) if key == SHELF => planner.shelves().list_again(),
        Some(key) if key == planner.shelves().open.with_untracked(|id| plan_key(id)) => {
            other_tab(planner, event.new_value().as_deref());
        }
        _ => {}
    });
    on_cleanup(move || {
        on_leave.remove();
        on_other_tab.remove();
    });
}

fn other_tab(planner: Planner, text: Option<&str>) {
    let Some(document) = text.and_then(|text| engine::open(text).ok()) else { return };
    let same = planner.peek(|draft| *draft == document);
    planner.warning.set((!same).then(|| Warning::OtherTab(Box::new(document))));
}
