//! The fourth screen: what to check, and what to do in TikTok.

use crate::app::text::t;
use leptos::prelude::*;

/// The screen.
#[component]
pub(crate) fn Review() -> impl IntoView {
    view! {
        <section class="screen" aria-labelledby="screen-title">
            <h2 id="screen-title" tabindex="-1">{t("screen.review")}</h2>
        </section>
    }
}
