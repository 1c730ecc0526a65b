//! Adding an event: to which ad account, on which day, and what.

use super::days::{Days, Task};
use crate::app::browser;
use crate::app::text::t;
use crate::app::ui::{Choice, DateField, Drawing, Drawn, NumberField, part, press};
use crate::editor::draft::{self, Happening, Movable};
use leptos::prelude::*;

fn field(days: Days, read: fn(&Happening) -> &String) -> Signal<String> {
    Signal::derive(move || days.happening.with(|it| read(it).clone()))
}

fn edit(days: Days, write: fn(&mut Happening) -> &mut String) -> impl Fn(String) + Copy {
    move |text| days.happening.update(|it| *write(it) = text)
}

fn options(all: &[(&str, &'static str)]) -> Signal<Vec<(String, String)>> {
    Signal::stored(all.iter().map(|(value, name)| ((*value).to_owned(), (*name).to_owned())).collect())
}

/// The form.
#[component]
pub(super) fn EventForm() -> impl IntoView {
    let days = expect_context::<Days>();
    let none = Signal::derive(Vec::new);
    let accounts = Signal::derive(move || {
        days.planner.with(|plan| {
            plan.ad_accounts.iter().map(|it| (it.id.clone(), it.name.clone())).collect::<Vec<_>>()
        })
    });
    // The first ad account, until one is chosen.
    if days.happening.with_untracked(|it| it.account.is_empty()) {
        let first = accounts.with_untracked(|all| all.first().map(|(id, _)| id.clone()));
        days.happening.update(|it| it.account = first.unwrap_or_default());
    }
    let kind = Memo::new(move |_| days.happening.with(|it| it.kind.clone()));
    let add = move || {
        let mut it = days.happening.get_untracked();
        if it.direction.is_empty() {
            "to".clone_into(&mut it.direction);
        }
        if it.violation.is_empty() {
            "boughtCredit".clone_into(&mut it.violation);
        }
        if let Some(day) = crate::day::Day::parse(&it.on) {
            days.choose(day);
        }
        let at = days.planner.edit(|plan| draft::add_event(plan, it));
        days.task.set(Task::None);
        days.edit(Movable::Event(at));
    };
    let extra = move || {
        match kind.get().as_str() {
        "setDailySpend" => Some(
            view! {
                <NumberField id="event-amount".to_owned() label=t("accounts.dailySpend") value=field(days, |it| &it.amount)
                    digits=days.planner.digits on_edit=edit(days, |it| &mut it.amount) messages=none placeholder="0" />
            }
            .drawn(),
        ),
        "moveCash" => Some(cash(days)),
        "violation" => Some(violation(days)),
        _ => None,
    }
    };
    view! {
        <form class="task" aria-label=t("timeline.addEvent") on:submit=move |event| {
            event.prevent_default();
            add();
        }>
            <div class="fields">
                <Choice id="event-kind".to_owned() label=t("rows.event") value=kind options=kinds()
                    on_edit=edit(days, |it| &mut it.kind) messages=none />
                <Choice id="event-account".to_owned() label=t("accounts.account") value=field(days, |it| &it.account)
                    options=accounts on_edit=edit(days, |it| &mut it.account) messages=none />
                <DateField id="event-on".to_owned() label=t("part.on") required=true value=field(days, |it| &it.on)
                    on_edit=edit(days, |it| &mut it.on) messages=none />
                {part(extra)}
            </div>
            <div class="actions">
                <button class="button primary" type="submit">{t("timeline.add")}</button>
                <button class="button" type="button" on:click=press(move || {
                    days.task.set(Task::None);
                    browser::focus("timeline-chart");
                })>{t("import.cancel")}</button>
            </div>
        </form>
    }
}

/// What can happen. What is rare comes last.
fn kinds() -> Signal<Vec<(String, String)>> {
    options(&[
        ("suspend", t("event.suspend")),
        ("reinstate", t("event.reinstate")),
        ("close", t("event.close")),
        ("setDailySpend", t("event.setDailySpend")),
        ("moveCash", t("event.moveCash")),
        ("violation", t("event.violation")),
    ])
}

fn cash(days: Days) -> Drawn {
    let none = Signal::derive(Vec::new);
    let direction = Signal::derive(move || {
        days.happening.with(|it| if it.direction.is_empty() { "to".to_owned() } else { it.direction.clone() })
    });
    let directions = options(&[("to", t("cash.to")), ("from", t("cash.from"))]);
    view! {
        <Choice id="event-direction".to_owned() label=t("cash.direction") value=direction options=directions
            on_edit=edit(days, |it| &mut it.direction) messages=none />
        <NumberField id="event-amount".to_owned() label=t("part.amount") value=field(days, |it| &it.amount)
            digits=days.planner.digits on_edit=edit(days, |it| &mut it.amount) messages=none placeholder="0" />
    }
    .drawn()
}

fn violation(days: Days) -> Drawn {
    let value = Signal::derive(move || {
        days.happening
            .with(|it| if it.violation.is_empty() { "boughtCredit".to_owned() } else { it.violation.clone() })
    });
    let all = options(&[
        ("boughtCredit", t("violation.boughtCredit")),
        ("soldCredit", t("violation.soldCredit")),
        ("sharedCode", t("violation.sharedCode")),
        ("receivedTransfer", t("violation.receivedTransfer")),
        ("fakeCode", t("violation.fakeCode")),
        ("misrepresented", t("violation.misrepresented")),
    ]);
    view! {
        <Choice id="event-violation".to_owned() label=t("violation.label") value options=all
            on_edit=edit(days, |it| &mut it.violation) messages=Signal::derive(Vec::new) />
    }
    .drawn()
}
