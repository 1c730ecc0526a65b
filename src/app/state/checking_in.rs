//! A check-in that is being entered. It outlives the screen, so that a look at the plan loses nothing, and the page.

use super::planner::Planner;
use crate::editor::check_in::Entered;
use crate::editor::check_in_paste::Pasted;
use leptos::prelude::*;
use serde_json::{Value, json};
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

    /// Shows what is being entered for whichever scenario is open, from now on.
    pub(crate) fn follow(self, planner: Planner) {
        Effect::new(move |_| {
            planner.open_id();
            self.turn_to_open(planner);
        });
    }

    /// The day that was chosen for the open scenario.
    pub(crate) fn through(self, planner: Planner) -> Option<String> {
        self.is_of_open(planner).then(|| self.through.get()).flatten()
    }

    /// Chooses the day.
    pub(crate) fn set_through(self, planner: Planner, day: String) {
        self.turn_to_open(planner);
        self.through.set(Some(day));
        self.keep(planner);
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
        self.keep(planner);
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
        self.keep(planner);
    }

    /// Whether what was pasted can be taken back.
    pub(crate) fn can_take_back(self) -> bool {
        self.before_paste.with(Option::is_some)
    }

    /// Takes what was pasted back.
    pub(crate) fn take_back(self, planner: Planner) {
        if let Some(before) = self.before_paste.get_untracked() {
            self.entered.set(before);
        }
        self.before_paste.set(None);
        self.pasted.set(None);
        self.keep(planner);
    }

    /// Forgets all that is entered.
    pub(crate) fn clear(self, planner: Planner) {
        self.show(None, BTreeMap::new());
        self.keep(planner);
    }

    fn show(self, through: Option<String>, entered: BTreeMap<String, Entered>) {
        self.through.set(through);
        self.entered.set(entered);
        self.before_paste.set(None);
        self.pasted.set(None);
    }

    /// Keeps what is entered beside the scenario, until it is taken.
    fn keep(self, planner: Planner) {
        let text = self.entered.with_untracked(|all| {
            let all: Vec<Value> =
                all.iter().map(|(id, it)| json!([id, it.spent, it.left, it.anew])).collect();
            (!all.is_empty()).then(|| json!([self.through.get_untracked(), all]).to_string())
        });
        planner.shelves().keep_entered(&self.scenario.get_untracked(), text.as_deref());
    }

    fn is_of_open(self, planner: Planner) -> bool {
        let open = planner.open_id();
        self.scenario.with(|own| *own == open)
    }

    /// Goes on with what is entered for the scenario that is open. What was for another one is kept beside that.
    fn turn_to_open(self, planner: Planner) {
        if untrack(|| self.is_of_open(planner)) {
            return;
        }
        let open = untrack(|| planner.open_id());
        let (through, entered) =
            planner.shelves().entered(&open).and_then(|text| read(&text)).unwrap_or_default();
        if !entered.is_empty() {
            self.open.set(true);
        }
        self.show(through, entered);
        self.scenario.set(open);
    }
}

/// The day and what is entered, of what [`CheckingIn::keep`] made.
fn read(text: &str) -> Option<(Option<String>, BTreeMap<String, Entered>)> {
    let kept: Value = serde_json::from_str(text).ok()?;
    let one = |it: &Value| {
        let text = |at: usize| it[at].as_str().map(str::to_owned);
        Some((text(0)?, Entered { spent: text(1)?, left: text(2)?, anew: it[3].as_bool()? }))
    };
    Some((kept[0].as_str().map(str::to_owned), kept[1].as_array()?.iter().filter_map(one).collect()))
}

#[cfg(test)]
mod tests {
    use super::super::page::fake;
    use super::super::random_user::tasks;
    use super::*;
    use crate::editor::draft::tests::small;

    #[test]
    fn what_is_entered_is_there_after_the_page_is_loaded_again_and_gone_once_it_is_taken() {
        tasks::begin();
        fake::clear();
        let load = || {
            fake::turn_to("one");
            let owner = Owner::new_root(None);
            let both = owner.with(|| {
                let planner = Planner::begin();
                let entering = CheckingIn::new();
                entering.follow(planner);
                (planner, entering)
            });
            tasks::run();
            (owner, both)
        };
        let (owner, (planner, entering)) = load();
        planner.replace(small(), String::new());
        planner.write();
        entering.set_through(planner, "2026-03-07".to_owned());
        entering.change(planner, "a", |it| it.spent = "12.50".to_owned());
        owner.cleanup();
        let (owner, (planner, entering)) = load();
        let again = untrack(|| (entering.open.get(), entering.through(planner), entering.all(planner)));
        planner.stand_apart();
        tasks::run();
        let apart = untrack(|| entering.all(planner).len());
        entering.clear(planner);
        owner.cleanup();
        let (owner, (planner, entering)) = load();
        let taken = untrack(|| entering.all(planner));
        fake::close("one");
        owner.cleanup();
        tasks::clear();
        let entered = Entered { spent: "12.50".to_owned(), ..Entered::default() };
        assert_eq!(again, (true, Some("2026-03-07".to_owned()), vec![("a".to_owned(), entered)]));
        assert_eq!((apart, taken), (1, Vec::new()));
    }
}
