//! What happens and can be moved: events, and allocations that are still to be done, each with its day.

use super::days::{Days, LISTED};
use crate::app::browser;
use crate::app::format;
use crate::app::happening::event_name;
use crate::app::place::{Place, Value};
use crate::app::state::field_id;
use crate::app::text::{fill, t};
use crate::app::ui::{
    Bound, DateField, Drawing, Drawn, Icon, LiveText, NumberField, each, live, live_text, part, press, rest,
};
use crate::day::Day;
use crate::editor::draft::{self, Movable, RowKeys, happenings};
use crate::plan::document::{EventDocument, PlanDocument};
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn EventList() -> impl IntoView {
    let days = expect_context::<Days>();
    let all = Memo::new(move |_| days.planner.with(happenings));
    let events = days.planner.rows(|plan| &plan.events, draft::is_same_event);
    let rows: Rows = Memo::new(move |_| {
        let shown: Vec<Movable> = all.with(|all| all.iter().take(days.listed.get()).copied().collect());
        days.planner.with(|plan| events.with(|events| rows(plan, events, shown)))
    });
    let keys = Signal::derive(move || rows.with(|rows| rows.iter().map(|(key, _)| key.clone()).collect()));
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let more = move || all.with(Vec::len).saturating_sub(days.listed.get());
    view! {
        <section class="panel event-list" aria-labelledby="events-title">
            <h3 id="events-title">{t("timeline.events")}</h3>
            <p class="hint">{live_text(move || if none.get() { t("timeline.noEvents") } else { t("timeline.eventsHint") }.to_owned())}</p>
            <ul class="parts">
                {each(keys, move |key| view! { <Item rows key /> }.drawn())}
            </ul>
            {part(move || rest(more(), move || days.listed.update(|it| *it += LISTED)))}
        </section>
    }
}

/// What is listed, each by a key that stays with it while others come and go.
type Rows = Memo<Vec<(String, Movable)>>;

/// The rows of what is shown: events by their keys, allocations by their ids.
fn rows(plan: &PlanDocument, events: &RowKeys<EventDocument>, shown: Vec<Movable>) -> Vec<(String, Movable)> {
    let event_keys: Vec<String> = events.names().take(shown.len()).collect();
    let name = |it: &Movable| match *it {
        Movable::Event(at) => event_keys.get(at).map(|key| format!("event {key}")),
        Movable::Allocation(at) => plan.allocations.get(at).map(|it| format!("allocation {}", it.id)),
    };
    let names: Vec<String> = shown.iter().map(|it| name(it).unwrap_or_default()).collect();
    draft::keys(names.iter().map(String::as_str)).into_iter().zip(shown).collect()
}

/// What it is called: `Account A: Suspended`.
fn name(days: Days, plan: &PlanDocument, it: Movable) -> String {
    let account = |id: &str| draft::account_called(plan, id).unwrap_or_else(|| id.to_owned());
    let says = |lane: String, says: &str| fill("timeline.happens", &[("lane", &lane), ("says", says)]);
    match it {
        Movable::Event(at) => {
            let event = plan.events.get(at);
            event.map(|it| says(account(&it.ad_account), event_name(&it.kind))).unwrap_or_default()
        }
        Movable::Allocation(at) => {
            let part = plan.allocations.get(at);
            part.map(|it| {
                let amount = format::amount(&it.amount, days.planner.digits.get());
                says(account(&it.ad_account), &fill("happens.allocated", &[("amount", &amount)]))
            })
            .unwrap_or_default()
        }
    }
}

/// The amount of an event, where its kind has one.
fn amount_of(event: &EventDocument) -> Option<(&'static str, String)> {
    match event.kind.as_str() {
        "setDailySpend" => Some(("/dailySpend", event.daily_spend.clone().unwrap_or_default())),
        "moveCash" => Some(("/amount", event.amount.clone().unwrap_or_default())),
        _ => None,
    }
}

