//! The chart: lanes over the days, one below the other.

use super::days::{Days, STEP};
use super::drawing::{Frame, RULER, lane_drawing, legend, ruler};
use super::keys::{Key, led};
use super::pointer::{Pointer, movable};
use super::scrubber::Slider;
use super::words::Words;
use crate::app::browser;
use crate::app::explain::explaining::Explaining;
use crate::app::printing::Printing;
use crate::app::text::{fill, t};
use crate::app::ui::{Drawing, Drawn, LiveText, live, part, rest, whether};
use crate::day::Day;
use crate::editor::timeline::{Lane, MarkerKind};
use crate::plan::Holder;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

/// About how many pixels wide the days are on paper. What is drawn for this grows and shrinks with the paper.
const PAPER: i32 = 400;

/// The chart.
#[component]
pub(super) fn Chart() -> impl IntoView {
    let days = expect_context::<Days>();
    let width = measured(days);
    let today = Day::parse(&days.planner.today.peek());
    let printing = expect_context::<Printing>();
    let frame = Memo::new(move |_| {
        let drawn = days.drawn()?;
        let width = Some(if printing.is_on() { PAPER } else { width.get() }).filter(|width| *width > 0)?;
        days.timeline.with(|it| it.as_ref().map(|it| Frame::new(it, drawn, width, today)))
    });
    let explaining = expect_context::<Explaining>();
    let pointer = Pointer { days, explaining, frame, drag: RwSignal::new(None) };
    let lanes = move || {
        let frame = frame.get()?;
        let lanes = days.lanes.get();
        let lane = |words: Words<'_>| {
            lanes
                .iter()
                .enumerate()
                .map(|(at, lane)| lane_view(pointer, words, &frame, at, lane))
                .collect::<Vec<_>>()
        };
        Some(days.say(lane))
    };
    let above = move || {
        let frame = frame.get()?;
        days.say(|words| Some(ruler(days, words, &frame)))
    };
    let says = live(move || pointer.says().or_else(|| at_cursor(days)).unwrap_or_default());
    let checked = whether(move || {
        days.timeline.with(|it| it.as_ref().is_some_and(|it| !it.plan().actuals().is_empty()))
    });
    view! {
        <div class="chart" dir="ltr">
            <div class="lane-top-place"><div class="lane-top">
                <p class="lane-head">{t("timeline.order")}</p>
                <p class="lane-gets">{t("timeline.gets")}</p>
                <div class="ruler">
                    <svg id="timeline-axis" class="ruler-plot" height=RULER.to_string() viewBox=move || frame.get().map(|it| it.view_box(RULER)) aria-hidden="true" focusable="false">{part(above)}</svg>
                    <Slider />
                </div>
                <p class="lane-out">{t("figure.stranded")}</p>
            </div></div>
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
            <p class="readout" aria-hidden="true">{LiveText::from(says)}</p>
        </div>
        <Folded />
        {part(move || legend(kinds(days), checked.get()))}
    }
}

/// The way to the lanes that are folded.
#[component]
fn Folded() -> impl IntoView {
    let days = expect_context::<Days>();
    part(move || rest(days.folded.get().min(STEP), move || days.more.update(|it| *it += STEP)))
}

/// How many pixels wide the days are on the screen. It is measured when lanes are on the page, and when the
/// window changes.
fn measured(days: Days) -> RwSignal<i32> {
    let width = RwSignal::new(0);
    let measure = move || {
        let before = width.try_get_untracked();
        if let Some(found) =
            browser::width_of("timeline-axis").filter(|it| before.is_some_and(|before| *it != before))
        {
            width.set(found);
        }
    };
    Effect::new(move |_| {
        days.lanes.track();
        request_animation_frame(measure);
    });
    let on_resize = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || on_resize.remove());
    width
}

fn lane_view(pointer: Pointer, words: Words<'_>, frame: &Frame, at: usize, lane: &Lane) -> Drawn {
    let days = pointer.days;
    let name = words.lane(lane.holder);
    let gets = words.amount(lane.gets());
    let label = fill("timeline.getsLabel", &[("lane", &name), ("amount", &gets)]);
    let (note, is_lost) = words.note(lane);
    let lost = lane.lost.last().copied().unwrap_or_default();
    let is_account = lane.holder != Holder::BusinessCenter;
    let strands = is_account && lost.is_positive();
    let out = if strands {
        let amount = words.amount(lost);
        let label = fill("explaining.label", &[("figure", t("figure.stranded")), ("amount", &amount)]);
        view! { <button class="explains" type="button" tabindex="-1" data-loss="" aria-label=label>{amount}</button> }.drawn()
    } else {
        let text = if !is_account {
            String::new()
        } else if lane.gets().is_positive() {
            words.amount(lost)
        } else {
            "–".to_owned()
        };
        view! { {text} }.drawn()
    };
    let current = move || days.cursor.get().lane == at;
    view! {
        <div class="lane" class:is-current=whether(current) class:is-over=whether(move || pointer.is_over(at)) class:strands=strands data-lane=at.to_string()>
            <div class="lane-head">
                <span class="lane-name">{name}</span>
                <span class="lane-note" class:is-lost=is_lost>{note}</span>
            </div>
            <div class="lane-gets">
                <button class="handle" type="button" tabindex="-1" data-handle="" aria-label=label>{gets}</button>
            </div>
            <div class="lane-days" data-days="">{lane_drawing(days, words, frame, at, lane)}</div>
            <div class="lane-out">{out}</div>
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
                Days::read_out(sentence);
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
