//! The bar above every screen: which scenario, which screen, whether it is kept, the way back, and what can be done with
//! the plan as a whole.

use super::new_plan::new_plan;
use super::scenarios::ScenarioMenu;
use crate::app::dialogs::Dialogs;
use crate::app::files::{download, download_sheet};
use crate::app::place::{Edited, value};
use crate::app::screen::Screen;
use crate::app::state::{Origin, Planner, Saving};
use crate::app::text::{fill, t};
use crate::app::ui::{Icon, LiveText, Menu, TextField, live, live_text, press, true_while};
use leptos::prelude::*;

/// The bar.
#[component]
pub(crate) fn TopBar(
    /// The screen that is shown.
    shown: RwSignal<Screen>,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let dialogs = expect_context::<Dialogs>();
    view! {
        <header class="topbar">
            <p class="brand">
                <svg class="mark" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" focusable="false">
                    <path class="mark-line" d="M4 20c4-4 8-4 12 0s8 4 12 0M4 27c4-4 8-4 12 0s8 4 12 0" />
                    <circle class="mark-grain" cx="9" cy="9" r="3" />
                    <circle class="mark-grain" cx="17" cy="6" r="2" />
                    <circle class="mark-grain" cx="24" cy="10" r="2.5" />
                </svg>
                <span class="brand-name">"Strandline"</span>
            </p>
            <div class="scenario">
                <TextField bound=planner.field("/name", t("toolbar.name"), value!(name)).quiet() />
                <ScenarioMenu />
            </div>
            <Tabs shown />
            <div class="toolbar">
                <SavingState />
                <Travel
                    id="undo-step"
                    icon="M6 3L2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6"
                    name=(t("undo.undo"), "undo.undoWhat")
                    what=Signal::derive(move || planner.what_to_undo())
                    act=Callback::new(move |()| planner.undo())
                />
                <Travel
                    id="redo-step"
                    icon="M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 0 0 0 7h4"
                    name=(t("undo.redo"), "undo.redoWhat")
                    what=Signal::derive(move || planner.what_to_redo())
                    act=Callback::new(move |()| planner.redo())
                />
                <button
                    class="button share-button"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=press(move || dialogs.share.set(true))
                >{t("toolbar.share")}</button>
                <More />
            </div>
        </header>
    }
}

/// The way to each screen.
#[component]
fn Tabs(shown: RwSignal<Screen>) -> impl IntoView {
    let tab = move |screen: Screen| {
        let current = move || if shown.get() == screen { "page" } else { "false" };
        view! {
            <li>
                <a href=format!("#{}", screen.name()) aria-current=current>{t(screen.title())}</a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=t("screen.label")>
            <ul>{Screen::ALL.into_iter().map(tab).collect_view()}</ul>
        </nav>
    }
}

/// One step back or forth. What it is called says which.
#[component]
fn Travel(
    id: &'static str,
    icon: &'static str,
    /// Its name, and the key of its name with what it takes back.
    name: (&'static str, &'static str),
    /// What it takes back, where there is something.
    what: Signal<Option<String>>,
    act: Callback<()>,
) -> impl IntoView {
    let what = Memo::new(move |_| what.get());
    let called = move || match what.get().filter(|what| !what.is_empty()) {
        Some(what) => fill(name.1, &[("what", &what)]),
        None => name.0.to_owned(),
    };
    let called = live(called);
    view! {
        <button
            class="button quiet square"
            id=id
            type="button"
            title=called
            aria-disabled=true_while(move || what.get().is_none())
            on:click=press(move || act.run(()))
        >
            <Icon path=icon />
            <span class="visually-hidden">{LiveText::from(called)}</span>
        </button>
    }
}

/// What is done now and then.
#[component]
fn More() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let dialogs = expect_context::<Dialogs>();
    let open = |dialog: RwSignal<bool>| press(move || dialog.set(true));
    view! {
        <button class="button quiet square more-button" type="button" popovertarget="more-menu" aria-label=t("toolbar.more") title=t("toolbar.more")>
            <Icon path="M3.5 8h.01M8 8h.01M12.5 8h.01" />
        </button>
        <Menu id="more-menu" label=t("toolbar.more")>
            // Where the bar has no room for them.
            <button class="menu-item on-phone" type="button" on:click=press(move || planner.redo())>{t("undo.redo")}</button>
            <button class="menu-item on-phone" type="button" on:click=open(dialogs.share)>{t("toolbar.share")}</button>
            <button class="menu-item" type="button" on:click=open(dialogs.import)>{t("toolbar.import")}</button>
            <button class="menu-item" type="button" on:click=open(dialogs.examples)>{t("toolbar.example")}</button>
            <button class="menu-item" type="button" on:click=press(move || planner.reveal("/members"))>{t("members.title")}</button>
            <button class="menu-item" type="button" on:click=press(move || new_plan(planner))>{t("toolbar.new")}</button>
            <button class="menu-item" type="button" on:click=press(move || download(planner))>{t("toolbar.download")}</button>
            <button class="menu-item" type="button" on:click=press(move || download_sheet(planner))>{t("toolbar.sheet")}</button>
            <hr />
            <button class="menu-item" type="button" on:click=open(dialogs.preferences)>{t("toolbar.preferences")}</button>
        </Menu>
    }
}

/// Whether the plan is kept, in words.
#[component]
fn SavingState() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let sentence = move || match (planner.saving().get(), planner.origin.get()) {
        (Saving::Blocked, _) => t("saving.blocked"),
        (Saving::Full, _) => t("saving.full"),
        (Saving::Deleted, _) => t("saving.deleted"),
        (Saving::Kept, Origin::Example) => t("saving.example"),
        (Saving::Kept, Origin::Own) => t("saving.kept"),
    };
    let class = move || if planner.saving().get() == Saving::Kept { "saving" } else { "saving saving-not" };
    let class = move || class().to_owned();
    let sentence = move || sentence().to_owned();
    view! { <p class=live(class) role="status">{live_text(sentence)}</p> }
}
