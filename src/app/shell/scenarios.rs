//! The list of scenarios beside the name of the open one.

use super::new_plan::new_plan;
use crate::app::browser;
use crate::app::state::{Origin, Planner};
use crate::app::text::t;
use crate::app::ui::{Drawing, Drawn, Icon, Menu, part, press};
use crate::editor::shelf::{ScenarioName, by_center};
use leptos::prelude::*;

/// The button beside the name, and what it opens.
#[component]
pub(crate) fn ScenarioMenu() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let all = Memo::new(move |_| planner.scenarios());
    let is_lone_example = move || all.with(Vec::len) < 2 && planner.origin.get() == Origin::Example;
    let open = move || untrack(|| planner.open_id());
    view! {
        <button class="button quiet square scenarios-button" type="button" popovertarget="scenarios-menu" aria-label=t("scenarios.title") title=t("scenarios.title")>
            <Icon path="M4 6l4 4 4-4" />
        </button>
        <Menu id="scenarios-menu" label=t("scenarios.title")>
            <p class="menu-title" aria-hidden="true">{t("scenarios.title")}</p>
            {part(move || groups(all.get()))}
            <hr />
            <button class="menu-item" type="button" on:click=press(move || {
                let copy = planner.duplicate_scenario(&open());
                planner.open_scenario(&copy);
                browser::focus("at-name");
            })>{t("scenarios.duplicate")}</button>
            <button class="menu-item" type="button" on:click=press(move || new_plan(planner))>{t("toolbar.new")}</button>
            {part(move || (!is_lone_example()).then(|| view! {
                <button class="menu-item danger" type="button" on:click=press(move || {
                    planner.delete_scenario(&open());
                    browser::focus("undo");
                })>{t("scenarios.deleteThis")}</button>
            }))}
        </Menu>
    }
}

/// The scenarios, by their Business Centers where there are several.
fn groups(all: Vec<ScenarioName>) -> Drawn {
    let groups = by_center(all);
    let several = groups.len() > 1;
    let group = |(center, scenarios): (String, Vec<ScenarioName>)| {
        let center = if center.is_empty() { t("scenarios.noCenter").to_owned() } else { center };
        let label = several.then(|| center.clone());
        view! {
            {several.then(|| view! { <p class="menu-group" aria-hidden="true">{center}</p> })}
            <ul aria-label=label>{scenarios.into_iter().map(|it| view! { <Scenario it /> }).collect_view()}</ul>
        }
        .drawn()
    };
    groups.into_iter().map(group).collect::<Vec<_>>().drawn()
}

/// One scenario: the way to it.
#[component]
fn Scenario(it: ScenarioName) -> impl IntoView {
    let planner = expect_context::<Planner>();
    // The list is made anew once another is open.
    let is_open = untrack(|| planner.open_id()) == it.id;
    let name = if it.name.trim().is_empty() { t("scenarios.nameless").to_owned() } else { it.name };
    let id = it.id;
    view! {
        <li>
            <button
                class="menu-item choice-item"
                type="button"
                aria-current=is_open.then_some("true")
                on:click=press(move || {
                    planner.open_scenario(&id);
                    browser::focus("at-name");
                })
            >
                <span class="tick">{is_open.then(|| view! { <Icon path="M3 8.5l3.5 3.5L13 4.5" /> })}</span>
                <span class="name">{name}</span>
            </button>
        </li>
    }
}
