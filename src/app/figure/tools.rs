//! What can be done with a figure as a whole.

use super::trial::{Controls, Trial};
use crate::app::focused::{self, Control};
use crate::app::text::t;
use crate::app::ui::{live_text, part, press, true_while};
use crate::plan::document::PlanDocument;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The last row. Steps that are played can be taken back where nothing else can be changed.
#[component]
pub(super) fn Tools(trial: Trial, on_leave: Callback<PlanDocument>, replays: bool) -> impl IntoView {
    let can_change = trial.controls() != Controls::None;
    let can_undo = can_change || replays;
    let unchanged = true_while(move || !trial.is_changed());
    let undone = true_while(move || trial.changes() == 0);
    if can_undo {
        follow_keys(trial);
    }
    view! {
        <div class="trial-tools">
            {can_change.then(|| view! {
                <button class="button primary" type="button" on:click=press(move || spawn_local(trial.fit()))>{t("advice.fit")}</button>
            })}
            {can_undo.then(|| view! {
                <button class="button" type="button" aria-disabled=undone aria-keyshortcuts="Control+Z Meta+Z" on:click=press(move || trial.undo())>
                    {t("undo.undo")}
                </button>
                <button class="button" type="button" aria-disabled=unchanged on:click=press(move || trial.reset())>
                    {t("trial.reset")}
                </button>
            })}
            <button class="link" type="button" on:click=press(move || on_leave.run(trial.now()))>
                {t("trial.open")}
            </button>
        </div>
        {part(move || can_undo.then(|| view! {
            <p class="hint trial-done" role="status">{live_text(move || trial.done.get().unwrap_or_default())}</p>
        }))}
    }
}

/// Undo by its key, wherever the focus is but in a field: that takes back by itself what was typed.
fn follow_keys(trial: Trial) {
    let on_key = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let held = event.ctrl_key() != event.meta_key() && !event.alt_key() && !event.shift_key();
        let is_undo = held && matches!(event.key().as_str(), "z" | "Z") && !event.default_prevented();
        if is_undo && focused::control() == Control::Press && untrack(|| trial.changes() > 0) {
            event.prevent_default();
            trial.undo();
        }
    });
    on_cleanup(move || on_key.remove());
}
