//! What an ad account is called, in its row: the way to its details and, right after it was added, a field.

use super::shown::Row;
use crate::app::browser;
use crate::app::place::value;
use crate::app::state::{Added, Planner, account_key};
use crate::app::text::t;
use crate::app::ui::{Drawing, Icon, TextField, live, live_text, part, press, whether};
use leptos::ev;
use leptos::prelude::*;

/// The name.
#[component]
pub(super) fn AccountName(row: Row, key: StoredValue<String>) -> impl IntoView {
    let added = expect_context::<Added>();
    let is_last = move || added.key.with(|it| key.with_value(|key| it.as_ref() == Some(key)));
    let is_named = whether(move || added.is_named.get() && is_last());
    part(move || {
        if is_named.get() {
            view! { <NameField row /> }.drawn()
        } else {
            view! { <NameButton row key /> }.drawn()
        }
    })
}

/// It folds the details open.
#[component]
fn NameButton(row: Row, key: StoredValue<String>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let unfolded = Memo::new(move |_| key.with_value(|key| planner.is_unfolded(&account_key(key))));
    view! {
        <button
            class="disclosure"
            type="button"
            id=row.account.id("")
            aria-expanded=live(move || unfolded.get().to_string())
            on:click=press(move || key.with_value(|key| planner.toggle(&account_key(key))))
        >
            <Icon path="M6 4l4 4-4 4" />
            <span class="name" translate="no">{live_text(move || row.name())}</span>
        </button>
    }
}

/// It is called what is typed.
#[component]
fn NameField(row: Row) -> impl IntoView {
    let is_named = expect_context::<Added>().is_named;
    let id = row.account.id("/name");
    // While another window has the focus, the field keeps its place in this one.
    let left = move || {
        if browser::focused().is_none_or(|it| it.id() != id.get_untracked()) {
            is_named.set(false);
        }
    };
    // Whoever was elsewhere before the field had the focus never leaves it.
    let elsewhere = window_event_listener(ev::focusin, move |_| left());
    on_cleanup(move || elsewhere.remove());
    view! {
        <div class="naming" on:focusout=move |_| left()>
            <TextField bound=row.account.field("/name", t("account.nameLabel"), value!(name)).quiet() />
        </div>
    }
}
