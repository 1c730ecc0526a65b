//! What a person brings to be imported, and takes.

use super::super::planner::Origin;
use super::action::{Action, What};
use super::tab::Tab;
use crate::app::engine;
use crate::app::importing::{preview, recognise_pasted, with_expiries};
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use std::collections::HashMap;

const TEXTS: [&str; 9] = [
    include_str!("../../../../tests/fixtures/sheets/c_excel_block.tsv"),
    include_str!("../../../../tests/fixtures/sheets/credits.tsv"),
    include_str!("../../../../tests/fixtures/sheets/european.csv"),
    include_str!("../../../../tests/fixtures/tiktok/bc_balance.json"),
    include_str!("../../../../tests/fixtures/tiktok/asset_advertisers.json"),
    include_str!("../../../../tests/fixtures/tiktok/advertiser_balance.json"),
    "Account\tDaily spend\nNorth\t$5.00\n\nName\tAmount\tExpires\nA\t$9.00\t2027-01-01\n",
    "no\tidea\n1\t2",
    "{\"version\": 1, \"adAccounts\": 5}",
];

pub(super) fn act(tab: &mut Tab, Action { what, which, how, .. }: Action) -> String {
    let planner = tab.planner;
    let open = planner.peek(PlanDocument::clone);
    if what == What::Bring {
        let text = match how % 4 {
            0 => engine::sheet_of(&open),
            1 => engine::file(&open),
            _ => TEXTS[which as usize % TEXTS.len()].to_owned(),
        };
        let sources = recognise_pasted("pasted".to_owned(), &text, None);
        let update = planner.origin.get_untracked() == Origin::Own && how / 4 % 2 == 0;
        let made = preview(&sources, update.then_some(open), &planner.today.peek());
        tab.brought = made.ok().flatten();
        return format!("{}", tab.brought.is_some());
    }
    let Some(preview) = tab.brought.take() else { return String::new() };
    let is_update = preview.changes.is_some();
    let Some(plan) = preview.plan else { return String::new() };
    let plan = with_expiries(plan, &HashMap::new());
    if is_update {
        planner.replace(plan, "Brought up to date.".to_owned());
    } else {
        planner.add_scenario(plan);
    }
    if is_update { "an update" } else { "a new plan" }.to_owned()
}
