//! The scenarios as this browser keeps them: a list, and for each its plan and its history.

use super::page::{drawn, moment, tab_storage};
use super::store::{Saving, Store};
use crate::app::engine;
use crate::editor::history::History;
use crate::editor::shelf::{ScenarioName, Shelf};
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// What has to be said about a plan that came from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Warning {
    /// What was kept could not be read; this is its text.
    Damaged(String),
    /// Another tab has changed it.
    OtherTab,
    /// A browser that was killed had lost changes to it, found after the planner had started without them.
    Found,
    /// Another tab has changed it, so what was changed here is a scenario of its own, with this name.
    Apart(String),
    /// Another tab has deleted it.
    Deleted,
    /// A link holds none: why.
    Link(String),
}

/// Where the list is kept. `start.js` looks at it too.
pub(super) const SHELF: &str = "strandline.shelf";
const SCENARIO: &str = "strandline.scenario.";
const HISTORY: &str = "strandline.history.";
/// What calendar files of a scenario held. It stays when the scenario is deleted, which can be taken back.
const CALENDAR: &str = "strandline.calendar.";
/// What is entered of a check-in of a scenario that has not been taken. It stays as long as the calendar's.
const ENTERED: &str = "strandline.entered.";
/// Where a scenario's plan is kept as it was when its first step was made. It stays as long as the calendar's.
const BASELINE: &str = "strandline.baseline.";
/// Where plans are put aside that could not be read.
const DAMAGED: &str = "strandline.damaged.";
/// Which scenario this tab has open.
const OPEN: &str = "strandline.open";
/// Where the version before scenarios kept the one plan, and the one that it took the place of. `start.js` looks too.
const EARLIER: [&str; 2] = ["strandline.plan", "strandline.plan.replaced"];

/// The scenarios. It is copied freely: it holds only handles.
#[derive(Clone, Copy)]
pub(super) struct Shelves {
    store: Store,
    /// The list as it is kept: without what nobody has changed yet.
    pub(super) shelf: RwSignal<Shelf>,
    /// The id of the open scenario.
    pub(super) open: RwSignal<String>,
    /// The scenario that this tab has read or written last, and its text as it was then.
    seen: StoredValue<Option<(String, String)>>,
    /// A baseline was kept.
    baselines: RwSignal<()>,
}

/// What became of the open scenario since this tab has read or written it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// Another tab has changed it.
    Changed,
    /// Another tab has deleted it.
    Deleted,
}

impl Shelves {
    pub(super) fn new() -> Self {
        Self {
            store: Store::new(),
            shelf: RwSignal::new(Shelf::default()),
            open: RwSignal::new(String::new()),
            seen: StoredValue::new(None),
            baselines: RwSignal::new(()),
        }
    }

    /// What was open last, and its text; and what has to be said about it.
    pub(super) fn load(self) -> (Option<(PlanDocument, String)>, Option<Warning>) {
        self.shelf.set(self.listed());
        // What is deleted can't be put back any more.
        for kind in [CALENDAR, ENTERED, BASELINE] {
            for key in Store::keys(kind) {
                let id = key.strip_prefix(kind).unwrap_or_default();
                if self.shelf.with_untracked(|it| it.position(id).is_none()) {
                    self.store.forget(&key);
                }
            }
        }
        let mut warning = self.adopt_earlier();
        let of_tab = tab_storage().and_then(|tab| tab.get_item(OPEN).ok().flatten());
        let of_shelf = self.shelf.with_untracked(|it| it.open.clone());
        let others = self.ids();
        for id in of_tab.into_iter().chain([of_shelf]).chain(others) {
            match self.read(&id) {
                Some(Ok(read)) => {
                    self.turn_to(&id);
                    return (Some(read), warning);
                }
                Some(Err(damaged)) => warning = Some(damaged),
                None => {}
            }
        }
        self.open.set(fresh_id());
        (None, warning)
    }

    /// The list as it is kept; made anew of what is there where it can't be read, or doesn't say all.
    fn listed(self) -> Shelf {
        let list = self.store.read(SHELF).and_then(|text| Shelf::from_text(&text));
        let mut list = list.unwrap_or_else(|| {
            let ids = Store::keys(SCENARIO).into_iter();
            let ids = ids.map(|key| key.strip_prefix(SCENARIO).unwrap_or_default().to_owned());
            let scenarios = ids.map(|id| ScenarioName { id, name: String::new(), belongs: None });
            Shelf { scenarios: scenarios.collect(), ..Shelf::default() }
        });
        let plan = |id: &str| self.store.read(&plan_key(id)).and_then(|text| engine::open(&text).ok());
        for it in list.scenarios.iter_mut().filter(|it| it.belongs.is_none()) {
            if let Some(plan) = plan(&it.id) {
                *it = ScenarioName::of(it.id.clone(), &plan);
            }
        }
        // This tab's list may be one that it made while storage was blocked.
        for key in Store::keys(SCENARIO) {
            let id = key.strip_prefix(SCENARIO).unwrap_or_default();
            if list.position(id).is_none()
                && let Some(plan) = plan(id)
            {
                list.put(ScenarioName::of(id.to_owned(), &plan), None);
            }
        }
        list
    }

