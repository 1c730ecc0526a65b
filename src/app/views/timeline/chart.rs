//! The chart: lanes over the days, one below the other.

use super::days::Days;
use super::drawing::{Frame, axis, lane_drawing, legend};
use super::keys::{Key, led};
use super::pointer::{Pointer, movable};
use super::scale::Scale;
use super::words::Words;
use crate::app::browser;
use crate::app::text::{fill, t};
use crate::app::views::explaining::Explaining;
use crate::app::widgets::{Drawing, Drawn, live, part, whether};
use crate::day::Day;
use crate::editor::timeline::{Lane, MarkerKind};
use crate::plan::Holder;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

/// The chart.
#[component]
pub(super) fn Chart() -> impl IntoView {
    let days = expect_context::<Days>();
    let width = measured();
    let today = Day::parse(&days.planner.today.peek());
    let frame = Memo::new(move |_| frame(days, width.get(), today));
    let explaining = expect_context::<Explaining>();
    let pointer = Pointer { days, explaining, frame, drag: RwSignal::new(None) };
    let lanes = move || {
        let frame = frame.get()?;
        let lanes = days.lanes.get();
        let lane = |words: Words<'_>| {
            lanes
                .iter()
                .enumerate()
                .map(|(at, lane)| lane_view(pointer, words, frame, at, lane))
                .collect::<Vec<_>>()
        };
        Some(days.say(lane))
    };
    let below = move || {
        let frame = frame.get()?;
        days.say(|words| Some(axis(words, frame, today)))
    };
    let says = live(move || pointer.says().or_else(|| at_cursor(days)).unwrap_or_default());
    view! {
        <div class="chart" dir="ltr">
            <div
                id="timeline-chart"
                class="lanes"
                role="application"
                tabindex="0"
                aria-label=t("timeline.chartLabel")
                aria-describedby="timeline-keys"
                on:keydown=move |event: KeyboardEvent| keydown(pointer, &event)
                on:pointerdown=move |event: PointerEvent| pointer.down(&event)
                on:pointermove=move |event: PointerEvent| pointer.moved(&event)
                on:pointerup=move |_| pointer.up()
                on:pointercancel=move |_| pointer.cancelled()
            >
                {part(lanes)}
            </div>
            <div class="axis">
                <svg id="timeline-axis" class="axis-plot" height="24" aria-hidden="true" focusable="false">{part(below)}</svg>
            </div>
            <p class="readout" aria-hidden="true">{says}</p>
        </div>
        <p class="hint" id="timeline-keys">{t("timeline.keys")}</p>
        {part(move || legend(kinds(days)))}
    }
}

/// How many pixels wide the days are. It is measured once they are on the page, and when the window changes.
fn measured() -> RwSignal<i32> {
    let width = RwSignal::new(0);
    let measure = move || {
        if let Some(found) = browser::width_of("timeline-axis").filter(|it| *it != width.get_untracked()) {
            width.set(found);
        }
    };
    Effect::new(move |_| request_animation_frame(measure));
    let on_resize = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || on_resize.remove());
    width
}

/// How the lanes are drawn; nothing before their width is known.
fn frame(days: Days, width: i32, today: Option<Day>) -> Option<Frame> {
    let period = days.period()?;
    let is_account = |lane: &&Lane| lane.holder != Holder::BusinessCenter;
    let most = days.lanes.with(|lanes| lanes.iter().filter(is_account).map(Lane::most).max());
    let ahead = today.map_or(0, |today| today.since(period.start) + 1).clamp(0, period.days());
    (width > 0).then(|| Frame {
        scale: Scale::new(period, width),
        width,
        most: most.unwrap_or_default(),
        ahead: usize::try_from(ahead).unwrap_or(0),
    })
}

fn lane_view(pointer: Pointer, words: Words<'_>, frame: Frame, at: usize, lane: &Lane) -> Drawn {
    let days = pointer.days;
    let name = words.lane(lane.holder);
    let key = match lane.holder {
        Holder::BusinessCenter => "timeline.heldCenter",
        Holder::AdAccount(_) => "timeline.heldAccount",
    };
    let held = live(move || {
        let (Some(day), lanes) = (days.day.get(), days.lanes.get()) else { return String::new() };
        let Some(lane) = lanes.get(at) else { return String::new() };
        days.say(|words| fill(key, &[("amount", &words.amount(lane.at(day, Vec::new()).held))]))
    });
    let current = move || days.cursor.get().lane == at;
    view! {
        <div class="lane" class:is-current=whether(current) class:is-over=whether(move || pointer.is_over(at)) data-lane=at.to_string()>
            <div class="lane-head">
                <span class="lane-name">{name}</span>
                <button class="handle" type="button" tabindex="-1" data-handle="">{held}</button>
            </div>
            <div class="lane-days" data-days="">{lane_drawing(days, words, frame, at, lane)}</div>
        </div>
    }
    .drawn()
}

/// What the cursor stands on, in words.
fn at_cursor(days: Days) -> Option<String> {
    let (cursor, day, lanes) = (days.cursor.get(), days.day.get()?, days.lanes.get());
    let lane = lanes.get(cursor.lane)?;
    let marker = cursor.marker.and_then(|at| lane.markers.get(at)).filter(|marker| marker.on == day);
    days.say(|words| {
        Some(match marker {
            Some(marker) => words.full(lane.holder, marker),
            None => words.moment(lane.holder, &lane.at(day, Vec::new())),
        })
    })
}

fn keydown(pointer: Pointer, event: &KeyboardEvent) {
    let days = pointer.days;
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    let Some(day) = days.day.get_untracked() else { return };
    let cursor = days.cursor.get_untracked();
    match event.key().as_str() {
        "Escape" => {
            pointer.cancelled();
            browser::focus("scrubber");
        }
        "Enter" => {
            event.prevent_default();
            enter(days, day);
        }
        name => {
            let (Some(key), Some(period)) = (Key::named(name), days.period_now()) else { return };
            event.prevent_default();
            let lanes: Vec<Vec<Day>> = days.lanes.with_untracked(|lanes| {
                lanes.iter().map(|lane| lane.markers.iter().map(|it| it.on).collect()).collect()
            });
            let (cursor, day) = led(key, (cursor, day), &lanes, period);
            days.cursor.set(cursor);
            days.choose(day);
            if let Some(sentence) = untrack(move || at_cursor(days)) {
                days.read_out(sentence);
            }
        }
    }
}

/// Enter on a marker goes to its day's field; elsewhere it proposes an event.
fn enter(days: Days, day: Day) {
    let cursor = days.cursor.get_untracked();
    let moves = days.lanes.with_untracked(|lanes| {
        let marker = lanes.get(cursor.lane)?.markers.get(cursor.marker?)?;
        marker.moves.map(movable)
    });
    match moves {
        Some(it) => days.edit(it),
        None => days.propose(day, days.account_of(cursor.lane)),
    }
}

/// The kinds of markers that are shown, each once.
fn kinds(days: Days) -> Vec<MarkerKind> {
    let mut kinds = Vec::new();
    days.lanes.with(|lanes| {
        for marker in lanes.iter().flat_map(|lane| &lane.markers) {
            if !kinds.contains(&marker.kind) {
                kinds.push(marker.kind);
            }
        }
    });
    kinds
}
