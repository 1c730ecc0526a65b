//! The day that is looked at: by a slider, by a date, a day at a time, or by itself.

use super::days::Days;
use crate::app::browser;
use crate::app::format;
use crate::app::text::t;
use crate::app::ui::{Bound, DateField, Drawing, Icon, live, part, press, true_while};
use crate::day::Day;
use leptos::prelude::*;
use std::time::Duration;

/// The longest a playback takes, in steps: past that, a step is several days.
const STEPS: i32 = 120;

/// The days above the lanes, as a slider.
#[component]
pub(super) fn Slider() -> impl IntoView {
    let days = expect_context::<Days>();
    let end = move || days.drawn().map_or(0, |drawn| drawn.days() - 1).to_string();
    let position = move || {
        let (day, drawn) = (days.day.get()?, days.drawn()?);
        Some(day.since(drawn.start).to_string())
    };
    let spoken =
        live(move || days.day.get().map(|day| format::day_with_year(&day.to_string())).unwrap_or_default());
    let slide = move |text: String| {
        stop(days);
        let (Ok(position), Some(period)) = (text.parse::<i32>(), days.period_now()) else { return };
        days.choose(period.start.plus(position));
    };
    view! {
        <input
            id="scrubber"
            class="slider"
            type="range"
            min="0"
            max=live(end)
            aria-label=t("scrubber.date")
            aria-valuetext=spoken
            prop:value=live(move || position().unwrap_or_default())
            on:input:target=move |event| slide(event.target().value())
        />
    }
}

/// Another day: a day back or on, one after the other, or by date.
#[component]
pub(super) fn Steps() -> impl IntoView {
    let days = expect_context::<Days>();
    on_cleanup(move || stop(days));
    let by = move |step: i32| {
        stop(days);
        let (Some(day), Some(period)) = (days.day.get_untracked(), days.period_now()) else { return };
        days.choose(day.plus(step).clamp(period.start, period.end));
    };
    let play = move || {
        if days.playing.with_untracked(Option::is_some) {
            return stop(days);
        }
        // From the end it begins anew.
        let last = untrack(move || days.drawn()).map(|it| it.end);
        if let Some(period) = days.period_now().filter(|_| days.day.get_untracked() >= last) {
            days.choose(period.start);
        }
        play_on(days);
    };
    let looked_at = live(move || days.day.get().map(|day| day.to_string()).unwrap_or_default());
    // A day that was asked for and is not one of the plan's, until another is looked at.
    let outside = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        days.day.track();
        outside.set(None);
    });
    let value = live(move || outside.get().unwrap_or_else(|| looked_at.get()));
    let wrong = move || outside.with(Option::is_some).then(|| t("scrubber.outside").to_owned());
    let go = move |text: String| {
        stop(days);
        let inside = Day::parse(&text).filter(|day| days.period_now().is_some_and(|it| it.contains(*day)));
        outside.set(Some(text).filter(|_| inside.is_none()));
        if let Some(day) = inside {
            days.choose(day);
        }
    };
    let is_playing = Signal::derive(move || days.playing.with(Option::is_some));
    // A button at the end of its way keeps the focus.
    let is_first = true_while(move || days.day.get() == days.period().map(|it| it.start));
    let is_last = true_while(move || days.day.get() == days.period().map(|it| it.end));
    view! {
        <div class="day-steps" role="group" aria-label=t("scrubber.label")>
            <DateField
                bound=Bound::new("scrubber-date", t("scrubber.goTo"), value, go).quiet().wrong(wrong)
                required=true
            />
            <button class="button quiet square" type="button" title=t("scrubber.back") aria-disabled=is_first on:click=press(move || by(-1))>
                <Icon path="M10 4L6 8l4 4" /><span class="visually-hidden">{t("scrubber.back")}</span>
            </button>
            <button class="button quiet square" type="button" title=t("scrubber.forward") aria-disabled=is_last on:click=press(move || by(1))>
                <Icon path="M6 4l4 4-4 4" /><span class="visually-hidden">{t("scrubber.forward")}</span>
            </button>
            <button class="button quiet square" type="button" on:click=press(play)>
                {part(move || if is_playing.get() {
                    view! { <Icon path="M5 3v10M11 3v10" /><span class="visually-hidden">{t("scrubber.pause")}</span> }.drawn()
                } else {
                    view! { <Icon path="M4 3l9 5-9 5z" /><span class="visually-hidden">{t("scrubber.play")}</span> }.drawn()
                })}
            </button>
        </div>
    }
}

/// Ends the playback.
fn stop(days: Days) {
    if let Some(playing) = days.playing.try_update(Option::take).flatten() {
        playing.clear();
    }
}

/// Takes a step after a moment, and further ones up to the last day that is drawn.
fn play_on(days: Days) {
    let step = move || {
        days.playing.set(None);
        if on(days) {
            play_on(days);
        }
    };
    days.playing.set(set_timeout_with_handle(step, pace()).ok());
}

/// A step of the playback; whether there are more.
fn on(days: Days) -> bool {
    let (Some(day), Some(drawn)) = (days.day.get_untracked(), untrack(move || days.drawn())) else {
        return false;
    };
    let next = day.plus((drawn.days() / STEPS).max(1)).min(drawn.end);
    days.choose(next);
    next < drawn.end
}

/// Who asked for less motion gets single steps, with time to read each.
fn pace() -> Duration {
    if browser::prefers_less_motion() { Duration::from_secs(1) } else { Duration::from_millis(180) }
}
