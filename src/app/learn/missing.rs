//! What is said where files did not arrive.

use crate::app::text::t;
use crate::app::ui::press;
use leptos::prelude::*;

/// Something did not arrive, and can be asked for again.
#[component]
pub(super) fn Missing(
    /// What did not arrive, as a key of the locale files.
    #[prop(default = "later.missing")]
    sentence: &'static str,
    again: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="note-bar note-look" role="status">
            <p>{t(sentence)}</p>
            <button class="button" type="button" on:click=press(move || again.run(()))>{t("later.again")}</button>
        </div>
    }
}
