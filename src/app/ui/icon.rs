//! Signs beside words. They carry nothing that the words don't.

use leptos::prelude::*;

/// A sign of 16 by 16, drawn in the colour of the text.
#[component]
pub(crate) fn Icon(
    /// The path of the sign.
    path: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
}

/// The colour and pattern of a part of the ad credit, beside its name.
#[component]
pub(crate) fn Swatch(
    /// The class of the part, as in a bar.
    class: &'static str,
) -> impl IntoView {
    view! {
        <svg class="swatch" width="12" height="12" aria-hidden="true" focusable="false">
            <rect class=class x="0.5" y="0.5" width="11" height="11" rx="2" />
        </svg>
    }
}
