//! The world of a random user: one or two tabs on one storage, and what is known about each.

use super::super::advising::Found;
use super::super::checking_in::CheckingIn;
use super::super::gesture::Span;
use super::super::note::WayBack;
use super::super::page::{fake, focused};
use super::super::planner::Planner;
use super::super::risking::Risking;
use super::action::{Action, Setting, What};
use super::{doing, effects, invariants, tasks};
use crate::app::engine::{self, NoPlan};
use crate::app::focused::Control;
use crate::app::importing::Preview;
use crate::plan::document::{AllocationDocument, PlanDocument};
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The names of the tabs.
const TABS: [&str; 2] = ["one", "two"];

/// Longer than anything waits that a person sees.
const REST: u64 = 1_000;

/// A tab, and what the person in it has at hand besides the plan.
pub(super) struct Tab {
    pub(super) name: &'static str,
    owner: Owner,
    pub(super) planner: Planner,
    pub(super) risking: Risking,
    pub(super) entering: CheckingIn,
    /// The allocation that was last taken out of each cell of the table, as the cell remembers it.
    pub(super) cleared: HashMap<(String, String), AllocationDocument>,
    /// What was brought, and whether it brings the open plan up to date.
    pub(super) brought: Option<Preview>,
    /// What links are about to bring.
    pub(super) coming: Vec<Result<PlanDocument, NoPlan>>,
    /// The field that has the focus.
    pub(super) field: Option<String>,
    /// The id of the scenario that was open when this was last looked at.
    seen: String,
    /// Every text of a plan that the tab has shown.
    pub(super) shown: HashSet<String>,
    /// What Undo is expected to bring back, the next one last; as far as that is known.
    pub(super) behind: Vec<String>,
    /// What Redo is expected to bring back, the next one last.
    pub(super) ahead: Vec<String>,
    /// What was held to last: the plan's text, the day, and whether there was advice, and where.
    pub(super) checked: Option<(String, String, Option<usize>)>,
    /// What the last step is part of.
    pub(super) span: Option<Span>,
    /// What a later action brings back.
    pub(super) memory: effects::Memory,
}

impl Tab {
    fn open(name: &'static str) -> Self {
        fake::turn_to(name);
        focused::turn_to(Control::Press);
        let owner = Owner::new_root(None);
        let (planner, risking, entering) =
            owner.with(|| (Planner::begin(), Risking::new(), CheckingIn::new()));
        tasks::run();
        let mut tab = Self {
            name,
            owner,
            planner,
            risking,
            entering,
            cleared: HashMap::new(),
            brought: None,
            coming: Vec::new(),
            field: None,
            seen: String::new(),
            shown: HashSet::new(),
            behind: Vec::new(),
            ahead: Vec::new(),
            checked: None,
            span: None,
            memory: effects::Memory::default(),
        };
        tab.shown.insert(tab.text());
        tab.seen = tab.id();
        tab
    }

    /// The page is gone.
    fn close(&self) {
        fake::close(self.name);
        self.owner.cleanup();
        tasks::run();
    }

    /// The text of the plan that is shown.
    pub(super) fn text(&self) -> String {
        self.planner.peek(engine::text)
    }

    /// The id of the open scenario.
    pub(super) fn id(&self) -> String {
        self.planner.shelves().open.get_untracked()
    }

    /// The person presses a button, or chooses: fields lose the focus.
    pub(super) fn press(&mut self) {
        self.field = None;
        focused::turn_to(Control::Press);
        fake::happen("focusin");
    }

    /// The person is in a field of this kind, and was perhaps already.
    pub(super) fn enter_field(&mut self, path: &str, control: Control) {
        if self.field.as_deref() != Some(path) {
            self.field = Some(path.to_owned());
            focused::turn_to(control);
            fake::happen("focusin");
        }
        focused::turn_to(control);
    }

    /// What was found last for the plan as it is; nothing while that is being looked for.
    pub(super) fn found(&self) -> Option<Option<Arc<Found>>> {
        let advising = self.planner.advising;
        (!advising.is_behind.get_untracked()).then(|| advising.found.get_untracked())
    }
}

