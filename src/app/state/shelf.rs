//! Stand-in: the lead replaces this file. The other scenarios, as long as the page lives.

use super::planner::{Origin, Planner};
use crate::app::text::fill;
use crate::wire::document::PlanDocument;
use leptos::prelude::*;

/// A scenario by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ScenarioName {
    /// Its id on the shelf.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: String,
}

/// The scenarios; what stands here of the open one is out of date.
#[derive(Clone, Copy)]
pub(crate) struct Shelf {
    all: RwSignal<Vec<(String, PlanDocument)>>,
    open: RwSignal<String>,
    next: StoredValue<usize>,
}

impl Shelf {
    pub(super) fn new() -> Self {
        let open = "scenario-1".to_owned();
        let empty = crate::app::draft::empty("", "", "USD", "2026-01-01");
        Self {
            all: RwSignal::new(vec![(open.clone(), empty)]),
            open: RwSignal::new(open),
            next: StoredValue::new(2),
        }
    }
}

impl Planner {
    /// All scenarios, the open one included.
    pub(crate) fn scenarios(&self) -> Vec<ScenarioName> {
        let (open, name) = (self.open_id(), self.with(|plan| plan.name.clone()));
        let named = |(id, plan): &(String, PlanDocument)| ScenarioName {
            id: id.clone(),
            name: if *id == open { name.clone() } else { plan.name.clone() },
        };
        self.comparing().shelf.all.with(|all| all.iter().map(named).collect())
    }

    /// The id of the open scenario.
    pub(crate) fn open_id(&self) -> String {
        self.comparing().shelf.open.get()
    }

    /// One scenario.
    pub(crate) fn scenario(&self, id: &str) -> Option<PlanDocument> {
        if self.open_id() == id {
            return Some(self.with(PlanDocument::clone));
        }
        self.comparing()
            .shelf
            .all
            .with(|all| all.iter().find(|(it, _)| it == id).map(|(_, plan)| plan.clone()))
    }

    /// Opens another scenario.
    pub(crate) fn open_scenario(&self, id: &str) {
        let Some(plan) = self.scenario(id) else { return };
        let (open, draft) = (self.comparing().shelf.open.get_untracked(), self.peek(PlanDocument::clone));
        self.comparing().shelf.all.update(|all| {
            if let Some((_, kept)) = all.iter_mut().find(|(it, _)| *it == open) {
                *kept = draft;
            }
        });
        self.comparing().shelf.open.set(id.to_owned());
        self.show(plan, Origin::Own);
    }

    /// Keeps a new scenario without opening it, and returns its id.
    pub(crate) fn keep_scenario(&self, plan: PlanDocument) -> String {
        let id = self.comparing().shelf.next.with_value(|next| ["scenario-", &next.to_string()].concat());
        self.comparing().shelf.next.update_value(|next| *next += 1);
        self.comparing().shelf.all.update(|all| all.push((id.clone(), plan)));
        id
    }

    /// Keeps a copy of a scenario, and returns its id.
    pub(crate) fn duplicate_scenario(&self, id: &str) -> String {
        let Some(mut plan) = self.scenario(id) else { return String::new() };
        plan.name = fill("compare.copyOf", &[("name", &plan.name)]);
        self.keep_scenario(plan)
    }
}
