//! The third screen: scenarios side by side.

mod columns;
mod differences;
mod figure_table;
mod head;
mod inputs;
mod making;
mod side_by_side;
mod verdict;
mod verdict_line;
mod weigh;
mod weighing;
mod what_if;

use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::ui::part;
use columns::Column;
use differences::Differences;
use figure_table::{DifferencesOnly, FigureTable};
use leptos::prelude::*;
use making::Making;
use side_by_side::{chosen, day};
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
            <div class="compare-tools">
                <WhatIfFields columns />
                {part(move || several.get().then(|| view! { <DifferencesOnly /> }))}
                <Making />
            </div>
            <FigureTable columns />
            {part(move || several.get().then(|| view! { <Differences columns /> }))}
            {part(move || (!several.get()).then(|| view! {
                <p class="review-note">{t("compare.onlyOne")}</p>
            }))}
            <Weigh />
        </section>
    }
}
