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
        <div class="workspace">
            <div class="side">
                <Credits />
                <div class="side-foot">
                    <Settings />
                    <p class="note">{t("note.flexible")}</p>
                </div>
            </div>
            <Accounts />
        </div>
    }
}
