//! What can be done with a figure as a whole.

use super::trial::{Controls, Trial};
use crate::app::text::t;
use crate::app::widgets::{live_text, part, press};
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The last row.
#[component]
pub(super) fn Tools(trial: Trial, on_leave: Callback<PlanDocument>) -> impl IntoView {
    let can_change = trial.controls() != Controls::None;
    let unchanged = Signal::derive(move || (!trial.is_changed()).then(|| "true".to_owned()));
    view! {
        <div class="trial-tools">
            {can_change.then(|| view! {
                <button class="button primary" type="button" on:click=press(move || spawn_local(trial.fit()))>{t("advice.fit")}</button>
                <button class="button" type="button" aria-disabled=unchanged on:click=press(move || trial.reset())>
                    {t("trial.reset")}
                </button>
            })}
            <button class="link" type="button" on:click=press(move || on_leave.run(trial.now()))>
                {t("trial.open")}
            </button>
        </div>
        {part(move || can_change.then(|| view! {
            <p class="hint trial-done" role="status">{live_text(move || trial.done.get().unwrap_or_default())}</p>
        }))}
    }
}
