//! "What if … is suspended on …": asked of every scenario, kept in none.

use super::columns::Column;
use crate::app::state::{Planner, WhatIf};
use crate::app::text::{fill, t};
use crate::app::ui::{Bound, Choice, DateField, part};
use crate::editor::draft;
use leptos::prelude::*;

/// The fields.
#[component]
pub(super) fn WhatIfFields(columns: Memo<Vec<Column>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let what_if = planner.comparing().what_if;
    let account = move || what_if.with(|it| it.as_ref().map(|it| it.ad_account.clone()).unwrap_or_default());
    let start = move || planner.open_from().unwrap_or_else(|| planner.with(|plan| plan.start.clone()));
    let on = move || what_if.with(|it| it.as_ref().map(|it| it.on.clone())).unwrap_or_else(start);
    // The day that was chosen stays while another ad account is chosen, or none.
    let chosen = RwSignal::new(untrack(on));
    let options = move || {
        let mut options = vec![(String::new(), t("whatIf.nobody").to_owned())];
        options.extend(planner.with(draft::account_choices));
        options
    };
    let set = move |ad_account: String| {
        let on = chosen.get_untracked();
        what_if.set((!ad_account.is_empty()).then_some(WhatIf { ad_account, on }));
    };
    let set_day = move |on: String| {
        chosen.set(on.clone());
        what_if.update(|it| {
            if let Some(it) = it {
                it.on = on;
            }
        });
    };
    // A scenario that the suspension does not concern is shown as planned; that must be said.
    let spared = move || {
        let asked = what_if.with(Option::is_some);
        let spared = |it: &&Column| asked && it.suspended.is_none() && it.planned.is_some();
        let name = columns.with(|all| all.iter().find(spared).map(|it| it.plan.name.clone()))?;
        Some(view! { <p class="says says-look">{fill("whatIf.spared", &[("name", &name)])}</p> })
    };
    view! {
        <fieldset class="what-if">
            <legend class="visually-hidden">{t("whatIf.title")}</legend>
            <Choice
                bound=Bound::new("what-if-account", t("whatIf.account"), Signal::derive(account), set)
                options=Signal::derive(options)
                names=true
            />
            <DateField bound=Bound::new("what-if-on", t("whatIf.on"), chosen, set_day) required=true />
            <div class="what-if-hint">
                <p class="hint">{t("whatIf.hint")}</p>
                {part(spared)}
            </div>
        </fieldset>
    }
}
