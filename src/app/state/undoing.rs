//! Undo and redo.

use super::history::History;
use super::note::WayBack;
use super::page::focused;
use super::planner::Planner;
use crate::app::engine;
use crate::app::text::t;
use leptos::prelude::*;

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
