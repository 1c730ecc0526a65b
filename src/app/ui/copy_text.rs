//! A text that is to be pasted elsewhere.

use super::{live_text, press};
use crate::app::browser;
use crate::app::text::t;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The text, and the button that copies it.
#[component]
pub(crate) fn CopyText(id: &'static str, label: &'static str, text: String) -> impl IntoView {
    let copied = RwSignal::new(None::<bool>);
    let shown = text.clone();
    let copy = move || {
        let text = text.clone();
        spawn_local(async move {
            let is_copied = browser::copy(&text).await;
            copied.try_set(Some(is_copied));
        });
    };
    let said = move || match copied.get() {
        None => String::new(),
        Some(true) => t("share.copied").to_owned(),
        Some(false) => t("share.copyByHand").to_owned(),
    };
    view! {
        <div class="share-made">
            <label class="label" for=id>{label}</label>
            <textarea class="input" id=id rows="5" readonly prop:value=shown></textarea>
            <button class="button primary" type="button" on:click=press(copy)>
                {t("share.copy")}<span class="visually-hidden">": "{label}</span>
            </button>
            <p class="hint" role="status">{live_text(said)}</p>
        </div>
    }
}
