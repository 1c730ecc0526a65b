//! The world of a random user: one or two tabs on one storage, and what is known about each.

use super::super::page::fake;
use super::super::planner::Origin;
use super::action::{Action, Setting, What};
use super::tab::{State, Tab};
use super::{doing, effects, invariants, tasks};
use leptos::prelude::*;

/// The names of the tabs.
const TABS: [&str; 2] = ["one", "two"];

/// Longer than anything waits that a person sees.
const REST: u64 = 1_000;

/// All of it.
pub(super) struct World {
    pub(super) tabs: Vec<Tab>,
    /// What a later action brings back, of each tab.
    memories: Vec<effects::Memory>,
    pub(super) setting: Setting,
    /// Whether storage has always taken everything.
    pub(super) has_room: bool,
}

impl World {
    pub(super) fn new(setting: Setting) -> Self {
        tasks::begin();
        tasks::clear();
        fake::clear();
        let names = &TABS[..if setting.two_tabs { 2 } else { 1 }];
        let mut tabs = vec![Tab::open(names[0])];
        if setting.share {
            tabs[0].planner.edit(|plan| plan.business_center.entity = Some("Shared".to_owned()));
            tabs[0].planner.write();
            // By now there are days to check in, and steps that are overdue.
            fake::turn_day("2026-03-11".to_owned());
            fake::happen("focus");
            tasks::run();
        }
        // All are told of what any of them writes from now on.
        names.iter().for_each(|name| fake::turn_to(name));
        tabs.extend(names[1..].iter().map(|name| Tab::open(name)));
        let memories = tabs.iter().map(|_| effects::Memory::default()).collect();
        let mut world = Self { tabs, memories, setting, has_room: true };
        world.look();
        world
    }

    /// Does one thing, and says what it was; or what does not hold afterwards.
    pub(super) fn act(&mut self, action: Action) -> Result<String, String> {
        let at = usize::from(action.in_second && self.setting.two_tabs);
        fake::turn_to(self.tabs[at].name);
        let before = State::of(&self.tabs[at]);
        let is_alone = self.has_room && !self.setting.two_tabs;
        let was_kept = self.has_room && self.tabs[at].is_kept();
        let says = match action.what {
            What::Reload | What::Kill => self.load(at, action.what)?,
            What::Storage => self.storage(action),
            _ => {
                let tab = &mut self.tabs[at];
                let owner = tab.owner.clone();
                let before = effects::Before::of(tab, action.what, is_alone);
                let says = owner.with(|| doing::act(tab, action));
                tasks::run();
                effects::hold(tab, &mut self.memories[at], action, &says, before)?;
                says
            }
        };
        tasks::run();
        self.look();
        let tab = &mut self.tabs[at];
        if was_kept && tab.id() != before.id {
            invariants::left(action.what, &before.id, &before.text)?;
        }
        tab.follow(action.what, before)?;
        if action.then_undo {
            tab.undo_and_redo()?;
        }
        if action.then_rest {
            self.rest(at);
            invariants::kept(&self.tabs, self.has_room)?;
        }
        invariants::writes(&mut self.tabs, at, action.what)?;
        for tab in &mut self.tabs {
            fake::turn_to(tab.name);
            let owner = tab.owner.clone();
            owner.with(|| invariants::shown(tab, action))?;
        }
        Ok(says)
    }

    /// Time passes until nothing is waited for.
    fn rest(&mut self, at: usize) {
        fake::turn_to(self.tabs[at].name);
        fake::draw();
        fake::pass(REST, tasks::run);
        fake::draw();
        fake::pass(REST, tasks::run);
        self.look();
    }

    /// Takes down what is shown. What stands apart by itself is another scenario from now on.
    fn look(&mut self) {
        for tab in &mut self.tabs {
            tab.shown.insert(tab.text());
            let id = tab.id();
            if tab.seen != id {
                tab.seen = id;
                // What is typed on in the same field is part of the step by which it stands apart.
                let span = tab.planner.hand().span();
                (tab.behind, tab.ahead, tab.span) = (Vec::new(), Vec::new(), Some(span));
            }
        }
    }

    fn load(&mut self, at: usize, what: What) -> Result<String, String> {
        if what == What::Reload {
            fake::happen("pagehide");
            tasks::run();
            self.look();
        }
        let tab = &self.tabs[at];
        let (before, name) = (State::of(tab), tab.name);
        let is_own = tab.planner.origin.get_untracked() == Origin::Own;
        let must_stay = what == What::Reload && is_own && self.has_room && tab.is_kept();
        tab.close();
        let shown = std::mem::take(&mut self.tabs[at].shown);
        self.tabs[at] = Tab::open(name);
        self.memories[at] = effects::Memory::default();
        self.tabs[at].shown.extend(shown);
        let after = State::of(&self.tabs[at]);
        if must_stay && (before.text != after.text || before.history != after.history) {
            return Err(format!(
                "what was kept is not what is loaded:\n{}\n{}\n{}\n{}",
                before.text, after.text, before.history, after.history
            ));
        }
        Ok(String::new())
    }

    fn storage(&mut self, action: Action) -> String {
        if !self.setting.storage_fails {
            return String::new();
        }
        self.has_room = false;
        let room = match action.how % 4 {
            0 => fake::Room::Blocked,
            1 => fake::Room::Bytes(fake::used() + action.which as usize % 3_000),
            _ => fake::Room::Plenty,
        };
        fake::make_room(room);
        format!("{room:?}")
    }
}

impl Drop for World {
    /// What waits for its time must not outlive the thread.
    fn drop(&mut self) {
        tasks::clear();
        fake::clear();
    }
}
