//! The ad account that was added last, whose name is a field first.

use super::planner::Planner;
use super::reveal::field_id;
use crate::app::browser;
use crate::app::text::fill;
use crate::editor::draft;
use leptos::prelude::*;

/// The ad account that was added last.
#[derive(Clone, Copy)]
pub(crate) struct Added {
    /// Its key. Its fields are shown where others are folded.
    pub(crate) key: RwSignal<Option<String>>,
    /// Whether its name is a field: until the focus leaves that.
    pub(crate) is_named: RwSignal<bool>,
}

impl Added {
    /// None has been added yet.
    pub(crate) fn provide() {
        provide_context(Self { key: RwSignal::new(None), is_named: RwSignal::new(false) });
    }

    /// Adds an ad account, and goes to its name: what is typed takes the place of the one that it has so far.
    pub(crate) fn add(self, planner: Planner) {
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
