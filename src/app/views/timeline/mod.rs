//! The second screen: the days of the plan.

use crate::app::text::t;
use leptos::prelude::*;

/// The screen.
#[component]
pub(crate) fn Timeline() -> impl IntoView {
    view! {
        <section class="screen" aria-labelledby="screen-title">
            <h2 id="screen-title" tabindex="-1">{t("screen.timeline")}</h2>
        </section>
    }
}
