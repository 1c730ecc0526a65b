//! Keeping the draft in this browser. Storage may be blocked, full, damaged, or written by another tab; each is said.
//!
//! What another tab has written is never written over: the draft of this one then becomes a scenario of its own. What
//! another tab has deleted is not brought back unless somebody asks for it.

use super::page::{TimeoutHandle, ask_before_leaving, hear_writes, listen, set_timeout_with_handle};
use super::planner::{Origin, Planner};
use super::shelves::{Elsewhere, SHELF, Warning, plan_key};
use super::store::Saving;
use crate::app::engine;
use crate::editor::shelf::ScenarioName;
use leptos::prelude::*;
use std::time::Duration;

/// How long after the last edit the draft is written.
const PAUSE: Duration = Duration::from_millis(250);

/// How long after the first edit it is written, however many follow.
const AT_THE_LATEST: Duration = Duration::from_millis(750);

impl Planner {
    /// Keeps the draft and its history as they are now. An example that nobody has changed is not kept.
    pub(super) fn write(&self) {
        if self.origin.get_untracked() == Origin::Example {
            return;
        }
        self.settle();
        let (plan, history) = self.recorder().texts();
        let id = self.shelves().open.get_untracked();
        let scenario = self.peek(|plan| ScenarioName::of(id, plan));
        match self.shelves().write_open(scenario, (&plan, &history)) {
            Ok(saving) => self.saving().set(saving),
            Err(Elsewhere::Changed) => {
                let name = self.stand_apart();
                self.warning.set(Some(Warning::Apart(name)));
            }
            Err(Elsewhere::Deleted) => {
                self.saving().set(Saving::Deleted);
                self.warning.set(Some(Warning::Deleted));
            }
        }
    }

    /// Goes on with the draft as a scenario of its own; its name.
    pub(crate) fn stand_apart(&self) -> String {
        let name = self.shelves().stand_apart(&self.name.get_untracked());
        self.edit(|draft| draft.name.clone_from(&name));
        self.write();
        name
    }

    /// Takes over what another tab has made of the open scenario, as it is by now.
    pub(crate) fn take_over(&self, sentence: String) {
        let id = self.shelves().open.get_untracked();
        match self.shelves().read(&id) {
            Some(Ok((plan, _))) => {
                self.warning.set(None);
                self.replace(plan, sentence);
            }
            Some(Err(damaged)) => self.warning.set(Some(damaged)),
            None => self.warning.set(Some(Warning::Deleted)),
        }
    }
}

/// Keeps the draft from now on.
pub(super) fn keep(planner: Planner) {
    planner.saving().set(planner.shelves().trial());
    let [pending, latest]: [StoredValue<Option<TimeoutHandle>>; 2] = [(); 2].map(|()| StoredValue::new(None));
    let stop = move |timer: StoredValue<Option<TimeoutHandle>>| {
        let waiting = timer.try_update_value(Option::take).flatten();
        waiting.inspect(TimeoutHandle::clear).is_some()
    };
    let flush = move || {
        if stop(pending) | stop(latest) {
            planner.write();
        }
    };
    Effect::new(move |before: Option<()>| {
        planner.with(|_| ());
        if before.is_none() {
            return;
        }
        stop(pending);
        pending.set_value(set_timeout_with_handle(flush, PAUSE).ok());
        if latest.with_value(Option::is_none) {
            latest.set_value(set_timeout_with_handle(flush, AT_THE_LATEST).ok());
        }
    });
    // A page that is left, put aside or frozen may never run another timer.
    let on_leave = ["pagehide", "visibilitychange", "freeze"].map(|name| listen(name, flush));
    // What is not kept goes with the page: the browser asks first.
    let on_unload = ask_before_leaving(move || {
        planner.saving().get_untracked() != Saving::Kept && planner.origin.get_untracked() == Origin::Own
    });
    let on_other_tab = hear_writes(move |key, text, is_found| match key {
        Some(key) if key == SHELF => planner.shelves().list_again(),
        Some(key) if key == planner.shelves().open.with_untracked(|id| plan_key(id)) => {
            let warning = if is_found { Warning::Found } else { Warning::OtherTab };
            other_tab(planner, text.as_deref(), warning);
        }
        _ => {}
    });
    on_cleanup(move || {
        for it in on_leave {
            it.remove();
        }
        on_unload.remove();
        on_other_tab.remove();
    });
}

/// Looks at what has been written over the open scenario, `text`; nothing where it was deleted.
fn other_tab(planner: Planner, text: Option<&str>, warning: Warning) {
    let Some(text) = text else {
        planner.warning.set(Some(Warning::Deleted));
        return;
    };
    let Ok(document) = engine::open(text) else { return };
    if planner.peek(|draft| *draft == document) {
        // The same, or put back.
        planner.warning.set(None);
        planner.shelves().see_open(text);
        planner.saving().set(Saving::Kept);
    } else {
        planner.warning.set(Some(warning));
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::fake;
    use super::super::random_user::tasks;
    use super::*;

    #[test]
    fn what_is_changed_without_a_pause_is_kept_all_the_same() {
        tasks::begin();
        fake::clear();
        fake::turn_to("busy");
        let owner = Owner::new_root(None);
        let planner = owner.with(Planner::begin);
        tasks::run();
        for cash in 1..=8 {
            planner.edit(|plan| plan.business_center.cash = Some(cash.to_string()));
            tasks::run();
            fake::pass(100, tasks::run);
        }
        let id = planner.shelves().open.get_untracked();
        let (kept, text) = (fake::kept(&plan_key(&id)), planner.peek(engine::text));
        fake::close("busy");
        owner.cleanup();
        tasks::clear();
        assert_eq!(kept, Some(text));
    }

    #[test]
    fn what_was_kept_stays_in_the_list_where_storage_was_blocked_as_the_page_began() {
        tasks::begin();
        fake::clear();
        let named = |tab: &'static str, name: &str| {
            fake::turn_to(tab);
            let owner = Owner::new_root(None);
            let planner = owner.with(Planner::begin);
            tasks::run();
            let type_name = move |name: &str| {
                planner.edit(|plan| plan.name = name.to_owned());
                tasks::run();
                fake::pass(2_000, tasks::run);
            };
            type_name(name);
            (owner, planner, type_name)
        };
        let (owner, _, _) = named("before", "North");
        fake::close("before");
        owner.cleanup();
        fake::make_room(fake::Room::Blocked);
        let (owner, planner, type_name) = named("blocked", "Sout");
        fake::make_room(fake::Room::Plenty);
        type_name("South");
        let names: Vec<String> = planner.scenarios().into_iter().map(|it| it.name).collect();
        let listed = fake::kept(SHELF).unwrap_or_default();
        fake::close("blocked");
        owner.cleanup();
        tasks::clear();
        assert_eq!(names, ["South", "North"]);
        assert!(listed.contains("North") && listed.contains("South"), "{listed}");
    }
}
