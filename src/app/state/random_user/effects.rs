//! What each action does, and that it does no more than that.

use super::super::page::fake;
use super::super::planner::Origin;
use super::super::risking::{Found, Stage};
use super::super::shelves::Warning;
use super::super::shelves::plan_key;
use super::action::{Action, What, one};
use super::doing;
use super::tab::Tab;
use crate::app::engine;
use crate::editor::check_in::Entered;
use crate::editor::note::WayBack;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use std::sync::Arc;

type Held = Result<(), String>;

/// What a tab has before an action.
pub(super) struct Before {
    /// Whether no other tab is there, and storage has always taken everything: then what is kept is known.
    is_alone: bool,
    id: String,
    plan: PlanDocument,
    /// The history's text; all is settled where a scenario is about to be deleted.
    history: String,
    baseline: Option<String>,
    origin: Origin,
    /// What would be put back.
    deleted: Option<String>,
    ids: Vec<String>,
    /// How far the question is, and what was found.
    risk: (Stage, Option<Arc<Found>>),
    entered: Vec<(String, Entered)>,
    coming: bool,
}

/// What a later action brings back.
#[derive(Default)]
pub(super) struct Memory {
    /// What a tab had before it deleted a scenario.
    deleted: Option<Before>,
    /// What was entered before something was pasted.
    unpasted: Option<(String, Vec<(String, Entered)>)>,
    /// The latest question that a worker was asked.
    question: u32,
}

fn ids(tab: &Tab) -> Vec<String> {
    untrack(|| tab.planner.scenarios()).into_iter().map(|it| it.id).collect()
}

fn deleted(tab: &Tab) -> Option<String> {
    match tab.planner.note.get_untracked()?.back {
        WayBack::PutBack(deleted) => Some(deleted.scenario.id),
        _ => None,
    }
}

fn entered(tab: &Tab) -> Vec<(String, Entered)> {
    untrack(|| tab.entering.all(tab.planner))
}

fn baseline(tab: &Tab, id: &str) -> Option<String> {
    untrack(|| tab.planner.shelves().baseline(id))
}

impl Before {
    pub(super) fn of(tab: &Tab, what: What, is_alone: bool) -> Self {
        if what == What::Delete {
            tab.planner.settle();
        }
        Self {
            is_alone,
            id: tab.id(),
            plan: tab.planner.peek(PlanDocument::clone),
            history: tab.planner.recorder().texts().1,
            baseline: baseline(tab, &tab.id()),
            origin: tab.planner.origin.get_untracked(),
            deleted: deleted(tab),
            ids: ids(tab),
            risk: (tab.risking.stage.get_untracked(), tab.risking.found.get_untracked()),
            entered: entered(tab),
            coming: matches!(tab.coming.last(), Some(Ok(_))),
        }
    }
}

/// Holds what an action did, and said, to what it is for.
pub(super) fn hold(tab: &Tab, memory: &mut Memory, action: Action, says: &str, before: Before) -> Held {
    let after = Before::of(tab, What::Wait, before.is_alone);
    let held = plan(tab, action, &before, &after)
        .and_then(|()| scenarios(tab, memory, action, says, &before, &after))
        .and_then(|()| entering(tab, memory, action, says, &before, &after))
        .and_then(|()| others(tab, memory, action, says, &before, &after));
    if after.deleted.as_ref() == Some(&before.id) {
        memory.deleted = Some(before);
    }
    held
}

fn must(holds: bool, what: impl FnOnce() -> String) -> Held {
    if holds { Ok(()) } else { Err(what()) }
}

