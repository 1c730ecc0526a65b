//! What the open plan depends on, for whoever asks: it takes many runs, and code of its own.

use super::weighing::TITLE;
use crate::app::text::t;
use crate::app::ui::later::{Later, on_demand};
use crate::app::ui::{Drawing, part, press};
use leptos::prelude::*;

on_demand!(
    /// Inputs by what they change, and curves.
    weigh: weigh,
    crate::app::compare::weighing::Weighing
);

/// The button, and what it brings.
#[component]
pub(super) fn Weigh() -> impl IntoView {
    let wanted = RwSignal::new(false);
    view! {
        <div class="panel review-part">
            <div class="panel-head"><h3 id="weigh-title">{t("weigh.title")}</h3></div>
            {part(move || (!wanted.get()).then(|| view! {
                <p class="review-note">{t("weigh.lead")}</p>
                <button class="button" type="button" on:click=press(move || wanted.set(true))>{t("weigh.show")}</button>
            }))}
            <Later wanted=wanted.into() bring=weigh focus=TITLE />
        </div>
    }
}
