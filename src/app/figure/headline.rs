//! What becomes of all ad credit.

use super::trial::Trial;
use crate::app::format;
use crate::app::text::{fill, t};
use crate::app::ui::{Bar, Drawing, Drawn, conservation, live_text, part, shares, whether};
use crate::results::projection::Figures;
use leptos::prelude::*;
use std::time::Duration;

/// How long figures stand before they are read out.
const PAUSE: Duration = Duration::from_millis(500);

/// The figures, the bar, and that the sum closes; none of it while the figures are hidden, for eyes or ears.
#[component]
pub(crate) fn Headline(trial: Trial) -> impl IntoView {
    let totals = move || trial.run(|run| run.totals.clone()).filter(|_| !trial.is_hidden());
    let is_some =
        move |read: fn(&Figures) -> &String| totals().is_some_and(|it| !format::is_nothing(read(&it)));
    let strands = whether(move || is_some(|it| &it.stranded));
    // What expired in the Business Center is not there to be directed any more.
    let is_late = whether(move || is_some(|it| &it.expired_unallocated));
    let parts = Signal::derive(move || {
        totals().zip(trial.currency()).map_or_else(Vec::new, |(it, currency)| shares(&it, currency))
    });
    let currency = live_text(move || trial.with(|plan| plan.currency.clone()));
    let figure = move |class: &'static str, name: &'static str, id: &'static str, read| {
        view! {
            <div class=class class:is-some=strands>
                <dt>{t(name)}</dt>
                <dd>
                    <span class="trial-amount" translate="no" data-figure=id>{part(move || amount(trial, read))}</span>
                    <span class="unit" translate="no">{currency}</span>
                </dd>
            </div>
        }
    };
    view! {
        <dl class="trial-figures">
            {figure("trial-figure trial-stranded", "figure.stranded", "stranded", |it| &it.stranded)}
            {figure("trial-figure", "figure.spent", "spent", |it| &it.spent)}
            {part(move || if is_late.get() {
                figure("trial-figure", "figure.expiredUnallocated", "unallocated", |it| &it.expired_unallocated)
            } else {
                figure("trial-figure", "figure.unallocated", "unallocated", |it| &it.unallocated)
            })}
        </dl>
        <div class="trial-balance">
            <Bar shares=parts />
            {part(move || match totals() {
                _ if trial.is_hidden() => ().drawn(),
                Some(totals) => conservation(&totals, trial.digits.get(), |_, amount| amount.drawn()),
                None => view! { <p class="conservation">{t("trial.waiting")}</p> }.drawn(),
            })}
            {part(move || cash(trial).map(|sentence| view! { <p class="hint" data-figure="cash">{sentence}</p> }))}
        </div>
    }
}

/// One of the figures.
fn amount(trial: Trial, read: fn(&Figures) -> &String) -> Drawn {
    if trial.is_hidden() { view! { <Hidden /> }.drawn() } else { trial.total(read).drawn() }
}

/// What stands where a figure will.
#[component]
pub(crate) fn Hidden() -> impl IntoView {
    view! { <span aria-hidden="true">"?"</span><span class="visually-hidden">{t("simulator.hidden")}</span> }
}

/// Cash, where the plan has some: it is there for contrast.
fn cash(trial: Trial) -> Option<String> {
    let is_told = |opening: &String| !format::is_nothing(opening) && !trial.is_hidden();
    let cash = trial.run(|run| run.cash.clone()).filter(|it| is_told(&it.opening))?;
    let shown = |amount: &str| format::amount(amount, trial.digits.get());
    Some(fill(
        "trial.cash",
        &[("center", &shown(&cash.business_center)), ("accounts", &shown(&cash.ad_accounts))],
    ))
}

/// The result for those who don't see it: once it stands for a moment, and not before it changes.
pub(super) fn heard(trial: Trial) -> impl Fn() -> String + Send + Sync + 'static {
    let said = RwSignal::new(String::new());
    let sentence = Memo::new(move |_| {
        let (stranded, unallocated) = (trial.total(|it| &it.stranded), trial.total(|it| &it.unallocated));
        fill("strip.announced", &[("stranded", &stranded), ("unallocated", &unallocated)])
    });
    let pending = StoredValue::new(None::<leptos::leptos_dom::helpers::TimeoutHandle>);
    Effect::new(move |before: Option<()>| {
        let sentence = sentence.get();
        if before.is_none() {
            return;
        }
        if let Some(waiting) = pending.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        pending.set_value(set_timeout_with_handle(move || said.set(sentence.clone()), PAUSE).ok());
    });
    move || said.get()
}
