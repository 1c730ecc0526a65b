//! Undo and redo.

use super::page::focused;
use super::planner::Planner;
use crate::app::engine;
use crate::app::text::t;
use crate::editor::draft::{ReplayStep, step_between};
use crate::editor::history::History;
use crate::editor::note::WayBack;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// How many bytes of earlier drafts are read to find steps that can be played.
const MOST_BYTES: usize = 1_000_000;

impl Planner {
    /// Makes a step of what was done since the last one.
    pub(super) fn settle(&self) {
        self.recorder().settle(|| self.peek(engine::text));
    }

    /// What Undo would take back: what it is called, empty where that is not known.
    pub(crate) fn what_to_undo(&self) -> Option<String> {
        if self.note.with(|note| matches!(note.as_ref().map(|it| &it.back), Some(WayBack::PutBack(_)))) {
            return Some(t("scenarios.delete").to_owned());
        }
        self.recorder().to_undo()
    }

    /// What Redo would do again: what it is called, empty where that is not known.
    pub(crate) fn what_to_redo(&self) -> Option<String> {
        self.recorder().to_redo()
    }

    /// Takes back what was done last.
    pub(crate) fn undo(&self) {
        match self.note.try_update(Option::take).flatten().map(|note| note.back) {
            Some(WayBack::PutBack(deleted)) => self.put_back(*deleted),
            _ => self.shift(History::undo),
        }
    }

    /// Does again what was taken back last.
    pub(crate) fn redo(&self) {
        self.note.set(None);
        self.shift(History::redo);
    }

    /// Goes the way back that the note offers.
    pub(crate) fn go_back(&self) {
        match self.note.get_untracked().map(|note| note.back) {
            Some(WayBack::Open(id)) => self.open_scenario(&id),
            _ => self.undo(),
        }
    }

    /// The steps by which the draft came to be what it is, as far back as each can be said in an address, and the draft
    /// before them; nothing where the last one can't, or there is none.
    pub(crate) fn replayable(&self) -> Option<(PlanDocument, Vec<ReplayStep>)> {
        self.settle();
        let mut after = self.peek(Clone::clone);
        let mut steps = Vec::new();
        for text in self.recorder().drafts(MOST_BYTES) {
            let Ok(before) = engine::open(&text) else { break };
            let Some(step) = step_between(&before, &after) else { break };
            steps.push(step);
            after = before;
        }
        steps.reverse();
        (!steps.is_empty()).then_some((after, steps))
    }

    fn shift(&self, step: fn(&mut History, &str) -> Option<String>) {
        self.settle();
        let Some(text) = self.recorder().shift(step) else { return };
        if let Ok(document) = engine::open(&text) {
            self.travel(document);
            self.hand().arrive();
            focused::renew();
        }
    }
}
