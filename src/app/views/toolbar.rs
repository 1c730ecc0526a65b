//! The scenario's name, whether it is kept, and what can be done with the plan as a whole.

use super::shell::Dialogs;
use crate::app::browser;
use crate::app::draft;
use crate::app::engine;
use crate::app::files::file_name;
use crate::app::state::{Origin, Planner, Saving, field_id};
use crate::app::text::{fill, t};
use crate::app::widgets::{Icon, TextField, live, press};
use leptos::prelude::*;

/// The row above the result.
#[component]
pub(crate) fn Toolbar() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let dialogs = expect_context::<Dialogs>();
    view! {
        <div class="toolbar">
            <div class="scenario">
                <TextField
                    id=field_id("/name")
                    label=t("toolbar.name")
                    value=Signal::derive(move || planner.with(|plan| plan.name.clone()))
                    on_edit=move |name| planner.edit(|plan| plan.name = name)
                    messages=Signal::derive(move || planner.messages.with(|all| all.at("/name")))
                />
                <SavingState />
            </div>
            <div class="actions">
                <button class="button" type="button" on:click=press(move || dialogs.import.set(true))>
                    <Icon path="M8 2v8M4.5 6.5L8 10l3.5-3.5M2.5 13.5h11" />
                    {t("toolbar.import")}
                </button>
                <button class="button" type="button" on:click=press(move || dialogs.examples.set(true))>
                    {t("toolbar.example")}
                </button>
                <button class="button" type="button" on:click=press(move || new_plan(planner))>
                    {t("toolbar.new")}
                </button>
                <button class="button" type="button" on:click=press(move || download(planner))>
                    {t("toolbar.download")}
                </button>
            </div>
        </div>
    }
}

/// Whether the plan is kept, in words.
#[component]
fn SavingState() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let sentence = move || match (planner.saving.get(), planner.origin.get()) {
        (Saving::Blocked, _) => t("saving.blocked"),
        (Saving::Full, _) => t("saving.full"),
        (Saving::Kept, Origin::Example) => t("saving.example"),
        (Saving::Kept, Origin::Own) => t("saving.kept"),
    };
    let class = move || if planner.saving.get() == Saving::Kept { "saving" } else { "saving saving-not" };
    let class = move || class().to_owned();
    let sentence = move || sentence().to_owned();
    view! { <p class=live(class) role="status">{live(sentence)}</p> }
}

fn new_plan(planner: Planner) {
    let currency = planner.peek(|plan| plan.currency.clone());
    let before = planner.peek(|plan| plan.name.clone());
    let document = draft::empty(t("new.name"), t("new.businessCenter"), &currency, &browser::today());
    planner.replace(document, Origin::Own, fill("undo.replaced", &[("name", &before)]));
    browser::focus(field_id("/name"));
}

fn download(planner: Planner) {
    let (name, text) = planner.peek(|plan| (file_name(&plan.name, "json"), engine::file(plan)));
    // Where the browser refuses, it says so itself.
    let _ = browser::download(&name, &text);
}
