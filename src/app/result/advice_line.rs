//! What the best split would change, and the way to it.

use super::offered::{offered_in_short, why_not};
use crate::app::dialogs::Dialogs;
use crate::app::format;
use crate::app::state::{Found, LastDay, Planner, SPLIT};
use crate::app::text::t;
use crate::app::ui::later::{Later, on_demand};
use crate::app::ui::{Drawing, Icon, close_behind, live, live_text, part, press, true_while, whether};
use crate::editor::offer::Gain;
use leptos::prelude::*;

on_demand!(
    /// Which of the best splits, and within which bounds.
    work: how,
    super::split_panel::SplitPanel
);

/// The line below the result.
#[component]
pub(crate) fn AdviceLine() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let dialogs = expect_context::<Dialogs>();
    let advising = planner.advising;
    let says = move |say: fn(Planner, &Found) -> String| {
        live_text(move || {
            advising.found.with(|it| it.as_ref().map_or_else(|| "–".to_owned(), |it| say(planner, it)))
        })
    };
    let cannot = true_while(move || {
        let over = planner.open_from().is_none();
        advising.found.with(|it| why_not(it.as_deref(), over).is_some())
    });
    let saves = whether(move || advising.found.with(|it| it.as_ref().is_some_and(|it| it.saves())));
    let in_words = whether(move || {
        let says = |it: &LastDay| matches!(it, LastDay::Nothing | LastDay::Allocated);
        advising.found.with(|it| it.as_ref().is_some_and(|it| says(&it.last_day)))
    });
    // Nobody looks for the day until which a split loses less, where it spends no more.
    let has_day = whether(move || {
        let is_sought = |it: &Found| it.last_day != LastDay::Unknown || matches!(it.gain, Gain::Spends(_));
        advising.found.with(|it| it.as_ref().is_none_or(|it| is_sought(it)))
    });
    // What is in the panel is brought when it is opened first.
    let opened = RwSignal::new(false);
    let menu = NodeRef::new();
    close_behind(menu);
    view! {
        <div class="advice-line">
            <dl
                class="advice-figures"
                class:is-behind=whether(move || advising.is_behind.get())
                aria-busy=live(move || advising.is_behind.get().to_string())
            >
                <div>
                    <dt>{t("advice.unavoidable")}</dt>
                    <dd data-figure="unavoidable" translate="no">{says(|planner, it| format::amount(&it.unavoidable, planner.digits.get()))}</dd>
                </div>
                {part(move || has_day.get().then(|| view! {
                    <div>
                        <dt>{t("advice.lastDay")}</dt>
                        <dd class:in-words=in_words data-figure="last-day" translate="no">{says(last_day)}</dd>
                    </div>
                }))}
            </dl>
            <div class="advice-actions">
                <div class="advice-asks">
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
                        aria-disabled=true_while(move || advising.found.with(Option::is_none))
                        on:click=press(move || dialogs.explain.set(planner.advice_now().is_some()))
                    >{t("advice.explain")}</button>
                </div>
                <div class="fit-group">
                    <button
                        id="fit"
                        class="button"
                        class:primary=saves
                        type="button"
                        aria-disabled=cannot
                        aria-describedby="fit-says"
                        on:click=press(move || {
                            planner.fit();
                        })
                    >{t("advice.fit")}</button>
                    <button
                        id=SPLIT
                        class="button square"
                        class:primary=saves
                        type="button"
                        popovertarget="split-menu"
                        aria-label=t("advice.how")
                        title=t("advice.how")
                        on:click=press(move || opened.set(true))
                    ><Icon path="M4 6l4 4 4-4" /></button>
                </div>
                <div class="menu" id="split-menu" popover="auto" role="group" aria-label=t("advice.how") node_ref=menu>
                    <Later wanted=opened.into() bring=how />
                </div>
                <p id="fit-says" class="hint">{live_text(move || offered_in_short(planner).unwrap_or_default())}</p>
            </div>
        </div>
    }
}

fn last_day(planner: Planner, found: &Found) -> String {
    match &found.last_day {
        LastDay::On(day) => planner.with(|plan| format::day(day, &plan.start)),
        LastDay::Nothing => t("advice.lastDay.nothing").to_owned(),
        LastDay::Allocated => t("advice.lastDay.allocated").to_owned(),
        LastDay::Unknown => "–".to_owned(),
    }
}
