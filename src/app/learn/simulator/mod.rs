//! The plan of a lesson, small enough to be seen at once: what becomes of it as in any figure, and for each ad account
//! what it gets, day by day.

mod account;
mod cells;

use crate::app::figure::{Controls, Headline, Trial};
use crate::app::text::t;
use crate::app::ui::{Drawing, each, live_text, part, press, whether};
use crate::lessons::Offer;
use account::Account;
use cells::columns;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The simulator.
#[component]
pub(super) fn Simulator(
    trial: Trial,
    /// What can be allocated beside what the plan allocates already.
    offers: Signal<Vec<Offer>>,
    /// The day on which an ad account can be suspended.
    suspend: Signal<Option<String>>,
) -> impl IntoView {
    let columns = Memo::new(move |_| trial.with(|plan| columns(plan, &offers.get())));
    let accounts = Signal::derive(move || {
        trial.with(|plan| plan.ad_accounts.iter().map(|it| it.id.clone()).collect::<Vec<_>>())
    });
    let can_fit = whether(move || trial.controls() == Controls::Minimal);
    view! {
        <section class="simulator" aria-label=t("simulator.label")>
            <Headline trial />
            <ul class="sim-accounts">
                {each(accounts, move |key| view! { <Account trial key columns suspend /> }.drawn())}
            </ul>
            {part(move || can_fit.get().then(|| view! { <Fit trial /> }))}
        </section>
    }
}

/// The best split, and the way back.
#[component]
fn Fit(trial: Trial) -> impl IntoView {
    let is_fitted = whether(move || trial.is_fitted());
    view! {
        <div class="sim-actions">
            <button class="button" type="button" on:click=press(move || spawn_local(trial.fit()))>{t("advice.fit")}</button>
            <p class="hint" role="status">{live_text(move || trial.done.get().unwrap_or_default())}</p>
            {part(move || is_fitted.get().then(|| view! {
                <button class="button" type="button" on:click=press(move || trial.unfit())>{t("undo.undo")}</button>
            }))}
        </div>
    }
}