/// One of them.
#[component]
fn Item(rows: Rows, key: String) -> impl IntoView {
    let days = expect_context::<Days>();
    let planner = days.planner;
    let it = Memo::new(move |_| rows.with(|rows| rows.iter().find(|(it, _)| *it == key).map(|(_, it)| *it)));
    let path = move |field: &str| it.get().map(|it| it.path() + field).unwrap_or_default();
    let title =
        live(move || planner.with(|plan| it.get().map(|it| name(days, plan, it)).unwrap_or_default()));
    let day = live(move || {
        planner.with(|plan| it.get().and_then(|it| draft::day_of(plan, it)).unwrap_or_default().to_owned())
    });
    let set = move |to: String| {
        let Some(it) = it.get_untracked() else { return };
        planner.edit(|plan| draft::move_to(plan, it, to.clone()));
        if let Some(day) = Day::parse(&to) {
            days.choose(day);
        }
    };
    let by = move |step: i32| {
        let Some(from) = day.with_untracked(|day| Day::parse(day)) else { return };
        let to = from.plus(step);
        set(to.to_string());
        let name = title.get_untracked();
        let day = days.say_now(|words| words.day(to));
        Days::read_out(fill("timeline.movedTo", &[("what", &name), ("day", &day)]));
    };
    let remove = move || {
        let Some(it) = it.get_untracked() else { return };
        let sentence = fill("undo.removed", &[("name", &title.get_untracked())]);
        planner.change(sentence, |plan| match it {
            Movable::Event(at) => draft::remove_event(plan, at),
            Movable::Allocation(at) => draft::remove_allocation(plan, at),
        });
        browser::focus("undo");
    };
    let messages = Signal::derive(move || planner.messages.with(|all| all.under(&path(""))));
    // Which amount it has. A row stays one of its kind.
    let kind = planner.peek(|plan| match it.get_untracked()? {
        Movable::Event(at) => plan.events.get(at).and_then(amount_of).map(|(field, _)| field),
        Movable::Allocation(_) => None,
    });
    let label = move |key: &'static str| live(move || title.with(|title| fill(key, &[("what", title)])));
    view! {
        <li class="part-row">
            <p class="event-name">{LiveText::from(title)}</p>
            <DateField
                bound=Bound::new(live(move || field_id(&path("/on"))), label("timeline.dayOf"), day, set).quiet().saying(messages)
                required=true
            />
            <button class="button quiet square" type="button" title=t("timeline.minusDay") aria-label=label("timeline.earlier") on:click=press(move || by(-1))>
                <Icon path="M10 4L6 8l4 4" />
            </button>
            <button class="button quiet square" type="button" title=t("timeline.plusDay") aria-label=label("timeline.later") on:click=press(move || by(1))>
                <Icon path="M6 4l4 4-4 4" />
            </button>
            <button class="button quiet square" type="button" title=t("part.remove") aria-label=label("timeline.remove") on:click=press(remove)>
                <Icon path="M4 4l8 8M12 4L4 12" />
            </button>
            {kind.map(|field| amount_field(days, it, field))}
        </li>
    }
}

/// The field of an event's amount.
fn amount_field(days: Days, it: Memo<Option<Movable>>, field: &'static str) -> Drawn {
    let planner = days.planner;
    let place = Place::new(planner, move || match it.get() {
        Some(Movable::Event(at)) => Some(at),
        _ => None,
    });
    let amount = Value::<EventDocument> {
        read: Box::new(|it| amount_of(it).map(|(_, amount)| amount).unwrap_or_default()),
        write: Box::new(move |it, amount| {
            let place = if field == "/amount" { &mut it.amount } else { &mut it.daily_spend };
            *place = Some(amount);
        }),
    };
    let nothing = Signal::stored(Vec::new());
    view! {
        <NumberField bound=place.field(field, t("part.amount"), amount).quiet().saying(nothing) digits=planner.digits />
    }
    .drawn()
}
