//! A check-in that is being entered. It outlives the screen, so that a look at the plan loses nothing.

use super::Planner;
use crate::editor::check_in::Entered;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is being entered, for the scenario that is open.
#[derive(Clone, Copy)]
pub(crate) struct CheckingIn {
    /// Whether its fields are shown.
    pub(crate) open: RwSignal<bool>,
    /// The day up to which spend is entered, where another one was chosen than is proposed.
    through: RwSignal<Option<String>>,
    /// By ad account.
    entered: RwSignal<BTreeMap<String, Entered>>,
    /// Of which scenario.
    scenario: RwSignal<String>,
}

impl CheckingIn {
    /// Nothing is being entered.
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            through: RwSignal::new(None),
            entered: RwSignal::new(BTreeMap::new()),
            scenario: RwSignal::new(String::new()),
        }
    }

    /// The day that was chosen for the open scenario.
    pub(crate) fn through(self, planner: Planner) -> Option<String> {
        self.is_of_open(planner).then(|| self.through.get()).flatten()
    }

    /// Chooses the day.
    pub(crate) fn set_through(self, planner: Planner, day: String) {
        self.turn_to_open(planner);
        self.through.set(Some(day));
    }

    /// What is entered for an ad account.
    pub(crate) fn of(self, planner: Planner, account: &str) -> Entered {
        let own = || self.entered.with(|all| all.get(account).cloned());
        self.is_of_open(planner).then(own).flatten().unwrap_or_default()
    }

    /// Everything that is entered, by ad account.
    pub(crate) fn all(self, planner: Planner) -> Vec<(String, Entered)> {
        let all = || self.entered.with(|all| all.iter().map(|(id, it)| (id.clone(), it.clone())).collect());
        self.is_of_open(planner).then(all).unwrap_or_default()
    }

    /// Changes what is entered for an ad account.
    pub(crate) fn change(self, planner: Planner, account: &str, change: impl FnOnce(&mut Entered)) {
        self.turn_to_open(planner);
        self.entered.update(|all| change(all.entry(account.to_owned()).or_default()));
    }

    /// Forgets all that is entered.
    pub(crate) fn clear(self) {
        self.through.set(None);
        self.entered.update(BTreeMap::clear);
    }

    fn is_of_open(self, planner: Planner) -> bool {
        let open = planner.open_id();
        self.scenario.with(|own| *own == open)
    }

    /// What was entered for another scenario is forgotten as soon as something is for this one.
    fn turn_to_open(self, planner: Planner) {
        if !untrack(|| self.is_of_open(planner)) {
            self.clear();
            self.scenario.set(untrack(|| planner.open_id()));
        }
    }
}
