//! What there is to do in a step: guess, change the plan, choose, or try.

use super::said_by::{confidence_name, source};
use crate::app::format;
use crate::app::lessons::{Player, Record};
use crate::app::text::{fill, t};
use crate::app::ui::{Bound, Drawing, Drawn, NumberField, live, live_text, part, press, whether};
use crate::lessons::Task;
use crate::rules::RuleId;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The task of the step one is at.
#[component]
pub(super) fn TaskView(player: Player) -> impl IntoView {
    match untrack(|| player.step(|step| step.task.clone())) {
        Some(Task::Predict { .. }) => view! { <Predict player /> }.drawn(),
        Some(Task::Do { .. }) => view! { <Doing player /> }.drawn(),
        Some(Task::Choose(options)) => {
            view! { <Choosing player ids=options.into_iter().map(|it| it.id).collect() /> }.drawn()
        }
        Some(Task::Attempt(tries)) => {
            view! { <Trying player ids=tries.into_iter().map(|it| it.id).collect() /> }.drawn()
        }
        Some(Task::Explain) | None => ().drawn(),
    }
}

/// What Enter does in a field. A form would do so by itself, but may not in the frame of an article.
fn on_enter(act: impl Fn() + 'static) -> Box<dyn FnMut(KeyboardEvent)> {
    Box::new(move |event| {
        if event.key() == "Enter" && event_target::<web_sys::Element>(&event).tag_name() == "INPUT" {
            act();
        }
    })
}

/// A guess, and once it is there the truth beside it.
#[component]
fn Predict(player: Player) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let done = Memo::new(move |_| player.with_record(|it| it.done));
    let guess = move || player.guess(&typed.get_untracked());
    part(move || {
        if done.get() {
            // The plan of a step that asks for a guess stays as it is.
            return untrack(|| guessed(player));
        }
        let label = player.trial.with(|plan| fill("lesson.guess", &[("currency", &plan.currency)]));
        view! {
            <div class="guess" on:keydown=on_enter(guess)>
                <NumberField bound=Bound::entered("lesson-guess", label, typed).wrong(move || player.with_record(|it| it.not_yet.clone())) digits=player.trial.digits />
                <button class="button primary" type="button" on:click=press(guess)>{t("lesson.check")}</button>
            </div>
        }
        .drawn()
    })
}

/// The guess beside the truth.
fn guessed(player: Player) -> Drawn {
    let shown = move |text: Option<String>| {
        let digits = player.trial.digits.get();
        text.map_or_else(|| t("lesson.guess.none").to_owned(), |it| format::amount(&it, digits))
    };
    let (guess, truth) = player.with_record(|it| (it.guess.clone(), it.truth.clone()));
    let bars = player.guess_beside_truth();
    let bar = |class: &'static str, thousandths: u32| {
        let width =
            [(thousandths / 10).to_string(), ".".into(), (thousandths % 10).to_string(), "%".into()].concat();
        view! {
            <svg class="bar" aria-hidden="true" focusable="false">
                <rect class="track" x="0" y="0" width="100%" height="100%" />
                <rect class=class x="0" y="0" width=width height="100%" />
            </svg>
        }
    };
    view! {
        <dl class="guessed">
            <div>
                <dt>{t("lesson.guess.yours")}</dt>
                <dd data-figure="guess">{shown(guess)}</dd>
                {bars.map(|(guess, _)| bar("part guess", guess))}
            </div>
            <div>
                <dt>{t(if player.with_record(Record::is_open) { "lesson.guess.reading" } else { "lesson.guess.truth" })}</dt>
                <dd data-figure="truth">{shown(truth)}</dd>
                {bars.map(|(_, truth)| bar(player.asked_part(), truth))}
            </div>
        </dl>
    }
    .drawn()
}

