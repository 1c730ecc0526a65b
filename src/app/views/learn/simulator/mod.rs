//! A plan small enough to be seen at once: what becomes of it, and for each ad account what it gets. It stands in
//! lessons, and wherever else a reader is to try something out.
//!
//! It shows the [`Planner`] of its context, which need not be the page's own.

mod account;
mod cells;
mod headline;

use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::views::explaining::Apart;
use crate::app::widgets::{Drawing, each, part, press, whether};
use crate::wire::lesson::Offer;
use account::Account;
use cells::columns;
use headline::Headline;
use leptos::prelude::*;

/// How much of the plan a reader can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Controls {
    /// Nothing: the figures alone.
    Figures,
    /// What each ad account gets.
    Amounts,
    /// That, the best split, and a suspension where there is a day for it.
    Full,
}

impl Controls {
    /// Whether amounts can be changed.
    const fn amounts(self) -> bool {
        !matches!(self, Self::Figures)
    }
}

/// The simulator.
#[component]
pub(crate) fn Simulator(
    /// How much can be changed.
    controls: Signal<Controls>,
    /// Whether the figures are not to be seen yet.
    hidden: Signal<bool>,
    /// What can be allocated beside what the plan allocates already.
    offers: Signal<Vec<Offer>>,
    /// The day on which an ad account can be suspended.
    suspend: Signal<Option<String>>,
) -> impl IntoView {
    provide_context(Apart);
    let planner = expect_context::<Planner>();
    let columns = Memo::new(move |_| planner.with(|plan| columns(plan, &offers.get())));
    let full = whether(move || controls.get() == Controls::Full);
    view! {
        <section class="simulator" aria-label=t("simulator.label")>
            <Headline hidden />
            <ul class="sim-accounts">
                {each(planner.account_keys.into(), move |key| {
                    view! { <Account key columns controls hidden suspend /> }.drawn()
                })}
            </ul>
            {part(move || full.get().then(|| view! { <Fit /> }))}
        </section>
    }
}

/// The best split, and the way back.
#[component]
fn Fit() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let fit = move || {
        // Nobody keeps the advice up with this plan: it is found when it is asked for.
        planner.advising.is_behind.set(true);
        planner.fit();
    };
    let undo = move || {
        planner.note.get().map(|note| {
            view! {
                <p class="hint">{note.sentence}</p>
                <button class="button" type="button" on:click=press(move || planner.undo())>{t("undo.undo")}</button>
            }
        })
    };
    view! {
        <div class="sim-actions">
            <button class="button" type="button" on:click=press(fit)>{t("advice.fit")}</button>
            {part(undo)}
        </div>
    }
}
