//! What a person does to follow a plan: checking in, and making the rest of it anew.

use super::action::{Action, What, one};
use super::fields;
use super::tab::Tab;
use crate::day::Day;
use crate::editor::check_in::{self, Column, derive, open_days, proposed_day};
use crate::editor::check_in_paste::{Target, paste};
use crate::editor::rest::rest;
use crate::money::DecimalMark;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

pub(super) fn act(tab: &mut Tab, Action { what, which, how, .. }: Action) -> String {
    let (planner, entering) = (tab.planner, tab.entering);
    let plan = planner.peek(PlanDocument::clone);
    let today = planner.today.peek();
    let through = untrack(|| entering.through(planner))
        .or_else(|| proposed_day(&plan, &today).map(|it| it.to_string()))
        .and_then(|it| Day::parse(&it));
    match what {
        What::EnterSpend => {
            let Some(account) = one(&plan.ad_accounts, which) else { return String::new() };
            let column = if how % 3 == 0 { Column::Left } else { Column::Spent };
            let text = fields::typed(fields::Kind::Amount, how / 6);
            entering.change(planner, &account.id, |it| {
                it.set(column, text.clone());
                it.anew = how % 8 == 7;
            });
            return format!("{} {text:?}", account.id);
        }
        What::ChooseDay => {
            let day = Day::parse(&plan.start).map(|it| it.plus((how % 40).cast_signed()).to_string());
            day.into_iter().for_each(|day| entering.set_through(planner, day));
        }
        What::PasteSpend => {
            let Some(through) = through.filter(|_| how % 4 != 0) else {
                entering.take_back(planner);
                return String::new();
            };
            let open: Vec<bool> = plan
                .ad_accounts
                .iter()
                .map(|it| open_days(&plan, &it.id, through, false).is_some_and(|it| it.from.is_some()))
                .collect();
            let names: Vec<&str> = plan.ad_accounts.iter().map(|it| it.name.as_str()).collect();
            let text = match how % 3 {
                0 => "10.00\n20\n30\n40".to_owned(),
                1 => names.iter().map(|it| format!("{it}\t12.34\t5\n")).collect(),
                _ => "Account\tSpent\nNorth\t1,234.50\nnobody\t5\n".to_owned(),
            };
            let at = which as usize % open.len().max(1);
            let target =
                Target { plan: &plan, is_open: &open, field: (at, Column::Spent), mark: DecimalMark::Point };
            if let Some(pasted) = paste(&text, target) {
                entering.paste(planner, pasted);
                return "pasted".to_owned();
            }
        }
        What::CheckIn => {
            let is_within = |it: &Day| {
                it.to_string() >= plan.start && it.to_string() <= plan.end && it.to_string() <= today
            };
            let Some(through) = through.filter(is_within) else { return String::new() };
            let all = untrack(|| entering.all(planner));
            let found: Vec<_> = all.iter().filter_map(|(id, it)| derive(&plan, id, through, it)).collect();
            if found.is_empty() || found.iter().any(Result::is_err) {
                return format!("{found:?}");
            }
            planner.change("Checked in.".to_owned(), |plan| {
                check_in::enter(plan, through, &all);
            });
            entering.clear(planner);
            return format!("{through} {all:?}");
        }
        _ => {
            let baseline = untrack(|| planner.baseline_plan());
            let made = Day::parse(&today).and_then(|today| rest(&plan, baseline.as_ref(), today));
            if let Some(made) = made.filter(|it| !it.changes.is_empty()) {
                planner.replace(made.plan, "The rest is made anew.".to_owned());
            }
        }
    }
    String::new()
}
