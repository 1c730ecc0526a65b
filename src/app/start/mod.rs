//! A plan with nothing in it yet: the first ad credit, other ways to begin, and a plan that loses money to look at.

mod example;

use self::example::ExampleFigure;
use crate::app::browser;
use crate::app::dialogs::Dialogs;
use crate::app::state::Added;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::{Bound, DateField, Drawing, Drawn, Icon, NumberField, live, press};
use crate::editor::draft;
use leptos::prelude::*;

/// What the first screen is while the plan is empty.
#[component]
pub(crate) fn Start() -> impl IntoView {
    view! {
        <div class="screen start">
            <div class="start-ways">
                <FirstCredit />
                <Ways />
            </div>
            <ExampleFigure />
        </div>
    }
}

/// The first ad credit: how much, and until when.
#[component]
fn FirstCredit() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let amount = RwSignal::new(String::new());
    let expires = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let needed = move |it: RwSignal<String>, key: &'static str| {
        move || (asked.get() && it.with(String::is_empty)).then(|| t(key).to_owned())
    };
    let add = move || {
        let (amount, expires) = (amount.get_untracked(), expires.get_untracked());
        asked.set(true);
        if amount.is_empty() {
            return browser::focus("start-amount");
        }
        if expires.is_empty() {
            return browser::focus("start-expires");
        }
        planner.edit(|plan| {
            let at =
                draft::add_credit(plan, |number| fill("credit.name", &[("number", &number.to_string())]));
            if let Some(credit) = plan.ad_credits.get_mut(at) {
                credit.amount = amount;
                credit.expires = Some(expires);
            }
            // A plan that begins with this ad credit lasts as long.
            if let Some((_, day, true)) = draft::outlasting(plan) {
                plan.end = day.to_string();
            }
        });
        browser::focus("add-account");
    };
    let label = live(move || planner.with(|plan| fill("start.amount", &[("currency", &plan.currency)])));
    view! {
        <form class="start-form" aria-labelledby="start-title" on:submit=move |event| {
            event.prevent_default();
            add();
        }>
            <h2 id="start-title">{t("start.first")}</h2>
            <div class="start-fields">
                <NumberField
                    bound=Bound::entered("start-amount", label, amount).wrong(needed(amount, "start.amountNeeded"))
                    digits=planner.digits
                    placeholder="9000"
                />
                <DateField
                    bound=Bound::entered("start-expires", t("start.expires"), expires).wrong(needed(expires, "ask.expiry"))
                />
                <button class="button primary" type="submit">{t("credits.add")}</button>
            </div>
            <p class="hint">{t("start.hint")}</p>
        </form>
    }
}

/// Other ways to begin.
#[component]
fn Ways() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let dialogs = expect_context::<Dialogs>();
    let added = expect_context::<Added>();
    let way = |icon: &'static str, title: &'static str, says: &'static str| -> Drawn {
        view! {
            <Icon path=icon />
            <span><span class="name">{title}</span><span class="hint">{says}</span></span>
        }
        .drawn()
    };
    view! {
        <ul class="start-others">
            <li><button class="way" type="button" aria-haspopup="dialog" on:click=press(move || dialogs.import.set(true))>
                {way("M8 11V3M4.5 6L8 2.5 11.5 6M2.5 11v2.5h11V11", t("start.import"), t("start.importSays"))}
            </button></li>
            <li><button class="way" type="button" on:click=press(move || added.add(planner))>
                {way("M2.5 3.5h11v9h-11zM2.5 6.5h11M6 6.5v6", t("start.type"), t("start.typeSays"))}
            </button></li>
            <li><button class="way" type="button" aria-haspopup="dialog" on:click=press(move || dialogs.examples.set(true))>
                {way("M4 2h5l3 3v9H4zM9 2v3h3", t("toolbar.example"), t("start.exampleSays"))}
            </button></li>
            <li><a class="way" href="#learn">
                {way("M3 3h4a1.5 1.5 0 0 1 1 .5A1.5 1.5 0 0 1 9 3h4v9.5H9a1.5 1.5 0 0 0-1 .5 1.5 1.5 0 0 0-1-.5H3zM8 3.5v9", t("screen.learn"), t("start.learnSays"))}
            </a></li>
        </ul>
    }
}
