//! The plan's days, currency and Business Center, and the way to its assumptions.

use crate::app::dialogs::Dialogs;
use crate::app::format;
use crate::app::place::{Edited, value};
use crate::app::state::{Planner, SETTINGS};
use crate::app::text::{count, fill, t};
use crate::app::ui::{Choice, DateField, Icon, NumberField, TextField, live, live_text, part, press};
use crate::editor::currency::has_amounts;
use crate::editor::draft;
use crate::money::Currency;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The settings, folded behind the days they give the plan.
#[component]
pub(crate) fn Settings() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let unfolded = Memo::new(move |_| planner.is_unfolded(SETTINGS));
    let period = move || {
        planner.with(|plan| {
            let (from, to) = (format::day_with_year(&plan.start), format::day_with_year(&plan.end));
            fill("settings.period", &[("from", &from), ("to", &to), ("currency", &plan.currency)])
        })
    };
    view! {
        <section class="settings" aria-label=t("settings.title")>
            <button
                class="disclosure"
                type="button"
                id="settings"
                aria-expanded=live(move || unfolded.get().to_string())
                on:click=press(move || planner.toggle(SETTINGS))
            >
                <Icon path="M6 4l4 4-4 4" />
                <span class="name">{t("settings.title")}</span>
                <span class="settings-period">{live_text(period)}</span>
            </button>
            {part(move || unfolded.get().then(|| view! {
                <div class="details">
                    <PlanFields />
                    <CenterFields />
                    <AssumptionsLink />
                </div>
            }))}
        </section>
    }
}

/// Days and currency.
#[component]
fn PlanFields() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let asked = expect_context::<Dialogs>().currency;
    let currencies = move || {
        // While it is asked, and where nothing came of it, the field shows what the plan has.
        asked.track();
        Currency::all().map(|it| (it.code().to_owned(), it.code().to_owned())).collect()
    };
    // Each letter that is typed chooses another one: which is meant is known once the field is left, or by Enter.
    let is_typing = StoredValue::new(false);
    let typed = StoredValue::new(None::<Currency>);
    let choose = move |code: String| match Currency::from_code(&code) {
        Some(it) if planner.peek(has_amounts) && is_typing.get_value() => typed.set_value(Some(it)),
        Some(it) if planner.peek(has_amounts) => asked.set(Some(it)),
        _ => planner.edit(|plan| plan.currency = code),
    };
    let ask = move || {
        let chosen = typed.try_update_value(Option::take).flatten();
        if let Some(it) = chosen.filter(|it| planner.peek(|plan| plan.currency != it.code())) {
            asked.set(Some(it));
        }
    };
    let on_key = move |event: KeyboardEvent| {
        is_typing.set_value(event.key() != "Enter");
        if event.key() == "Enter" {
            ask();
        }
    };
    view! {
        <fieldset
            class="group fields"
            on:keydown=on_key
            on:pointerdown=move |_| is_typing.set_value(false)
            on:focusout=move |_| ask()
        >
            <legend>{t("settings.plan")}</legend>
            <DateField bound=planner.field("/start", t("settings.start"), value!(start)) required=true />
            <DateField bound=planner.field("/end", t("settings.end"), value!(end)) required=true />
            <Choice
                bound=planner.field("/currency", t("settings.currency"), value!(currency)).editing(choose)
                options=Signal::derive(currencies)
            />
        </fieldset>
    }
}

/// The Business Center.
#[component]
fn CenterFields() -> impl IntoView {
    let planner = expect_context::<Planner>();
    view! {
        <fieldset class="group fields">
            <legend>{t("credits.title")}</legend>
            <TextField bound=planner.field("/businessCenter/name", t("settings.centerName"), value!(business_center.name)) />
            <TextField bound=planner.field("/businessCenter/entity", t("account.entity"), value!(business_center.entity)) />
            <NumberField
                bound=planner.field("/businessCenter/cash", t("settings.cash"), value!(business_center.cash))
                digits=planner.digits
                placeholder="0"
            />
            <NumberField
                bound=planner.field("/businessCenter/creditLine", t("settings.creditLine"), value!(business_center.credit_line))
                digits=planner.digits
                placeholder="0"
            />
        </fieldset>
    }
}

/// The ways to what TikTok has not published, as this plan assumes it, and to who allocates.
#[component]
fn AssumptionsLink() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let says = move || match planner.with(|plan| draft::assumptions_changed(&plan.assumptions)) {
        0 => t("assumptions.usual").to_owned(),
        changed => count("assumptions.changed", changed, &[]),
    };
    let members = move || match planner.with(|plan| plan.members.len()) {
        0 => t("members.none").to_owned(),
        some => count("members.some", some, &[]),
    };
    view! {
        <div class="group actions">
            <button class="button" type="button" aria-haspopup="dialog" on:click=press(move || planner.assumptions.set(true))>
                {live_text(says)}
            </button>
            <button class="button" type="button" aria-haspopup="dialog" on:click=press(move || planner.reveal("/members"))>
                {live_text(members)}
            </button>
        </div>
    }
}
