//! What must hold after every action.

use super::super::advising;
use super::super::page::fake;
use super::super::planner::Origin;
use super::super::risking::Found as RiskFound;
use super::super::shelves::{SHELF, history_key, plan_key};
use super::super::store::Store;
use super::action::{Action, What};
use super::tab::Tab;
use crate::app::engine;
use crate::app::messages::Messages;
use crate::editor::draft::AllocationIndex;
use crate::editor::history::History;
use crate::editor::shelf::{ScenarioName, Shelf};
use crate::plan::document::PlanDocument;
use crate::results::projection::Figures;
use leptos::prelude::*;
use std::sync::Arc;

type Held = Result<(), String>;

/// What is shown follows from the plan as it is.
pub(super) fn shown(tab: &mut Tab, action: Action) -> Held {
    let planner = tab.planner;
    let plan = planner.peek(PlanDocument::clone);
    let text = engine::text(&plan);
    answered(tab)?;
    let advice = tab.found().map(|it| it.map_or(0, |it| Arc::as_ptr(&it).addr()));
    let now = Some((text.clone(), planner.today.peek(), advice));
    if tab.checked == now {
        // What is the same is held to once.
        return Ok(());
    }
    tab.checked = now;
    match engine::open(&text) {
        Ok(read) if read == plan => {}
        other => return Err(format!("the plan is not what its text says: {other:?}\n{text}")),
    }
    let mut ids: Vec<&str> = plan.allocations.iter().map(|it| it.id.as_str()).collect();
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(format!("two allocations have one id: {ids:?}"));
    }
    let outcome = engine::evaluate(&plan);
    planner.outcome.with_untracked(|shown| {
        (*shown == outcome)
            .then_some(())
            .ok_or_else(|| format!("figures of another plan:\n{shown:?}\n{outcome:?}"))
    })?;
    if planner.messages.with_untracked(|it| *it != Messages::of(&plan, &outcome)) {
        return Err("messages of another plan".to_owned());
    }
    if planner.allocations.with_untracked(|it| *it != AllocationIndex::of(&plan)) {
        return Err("the table's cells are of another plan".to_owned());
    }
    if let Some(projection) = &outcome.projection {
        conserved("all", &projection.totals)?;
        for it in &projection.ad_credits {
            conserved(&it.id, &it.credit)?;
        }
    }
    if let Some(found) = tab.found() {
        let fresh = advising::find(planner);
        // What is alike as it is written is alike.
        let (found, fresh) = (format!("{:?}", found.as_deref()), format!("{:?}", fresh.as_ref()));
        if found != fresh {
            return Err(format!("the advice is of another plan:\n{found}\n{fresh}"));
        }
    }
    if action.which % 16 == 0 {
        links(&plan)?;
    }
    Ok(())
}

/// How sure the plan is was answered for the plan and the question that the answer is shown with.
fn answered(tab: &Tab) -> Held {
    if let Some(found) = tab.risking.found.get_untracked().filter(|it| it.runs() > 0) {
        if found.seed() != fingerprint(&found).to_string() {
            return Err("how sure the plan is was answered for another plan or question".to_owned());
        }
    }
    Ok(())
}

/// A link that holds the plan gives it back.
fn links(plan: &PlanDocument) -> Held {
    let Ok(link) = engine::to_link(plan, engine::Names::With) else { return Ok(()) };
    match engine::open_link(&link) {
        Ok(read) if read == *plan => Ok(()),
        other => Err(format!("a link holds another plan: {other:?}\n{}", engine::text(plan))),
    }
}

/// Money is conserved.
fn conserved(what: &str, it: &Figures) -> Held {
    let minor = |text: &String| -> i128 { text.replace('.', "").parse().unwrap_or(i128::MIN / 16) };
    let parts = [
        &it.spent,
        &it.unallocated,
        &it.remaining,
        &it.expired_unallocated,
        &it.expired_in_accounts,
        &it.forfeited,
        &it.revoked,
    ];
    let sum: i128 = parts.into_iter().map(minor).sum();
    let stranded: i128 = [&it.expired_in_accounts, &it.forfeited, &it.revoked].into_iter().map(minor).sum();
    (sum == minor(&it.issued)
        && stranded == minor(&it.stranded)
        && parts.into_iter().all(|it| minor(it) >= 0))
    .then_some(())
    .ok_or_else(|| format!("money of {what} is not conserved: {it:?}"))
}

