//! Which scenarios are side by side, and what can be done with each.

use super::side_by_side::{chosen, offered, show};
use crate::app::browser;
use crate::app::state::{COLUMNS, Planner};
use crate::app::text::{fill, t};
use crate::app::ui::{Choice, Drawing, Drawn, part, press};
use crate::editor::shelf::ScenarioName;
use leptos::prelude::*;

/// A card for each.
#[component]
pub(super) fn Choosing(ids: Memo<Vec<String>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let add = move || {
        let shown = ids.get();
        let other = offered(planner, &planner.scenarios(), &shown)?;
        (shown.len() < COLUMNS).then(|| {
            view! {
                <button class="button add" type="button" on:click=press(move || show(planner, other.clone()))>
                    {t("compare.add")}
                </button>
            }
        })
    };
    view! {
        <div class="choosing">
            {part(move || {
                let ids = ids.get();
                let several = ids.len() > 1;
                ids.into_iter().enumerate().map(|(at, id)| card(planner, at, &id, several)).collect_view()
            })}
            {part(add)}
        </div>
    }
}

fn card(planner: Planner, at: usize, id: &str, several: bool) -> Drawn {
    let options = move || {
        let currency = planner.belongs().currency;
        let option = |it: ScenarioName| match it.belongs.filter(|it| it.currency != currency) {
            Some(other) => {
                let values = [("name", it.name.as_str()), ("currency", &other.currency)];
                (it.id, fill("compare.inCurrency", &values))
            }
            None => (it.id, it.name),
        };
        planner.scenarios().into_iter().map(option).collect::<Vec<_>>()
    };
    let name = planner.scenario(id).map(|it| it.name).unwrap_or_default();
    let named = |key| fill(key, &[("name", &name)]);
    let open = planner.open_id() == id;
    let value = id.to_owned();
    let [to_use, to_copy] = [id.to_owned(), id.to_owned()];
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
        // The button goes with its card: whoever pressed it stands at the one that is there now.
        let there = at.min(ids.len().saturating_sub(1));
        planner.comparing().columns.set(ids);
        browser::focus(format!("compared-{there}"));
    };
    // What was chosen stays chosen, whichever scenario is open.
    let open_it = move || {
        planner.comparing().columns.set(untrack(|| chosen(planner)));
        planner.open_scenario(&to_use);
    };
    view! {
        <div class="column-card">
            <Choice
                id=format!("compared-{at}")
                label=fill("compare.scenario", &[("number", &(at + 1).to_string())])
                value=Signal::stored(value)
                options=Signal::derive(options)
                on_edit=replace
                messages=Signal::derive(Vec::new)
            />
            <div class="actions">
                {if open {
                    view! { <span class="open-mark">{t("compare.open")}</span> }.drawn()
                } else {
                    view! {
                        <button class="button" type="button" aria-label=named("compare.useOf") on:click=press(open_it)>
                            {t("compare.use")}
                        </button>
                    }.drawn()
                }}
                <button class="button" type="button" aria-label=named("compare.duplicateOf")
                    on:click=press(move || show(planner, planner.duplicate_scenario(&to_copy)))
                >{t("compare.duplicate")}</button>
                {several.then(|| view! {
                    <button class="button quiet" type="button" aria-label=named("compare.leaveOf") on:click=press(leave)>
                        {t("compare.leave")}
                    </button>
                })}
            </div>
        </div>
    }
    .drawn()
}
