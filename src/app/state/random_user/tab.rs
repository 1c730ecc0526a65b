//! A tab of a random user, and what Undo and Redo are expected to bring back in it.

use super::super::advice_found::Found;
use super::super::checking_in::CheckingIn;
use super::super::gesture::Span;
use super::super::page::{fake, focused};
use super::super::planner::Planner;
use super::super::risking::Risking;
use super::super::shelves::Warning;
use super::super::store::Saving;
use super::action::What;
use super::tasks;
use crate::app::engine::{self, NoPlan};
use crate::app::focused::Control;
use crate::app::importing::Preview;
use crate::editor::history::MOST_STEPS;
use crate::editor::note::WayBack;
use crate::plan::document::{AllocationDocument, PlanDocument};
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A tab, and what the person in it has at hand besides the plan.
pub(super) struct Tab {
    pub(super) name: &'static str,
    pub(super) owner: Owner,
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
    pub(super) seen: String,
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
}

impl Tab {
    /// The page is there.
    pub(super) fn open(name: &'static str) -> Self {
        fake::turn_to(name);
        focused::turn_to(Control::Press);
        let owner = Owner::new_root(None);
        let (planner, risking, entering) = owner.with(|| {
            let (planner, entering) = (Planner::begin(), CheckingIn::new());
            entering.follow(planner);
            (planner, Risking::new(), entering)
        });
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
        };
        tab.shown.insert(tab.text());
        tab.seen = tab.id();
        tab
    }

    /// The page is gone.
    pub(super) fn close(&self) {
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

/// What a tab showed at some time.
pub(super) struct State {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) history: String,
    puts_back: bool,
}

impl State {
    pub(super) fn of(tab: &Tab) -> Self {
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
        let is_said = self
            .planner
            .warning
            .with_untracked(|it| matches!(it, Some(Warning::OtherTab | Warning::Deleted)));
        self.planner.saving().get_untracked() == Saving::Kept && !is_said && !fake::is_untold()
    }

    /// Holds what is shown now against what was expected, and takes down what Undo and Redo will bring back.
    pub(super) fn follow(&mut self, what: What, before: State) -> Result<(), String> {
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
            if self.behind.len() > MOST_STEPS {
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
    pub(super) fn undo_and_redo(&mut self) -> Result<(), String> {
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
