//! The plan's days, currency and Business Center, and the way to its assumptions.

use crate::app::dialogs::Dialogs;
use crate::app::format;
use crate::app::messages::Message;
use crate::app::state::{Planner, SETTINGS, field_id};
use crate::app::text::{count, fill, t};
use crate::app::ui::{Choice, DateField, Icon, NumberField, TextField, live, live_text, part, press};
use crate::editor::currency::has_amounts;
use crate::editor::draft;
use crate::money::Currency;
use crate::plan::document::PlanDocument;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

fn messages(planner: Planner, path: &'static str) -> Signal<Vec<Message>> {
    Signal::derive(move || planner.messages.with(|all| all.at(path)))
}

fn value(planner: Planner, read: fn(&PlanDocument) -> String) -> Signal<String> {
    Signal::derive(move || planner.with(read))
}

fn edit(planner: Planner, change: fn(&mut PlanDocument, String)) -> impl Fn(String) + Copy {
    move |value| planner.edit(|plan| change(plan, value))
}

fn filled(value: String) -> Option<String> {
    Some(value).filter(|value| !value.is_empty())
}

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
            <DateField
                id=field_id("/start")
                label=t("settings.start")
                required=true
                value=value(planner, |plan| plan.start.clone())
                on_edit=edit(planner, |plan, day| plan.start = day)
                messages=messages(planner, "/start")
            />
            <DateField
                id=field_id("/end")
                label=t("settings.end")
                required=true
                value=value(planner, |plan| plan.end.clone())
                on_edit=edit(planner, |plan, day| plan.end = day)
                messages=messages(planner, "/end")
            />
            <Choice
                id=field_id("/currency")
                label=t("settings.currency")
                value=value(planner, |plan| plan.currency.clone())
                options=Signal::derive(currencies)
                on_edit=choose
                messages=messages(planner, "/currency")
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
            <TextField
                id=field_id("/businessCenter/name")
                label=t("settings.centerName")
                value=value(planner, |plan| plan.business_center.name.clone())
                on_edit=edit(planner, |plan, name| plan.business_center.name = name)
                messages=messages(planner, "/businessCenter/name")
            />
            <TextField
                id=field_id("/businessCenter/entity")
                label=t("account.entity")
                value=value(planner, |plan| plan.business_center.entity.clone().unwrap_or_default())
                on_edit=edit(planner, |plan, entity| plan.business_center.entity = filled(entity))
                messages=messages(planner, "/businessCenter/entity")
            />
            <NumberField
                id=field_id("/businessCenter/cash")
                label=t("settings.cash")
                value=value(planner, |plan| plan.business_center.cash.clone().unwrap_or_default())
                digits=planner.digits
                on_edit=edit(planner, |plan, cash| plan.business_center.cash = filled(cash))
                messages=messages(planner, "/businessCenter/cash")
                placeholder="0"
            />
            <NumberField
                id=field_id("/businessCenter/creditLine")
                label=t("settings.creditLine")
                value=value(planner, |plan| plan.business_center.credit_line.clone().unwrap_or_default())
                digits=planner.digits
                on_edit=edit(planner, |plan, line| plan.business_center.credit_line = filled(line))
                messages=messages(planner, "/businessCenter/creditLine")
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
