//! Adding an event: to which ad account, on which day, and what.

use super::days::{Days, Task};
use crate::app::browser;
use crate::app::happening::event_kinds;
use crate::app::text::t;
use crate::app::ui::{Bound, Choice, DateField, Drawing, Drawn, NumberField, options, part, press};
use crate::editor::draft::{self, Happening, Movable};
use crate::money::Minor;
use leptos::prelude::*;

/// The control `event-NAME` of what is entered.
fn field(days: Days, id: &'static str, label: &'static str, of: fn(&mut Happening) -> &mut String) -> Bound {
    let text = Signal::derive(move || of(&mut days.happening.get()).clone());
    Bound::new(id, label, text, move |text| days.happening.update(|it| *of(it) = text))
}

/// The form.
#[component]
pub(super) fn EventForm() -> impl IntoView {
    let days = expect_context::<Days>();
    let accounts = Signal::derive(move || days.planner.with(draft::account_choices));
    // The first ad account, until one is chosen.
    if days.happening.with_untracked(|it| it.account.is_empty()) {
        let first = accounts.with_untracked(|all| all.first().map(|(id, _)| id.clone()));
        days.happening.update(|it| it.account = first.unwrap_or_default());
    }
    let kind = Memo::new(move |_| days.happening.with(|it| it.kind.clone()));
    let is_tried = RwSignal::new(false);
    let add = move || {
        if untrack(move || lacks_amount(days)) {
            is_tried.set(true);
            return browser::focus("event-amount");
        }
        let it = days.happening.get_untracked();
        if let Some(day) = crate::day::Day::parse(&it.on) {
            days.choose(day);
        }
        let at = days.planner.edit(|plan| draft::add_event(plan, it));
        days.task.set(Task::None);
        days.edit(Movable::Event(at));
    };
    let extra = move || match kind.get().as_str() {
        "setDailySpend" => Some(
            view! {
                <NumberField bound=field(days, "event-amount", t("accounts.dailySpend"), |it| &mut it.amount)
                    digits=days.planner.digits placeholder="0" />
            }
            .drawn(),
        ),
        "moveCash" => Some(cash(days, is_tried)),
        "violation" => Some(violation(days)),
        _ => None,
    };
    view! {
        <form class="task" aria-label=t("timeline.addEvent") on:submit=move |event| {
            event.prevent_default();
            add();
        }>
            <div class="fields">
                <Choice bound=field(days, "event-kind", t("rows.event"), |it| &mut it.kind) options=options(event_kinds()) />
                <Choice bound=field(days, "event-account", t("accounts.account"), |it| &mut it.account) options=accounts />
                <DateField bound=field(days, "event-on", t("part.on"), |it| &mut it.on) required=true />
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

/// Whether cash is to move, and it is not said how much.
fn lacks_amount(days: Days) -> bool {
    let currency = days.planner.currency.get();
    let amount = |text: &str| currency.and_then(|it| Minor::parse(text, it)).filter(|it| it.is_positive());
    days.happening.with(|it| it.kind == "moveCash" && amount(&it.amount).is_none())
}

fn cash(days: Days, is_tried: RwSignal<bool>) -> Drawn {
    let why = move || (is_tried.get() && lacks_amount(days)).then(|| t("timeline.amountNeeded").to_owned());
    let directions = options([("to", t("cash.to")), ("from", t("cash.from"))]);
    view! {
        <Choice bound=field(days, "event-direction", t("cash.direction"), |it| &mut it.direction) options=directions />
        <NumberField bound=field(days, "event-amount", t("part.amount"), |it| &mut it.amount).wrong(why)
            digits=days.planner.digits placeholder="0" />
    }
    .drawn()
}

fn violation(days: Days) -> Drawn {
    let all = options([
        ("boughtCredit", t("violation.boughtCredit")),
        ("soldCredit", t("violation.soldCredit")),
        ("sharedCode", t("violation.sharedCode")),
        ("receivedTransfer", t("violation.receivedTransfer")),
        ("fakeCode", t("violation.fakeCode")),
        ("misrepresented", t("violation.misrepresented")),
    ]);
    view! {
        <Choice bound=field(days, "event-violation", t("violation.label"), |it| &mut it.violation) options=all />
    }
    .drawn()
}
