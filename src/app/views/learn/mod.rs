//! The fifth screen: lessons and answers.

use crate::app::text::t;
use leptos::prelude::*;

/// The screen.
#[component]
pub(crate) fn Learn() -> impl IntoView {
    view! {
        <section class="screen" aria-labelledby="screen-title">
            <h2 id="screen-title" tabindex="-1">{t("screen.learn")}</h2>
        </section>
    }
}