/// The plan without what the action may change; nothing where it may change all.
fn untouched(mut plan: PlanDocument, action: Action, before: &PlanDocument) -> Option<PlanDocument> {
    use What::{
        Allocate, CheckIn, ChooseAssumption, ChooseSplit, ClearPlanned, Fit, FitAccount, FitInParts, Mark,
        MarkDay, Overdue, RemoveAllocation, RemoveEvent,
    };
    match action.what {
        Allocate => {
            let cell = doing::cell(before, action.which)?;
            plan.allocations.retain(|it| (&it.ad_account, &it.ad_credit) != (&cell.0, &cell.1));
        }
        FitAccount => {
            let account = one(&before.ad_accounts, action.which)?.id;
            plan.allocations.retain(|it| it.done || it.ad_account != account);
        }
        Fit | FitInParts => plan.allocations.retain(|it| it.done),
        Mark => plan.allocations.iter_mut().for_each(|it| it.done = false),
        MarkDay | Overdue | RemoveAllocation | ClearPlanned => plan.allocations.clear(),
        RemoveEvent => plan.events.clear(),
        ChooseSplit => plan.split_policy = before.split_policy.clone(),
        ChooseAssumption => plan.assumptions = before.assumptions.clone(),
        CheckIn => plan.actuals.clear(),
        _ => return None,
    }
    Some(plan)
}

/// Whether a note says what this did.
const fn is_noted(what: What) -> bool {
    use What::{
        AddAccount, AddCredit, AddEvent, AddMember, AddPart, Allocate, ChooseAssumption, ChooseSplit, Move,
        Redo, SetExpiries, Type, Undo,
    };
    !matches!(
        what,
        Type | Allocate
            | AddAccount
            | AddCredit
            | AddPart
            | AddMember
            | AddEvent
            | Move
            | SetExpiries
            | ChooseSplit
            | ChooseAssumption
            | Undo
            | Redo
    )
}

/// An action changes its part of the plan, and a note never stands that offers the way back from something else.
fn plan(tab: &Tab, action: Action, before: &Before, after: &Before) -> Held {
    if before.id != after.id {
        return Ok(());
    }
    let rest = |plan: &PlanDocument| untouched(plan.clone(), action, &before.plan);
    must(rest(&before.plan) == rest(&after.plan), || {
        format!("more is changed:\n{}\n{}", engine::text(&before.plan), engine::text(&after.plan))
    })?;
    let is_changed = before.plan != after.plan && !is_noted(action.what);
    must(!(is_changed && tab.planner.note.with_untracked(Option::is_some)), || {
        format!("a note stands: {:?}", tab.planner.note.get_untracked())
    })
}

/// What becomes of scenarios.
fn scenarios(
    tab: &Tab,
    memory: &Memory,
    action: Action,
    says: &str,
    before: &Before,
    after: &Before,
) -> Held {
    let lists = || format!("{:?}\n{:?}", before.ids, after.ids);
    match action.what {
        What::New => must(before.id != after.id, || "a new plan is not opened".to_owned())?,
        What::LinkCame if before.coming && before.origin == Origin::Own => {
            must(before.id == after.id && before.plan == after.plan, || "a link opens unasked".to_owned())?;
        }
        What::TakeOver if action.how % 2 == 0 => {
            let kept = fake::kept(&plan_key(&after.id));
            let warns = tab.planner.warning.with_untracked(|it| *it == Some(Warning::OtherTab));
            let is_same = kept == Some(engine::text(&after.plan));
            must(!(warns && is_same), || "what is taken over is warned of".to_owned())?;
        }
        What::TakeOver => {
            let all = untrack(|| tab.planner.scenarios());
            let alike = all.iter().filter(|it| it.name == after.plan.name);
            must(alike.count() == 1, || format!("what stands apart has the name of another: {all:?}"))?;
        }
        What::Hear => {
            if let Some(text) = says.strip_prefix(&[&plan_key(&after.id), " "].concat()) {
                let due = match engine::open(text) {
                    Ok(plan) if plan == after.plan => None,
                    Ok(_) => Some(Warning::OtherTab),
                    Err(_) => Some(Warning::Deleted),
                };
                let said = tab.planner.warning.get_untracked();
                must(said == due, || format!("{said:?} is said, not {due:?}"))?;
            }
        }
        _ => {}
    }
    if !before.is_alone {
        return Ok(());
    }
    match action.what {
        What::New | What::Example | What::OpenLinked if before.origin == Origin::Own => {
            must(before.ids.iter().all(|it| after.ids.contains(it)), || format!("one is lost: {}", lists()))
        }
        What::Duplicate => {
            let Some((of, copy)) = says.split_once(' ') else { return Ok(()) };
            let mut made = untrack(|| tab.planner.scenario(copy)).unwrap_or_default();
            made.name.clone_from(&before.plan.name);
            must(made == before.plan, || format!("a duplicate is another plan:\n{}", engine::text(&made)))?;
            must(baseline(tab, of) == baseline(tab, copy), || "a duplicate has no baseline".to_owned())
        }
        What::Backup if action.how % 2 == 0 => {
            let same = format!("added: 0, same: {}, unread: 0", before.ids.len());
            must(says.contains(&same), || format!("all is restored: {says}, not {same}"))
        }
        What::Undo | What::GoBack if before.deleted.is_some() => {
            let Some(deleted) = &memory.deleted else { return Ok(()) };
            let order = |all: &[String]| -> Vec<String> {
                all.iter().filter(|it| deleted.ids.contains(it)).cloned().collect()
            };
            let is_back = deleted.id == after.id
                && deleted.plan == after.plan
                && deleted.history == after.history
                && deleted.baseline == after.baseline
                && order(&after.ids) == deleted.ids;
            must(is_back, || {
                format!("what is put back is not what was deleted:\n{:?}\n{:?}", deleted.ids, after.ids)
            })
        }
        _ => Ok(()),
    }
}

