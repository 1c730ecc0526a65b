//! Keeping the draft in this browser. Storage may be blocked, full, damaged, or written by another tab; each is said.

use super::planner::{Origin, Planner};
use crate::app::browser;
use crate::app::engine;
use crate::wire::document::PlanDocument;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// Where the draft is kept. `start.js` looks at it too.
const PLAN: &str = "strandline.plan";
/// Where a plan is put aside whose place another one took, until that is dismissed.
const REPLACED: &str = "strandline.plan.replaced";
/// Where a plan that could not be read is put aside.
const DAMAGED: &str = "strandline.plan.damaged";
const TRIAL: &str = "strandline.trial";

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

/// What has to be said about the kept plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Warning {
    /// It could not be read; this is its text.
    Damaged(String),
    /// Another tab has changed it.
    OtherTab(Box<PlanDocument>),
}

/// The kept plan, and what has to be said about it.
pub(super) fn load() -> (Option<PlanDocument>, Option<Warning>) {
    let Some(storage) = browser::storage() else { return (None, None) };
    let Some(text) = storage.get_item(PLAN).ok().flatten() else { return (None, None) };
    if let Ok(document) = engine::open(&text) {
        return (Some(document), None);
    }
    if storage.set_item(DAMAGED, &text).is_ok() {
        let _ = storage.remove_item(PLAN);
    }
    (None, Some(Warning::Damaged(text)))
}

/// Puts a plan aside that another one replaces, so that even after a reload it can be had back.
pub(super) fn set_aside(document: &PlanDocument) {
    if let Some(storage) = browser::storage() {
        // Where there is no room, taking it back works until the page is left.
        let _ = storage.set_item(REPLACED, &engine::file(document));
    }
}

/// Forgets the plan that was put aside.
pub(super) fn forget_aside() {
    if let Some(storage) = browser::storage() {
        let _ = storage.remove_item(REPLACED);
    }
}

/// The plan that was put aside.
pub(super) fn aside() -> Option<PlanDocument> {
    let text = browser::storage()?.get_item(REPLACED).ok().flatten()?;
    engine::open(&text).ok()
}

/// Keeps the draft from now on.
pub(super) fn keep(planner: Planner) {
    planner.saving.set(trial());
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
            write(planner);
        };
        pending.set_value(set_timeout_with_handle(write, PAUSE).ok());
    });
    let flush = move || {
        if let Some(waiting) = pending.try_update_value(Option::take).flatten() {
            waiting.clear();
            write(planner);
        }
    };
    // A page that is left may never run another timer.
    let on_leave =
        window_event_listener(leptos::ev::Custom::<web_sys::Event>::new("pagehide"), move |_| flush());
    let on_other_tab = window_event_listener(leptos::ev::storage, move |event| {
        if event.key().as_deref() == Some(PLAN) {
            other_tab(planner, event.new_value().as_deref());
        }
    });
    on_cleanup(move || {
        on_leave.remove();
        on_other_tab.remove();
    });
}

fn trial() -> Saving {
    let Some(storage) = browser::storage() else { return Saving::Blocked };
    let works = storage.set_item(TRIAL, "1").is_ok();
    let _ = storage.remove_item(TRIAL);
    if works { Saving::Kept } else { Saving::Full }
}

fn write(planner: Planner) {
    let Some(storage) = browser::storage() else { return planner.saving.set(Saving::Blocked) };
    let kept = match planner.origin.get_untracked() {
        Origin::Own => storage.set_item(PLAN, &planner.peek(engine::file)),
        Origin::Example => storage.remove_item(PLAN),
    };
    planner.saving.set(if kept.is_ok() { Saving::Kept } else { Saving::Full });
}

fn other_tab(planner: Planner, text: Option<&str>) {
    let Some(document) = text.and_then(|text| engine::open(text).ok()) else { return };
    let same = planner.peek(|draft| *draft == document);
    planner.warning.set((!same).then(|| Warning::OtherTab(Box::new(document))));
}
