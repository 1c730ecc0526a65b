//! What each action does, by the calls that the views make for it.

use super::super::page::fake;
use super::super::planner::Planner;
use super::action::{Action, SENTENCE, What, one};
use super::tab::Tab;
use super::{fields, importing, risk, scenarios, tracking};
use crate::app::focused::Control;
use crate::day::Day;
use crate::editor::draft::{self, Happening, Movable};
use crate::plan::document::{AssumptionsDocument, PlanDocument};
use leptos::prelude::*;
use std::collections::HashSet;

/// Does it, and says what it was.
pub(super) fn act(tab: &mut Tab, action: Action) -> String {
    let planner = tab.planner;
    let Action { what, which, how, .. } = action;
    if !matches!(what, What::Type | What::Allocate | What::Undo | What::Redo) && is_by_hand(what) {
        tab.press();
    }
    match what {
        What::Type => return type_into_field(tab, action),
        What::Allocate => return allocate(tab, action),
        What::Undo => planner.undo(),
        What::Redo => planner.redo(),
        What::GoBack => planner.go_back(),
        What::Fit => return planner.fit().to_string(),
        What::FitAccount => {
            let account = planner.peek(|plan| one(&plan.ad_accounts, which));
            return account.map_or_else(String::new, |it| planner.fit_account(&it.id, &it.name).to_string());
        }
        What::FitInParts => return planner.fit_in_parts(1 + how % 30).to_string(),
        What::EnterSpend | What::ChooseDay | What::PasteSpend | What::CheckIn | What::Rest => {
            return tracking::act(tab, action);
        }
        What::Bring | What::Take => return importing::act(tab, action),
        What::AskRisk | What::Report | What::WorkerDies => return risk::act(tab, action),
        What::New | What::Example | What::Switch | What::Duplicate | What::Delete | What::Backup => {
            return scenarios::act(tab, action);
        }
        What::Link | What::LinkCame | What::OpenLinked => return scenarios::link(tab, action),
        What::Currency => return scenarios::currency(planner, action),
        What::TakeOver => {
            if how % 2 == 0 {
                planner.take_over(SENTENCE.to_owned());
            } else {
                return planner.stand_apart();
            }
        }
        What::Wait => {
            let milliseconds = u64::from([10_u32, 100, 300, 900, 3_000, 12_000][how as usize % 6]);
            fake::pass(milliseconds, super::tasks::run);
            return milliseconds.to_string();
        }
        What::Draw => fake::draw(),
        What::Leave => fake::happen("visibilitychange"),
        What::Hear => {
            let Some((key, text)) = fake::tell_next() else { return String::new() };
            return [&key, " ", &text.unwrap_or_default()].concat();
        }
        What::Midnight => {
            let day = Day::parse(&fake::today()).map(|day| day.plus(1 + (how % 9).cast_signed()).to_string());
            day.into_iter().for_each(fake::turn_day);
            fake::happen("focus");
            return fake::today();
        }
        What::Reload | What::Kill | What::Storage => {}
        _ => return edit(planner, action),
    }
    String::new()
}

/// Whether the person's hand does it.
const fn is_by_hand(what: What) -> bool {
    !matches!(
        what,
        What::LinkCame
            | What::Report
            | What::WorkerDies
            | What::Wait
            | What::Draw
            | What::Leave
            | What::Hear
            | What::Midnight
    )
}

fn type_into_field(tab: &mut Tab, Action { which, how, .. }: Action) -> String {
    let planner = tab.planner;
    let all = planner.peek(fields::of);
    // Typing goes on in the field that has the focus, mostly.
    let own = tab.field.clone().filter(|_| how % 2 == 0);
    let Some((path, kind)) =
        own.and_then(|own| all.iter().find(|it| it.0 == own).cloned()).or_else(|| one(&all, which))
    else {
        return String::new();
    };
    tab.enter_field(
        &path,
        match kind {
            fields::Kind::Day => Control::Gradual,
            fields::Kind::Word(_) => Control::Press,
            _ => Control::Text,
        },
    );
    let typed = fields::typed(kind, how / 2);
    let text = if kind == fields::Kind::Amount { planner.digits.read(&typed) } else { typed };
    planner.edit(|plan| {
        if let Some(changed) = fields::set(plan, &path, &text) {
            *plan = changed;
        }
    });
    format!("{path} {text:?}")
}

