//! A check-in that is being entered. It outlives the screen, so that a look at the plan loses nothing.

use super::planner::Planner;
use crate::editor::check_in::Entered;
use crate::editor::check_in_paste::Pasted;
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
    /// What became of the cells that were pasted last.
    pub(crate) pasted: RwSignal<Option<Pasted>>,
    /// What was entered before they were, until something else is entered.
    before_paste: RwSignal<Option<BTreeMap<String, Entered>>>,
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
            pasted: RwSignal::new(None),
            before_paste: RwSignal::new(None),
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
        self.before_paste.set(None);
        self.entered.update(|all| change(all.entry(account.to_owned()).or_default()));
    }

    /// Enters what was pasted, in one step.
    pub(crate) fn paste(self, planner: Planner, pasted: Pasted) {
        self.turn_to_open(planner);
        self.before_paste.set(Some(self.entered.get_untracked()));
        let ids: Vec<String> = planner.peek(|plan| plan.ad_accounts.iter().map(|it| it.id.clone()).collect());
        self.entered.update(|all| {
            for (place, column, text) in &pasted.amounts {
                let Some(id) = ids.get(*place) else { continue };
                all.entry(id.clone()).or_default().set(*column, text.clone());
            }
        });
        self.pasted.set(Some(pasted));
    }

    /// Whether what was pasted can be taken back.
    pub(crate) fn can_take_back(self) -> bool {
        self.before_paste.with(Option::is_some)
    }

    /// Takes what was pasted back.
    pub(crate) fn take_back(self) {
        if let Some(before) = self.before_paste.get_untracked() {
            self.entered.set(before);
        }
        self.before_paste.set(None);
        self.pasted.set(None);
    }

    /// Forgets all that is entered.
    pub(crate) fn clear(self) {
        self.through.set(None);
        self.entered.update(BTreeMap::clear);
        self.before_paste.set(None);
        self.pasted.set(None);
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
