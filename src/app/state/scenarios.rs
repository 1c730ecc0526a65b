//! Scenarios: plans side by side, each with its own history.

use super::planner::{Origin, Planner, first_example};
use super::shelves::fresh_id;
use crate::app::engine;
use crate::app::text::fill;
use crate::editor::note::{Deleted, Note, WayBack};
use crate::editor::shelf::ScenarioName;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

impl Planner {
    /// All scenarios, in order, the open one among them.
    pub(crate) fn scenarios(&self) -> Vec<ScenarioName> {
        let open = self.open_name();
        let mut all = self.shelves().shelf.get();
        all.put(open, None);
        all.scenarios
    }

    /// The id of the open scenario.
    pub(crate) fn open_id(&self) -> String {
        self.shelves().open.get()
    }

    /// The plan of a scenario.
    pub(crate) fn scenario(&self, id: &str) -> Option<PlanDocument> {
        if self.shelves().open.with(|open| open == id) {
            return Some(self.with(PlanDocument::clone));
        }
        self.shelves().shelf.track();
        self.shelves().texts(id).and_then(|(plan, _)| engine::open(&plan).ok())
    }

    /// Opens a scenario.
    pub(crate) fn open_scenario(&self, id: &str) {
        if self.shelves().open.with_untracked(|open| open == id) {
            return;
        }
        self.write();
        self.turn_to(id);
        // What is compared is compared with the open one.
        self.comparing().columns.update(|ids| {
            if !ids.is_empty() && !ids.iter().any(|it| it == id) {
                ids.insert(0, id.to_owned());
            }
        });
    }

    /// Makes a scenario of a plan, and opens it.
    pub(crate) fn add_scenario(&self, plan: PlanDocument) -> String {
        let before = self.shelves().open.get_untracked();
        let was = self.origin.get_untracked();
        let name = self.name.get_untracked();
        let id = self.keep_scenario(plan);
        self.open_scenario(&id);
        self.say_where(was, before, &name);
        id
    }

    /// Opens an example. It becomes a scenario that is kept when somebody changes it.
    pub(crate) fn open_example(&self, mut plan: PlanDocument) {
        self.write();
        let before = self.shelves().open.get_untracked();
        let was = self.origin.get_untracked();
        let name = self.name.get_untracked();
        plan.name = self.shelves().shelf.with_untracked(|it| it.fresh_name(&plan.name));
        self.shelves().open.set(fresh_id());
        self.recorder().turn_to(engine::text(&plan), crate::editor::history::History::default());
        self.show(plan, Origin::Example);
        self.say_where(was, before, &name);
    }

    /// Makes a scenario of a plan, without opening it.
    pub(crate) fn keep_scenario(&self, plan: PlanDocument) -> String {
        self.keep_at(plan, None)
    }

    /// Makes a scenario that is like another one, and stands beside it.
    pub(crate) fn duplicate_scenario(&self, id: &str) -> String {
        self.write();
        let Some(plan) = self.scenario_untracked(id) else { return id.to_owned() };
        let at = self.shelves().shelf.with_untracked(|it| it.position(id)).map(|at| at + 1);
        let copy = self.keep_at(plan, at);
        self.shelves().copy_baseline(id, &copy);
        copy
    }

    /// Deletes a scenario, says so, and offers to put it back.
    pub(crate) fn delete_scenario(&self, id: &str) {
        self.settle();
        let was_open = self.shelves().open.with_untracked(|open| open == id);
        let mut id = id.to_owned();
        if was_open {
            self.write();
            // Where another tab has changed it, what is shown here stands apart by now: that is deleted.
            id = self.shelves().open.get_untracked();
        }
        let id = id.as_str();
        let deleted = self.shelves().texts(id);
        let scenario =
            self.shelves().shelf.with_untracked(|it| it.scenarios.iter().find(|it| it.id == id).cloned());
        let next = self.shelves().shelf.with_untracked(|it| {
            it.beside(id).or_else(|| it.scenarios.last().map(|it| it.id.as_str())).map(str::to_owned)
        });
        let at = self.shelves().forget(id);
        if was_open {
            // Where the next one can't be read, what is deleted is not shown any longer either.
            self.begin_anew();
            if let Some(next) = next.filter(|next| next != id) {
                self.turn_to(&next);
            }
        }
        let (Some((plan, history)), Some(scenario), Some(at)) = (deleted, scenario, at) else { return };
        let sentence = fill("scenarios.deleted", &[("name", &scenario.name)]);
        let deleted = Deleted { scenario, at, plan, history, was_open };
        self.note.set(Some(Note { sentence, back: WayBack::PutBack(Box::new(deleted)) }));
    }

    /// Puts back what was deleted.
    pub(super) fn put_back(&self, deleted: Deleted) {
        let id = deleted.scenario.id.clone();
        self.shelves().write(deleted.scenario, Some(deleted.at), (&deleted.plan, &deleted.history));
        if deleted.was_open {
            self.open_scenario(&id);
        }
    }

    /// The open scenario in the list.
    fn open_name(&self) -> ScenarioName {
        ScenarioName { id: self.open_id(), name: self.name.get(), belongs: Some(self.belongs()) }
    }

    fn scenario_untracked(&self, id: &str) -> Option<PlanDocument> {
        untrack(|| self.scenario(id))
    }

    fn keep_at(&self, mut plan: PlanDocument, at: Option<usize>) -> String {
        plan.name = self.shelves().shelf.with_untracked(|it| it.fresh_name(&plan.name));
        let scenario = ScenarioName::of(fresh_id(), &plan);
        let id = scenario.id.clone();
        let saving = self.shelves().write(scenario, at, (&engine::text(&plan), ""));
        self.saving().set(saving);
        id
    }

    /// Shows a scenario that is kept. What can't be read is said.
    fn turn_to(&self, id: &str) {
        match self.shelves().read(id) {
            Some(Ok((plan, text))) => {
                self.shelves().turn_to(id);
                self.recorder().turn_to(text.clone(), self.shelves().history_of_open(&text));
                self.note.set(None);
                self.show(plan, Origin::Own);
            }
            Some(Err(damaged)) => self.warning.set(Some(damaged)),
            None => {}
        }
    }

    /// Shows the first example, as where nothing is kept.
    fn begin_anew(&self) {
        let plan = first_example(&self.today.peek());
        self.shelves().open.set(fresh_id());
        self.recorder().turn_to(engine::text(&plan), crate::editor::history::History::default());
        self.show(plan, Origin::Example);
    }

    /// Says that what was open before is still there, if it was somebody's own.
    fn say_where(&self, was: Origin, id: String, name: &str) {
        let stays = was == Origin::Own;
        let sentence = fill("scenarios.stays", &[("name", name)]);
        self.note.set(stays.then_some(Note { sentence, back: WayBack::Open(id) }));
    }
}
