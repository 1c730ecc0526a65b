//! From edits to steps. An edit only says that something begins; what it changed is found in the pause after it.

use super::gesture::{Gesture, Span};
use crate::editor::history::History;
use leptos::prelude::*;

/// The history of the open scenario, and what is not yet in it.
#[derive(Clone, Copy)]
pub(super) struct Recorder {
    history: RwSignal<History>,
    /// The draft's text as the history has it.
    settled: StoredValue<String>,
    /// What has been done since.
    pending: RwSignal<Option<Gesture>>,
    /// What the last step is part of, while it may still grow.
    growing: StoredValue<Option<Span>>,
}

impl Recorder {
    /// Nothing has been done to this draft yet.
    pub(super) fn new(text: String) -> Self {
        Self {
            history: RwSignal::new(History::default()),
            settled: StoredValue::new(text),
            pending: RwSignal::new(None),
            growing: StoredValue::new(None),
        }
    }

    /// Goes on with another draft.
    pub(super) fn turn_to(self, text: String, history: History) {
        self.pending.set(None);
        self.growing.set_value(None);
        self.settled.set_value(text);
        self.history.set(history);
    }

    /// Something begins, or goes on. `now` is the draft's text before it.
    pub(super) fn begin(self, span: Span, what: impl FnOnce() -> String, now: impl FnOnce() -> String) {
        let goes_on =
            self.pending.with_untracked(|it| it.as_ref().is_some_and(|it| it.span.goes_on_in(span)));
        if !goes_on {
            self.settle(now);
            self.pending.set(Some(Gesture { span, what: what() }));
        }
    }

    /// Makes a step of what was done. `now` is the draft's text.
    pub(super) fn settle(self, now: impl FnOnce() -> String) {
        let Some(gesture) = self.pending.try_update(Option::take).flatten() else { return };
        let now = now();
        let grows = self.growing.get_value().is_some_and(|it| it.goes_on_in(gesture.span));
        let is_step = self.settled.with_value(|before| {
            let change = |history: &mut History| {
                if grows { history.extend(before, &now) } else { history.record(&gesture.what, before, &now) }
            };
            self.history.try_update(change)
        });
        self.growing.set_value(is_step.unwrap_or_default().then_some(gesture.span));
        self.settled.set_value(now);
    }

    /// The draft's text before what is being done.
    pub(super) fn before(self) -> String {
        self.settled.get_value()
    }

    /// The draft's texts before each step that was done, the latest first, at most so many bytes. All must be settled.
    pub(super) fn drafts(self, most: usize) -> Vec<String> {
        self.settled.with_value(|now| self.history.with_untracked(|it| it.drafts(now, most)))
    }

    /// Takes the last step back, or does it again; the draft's text as it is then. All must be settled.
    pub(super) fn shift(self, step: fn(&mut History, &str) -> Option<String>) -> Option<String> {
        let text = self.settled.with_value(|now| self.history.try_update(|it| step(it, now)).flatten())?;
        self.growing.set_value(None);
        self.settled.set_value(text.clone());
        Some(text)
    }

    /// What Undo would take back: what it is called.
    pub(super) fn to_undo(self) -> Option<String> {
        let pending = self.pending.with(|it| it.as_ref().map(|it| it.what.clone()));
        pending.or_else(|| self.history.with(|it| it.last_done().map(str::to_owned)))
    }

    /// What Redo would do again: what it is called.
    pub(super) fn to_redo(self) -> Option<String> {
        let none_pending = self.pending.with(Option::is_none);
        self.history.with(|it| it.last_undone().filter(|_| none_pending).map(str::to_owned))
    }

    /// The draft's text and its history's, as they are kept. All must be settled.
    pub(super) fn texts(self) -> (String, String) {
        let text = self.settled.get_value();
        let history = self.history.with_untracked(|it| it.to_text(&text));
        (text, history)
    }
}
