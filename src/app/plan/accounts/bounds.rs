//! What advice allocates to one ad account at least and at most.

use super::shown::{Row, messages_at, read};
use crate::app::state::{Planner, field_id};
use crate::app::text::t;
use crate::app::ui::{Drawing, Drawn, NumberField};
use crate::plan::document::AdAccountDocument;
use leptos::prelude::*;

/// The two fields.
#[component]
pub(crate) fn Bounds(row: Memo<Option<Row>>) -> impl IntoView {
    view! {
        <fieldset class="group fields">
            <legend>{t("account.bounds")}</legend>
            {bound(row, "/atLeast", t("account.atLeast"), |it| &mut it.at_least)}
            {bound(row, "/atMost", t("account.atMost"), |it| &mut it.at_most)}
            <p class="hint">{t("account.boundsHint")}</p>
        </fieldset>
    }
}

fn bound(
    row: Memo<Option<Row>>,
    field: &'static str,
    label: &'static str,
    of: fn(&mut AdAccountDocument) -> &mut Option<String>,
) -> Drawn {
    let planner = expect_context::<Planner>();
    let value = move || read(row, |row| of(&mut row.account.clone()).clone().unwrap_or_default());
    let on_edit = move |amount: String| {
        let Some(position) = row.with_untracked(|row| row.as_ref().map(|row| row.position)) else { return };
        planner.edit(|plan| {
            if let Some(account) = plan.ad_accounts.get_mut(position) {
                *of(account) = Some(amount).filter(|amount| !amount.is_empty());
            }
        });
    };
    view! {
        <NumberField
            id=Signal::derive(move || read(row, |row| field_id(&format!("/adAccounts/{}{field}", row.position))))
            label
            value=Signal::derive(value)
            digits=planner.digits
            on_edit
            messages=messages_at(planner, row, field)
        />
    }
    .drawn()
}