/// All of it.
pub(super) struct World {
    pub(super) tabs: Vec<Tab>,
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
        let mut world = Self { tabs, setting, has_room: true };
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
                effects::hold(tab, action, &says, before)?;
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
            invariants::kept(self)?;
        }
        invariants::writes(self, at, action.what)?;
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
        let is_own = tab.planner.origin.get_untracked() == super::super::planner::Origin::Own;
        let must_stay = what == What::Reload && is_own && self.has_room && tab.is_kept();
        tab.close();
        let shown = std::mem::take(&mut self.tabs[at].shown);
        self.tabs[at] = Tab::open(name);
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

/// What a tab showed at some time.
pub(super) struct State {
    id: String,
    text: String,
    history: String,
    puts_back: bool,
}

impl State {
    fn of(tab: &Tab) -> Self {
        let puts_back = tab
            .planner
            .note
            .with_untracked(|note| note.as_ref().is_some_and(|it| matches!(it.back, WayBack::PutBack(_))));
        Self { id: tab.id(), text: tab.text(), history: tab.planner.recorder().texts().1, puts_back }
    }
}

impl Tab {
    /// Whether what is shown is said to be kept.
    pub(super) fn is_kept(&self) -> bool {
        use super::super::saving::{Saving, Warning};
        let is_said = self
            .planner
            .warning
            .with_untracked(|it| matches!(it, Some(Warning::OtherTab | Warning::Deleted)));
        self.planner.saving().get_untracked() == Saving::Kept && !is_said && !fake::is_untold()
    }

    /// Holds what is shown now against what was expected, and takes down what Undo and Redo will bring back.
    fn follow(&mut self, what: What, before: State) -> Result<(), String> {
        let (text, id) = (self.text(), self.id());
        // What stands apart before it is deleted may leave the tab with the scenario of the same id, as the other tab has it.
        if id != before.id || matches!(what, What::Reload | What::Kill | What::Delete) {
            self.behind.clear();
            self.ahead.clear();
            return Ok(());
        }
        let undoes = what == What::Undo || what == What::GoBack;
        if undoes && !before.puts_back && (what == What::Undo || text != before.text) {
            self.span = None;
            if let Some(expected) = self.behind.pop() {
                if expected != text {
                    return Err(format!("Undo does not lead back:\n{expected}\n{text}"));
                }
                self.ahead.push(before.text);
            } else if text != before.text {
                self.ahead.push(before.text);
            }
            return Ok(());
        }
        if what == What::Redo {
            if text != before.text {
                self.span = None;
            }
            if let Some(expected) = self.ahead.pop() {
                if expected != text {
                    return Err(format!("Redo does not lead forth:\n{expected}\n{text}"));
                }
                self.behind.push(before.text);
            } else if text != before.text {
                self.behind.push(before.text);
            }
            return Ok(());
        }
        if text == before.text {
            return Ok(());
        }
        self.ahead.clear();
        let span = self.planner.hand().span();
        let goes_on = self.span.is_some_and(|it| it.goes_on_in(span));
        if !goes_on {
            self.behind.push(before.text);
            if self.behind.len() > super::super::history::MOST_STEPS {
                self.behind.remove(0);
            }
        } else if self.behind.last() == Some(&text) {
            self.behind.pop();
            self.span = None;
            return Ok(());
        }
        self.span = Some(span);
        Ok(())
    }

    /// What was done last, taken back and done again, is as it was; so is what else can be.
    fn undo_and_redo(&mut self) -> Result<(), String> {
        let planner = self.planner;
        let note = planner.note.get_untracked();
        if note.as_ref().is_some_and(|it| matches!(it.back, WayBack::PutBack(_)))
            || untrack(|| planner.what_to_undo()).is_none()
        {
            return Ok(());
        }
        planner.settle();
        let (text, origin) = (self.text(), planner.origin.get_untracked());
        let before = planner.recorder().texts();
        if untrack(|| planner.what_to_undo()).is_none() {
            return Ok(());
        }
        planner.undo();
        tasks::run();
        let undone = self.text();
        if self.behind.last().is_some_and(|expected| *expected != undone) {
            return Err(format!(
                "Undo does not lead back:\n{}\n{undone}",
                self.behind[self.behind.len() - 1]
            ));
        }
        planner.redo();
        tasks::run();
        let (again, after) = (self.text(), planner.recorder().texts());
        if again != text || before != after {
            return Err(format!("Undo and Redo are not exact:\n{before:?}\n{after:?}\n{text}\n{again}"));
        }
        self.shown.insert(undone);
        self.span = None;
        planner.note.set(note);
        planner.origin.set(origin);
        Ok(())
    }
}
