//! The third screen: scenarios side by side.

use crate::app::text::t;
use leptos::prelude::*;

/// The screen.
#[component]
pub(crate) fn Compare() -> impl IntoView {
    view! {
        <section class="screen" aria-labelledby="screen-title">
            <h2 id="screen-title" tabindex="-1">{t("screen.compare")}</h2>
        </section>
    }
}
