//! What becomes of the ad credit, in three figures, a bar, and the sum that closes.

use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::views::strip::Conservation;
use crate::app::widgets::{Bar, Drawing, live, part, shares, whether};
use crate::wire::projection::Figures;
use leptos::prelude::*;

/// The figures; none of them while they are `hidden`, for eyes or ears.
#[component]
pub(super) fn Headline(hidden: Signal<bool>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let totals =
        Memo::new(move |_| planner.outcome.with(|it| it.projection.as_ref().map(|run| run.totals.clone())));
    let bars = Signal::derive(move || {
        let figures = totals.get().zip(planner.currency.get()).filter(|_| !hidden.get());
        figures.map_or_else(Vec::new, |(it, currency)| shares(&it, currency))
    });
    let none = whether(move || {
        hidden.get() || totals.with(|it| it.as_ref().is_none_or(|it| format::is_nothing(&it.stranded)))
    });
    // What expired in the Business Center is not there to be directed any more.
    let left =
        move || totals.with(|it| it.as_ref().is_some_and(|it| !format::is_nothing(&it.expired_unallocated)));
    let left_name = move || {
        if left() && !hidden.get() { t("figure.expiredUnallocated") } else { t("figure.unallocated") }
    };
    view! {
        <dl class="sim-headline">
            <div class="stranded-figure" class:is-none=none>
                <dt>{t("figure.stranded")}</dt>
                <dd data-figure="lesson-stranded"><Shown hidden totals read=|it| &it.stranded /></dd>
            </div>
            <div>
                <dt>{t("figure.spent")}</dt>
                <dd data-figure="lesson-spent"><Shown hidden totals read=|it| &it.spent /></dd>
            </div>
            <div>
                <dt>{live(move || left_name().to_owned())}</dt>
                <dd data-figure="lesson-unallocated">
                    {part(move || if left() {
                        view! { <Shown hidden totals read=|it| &it.expired_unallocated /> }.drawn()
                    } else {
                        view! { <Shown hidden totals read=|it| &it.unallocated /> }.drawn()
                    })}
                </dd>
            </div>
        </dl>
        <Bar shares=bars />
        {part(move || totals.get().filter(|_| !hidden.get()).map(|totals| {
            view! { <Conservation totals digits=planner.digits.get() /> }
        }))}
    }
}

/// One figure.
#[component]
fn Shown(
    hidden: Signal<bool>,
    totals: Memo<Option<Figures>>,
    read: fn(&Figures) -> &String,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    part(move || {
        if hidden.get() {
            return view! { <Hidden /> }.drawn();
        }
        let figure = totals.with(|it| it.as_ref().map(|it| read(it).clone()));
        let text = figure.map_or_else(|| "–".to_owned(), |it| format::amount(&it, planner.digits.get()));
        view! { {text}" "<span class="unit">{planner.with(|plan| plan.currency.clone())}</span> }.drawn()
    })
}

/// What stands where a figure will.
#[component]
pub(super) fn Hidden() -> impl IntoView {
    view! { <span aria-hidden="true">"?"</span><span class="visually-hidden">{t("simulator.hidden")}</span> }
}
