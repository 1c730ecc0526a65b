//! What the best split would change, and the way to it.

use super::shell::Dialogs;
use crate::app::draft::amount;
use crate::app::format;
use crate::app::state::{Found, LastDay, Planner};
use crate::app::text::{fill, t};
use crate::app::widgets::{live, press, whether};
use leptos::prelude::*;

/// The line below the result.
#[component]
pub(crate) fn AdviceLine() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let dialogs = expect_context::<Dialogs>();
    let advising = planner.advising;
    let says = move |say: fn(Planner, &Found) -> String| {
        live(move || {
            advising.found.with(|it| it.as_ref().map_or_else(|| "–".to_owned(), |it| say(planner, it)))
        })
    };
    let reason = Signal::derive(move || {
        let over = planner.open_from().is_none();
        advising.found.with(|it| why_not(it.as_deref(), over).map(str::to_owned))
    });
    let gain = move || advising.found.with(|it| it.as_ref().and_then(|it| gain(planner, it)));
    view! {
        <div class="advice-line">
            <dl
                class="advice-figures"
                class:is-behind=whether(move || advising.is_behind.get())
                aria-busy=live(move || advising.is_behind.get().to_string())
            >
                <div>
                    <dt>{t("advice.unavoidable")}</dt>
                    <dd data-figure="unavoidable">{says(|planner, it| format::amount(&it.unavoidable, planner.digits.get()))}</dd>
                </div>
                <div>
                    <dt>{t("advice.lastDay")}</dt>
                    <dd data-figure="last-day">{says(last_day)}</dd>
                </div>
            </dl>
            <div class="advice-actions">
                <button
                    class="button quiet"
                    type="button"
                    aria-haspopup="dialog"
                    on:click=press(move || dialogs.risk.set(true))
                >{t("advice.risk")}</button>
                <button
                    class="button quiet"
                    type="button"
                    aria-haspopup="dialog"
                    aria-disabled=Signal::derive(move || advising.found.with(Option::is_none).then(|| "true".to_owned()))
                    on:click=press(move || dialogs.explain.set(advising.now(planner).is_some()))
                >{t("advice.explain")}</button>
                <button
                    id="fit"
                    class="button primary"
                    type="button"
                    aria-disabled=Signal::derive(move || reason.get().map(|_| "true".to_owned()))
                    aria-describedby="fit-says"
                    on:click=press(move || {
                        planner.fit();
                    })
                >{t("advice.fit")}</button>
                <p id="fit-says" class="hint">{live(move || reason.get().or_else(gain).unwrap_or_default())}</p>
            </div>
        </div>
    }
}

fn last_day(planner: Planner, found: &Found) -> String {
    match &found.last_day {
        LastDay::On(day) => planner.with(|plan| format::day(day, &plan.start)),
        LastDay::Nothing => t("advice.lastDay.nothing").to_owned(),
        LastDay::Allocated => t("advice.lastDay.allocated").to_owned(),
    }
}

/// Why nothing can be fitted.
fn why_not(found: Option<&Found>, over: bool) -> Option<&'static str> {
    match found {
        None if over => Some(t("advice.over")),
        None => Some(t("advice.waiting")),
        Some(found) if found.gains => None,
        Some(found) if found.last_day == LastDay::Allocated => Some(t("advice.allDone")),
        Some(_) => Some(t("advice.noGain")),
    }
}

/// What fitting gains.
fn gain(planner: Planner, found: &Found) -> Option<String> {
    let currency = planner.currency.get()?;
    let more = |one: &str, other: &str| {
        let more = amount(one, currency)?.take(amount(other, currency)?)?;
        more.is_positive().then(|| format::amount(&more.to_text(currency), planner.digits.get()))
    };
    let says = |key, amount: String| fill(key, &[("amount", &amount)]);
    let spends = more(&found.advice.spent, &found.now.spent).map(|it| says("advice.spendsMore", it));
    spends.or_else(|| {
        more(&found.now.stranded, &found.advice.stranded).map(|it| says("advice.strandsLess", it))
    })
}
