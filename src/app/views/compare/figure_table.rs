//! The figures side by side.

use super::columns::{Column, Figure, Row, rows};
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::widgets::{DateField, Drawing, Drawn, part, whether};
use leptos::prelude::*;

/// The table.
#[component]
pub(super) fn FigureTable(columns: Memo<Vec<Column>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let comparing = planner.comparing();
    let several = Memo::new(move |_| columns.with(|it| it.len() > 1));
    let only = move || comparing.differences_only.get() && several.get();
    let body = move || {
        let rows = columns.with(|all| rows(all));
        let shown = rows.iter().filter(|it| !only() || it.differs());
        shown.map(|row| line(planner, row)).collect_view()
    };
    let head = move || {
        columns.with(|all| {
            all.iter()
                .map(|it| view! { <th scope="col"><bdi>{it.plan.name.clone()}</bdi>" "<span class="unit">{it.plan.currency.clone()}</span></th> })
                .collect_view()
        })
    };
    view! {
        <div class="panel review-part">
            <div class="panel-head">
                <h3 id="figures-title">{t("compare.figures")}</h3>
                <label class="radio">
                    <input
                        type="checkbox"
                        prop:checked=whether(move || comparing.differences_only.get())
                        on:change:target=move |event| comparing.differences_only.set(event.target().checked())
                    />
                    {t("compare.differencesOnly")}
                </label>
            </div>
            <div class="sideways" role="region" aria-labelledby="figures-title" tabindex="0">
                <table class="facts compared">
                    <thead><tr><td></td>{part(head)}</tr></thead>
                    <tbody>{part(body)}</tbody>
                </table>
            </div>
            <div class="cadence">
                <DateField
                    id="compare-on".to_owned()
                    label=t("compare.on")
                    required=true
                    value=Signal::derive(move || super::day(planner))
                    on_edit=move |day: String| comparing.on.set(Some(day))
                    messages=Signal::derive(Vec::new)
                />
            </div>
        </div>
    }
}

fn line(planner: Planner, row: &Row) -> Drawn {
    let shown = |text: &Option<String>| {
        let digits = if row.figure == Figure::Steps { 0 } else { planner.digits.get() };
        text.as_ref().map_or_else(|| "–".to_owned(), |text| format::amount(text, digits))
    };
    let cells = row.cells.iter().map(|it| view! { <td>{shown(it)}</td> }).collect_view();
    let class = if row.differs() { "differs" } else { "" };
    view! { <tr class=class><th scope="row">{name(planner, row.figure)}</th>{cells}</tr> }.drawn()
}

fn name(planner: Planner, figure: Figure) -> String {
    let day = || planner.with(|plan| format::day(&super::day(planner), &plan.start));
    match figure {
        Figure::Spent => t("figure.spent").to_owned(),
        Figure::SpentAnew => t("compare.spentAnew").to_owned(),
        Figure::Stranded => t("figure.stranded").to_owned(),
        Figure::Forfeited => t("compare.forfeited").to_owned(),
        Figure::ExpiredInAccounts => t("compare.expiredInAccounts").to_owned(),
        Figure::ExpiredUnallocated => t("figure.expiredUnallocated").to_owned(),
        Figure::Unallocated => t("compare.unallocatedAtEnd").to_owned(),
        Figure::Remaining => t("figure.remaining").to_owned(),
        Figure::Steps => t("compare.steps").to_owned(),
        Figure::StillMoves => fill("compare.stillMoves", &[("day", &day())]),
    }
}
