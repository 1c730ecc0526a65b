//! The third screen: scenarios side by side.

mod choosing;
mod columns;
mod differences;
mod figure_table;
mod inputs;
mod making;
mod verdict;
mod verdict_line;
mod weigh;
mod what_if;

use crate::app::state::{COLUMNS, Planner, ScenarioName, best_beside};
use crate::app::text::t;
use crate::app::widgets::part;
use choosing::Choosing;
use columns::Column;
use differences::Differences;
use figure_table::FigureTable;
use leptos::prelude::*;
use making::Making;
use verdict_line::VerdictLines;
use weigh::Weigh;
use what_if::WhatIfFields;

/// The screen.
#[component]
pub(crate) fn Compare() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let ids = Memo::new(move |_| chosen(planner));
    let columns: Memo<Vec<Column>> = Memo::new(move |_| {
        let what_if = planner.comparing().what_if.get();
        let (on, today) = (day(planner), planner.today.get());
        let column = |id: String| {
            let plan = planner.scenario(&id)?;
            Some(Column::of(id, plan, what_if.as_ref(), &on, &today))
        };
        ids.get().into_iter().filter_map(column).collect()
    });
    let several = Memo::new(move |_| columns.with(|it| it.len() > 1));
    view! {
        <section class="screen compare" aria-labelledby="screen-title">
            <h2 id="screen-title" tabindex="-1">{t("compare.title")}</h2>
            {part(move || several.get().then(|| view! { <VerdictLines columns /> }))}
            <Making />
            <WhatIfFields columns />
            <Choosing ids />
            <FigureTable columns />
            {part(move || several.get().then(|| view! { <Differences columns /> }))}
            {part(move || (!several.get()).then(|| view! {
                <p class="review-note">{t("compare.onlyOne")}</p>
            }))}
            <Weigh />
        </section>
    }
}

/// The scenarios that are side by side: those that were chosen and are still there, or the open one and one that can be
/// held against it.
fn chosen(planner: Planner) -> Vec<String> {
    let all = planner.scenarios();
    let is_there = |id: &String| all.iter().any(|it| it.id == *id);
    let columns = planner.comparing().columns.get();
    let mut ids: Vec<String> = columns.into_iter().filter(is_there).take(COLUMNS).collect();
    if ids.is_empty() {
        ids.push(planner.open_id());
        ids.extend(offered(planner, &all, &ids));
    }
    ids
}

/// The id of a scenario that can be held against those that are side by side, the first of them above all.
fn offered(planner: Planner, all: &[ScenarioName], shown: &[String]) -> Option<String> {
    let first = all.iter().find(|it| shown.first() == Some(&it.id));
    let belongs = first.and_then(|it| it.belongs.clone()).unwrap_or_else(|| planner.belongs());
    best_beside(all, &belongs, |id| !shown.iter().any(|it| it == id)).map(|it| it.id.clone())
}

/// The day on which to say what can still move.
fn day(planner: Planner) -> String {
    let asked = planner.comparing().on.get();
    let suspended = planner.comparing().what_if.with(|it| it.as_ref().map(|it| it.on.clone()));
    asked.or(suspended).unwrap_or_else(|| planner.with(|plan| plan.start.clone()))
}

/// Puts a scenario beside those that are shown, in the place of the last where there is no room.
fn show(planner: Planner, id: String) {
    let mut ids = untrack(|| chosen(planner));
    ids.retain(|it| *it != id);
    ids.truncate(COLUMNS - 1);
    ids.push(id);
    planner.comparing().columns.set(ids);
}