/// The ad account and the ad credit of a cell of the table.
pub(super) fn cell(plan: &PlanDocument, which: u32) -> Option<(String, String)> {
    let free = plan.ad_credits.iter().filter(|it| !draft::is_held(it));
    let cells = free.flat_map(|credit| plan.ad_accounts.iter().map(|it| (it.id.clone(), credit.id.clone())));
    one(&cells.collect::<Vec<_>>(), which)
}

/// As a cell of the table does it, which remembers what was taken out of it.
fn allocate(tab: &mut Tab, Action { which, how, .. }: Action) -> String {
    let planner = tab.planner;
    let Some(cell) = planner.peek(|plan| cell(plan, which)) else { return String::new() };
    let parts = planner.allocations.with_untracked(|it| planner.peek(|plan| it.cell(plan, &cell.0, &cell.1)));
    let is_field = planner.peek(|plan| parts.len() < 2 && parts.iter().all(|at| !plan.allocations[*at].done));
    if !is_field {
        return "several parts, or done".to_owned();
    }
    tab.enter_field(&format!("{cell:?}"), Control::Text);
    let text = if how % 4 == 0 { String::new() } else { fields::typed(fields::Kind::Amount, how / 4) };
    let amount = planner.digits.read(&text);
    let like = tab.cleared.remove(&cell);
    let open = untrack(|| planner.open_from());
    let taken = planner
        .edit(|plan| draft::set_amount(plan, (&cell.0, &cell.1), amount.clone(), like, open.as_deref()));
    if let Some(taken) = taken {
        tab.cleared.insert(cell.clone(), taken);
    }
    format!("{cell:?} {amount:?}")
}