/// What is entered for a check-in.
fn entering(
    tab: &Tab,
    memory: &mut Memory,
    action: Action,
    says: &str,
    before: &Before,
    after: &Before,
) -> Held {
    let all = || format!("{:?}\n{:?}", before.entered, after.entered);
    match action.what {
        What::EnterSpend => {
            memory.unpasted = None;
            let Some(account) = one(&before.plan.ad_accounts, action.which) else { return Ok(()) };
            let rest = |all: &[(String, Entered)]| -> Vec<_> {
                all.iter().filter(|it| it.0 != account.id).cloned().collect()
            };
            must(rest(&before.entered) == rest(&after.entered), || format!("more is entered: {}", all()))
        }
        What::PasteSpend if action.how % 4 == 0 => match memory.unpasted.take() {
            Some((id, unpasted)) if id == after.id => {
                must(unpasted == after.entered, || format!("what was pasted stays: {}", all()))
            }
            _ => Ok(()),
        },
        What::PasteSpend if says == "pasted" => {
            let Some(pasted) = tab.entering.pasted.get_untracked() else { return Ok(()) };
            memory.unpasted = Some((after.id.clone(), before.entered.clone()));
            let is_entered = pasted.amounts.iter().all(|(at, column, text)| {
                let id = after.plan.ad_accounts.get(*at).map(|it| &it.id);
                after.entered.iter().any(|(of, it)| Some(of) == id && it.of(*column) == text)
            });
            must(is_entered, || format!("not all is pasted: {}", all()))
        }
        What::CheckIn => {
            memory.unpasted = None;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// What has nothing to do with the plan's text.
fn others(
    tab: &Tab,
    memory: &mut Memory,
    action: Action,
    says: &str,
    before: &Before,
    after: &Before,
) -> Held {
    match action.what {
        What::Midnight => {
            must(tab.planner.today.peek() == fake::today(), || "it is another day by now".to_owned())
        }
        What::AskRisk => {
            memory.question = fake::worker::asked().iter().map(|it| it.id).max().unwrap_or_default();
            Ok(())
        }
        What::Report => {
            let id: u32 = says.split(' ').next().and_then(|it| it.parse().ok()).unwrap_or_default();
            let is_due = matches!(before.risk.0, Stage::Running(..)) && id == memory.question;
            must(is_due || before.risk == after.risk, || {
                format!("an answer is heard that nobody waits for: {:?}", after.risk)
            })
        }
        _ => Ok(()),
    }
}