/// What is done in the simulator.
#[component]
fn Doing(player: Player) -> impl IntoView {
    let done = Memo::new(move |_| player.with_record(|it| it.done));
    let not_yet = move || player.with_record(|it| it.not_yet.clone()).filter(|_| !done.get());
    view! {
        {part(move || (!done.get()).then(|| view! {
            <button class="button primary" type="button" on:click=press(move || player.check())>{t("lesson.check")}</button>
        }))}
        {part(move || not_yet().map(|why| view! { <p class="not-yet">{why}</p> }))}
        {part(move || done.get().then(|| view! { <p class="reached">{live_text(move || player.praise().to_owned())}</p> }))}
    }
}

/// Answers to choose from.
#[component]
fn Choosing(player: Player, ids: Vec<String>) -> impl IntoView {
    let chosen = RwSignal::new(None::<String>);
    let done = Memo::new(move |_| player.with_record(|it| it.done));
    let choose = move || match chosen.get_untracked() {
        Some(id) => player.choose(&id),
        None => player.says.set(t("lesson.chooseOne").to_owned()),
    };
    let option = move |id: String| {
        let text = untrack(|| player.texts(|it| it.answer(&id).map(|it| it.text.clone()))).flatten();
        let text = untrack(|| player.filled(&text.unwrap_or_default()));
        let control = ["option-", &id].concat();
        let (picked, why_id) = (id.clone(), id.clone());
        let checked = whether(move || {
            chosen.with(|it| it.as_ref() == Some(&picked))
                || player.with_record(|it| it.picked.last() == Some(&picked))
        });
        view! {
            <li>
                <label class="radio">
                    <input
                        type="radio"
                        name="lesson-option"
                        id=control
                        prop:checked=checked
                        on:change=move |_| chosen.set(Some(id.clone()))
                    />
                    <span>{text}</span>
                </label>
                {part(move || why(player, &why_id))}
            </li>
        }
    };
    view! {
        <div class="lesson-choices" on:keydown=on_enter(choose)>
            <fieldset>
                <legend class="visually-hidden">{t("lesson.answers")}</legend>
                <ul>{ids.into_iter().map(option).collect_view()}</ul>
            </fieldset>
            {part(move || (!done.get()).then(|| view! {
                <button class="button primary" type="button" on:click=press(choose)>{t("lesson.check")}</button>
            }))}
        </div>
    }
}

/// What is to be said about an answer, once it was picked.
fn why(player: Player, id: &str) -> Option<Drawn> {
    let picked = player.with_record(|it| it.picked.iter().any(|it| it == id));
    let why = player.texts(|it| it.answer(id).map(|it| it.why.clone())).flatten().filter(|_| picked)?;
    Some(view! { <p class="why">{player.filled(&why)}</p> }.drawn())
}

/// Things to try.
#[component]
fn Trying(player: Player, ids: Vec<String>) -> impl IntoView {
    let one = move |id: String| {
        let text = untrack(|| player.texts(|it| it.answer(&id).map(|it| it.text.clone()))).flatten();
        let id = StoredValue::new(id);
        view! {
            <li>
                <button class="button" type="button" on:click=press(move || id.with_value(|id| player.attempt(id)))>
                    {text.unwrap_or_default()}
                </button>
                {part(move || id.with_value(|id| why(player, id)))}
                {part(move || id.with_value(|id| rule(player, id)))}
            </li>
        }
    };
    view! { <ul class="trying">{ids.into_iter().map(one).collect_view()}</ul> }
}

/// The rule that refused what was tried, and all who say so.
fn rule(player: Player, id: &str) -> Option<Drawn> {
    if !player.with_record(|it| it.picked.iter().any(|it| it == id)) {
        return None;
    }
    let rule = RuleId::from_name(player.refused_by(id)?)?.rule();
    let cited = rule.sources.iter().map(|it| (it.title.to_owned(), it.address.map(str::to_owned)));
    let said = view! { <ul class="said-by">{cited.map(source).collect_view()}</ul> };
    let name = fill("lesson.ruleNumber", &[("number", rule.number)]);
    let line = live(move || [name.as_str(), " · ", confidence_name(rule.confidence.name())].concat());
    Some(view! { <p class="hint">{line}</p>{said} }.drawn())
}
