//! What is asked before a plan from a link is opened beside somebody's own.

use crate::app::browser;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Dialog, live_text, press};
use leptos::prelude::*;

/// The dialog. It is open while there is such a plan.
#[component]
pub(crate) fn LinkedDialog() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(planner.linked().with(Option::is_some)));
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            planner.linked().set(None);
        }
        is
    });
    let what = move || {
        planner.linked().with(|plan| {
            plan.as_ref().map(|plan| {
                let accounts = count("import.accounts", plan.ad_accounts.len(), &[]);
                let credits = count("import.credits", plan.ad_credits.len(), &[]);
                fill("link.holds", &[("name", &plan.name), ("accounts", &accounts), ("credits", &credits)])
            })
        })
    };
    let accept = move || {
        if let Some(plan) = planner.linked().try_update(Option::take).flatten() {
            planner.add_scenario(plan);
        }
        open.set(false);
        browser::focus("main");
    };
    view! {
        <Dialog open id="linked-title" title=t("link.title")>
            <p>{live_text(move || what().unwrap_or_default())}</p>
            <p class="hint">{live_text(move || fill("link.stays", &[("name", &planner.name.get())]))}</p>
            <div class="dialog-actions">
                <button class="button primary" type="button" on:click=press(accept)>{t("link.open")}</button>
                <button class="button" type="button" on:click=press(move || open.set(false))>{t("link.leave")}</button>
            </div>
        </Dialog>
    }
}
