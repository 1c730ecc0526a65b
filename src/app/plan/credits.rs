//! The Business Center: its ad credits, and those that already lie in ad accounts.

use super::credit_card::CreditCard;
use crate::app::browser;
use crate::app::dialogs::Dialogs;
use crate::app::format;
use crate::app::printing::Printing;
use crate::app::state::{Planner, field_id};
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bound, DateField, Drawing, Icon, each, live_text, part, press, rest};
use crate::day::Day;
use crate::editor::draft;
use leptos::prelude::*;

/// How many ad credits of a group are shown at first, and how many more with each press.
const STEP: usize = 30;

/// The left-hand side.
#[component]
pub(crate) fn Credits() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let name = move || planner.with(|plan| plan.business_center.name.clone());
    let add = move || {
        let position = planner.edit(|plan| {
            draft::add_credit(plan, |number| fill("credit.name", &[("number", &number.to_string())]))
        });
        browser::focus(field_id(&format!("/adCredits/{position}/amount")));
    };
    let held = Memo::new(move |_| planner.with(|plan| plan.ad_credits.iter().any(draft::is_held)));
    let none = Memo::new(move |_| planner.with(|plan| plan.ad_credits.is_empty()));
    let dialogs = expect_context::<Dialogs>();
    view! {
        <section class="panel credits" aria-labelledby="credits-title">
            <div class="panel-head">
                <h2 id="credits-title">{t("credits.title")}</h2>
                <p class="panel-sub">{live_text(name)}</p>
            </div>
            <SameExpiry />
            <CreditGroup held=false />
            {part(move || none.get().then(|| view! {
                <div class="empty">
                    <p>{t("credits.empty")}</p>
                    <button class="button" type="button" on:click=press(move || dialogs.examples.set(true))>
                        {t("toolbar.example")}
                    </button>
                </div>
            }))}
            <button id="add-credit" class="button add" type="button" on:click=press(add)>
                <Icon path="M8 3v10M3 8h10" />
                {t("credits.add")}
            </button>
            // Below the dates, so that none moves under who types it.
            <Outlasting />
            {part(move || held.get().then(|| view! {
                <div class="held">
                    <h3>{t("credits.held")}</h3>
                    <p class="hint">{t("credits.heldHint")}</p>
                    <CreditGroup held=true />
                </div>
            }))}
        </section>
    }
}

/// The cards of one group.
#[component]
fn CreditGroup(held: bool) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let limit = RwSignal::new(STEP);
    let printing = expect_context::<Printing>();
    let most = move || printing.at_most(limit.get());
    let all = Memo::new(move |_| {
        planner.credit_keys.with(|keys| {
            planner.with(|plan| {
                let group =
                    plan.ad_credits.iter().zip(keys).filter(|(credit, _)| draft::is_held(credit) == held);
                group.map(|(_, key)| key.clone()).collect::<Vec<_>>()
            })
        })
    });
    let shown = Signal::derive(move || all.with(|all| all.iter().take(most()).cloned().collect::<Vec<_>>()));
    let more = move || all.with(Vec::len).saturating_sub(most());
    view! {
        <ul class="cards">
            {each(shown, move |key| view! { <CreditCard key held /> }.drawn())}
        </ul>
        {part(move || rest(more(), move || limit.update(|limit| *limit += STEP)))}
    }
}

/// That the plan ends before an ad credit expires, so that its figures say nothing of what comes of it.
#[component]
fn Outlasting() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let found = Memo::new(move |_| {
        let owned = |(credit, day, fits): (&str, Day, bool)| (credit.to_owned(), day.to_string(), fits);
        planner.with(|plan| draft::outlasting(plan).map(owned))
    });
    let end = move || {
        if let Some((_, day, _)) = found.get_untracked() {
            planner.edit(|plan| plan.end = day);
        }
        browser::focus("main");
    };
    part(move || {
        found.get().map(|(credit, day, fits)| {
            let day = format::day_with_year(&day);
            let label = fill("credits.endThen", &[("day", &day)]);
            view! {
                <div class="ask-box">
                    <p>{fill("credits.endsBefore", &[("credit", &credit), ("day", &day)])}</p>
                    {fits.then(|| view! { <div class="ask-row">
                        <button class="button" type="button" on:click=press(end)>{label}</button>
                    </div> })}
                </div>
            }
        })
    })
}

/// One date for all ad credits that have none.
#[component]
fn SameExpiry() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let missing = Memo::new(move |_| planner.with(draft::without_expiry));
    let date = RwSignal::new(String::new());
    let set = move || {
        let date = date.get_untracked();
        if date.is_empty() {
            browser::focus("same-expiry");
        } else {
            planner.edit(|plan| draft::set_missing_expiries(plan, &date));
            browser::focus("main");
        }
    };
    part(move || {
        (missing.get() > 0).then(|| {
            view! {
                <div class="ask-box">
                    <p>{live_text(move || count("credits.askExpiries", missing.get(), &[]))}</p>
                    {part(move || (missing.get() > 1).then(|| view! { <div class="ask-row">
                        <DateField bound=Bound::entered("same-expiry", t("credits.sameExpiry"), date) />
                        <button class="button" type="button" on:click=press(set)>{t("credits.setExpiries")}</button>
                    </div> }))}
                </div>
            }
        })
    })
}