    /// Makes scenarios of what the version before them kept.
    fn adopt_earlier(self) -> Option<Warning> {
        let mut warning = None;
        for key in EARLIER {
            let Some(text) = self.store.read(key) else { continue };
            let Ok(plan) = engine::open(&text) else {
                warning = Some(self.put_aside(key, key, text));
                continue;
            };
            let id = fresh_id();
            if self.store.write(&plan_key(&id), &engine::text(&plan)) == Saving::Kept {
                self.store.forget(key);
            }
            self.change(|shelf| shelf.put(ScenarioName::of(id.clone(), &plan), None));
            if key == EARLIER[0] {
                self.change(|shelf| shelf.open = id);
            }
        }
        warning
    }

    /// Puts a text aside that can't be read.
    fn put_aside(self, key: &str, id: &str, text: String) -> Warning {
        if self.store.write(&[DAMAGED, id].concat(), &text) == Saving::Kept {
            self.store.forget(key);
        }
        Warning::Damaged(text)
    }

    /// The plan of a scenario, and its text; nothing where there is none. One that can't be read is put aside.
    pub(super) fn read(self, id: &str) -> Option<Result<(PlanDocument, String), Warning>> {
        let text = self.store.read(&plan_key(id))?;
        if let Ok(plan) = engine::open(&text) {
            self.see(id, &text);
            return Some(Ok((plan, text)));
        }
        self.change(|shelf| {
            shelf.take(id);
        });
        Some(Err(self.put_aside(&plan_key(id), id, text)))
    }

    fn see(self, id: &str, text: &str) {
        self.seen.set_value(Some((id.to_owned(), text.to_owned())));
    }

    /// Takes this text for what the open scenario is kept as: another tab has written it.
    pub(super) fn see_open(self, text: &str) {
        self.see(&self.open.get_untracked(), text);
    }

    /// What another tab has made of a scenario since this one has read or written it, where that matters. `plan` is
    /// what this tab would write.
    fn elsewhere(self, id: &str, plan: &str) -> Option<Elsewhere> {
        let key = plan_key(id);
        if let Some(now) = self.store.changed_below(&key).filter(|now| now.text.as_deref() != Some(plan)) {
            let is_there = now.text.is_some();
            if is_there {
                self.store.give_way(&key);
            }
            return Some(if is_there { Elsewhere::Changed } else { Elsewhere::Deleted });
        }
        let seen = self.seen.with_value(|seen| seen.as_ref().filter(|it| it.0 == id).map(|it| it.1.clone()));
        match self.store.read(&key) {
            None => seen.map(|_| Elsewhere::Deleted),
            Some(kept) => (Some(&kept) != seen.as_ref() && kept != plan).then_some(Elsewhere::Changed),
        }
    }

    /// Keeps the open scenario, and says how that went. Where another tab has changed or deleted it, nothing is
    /// written: that is then said instead.
    pub(super) fn write_open(self, scenario: ScenarioName, texts: (&str, &str)) -> Result<Saving, Elsewhere> {
        if let Some(elsewhere) = self.elsewhere(&scenario.id, texts.0) {
            return Err(elsewhere);
        }
        let is_new = self.shelf.with_untracked(|it| it.position(&scenario.id).is_none());
        let id = scenario.id.clone();
        let saving = self.write(scenario, None, texts);
        if is_new {
            self.turn_to(&id);
        }
        Ok(saving)
    }

    /// A name and an id for what is to go on as a scenario of its own, beside one of this name; it is open from now on, with
    /// the baseline of the one that it was, and what is entered there.
    pub(super) fn stand_apart(self, name: &str) -> String {
        self.list_again();
        let name = self.shelf.with_untracked(|it| it.fresh_name(name));
        let (of, id) = (self.open.get_untracked(), fresh_id());
        self.copy_baseline(&of, &id);
        self.keep_entered(&id, self.entered(&of).as_deref());
        self.open.set(id);
        name
    }

    /// The texts of a scenario's plan and history.
    pub(super) fn texts(self, id: &str) -> Option<(String, String)> {
        let history = self.store.read(&history_key(id)).unwrap_or_default();
        self.store.read(&plan_key(id)).map(|plan| (plan, history))
    }

    /// What calendar files of a scenario held, as text.
    pub(super) fn calendar(self, id: &str) -> Option<String> {
        self.store.read(&[CALENDAR, id].concat())
    }

