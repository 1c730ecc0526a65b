//! The head of a column: which scenario stands there, what became of all its ad credit, and what can be done with it.

use super::columns::{Column, best, one_currency};
use super::side_by_side::{chosen, show};
use crate::app::browser;
use crate::app::state::{COLUMNS, Planner};
use crate::app::text::{fill, t};
use crate::app::ui::{Bar, Bound, Choice, Drawing, Drawn, Icon, Menu, live, part, press, shares};
use crate::editor::shelf::ScenarioName;
use crate::money::Currency;
use leptos::prelude::*;

/// The menu of each column, by its place.
const MENUS: [&str; COLUMNS] = ["compared-menu-0", "compared-menu-1", "compared-menu-2"];

/// The heads of all columns.
#[component]
pub(super) fn Heads(columns: Memo<Vec<Column>>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        columns.with(|all| all.iter().map(|it| it.id.clone()).take(COLUMNS).collect::<Vec<_>>())
    });
    part(move || {
        let ids = ids.get();
        let several = ids.len() > 1;
        let head = |(at, id)| view! { <Head columns at id several /> };
        ids.into_iter().enumerate().map(head).collect_view()
    })
}

/// One of them.
#[component]
fn Head(
    columns: Memo<Vec<Column>>,
    /// Its place, from 0.
    at: usize,
    /// The scenario.
    id: String,
    /// Whether another one is left without it.
    several: bool,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let id = StoredValue::new(id);
    let is_this = move |it: &&Column| id.with_value(|id| it.id == *id);
    let name = live(move || {
        columns.with(|all| all.iter().find(is_this).map(|it| it.plan.name.clone()).unwrap_or_default())
    });
    let named = move |key: &'static str| live(move || name.with(|name| fill(key, &[("name", name)])));
    let parts = Signal::derive(move || {
        let of = |it: &Column| Some(shares(it.planned.as_ref()?, Currency::from_code(&it.plan.currency)?));
        columns.with(|all| all.iter().find(is_this).and_then(of).unwrap_or_default())
    });
    // Where all are in one, the table's corner says so.
    let own_currency = move || {
        columns.with(|all| {
            let differs = one_currency(all).is_none();
            all.iter().find(is_this).filter(|_| differs).map(|it| it.plan.currency.clone())
        })
    };
    let replace = move |id: String| {
        let mut ids = untrack(|| chosen(planner));
        let before = ids.iter().position(|it| *it == id);
        match before {
            // One scenario is not beside itself: the two change places.
            Some(before) => ids.swap(before, at),
            None => ids[at] = id,
        }
        planner.comparing().columns.set(ids);
    };
    let leave = move || {
        let mut ids = untrack(|| chosen(planner));
        ids.remove(at);
        // The button goes with its column: whoever pressed it stands at the one that is there now.
        let there = at.min(ids.len().saturating_sub(1));
        planner.comparing().columns.set(ids);
        browser::focus(format!("compared-{there}"));
    };
    // What was chosen stays chosen, whichever scenario is open.
    let open_it = move || {
        planner.comparing().columns.set(untrack(|| chosen(planner)));
        planner.open_scenario(&id.get_value());
        browser::focus(format!("compared-{at}"));
    };
    let duplicate = move || show(planner, planner.duplicate_scenario(&id.get_value()));
    let standing = move || -> Drawn {
        if id.with_value(|id| planner.open_id() == *id) {
            return view! { <span class="open-mark">{t("compare.open")}</span> }.drawn();
        }
        let is_best = move || columns.with(|all| id.with_value(|id| best(all) == Some(id)));
        let class = live(move || if is_best() { "button primary" } else { "button" }.to_owned());
        view! {
            <button class=class type="button" aria-label=named("compare.useOf") on:click=press(open_it)>
                {t("compare.use")}
            </button>
        }
        .drawn()
    };
    let label = fill("compare.scenario", &[("number", &(at + 1).to_string())]);
    let bound = Bound::new(format!("compared-{at}"), label, live(move || id.get_value()), replace).quiet();
    view! {
        <th scope="col" class="column-head" abbr=name>
            <div class="column-name">
                <Choice bound options=Signal::derive(move || options(planner)) />
                <button class="button quiet square" type="button" popovertarget=MENUS[at] aria-label=named("compare.moreOf")>
                    <Icon path="M3.5 8h.01M8 8h.01M12.5 8h.01" />
                </button>
                <Menu id=MENUS[at] label=t("toolbar.more")>
                    <button class="menu-item" type="button" aria-label=named("compare.duplicateOf") on:click=press(duplicate)>
                        {t("compare.duplicate")}
                    </button>
                    {several.then(|| view! {
                        <button class="menu-item" type="button" aria-label=named("compare.leaveOf") on:click=press(leave)>
                            {t("compare.leave")}
                        </button>
                    })}
                </Menu>
            </div>
            <Bar shares=parts />
            {part(move || own_currency().map(|code| view! { <span class="unit">{code}</span> }))}
            {part(standing)}
        </th>
    }
}

/// The scenarios that can stand in a column. What is of another currency than the open one says so.
fn options(planner: Planner) -> Vec<(String, String)> {
    let currency = planner.belongs().currency;
    let option = |it: ScenarioName| match it.belongs.filter(|it| it.currency != currency) {
        Some(other) => {
            let values = [("name", it.name.as_str()), ("currency", &other.currency)];
            (it.id, fill("compare.inCurrency", &values))
        }
        None => (it.id, it.name),
    };
    planner.scenarios().into_iter().map(option).collect()
}