/// What tells a plan and a question from others.
pub(super) fn fingerprint(found: &RiskFound) -> u64 {
    let question = &found.question;
    fingerprint_of(&engine::text(&found.plan), question.runs, question.cadence)
}

pub(super) fn fingerprint_of(plan: &str, runs: u32, cadence: u32) -> u64 {
    let text = format!("{plan} {runs} {cadence}");
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// What is kept is what is shown, once all has come to rest; where it is not, that is said.
pub(super) fn kept(tabs: &[Tab], has_room: bool) -> Held {
    let history = history_key("");
    for key in Store::keys(&history).iter().filter(|_| has_room) {
        let id = key.strip_prefix(&history).unwrap_or_default();
        if fake::kept(&plan_key(id)).is_none() {
            return Err(format!("a history is kept of no plan: {id}"));
        }
    }
    for tab in tabs {
        fake::turn_to(tab.name);
        if tab.planner.origin.get_untracked() == Origin::Example {
            continue;
        }
        let (id, text) = (tab.id(), tab.text());
        let kept = fake::kept(&plan_key(&id));
        let is_same = kept.as_deref() == Some(text.as_str());
        let warns = tab.planner.warning.with_untracked(Option::is_some) || fake::is_untold();
        if !is_same && !warns && !fake::asks_before_leaving() {
            return Err(format!("{} is not kept, and nothing says so:\n{text}\n{kept:?}", tab.name));
        }
        if !tab.is_kept() || !has_room {
            continue;
        }
        if !is_same {
            return Err(format!("{} shows what is not kept:\n{text}\n{kept:?}", tab.name));
        }
        let texts = tab.planner.recorder().texts();
        let history = fake::kept(&history_key(&id)).unwrap_or_default();
        // What is kept of no history may be no text either.
        if texts.0 != text || History::from_text(&history, &text).to_text(&text) != texts.1 {
            return Err(format!("{}'s history is not kept: {history:?}\n{:?}", tab.name, texts.1));
        }
        let listed = fake::kept(SHELF).and_then(|it| Shelf::from_text(&it)).unwrap_or_default();
        let own = tab.planner.peek(|plan| ScenarioName::of(id.clone(), plan));
        if !listed.scenarios.contains(&own) {
            return Err(format!("{} is not in the list as {own:?}: {listed:?}", tab.name));
        }
    }
    Ok(())
}

/// A scenario that somebody leaves for another is kept as it was shown last, unless it was nobody's.
pub(super) fn left(what: What, id: &str, text: &str) -> Held {
    let leaves =
        matches!(what, What::Switch | What::New | What::Example | What::Duplicate | What::OpenLinked);
    match fake::kept(&plan_key(id)) {
        Some(kept) if kept != text && leaves => {
            Err(format!("what was left is not kept as it was shown:\n{text}\n{kept}"))
        }
        _ => Ok(()),
    }
}

/// What another tab has written, and this one has neither shown nor written, is neither written over nor deleted.
pub(super) fn writes(tabs: &mut [Tab], at: usize, what: What) -> Held {
    let of = tabs[at].name;
    for (by, key, before, after) in
        fake::take_writes().into_iter().filter(|it| it.1.starts_with(&plan_key("")))
    {
        let Some(tab) = tabs.iter_mut().find(|it| it.name == by) else { continue };
        if let Some(before) = before.filter(|before| !tab.shown.contains(before)) {
            return Err(format!(
                "{by} loses what it has never shown ({what:?} in {of}): {key}\n{before}\n{after:?}"
            ));
        }
        // What stands apart and is deleted at once is never looked at in between.
        tab.shown.extend(after);
    }
    Ok(())
}
