//! What an ad account is called, in its row: the way to its details and, right after it was added, a field.

use super::account_row::{Row, messages_at, read};
use crate::app::browser;
use crate::app::draft;
use crate::app::state::{Planner, account_key, field_id};
use crate::app::text::{fill, t};
use crate::app::widgets::{Drawing, Icon, LiveText, TextField, live, part, press, whether};
use leptos::prelude::*;

/// The ad account that was added last.
#[derive(Clone, Copy)]
pub(super) struct Added {
    /// Its key. Its fields are shown where others are folded.
    pub(super) key: RwSignal<Option<String>>,
    /// Whether its name is a field: until the focus leaves that.
    is_named: RwSignal<bool>,
}

impl Added {
    /// None has been added yet.
    pub(super) fn provide() {
        provide_context(Self { key: RwSignal::new(None), is_named: RwSignal::new(false) });
    }

    /// Adds an ad account, and goes to its name: what is typed takes the place of the one that it has so far.
    pub(super) fn add(self, planner: Planner) {
        planner.account_filter.set(String::new());
        let position = planner.edit(|plan| {
            draft::add_account(plan, |number| fill("account.name", &[("number", &number.to_string())]))
        });
        planner.first_account.set(position);
        self.key.set(planner.account_keys.with_untracked(|keys| keys.get(position).cloned()));
        self.is_named.set(true);
        browser::focus_text(field_id(&format!("/adAccounts/{position}/name")));
    }
}

/// The name.
#[component]
pub(super) fn AccountName(
    row: Memo<Option<Row>>,
    name: Signal<String>,
    key: StoredValue<String>,
) -> impl IntoView {
    let added = expect_context::<Added>();
    let is_last = move || added.key.with(|it| key.with_value(|key| it.as_ref() == Some(key)));
    let is_named = whether(move || added.is_named.get() && is_last());
    part(move || {
        if is_named.get() {
            view! { <NameField row name /> }.drawn()
        } else {
            view! { <NameButton row name key /> }.drawn()
        }
    })
}

/// It folds the details open.
#[component]
fn NameButton(row: Memo<Option<Row>>, name: Signal<String>, key: StoredValue<String>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let unfolded = Memo::new(move |_| key.with_value(|key| planner.is_unfolded(&account_key(key))));
    view! {
        <button
            class="disclosure"
            type="button"
            id=place(row, "")
            aria-expanded=live(move || unfolded.get().to_string())
            on:click=press(move || key.with_value(|key| planner.toggle(&account_key(key))))
        >
            <Icon path="M6 4l4 4-4 4" />
            <span class="name" translate="no">{LiveText::from(name)}</span>
        </button>
    }
}

/// It is called what is typed.
#[component]
fn NameField(row: Memo<Option<Row>>, name: Signal<String>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let is_named = expect_context::<Added>().is_named;
    let id = place(row, "/name");
    let rename = move |name: String| {
        let Some(position) = row.with_untracked(|row| row.as_ref().map(|row| row.position)) else { return };
        planner.edit(|plan| {
            if let Some(account) = plan.ad_accounts.get_mut(position) {
                account.name = name;
            }
        });
    };
    // While another window has the focus, the field keeps its place in this one.
    let left = move || {
        if browser::focused().is_none_or(|it| it.id() != id.get_untracked()) {
            is_named.set(false);
        }
    };
    view! {
        <div class="naming" on:focusout=move |_| left()>
            <TextField
                id
                label=t("account.nameLabel")
                quiet=true
                value=name
                on_edit=rename
                messages=messages_at(planner, row, "/name")
            />
        </div>
    }
}

fn place(row: Memo<Option<Row>>, field: &'static str) -> Signal<String> {
    Signal::derive(move || read(row, |row| field_id(&format!("/adAccounts/{}{field}", row.position))))
}
