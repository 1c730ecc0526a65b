//! The plan's days, currency and Business Center, and the rules that rest on an assumption.

use crate::app::format;
use crate::app::messages::Message;
use crate::app::state::{Planner, SETTINGS, field_id};
use crate::app::text::{fill, t};
use crate::app::widgets::{Choice, DateField, Icon, NumberField, TextField, live, part, press};
use crate::money::Currency;
use crate::wire::document::PlanDocument;
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
                <span class="settings-period">{live(period)}</span>
            </button>
            {part(move || unfolded.get().then(|| view! {
                <div class="details">
                    <PlanFields />
                    <CenterFields />
                    <Assumptions />
                </div>
            }))}
        </section>
    }
}

/// Days and currency.
#[component]
fn PlanFields() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let currencies =
        || Currency::all().map(|it| (it.code().to_owned(), it.code().to_owned())).collect::<Vec<_>>();
    view! {
        <fieldset class="group fields">
            <legend>{t("settings.plan")}</legend>
            <DateField
                id=field_id("/start")
                label=t("settings.start")
                value=value(planner, |plan| plan.start.clone())
                on_edit=edit(planner, |plan, day| plan.start = day)
                messages=messages(planner, "/start")
            />
            <DateField
                id=field_id("/end")
                label=t("settings.end")
                value=value(planner, |plan| plan.end.clone())
                on_edit=edit(planner, |plan, day| plan.end = day)
                messages=messages(planner, "/end")
            />
            <Choice
                id=field_id("/currency")
                label=t("settings.currency")
                value=value(planner, |plan| plan.currency.clone())
                options=Signal::stored(currencies())
                on_edit=edit(planner, |plan, currency| plan.currency = currency)
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

/// One assumption: its field, its options, and what is known about it.
#[component]
fn Assumption(
    /// JSON pointer of the assumption.
    path: &'static str,
    /// What it decides.
    label: &'static str,
    /// What is known about it, and from whom.
    basis: &'static str,
    /// The first option is the default.
    options: Vec<(String, String)>,
    read: fn(&PlanDocument) -> Option<String>,
    change: fn(&mut PlanDocument, Option<String>),
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let usual = StoredValue::new(options.first().map(|(it, _)| it.clone()).unwrap_or_default());
    view! {
        <div class="assumption">
            <Choice
                id=field_id(path)
                label
                value=Signal::derive(move || planner.with(read).unwrap_or_else(|| usual.get_value()))
                options=Signal::stored(options)
                on_edit=move |it: String| {
                    let said = Some(it).filter(|it| usual.with_value(|usual| it != usual));
                    planner.edit(|plan| change(plan, said));
                }
                messages=messages(planner, path)
            />
            <p class="hint">{basis}</p>
        </div>
    }
}

fn options(all: &[(&str, &'static str)]) -> Vec<(String, String)> {
    all.iter().map(|(it, name)| ((*it).to_owned(), (*name).to_owned())).collect()
}

/// The rules that TikTok has not published, each with its switch.
#[component]
fn Assumptions() -> impl IntoView {
    view! {
        <fieldset class="group assumptions">
            <legend>{t("assumptions.title")}</legend>
            <Assumption
                path="/assumptions/suspension"
                label=t("assumptions.suspension")
                basis=t("assumptions.suspension.basis")
                options=options(&[
                    ("forfeit", t("assumptions.suspension.forfeit")),
                    ("freeze", t("assumptions.suspension.freeze")),
                ])
                read=|plan| plan.assumptions.suspension.clone()
                change=|plan, it| plan.assumptions.suspension = it
            />
            <Assumption
                path="/assumptions/drawOrder"
                label=t("assumptions.drawOrder")
                basis=t("assumptions.drawOrder.basis")
                options=options(&[
                    ("soonestExpiry", t("assumptions.drawOrder.soonestExpiry")),
                    ("latestExpiry", t("assumptions.drawOrder.latestExpiry")),
                    ("oldestIssue", t("assumptions.drawOrder.oldestIssue")),
                ])
                read=|plan| plan.assumptions.draw_order.clone()
                change=|plan, it| plan.assumptions.draw_order = it
            />
            <Assumption
                path="/assumptions/creditBeforeCash"
                label=t("assumptions.spendOrder")
                basis=t("assumptions.spendOrder.basis")
                options=options(&[
                    ("true", t("assumptions.spendOrder.credit")),
                    ("false", t("assumptions.spendOrder.cash")),
                ])
                read=|plan| plan.assumptions.credit_before_cash.map(|it| it.to_string())
                change=|plan, it| plan.assumptions.credit_before_cash = it.map(|it| it == "true")
            />
            <Assumption
                path="/assumptions/sharedAccountsMayReceive"
                label=t("assumptions.shared")
                basis=t("assumptions.shared.basis")
                options=options(&[
                    ("false", t("assumptions.shared.no")),
                    ("true", t("assumptions.shared.yes")),
                ])
                read=|plan| plan.assumptions.shared_accounts_may_receive.map(|it| it.to_string())
                change=|plan, it| plan.assumptions.shared_accounts_may_receive = it.map(|it| it == "true")
            />
        </fieldset>
    }
}
