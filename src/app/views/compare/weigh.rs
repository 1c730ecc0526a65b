//! What the open plan depends on, for whoever asks: it takes many runs, and code of its own.

use crate::app::text::t;
use crate::app::views::later::{Later, on_demand};
use crate::app::views::weighing::TITLE;
use crate::app::widgets::{Drawing, part, press};
use leptos::prelude::*;

on_demand!(
    /// Inputs by what they change, and curves.
    weigh: weigh,
    crate::app::views::weighing::Weighing
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