fn edit(planner: Planner, Action { what, which, how, .. }: Action) -> String {
    let plan = planner.peek(PlanDocument::clone);
    let account = one(&plan.ad_accounts, which).map(|it| it.id);
    let day = one(DAYS, how).unwrap_or_default().to_owned();
    let name = |number: usize| format!("Name {number}");
    let at = |length: usize| which as usize % length.max(1);
    match (what, account) {
        (What::AddAccount, _) => {
            planner.edit(|plan| draft::add_account(plan, name));
        }
        (What::RemoveAccount, _) => {
            let at = at(plan.ad_accounts.len());
            return planner.remove_account(at).err().unwrap_or_default();
        }
        (What::AddCredit, Some(account)) if how % 4 == 0 => {
            planner.edit(|plan| draft::add_held_credit(plan, &account, "Held".to_owned()));
        }
        (What::AddCredit, _) => {
            planner.edit(|plan| {
                let at = draft::add_credit(plan, name);
                if how % 4 != 1 {
                    plan.ad_credits[at].amount = fields::typed(fields::Kind::Amount, how / 4);
                    plan.ad_credits[at].expires = Some(day);
                }
            });
        }
        (What::RemoveCredit, _) => {
            let at = at(plan.ad_credits.len());
            return planner.remove_credit(at).err().unwrap_or_default();
        }
        (What::SetExpiries, _) => planner.edit(|plan| draft::set_missing_expiries(plan, &day)),
        (What::AddPart, Some(account)) => {
            let Some(credit) = one(&plan.ad_credits, how) else { return String::new() };
            planner.edit(|plan| {
                if let Some(at) = draft::add_part(plan, &account, &credit.id, None) {
                    plan.allocations[at].amount = fields::typed(fields::Kind::Amount, how / 8);
                }
            });
        }
        (What::RemoveAllocation, _) => {
            let at = at(plan.allocations.len());
            planner.change(SENTENCE.to_owned(), |plan| draft::remove_allocation(plan, at));
        }
        (What::ClearPlanned, account) => {
            planner.change(SENTENCE.to_owned(), |plan| draft::clear_planned(plan, account.as_deref()));
        }
        (What::AddEvent, Some(account)) => {
            let kinds = ["suspend", "reinstate", "close", "setDailySpend", "moveCash", "violation"];
            let violations = ["boughtCredit", "soldCredit", "sharedCode", "fakeCode", "misrepresented"];
            let event = Happening {
                kind: kinds[how as usize % kinds.len()].to_owned(),
                account,
                on: day,
                amount: fields::typed(fields::Kind::Amount, how / 6),
                direction: if how % 2 == 0 { "to" } else { "from" }.to_owned(),
                violation: violations[how as usize % violations.len()].to_owned(),
            };
            let said = format!("{event:?}");
            planner.edit(|plan| draft::add_event(plan, event));
            return said;
        }
        (What::RemoveEvent, _) => {
            let at = at(plan.events.len());
            planner.change(SENTENCE.to_owned(), |plan| draft::remove_event(plan, at));
        }
        (What::Move, _) => {
            let Some(it) = one(&draft::happenings(&plan), which) else { return String::new() };
            fake::happen("pointerdown");
            for days in 0..=how % 4 {
                let on = draft::day_of(&plan, it).and_then(Day::parse).map(|on| on.plus(days.cast_signed()));
                let Some(on) = on else { continue };
                planner.edit(|plan| draft::move_to(plan, it, on.to_string()));
            }
            fake::happen("pointerup");
            return format!("{:?}", Movable::path(it));
        }
        (What::AddMember, _) => {
            planner.edit(|plan| draft::add_member(plan, name));
        }
        (What::ChangeMember, _) => {
            let at = at(plan.members.len());
            let id = plan.members.get(at).map(|it| it.id.clone());
            match how % 4 {
                0 => planner.change(SENTENCE.to_owned(), |plan| draft::remove_member(plan, at)),
                1 => planner.edit(|plan| draft::set_allocator(plan, id.as_deref())),
                2 => planner.edit(|plan| draft::set_allocator(plan, None)),
                _ => {
                    let id = fields::typed(fields::Kind::Text, how / 4);
                    planner.edit(|plan| draft::set_member_id(plan, at, &id));
                }
            }
        }
        (What::ChooseSplit, _) => {
            let prefer = ["proportional", "leastChange", "fewestSteps"];
            match how % 3 {
                0 | 1 => {
                    let prefer = prefer.get(which as usize % 4).map(|it| (*it).to_owned());
                    let said = format!("{prefer:?}");
                    planner.edit(|plan| plan.split_policy.prefer = prefer);
                    return said;
                }
                _ => planner.edit(|plan| {
                    draft::set_max_share(
                        &mut plan.split_policy,
                        ["", "50", "33.3", "0", "much"][which as usize % 5],
                    );
                }),
            }
        }
        (What::ChooseAssumption, _) => planner.edit(|plan| assume(&mut plan.assumptions, how)),
        (What::Mark, _) => {
            let Some(it) = one(&plan.allocations, which) else { return String::new() };
            planner.change(SENTENCE.to_owned(), |plan| draft::mark(plan, &it.id, !it.done));
            return it.id;
        }
        (What::MarkDay, _) => {
            let Some(first) = one(&plan.allocations, which) else { return String::new() };
            let of_day = plan.allocations.iter().filter(|it| it.on == first.on && !it.done);
            let ids: HashSet<String> = of_day.map(|it| it.id.clone()).collect();
            let by = one(&plan.members, how).map(|it| it.id);
            planner.change(SENTENCE.to_owned(), |plan| {
                draft::mark_made(plan, |id| ids.contains(id), by.as_deref(), &first.on)
            });
        }
        (What::Overdue, _) => {
            let today = planner.today.peek();
            let late: Vec<_> =
                plan.allocations.iter().filter(|it| draft::is_overdue(it, &today)).cloned().collect();
            let Some(it) = one(&late, which) else { return String::new() };
            planner.change(SENTENCE.to_owned(), |plan| match how % 3 {
                0 => draft::was_made(plan, &it.id, None, None),
                1 => draft::was_made(plan, &it.id, Some(&today), None),
                _ => draft::was_not_made(plan, &it.id),
            });
        }
        _ => {}
    }
    String::new()
}

const DAYS: &[&str] = &[
    "2026-03-01",
    "2026-03-02",
    "2026-03-08",
    "2026-03-15",
    "2026-03-20",
    "2026-03-29",
    "2026-04-10",
    "2026-05-20",
];

fn assume(it: &mut AssumptionsDocument, how: u32) {
    let said = how / 7;
    let word = |words: &[&str]| words.get(said as usize % (words.len() + 1)).map(|it| (*it).to_owned());
    let choice = || [None, Some(true), Some(false)][said as usize % 3];
    match how % 7 {
        0 => it.draw_order = word(&["soonestExpiry", "latestExpiry", "oldestIssue"]),
        1 => it.suspension = word(&["forfeit", "freeze"]),
        2 => it.credit_before_cash = choice(),
        3 => it.who_may_allocate = word(&["admin", "standard"]).map(|it| vec![it]),
        4 => it.minimum_allocation = word(&["50", "500.00"]),
        5 => it.shared_accounts_may_receive = choice(),
        _ => it.claw_back_used = choice(),
    }
}
