//! What a person does with scenarios: plans that are begun, opened, copied, deleted, brought by a link, or converted.

use super::action::{Action, SENTENCE, What, one};
use super::fields;
use super::tab::Tab;
use crate::app::engine::{self, NoPlan};
use crate::app::examples::EXAMPLES;
use crate::app::state::linking::arrive;
use crate::app::state::planner::Planner;
use crate::editor::currency::{convert, has_amounts, keep_numbers, rate};
use crate::editor::draft;
use crate::editor::shelf::ScenarioName;
use crate::money::Currency;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

pub(super) fn act(tab: &mut Tab, Action { what, which, how, .. }: Action) -> String {
    let planner = tab.planner;
    let open = tab.id();
    match what {
        What::New => {
            let code = planner.peek(|plan| plan.currency.clone());
            let today = planner.today.peek();
            let mut plan = draft::empty("New plan", "Business Center", &code, &today);
            if how % 4 == 0 {
                enlarge(&mut plan, which);
            }
            return planner.add_scenario(plan);
        }
        What::Example => {
            let example = EXAMPLES[how as usize % EXAMPLES.len()];
            example.plan_ahead(&planner.today.peek()).into_iter().for_each(|plan| planner.open_example(plan));
            return tab.id();
        }
        What::Switch => {
            let all: Vec<ScenarioName> = untrack(|| planner.scenarios());
            if let Some(it) = one(&all, which) {
                planner.open_scenario(&it.id);
                return it.id;
            }
        }
        What::Duplicate => {
            let copy = planner.duplicate_scenario(&open);
            if how % 2 == 0 {
                planner.open_scenario(&copy);
            }
            return format!("{open} {copy}");
        }
        What::Delete => {
            planner.delete_scenario(&open);
            return open;
        }
        _ => {
            let file = planner.backup();
            let other = planner.peek(PlanDocument::clone);
            let name = format!("{} restored", other.name.chars().take(100).collect::<String>());
            let text = if how % 2 == 0 { file } else { file.replace(&other.name, &name) };
            return format!("{:?}", planner.restore(&text));
        }
    }
    String::new()
}

/// Fills a plan until advice for it is found a piece at a time.
fn enlarge(plan: &mut PlanDocument, which: u32) {
    let name = |number: usize| format!("Name {number}");
    for at in 0..7 {
        let account = draft::add_account(plan, name);
        plan.ad_accounts[account].daily_spend = Some(fields::typed(fields::Kind::Amount, which + at));
        let credit = draft::add_credit(plan, name);
        plan.ad_credits[credit].amount = "1000".to_owned();
    }
    let day = plan.end.clone();
    draft::set_missing_expiries(plan, &day);
}

pub(super) fn link(tab: &mut Tab, Action { what, how, .. }: Action) -> String {
    let planner = tab.planner;
    match what {
        What::Link => {
            let plan = match how % 3 {
                0 => EXAMPLES[1].plan(),
                1 => Some(planner.peek(PlanDocument::clone)),
                _ => None,
            };
            let text = plan.and_then(|plan| engine::to_link(&plan, engine::Names::With).ok());
            let plan = text.and_then(|text| engine::open_link(&text).ok());
            tab.coming.push(plan.ok_or_else(|| NoPlan::NotInIt("damaged".to_owned())));
        }
        What::LinkCame => {
            if let Some(came) = tab.coming.pop() {
                arrive(planner, came);
            }
        }
        _ => {
            if let Some(plan) = planner.linked().try_update(Option::take).flatten()
                && how % 2 == 0
            {
                return planner.add_scenario(plan);
            }
        }
    }
    String::new()
}

pub(super) fn currency(planner: Planner, Action { which, how, .. }: Action) -> String {
    let code = ["EUR", "USD", "JPY", "KWD", "USD", "XXQ"][which as usize % 6];
    let Some(to) = Currency::from_code(code).filter(|_| planner.peek(has_amounts)) else {
        planner.edit(|plan| plan.currency = code.to_owned());
        return code.to_owned();
    };
    let mut plan = planner.peek(PlanDocument::clone);
    if how % 2 == 0 {
        keep_numbers(&mut plan, to);
    } else {
        let rate = rate(["1.1", "0.0067", "150", "1"][how as usize / 2 % 4]);
        let Some(Ok(it)) = rate.map(|rate| convert(&plan, to, rate)) else { return String::new() };
        plan = it.plan;
    }
    planner.replace(plan, SENTENCE.to_owned());
    code.to_owned()
}
