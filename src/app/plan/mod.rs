//! The first screen: the plan, and what becomes of it.

mod accounts;
mod credit_card;
mod credits;
mod settings;

use crate::app::text::t;
use accounts::Accounts;
use credits::Credits;
use leptos::prelude::*;
use settings::Settings;

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
