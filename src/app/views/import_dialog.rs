//! Importing.
use leptos::prelude::*;
/// The dialog.
#[component]
pub(crate) fn ImportDialog(open: RwSignal<bool>) -> impl IntoView {
    let _ = open;
}