    /// Keeps what calendar files of a scenario held.
    pub(super) fn keep_calendar(self, id: &str, text: &str) {
        self.store.write(&[CALENDAR, id].concat(), text);
    }

    /// What is entered of a check-in of a scenario, as text.
    pub(super) fn entered(self, id: &str) -> Option<String> {
        self.store.read(&[ENTERED, id].concat())
    }

    /// Keeps what is entered of a check-in, or nothing.
    pub(super) fn keep_entered(self, id: &str, text: Option<&str>) {
        let key = [ENTERED, id].concat();
        match text {
            Some(text) => {
                self.store.write(&key, text);
            }
            None => self.store.forget(&key),
        }
    }

    /// The history of the open scenario, whose plan is `now`.
    pub(super) fn history_of_open(self, now: &str) -> History {
        let id = self.open.get_untracked();
        History::from_text(&self.store.read(&history_key(&id)).unwrap_or_default(), now)
    }

    /// The baseline of a scenario, as it is kept, and follows it.
    pub(super) fn baseline(self, id: &str) -> Option<String> {
        self.baselines.get();
        self.store.read(&baseline_key(id))
    }

    /// Keeps a baseline. Where there is no room, it lives as long as the page.
    pub(super) fn keep_baseline(self, id: &str, text: &str) {
        self.store.write(&baseline_key(id), text);
        self.baselines.set(());
    }

    /// Keeps the baseline of one scenario, where it has one, as that of another too.
    pub(super) fn copy_baseline(self, of: &str, to: &str) {
        if let Some(text) = untrack(|| self.baseline(of)) {
            self.keep_baseline(to, &text);
        }
    }

    /// Remembers which scenario is open.
    pub(super) fn turn_to(self, id: &str) {
        self.open.set(id.to_owned());
        if let Some(tab) = tab_storage() {
            let _ = tab.set_item(OPEN, id);
        }
        if self.shelf.with_untracked(|it| it.position(id).is_some()) {
            self.change(|shelf| id.clone_into(&mut shelf.open));
        }
    }

    /// Keeps a scenario, and says how that went. Where there is no room, histories make some.
    pub(super) fn write(
        self,
        scenario: ScenarioName,
        at: Option<usize>,
        (plan, history): (&str, &str),
    ) -> Saving {
        let (plan_key, history_key) = (plan_key(&scenario.id), history_key(&scenario.id));
        let mut saving = self.store.write(&plan_key, plan);
        for key in
            Store::keys(HISTORY).into_iter().filter(|it| *it != history_key).chain([history_key.clone()])
        {
            if saving != Saving::Full {
                break;
            }
            self.store.forget(&key);
            saving = self.store.write(&plan_key, plan);
        }
        self.store.write(&history_key, history);
        if self.open.with_untracked(|open| *open == scenario.id) {
            self.see(&scenario.id, plan);
        }
        self.change(|shelf| {
            // Its plan is kept by now, and so it is in the list.
            if at.is_some() {
                shelf.take(&scenario.id);
            }
            shelf.put(scenario, at);
        });
        // Another scenario may have found no room.
        if saving == Saving::Kept && self.store.holds(SCENARIO) { Saving::Full } else { saving }
    }

    /// Keeps a scenario no longer; where it stood.
    pub(super) fn forget(self, id: &str) -> Option<usize> {
        self.store.forget(&plan_key(id));
        self.store.forget(&history_key(id));
        self.change(|shelf| shelf.take(id))
    }

    /// Changes the list, as other tabs may have left it.
    fn change<T>(self, change: impl FnOnce(&mut Shelf) -> T) -> T {
        let mut list = self.listed();
        let made = change(&mut list);
        let text = list.to_text();
        if self.store.read(SHELF).as_deref() != Some(text.as_str()) {
            self.store.write(SHELF, &text);
        }
        self.shelf.set(list);
        made
    }

    /// Another tab has changed the list.
    pub(super) fn list_again(self) {
        self.shelf.set(self.listed());
    }

    /// Whether storage takes anything at all.
    pub(super) fn trial(self) -> Saving {
        self.store.trial()
    }

    fn ids(self) -> Vec<String> {
        self.shelf.with_untracked(|it| it.scenarios.iter().map(|it| it.id.clone()).collect())
    }
}

/// An id for a new scenario. No other tab makes it, in the same moment neither: until a plan is kept by it, none knows of
/// it. By their ids, scenarios stand in the order in which they were made.
pub(super) fn fresh_id() -> String {
    [moment(), drawn()].concat()
}

/// Where the plan of a scenario is kept.
pub(super) fn plan_key(id: &str) -> String {
    [SCENARIO, id].concat()
}

fn baseline_key(id: &str) -> String {
    [BASELINE, id].concat()
}

pub(super) fn history_key(id: &str) -> String {
    [HISTORY, id].concat()
}
