//! The day that is looked at: by a slider, by a date, a day at a time, or by itself.

use super::days::Days;
use crate::app::browser;
use crate::app::format;
use crate::app::messages::{Message, Tone};
use crate::app::text::t;
use crate::app::widgets::{DateField, Drawing, Icon, live, part, press, whether};
use crate::day::Day;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// The longest a playback takes, in steps: past that, a step is several days.
const STEPS: i32 = 120;

/// Slider, date and playback.
#[component]
pub(super) fn Scrubber() -> impl IntoView {
    let days = expect_context::<Days>();
    let playing = RwSignal::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(playing) = playing.try_update(Option::take).flatten() {
            playing.clear();
        }
    };
    on_cleanup(stop);
    let by = move |step: i32| {
        stop();
        let (Some(day), Some(period)) = (days.day.get_untracked(), days.period_now()) else { return };
        days.choose(day.plus(step).clamp(period.start, period.end));
    };
    let play = move || {
        if playing.with_untracked(Option::is_some) {
            return stop();
        }
        // From the end it begins anew.
        if let Some(period) = days.period_now().filter(|it| days.day.get_untracked() == Some(it.end)) {
            days.choose(period.start);
        }
        play_on(days, playing);
    };
    let end = move || days.period().map_or(0, |period| period.days() - 1).to_string();
    let position = move || {
        let (day, period) = (days.day.get()?, days.period()?);
        Some(day.since(period.start).to_string())
    };
    let looked_at = live(move || days.day.get().map(|day| day.to_string()).unwrap_or_default());
    let spoken = live(move || looked_at.with(|day| format::day_with_year(day)));
    // A day that was asked for and is not one of the plan's, until another is looked at.
    let outside = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        days.day.track();
        outside.set(None);
    });
    let value = live(move || outside.get().unwrap_or_else(|| looked_at.get()));
    let messages = move || {
        let text = outside.with(Option::is_some).then(|| t("scrubber.outside").to_owned());
        text.map(|text| Message { path: String::new(), tone: Tone::Error, text }).into_iter().collect()
    };
    let slide = move |text: String| {
        stop();
        let (Ok(position), Some(period)) = (text.parse::<i32>(), days.period_now()) else { return };
        days.choose(period.start.plus(position));
    };
    let go = move |text: String| {
        stop();
        let inside = Day::parse(&text).filter(|day| days.period_now().is_some_and(|it| it.contains(*day)));
        outside.set(Some(text).filter(|_| inside.is_none()));
        if let Some(day) = inside {
            days.choose(day);
        }
    };
    let is_playing = Signal::derive(move || playing.with(Option::is_some));
    let is_first = whether(move || days.day.get() == days.period().map(|it| it.start));
    let is_last = whether(move || days.day.get() == days.period().map(|it| it.end));
    view! {
        <div class="scrubber" role="group" aria-label=t("scrubber.label")>
            <div class="scrubber-slide" dir="ltr">
                <label class="label" for="scrubber">{t("scrubber.date")}</label>
                <input
                    id="scrubber"
                    type="range"
                    min="0"
                    max=live(end)
                    aria-valuetext=spoken
                    prop:value=live(move || position().unwrap_or_default())
                    on:input:target=move |event| slide(event.target().value())
                />
            </div>
            <div class="actions">
                <button class="button" type="button" on:click=press(play)>
                    {part(move || if is_playing.get() {
                        view! { <Icon path="M5 3v10M11 3v10" />{t("scrubber.pause")} }.drawn()
                    } else {
                        view! { <Icon path="M4 3l9 5-9 5z" />{t("scrubber.play")} }.drawn()
                    })}
                </button>
                <button class="button" type="button" aria-disabled=shown_when(is_first) on:click=press(move || by(-1))>{t("scrubber.back")}</button>
                <button class="button" type="button" aria-disabled=shown_when(is_last) on:click=press(move || by(1))>{t("scrubber.forward")}</button>
            </div>
            <DateField
                id="scrubber-date".to_owned()
                label=t("scrubber.goTo")
                required=true
                value
                on_edit=go
                messages=Signal::derive(messages)
            />
        </div>
    }
}

/// A button at the end of its way keeps the focus.
fn shown_when(it: Signal<bool>) -> Signal<Option<String>> {
    Signal::derive(move || it.get().then(|| "true".to_owned()))
}

/// Takes a step after a moment, and further ones up to the end.
fn play_on(days: Days, playing: RwSignal<Option<TimeoutHandle>>) {
    let step = move || {
        playing.set(None);
        if on(days) {
            play_on(days, playing);
        }
    };
    playing.set(set_timeout_with_handle(step, pace()).ok());
}

/// A step of the playback; whether there are more.
fn on(days: Days) -> bool {
    let (Some(day), Some(period)) = (days.day.get_untracked(), days.period_now()) else { return false };
    let next = day.plus((period.days() / STEPS).max(1)).min(period.end);
    days.choose(next);
    next < period.end
}

/// Who asked for less motion gets single steps, with time to read each.
fn pace() -> Duration {
    if browser::prefers_less_motion() { Duration::from_secs(1) } else { Duration::from_millis(180) }
}
