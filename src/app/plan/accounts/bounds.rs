//! What advice allocates to one ad account at least and at most.

use super::shown::Row;
use crate::app::place::value;
use crate::app::text::t;
use crate::app::ui::NumberField;
use leptos::prelude::*;

/// The two fields.
#[component]
pub(crate) fn Bounds(row: Row) -> impl IntoView {
    let Row { account, .. } = row;
    let digits = account.plan.digits;
    view! {
        <fieldset class="group fields">
            <legend>{t("account.bounds")}</legend>
            <NumberField bound=account.field("/atLeast", t("account.atLeast"), value!(at_least)) digits />
            <NumberField bound=account.field("/atMost", t("account.atMost"), value!(at_most)) digits />
            <p class="hint">{t("account.boundsHint")}</p>
        </fieldset>
    }
}
