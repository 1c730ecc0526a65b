//! The first screen: the plan, and what becomes of it.

use super::accounts::Accounts;
use super::credits::Credits;
use super::example_dialog::ExampleDialog;
use super::explain_dialog::ExplainDialog;
use super::import_dialog::ImportDialog;
use super::note_bar::NoteBar;
use super::settings::Settings;
use super::strip::Strip;
use super::toolbar::Toolbar;
use crate::app::text::t;
use leptos::prelude::*;

/// The dialogs of the screen, as buttons anywhere open them.
#[derive(Clone, Copy)]
pub(crate) struct Dialogs {
    /// Choosing an example.
    pub(crate) examples: RwSignal<bool>,
    /// Importing.
    pub(crate) import: RwSignal<bool>,
    /// Why the best split is the best.
    pub(crate) explain: RwSignal<bool>,
}

/// The screen.
#[component]
pub(crate) fn Plan() -> impl IntoView {
    let dialogs = Dialogs {
        examples: RwSignal::new(false),
        import: RwSignal::new(false),
        explain: RwSignal::new(false),
    };
    provide_context(dialogs);
    view! {
        <Toolbar />
        <Strip />
        <NoteBar />
        <Settings />
        <div class="workspace">
            <Credits />
            <Accounts />
        </div>
        <p class="note">{t("note.flexible")}</p>
        <ExampleDialog open=dialogs.examples />
        <ImportDialog open=dialogs.import />
        <ExplainDialog open=dialogs.explain />
    }
}
