//! The first screen: the plan, and what becomes of it.

use super::accounts::Accounts;
use super::credits::Credits;
use super::settings::Settings;
use crate::app::text::t;
use leptos::prelude::*;

/// The screen.
#[component]
pub(crate) fn Plan() -> impl IntoView {
    view! {
        <h2 class="visually-hidden" id="screen-title" tabindex="-1">{t("screen.plan")}</h2>
        <Settings />
        <div class="workspace">
            <Credits />
            <Accounts />
        </div>
        <p class="note">{t("note.flexible")}</p>
    }
}
