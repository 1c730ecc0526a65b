//! The coach: what there is to do, hints, and what happened. A region beside the simulator, not a dialog: the learner
//! may leave it at any time.

use super::exits::Exits;
use super::glossary::{NewWords, Words, linked};
use super::task::TaskView;
use crate::app::format::whole_number;
use crate::app::lessons::{EXPLAINED, Library, Player, STEP};
use crate::app::text::{fill, t};
use crate::app::ui::{Drawing, live, live_text, part, press};
use leptos::prelude::*;

/// The coach.
#[component]
pub(super) fn Coach(player: Player, library: StoredValue<Library>, exits: Exits) -> impl IntoView {
    let ended = Memo::new(move |_| player.at.get() >= player.count());
    view! {
        <section class="coach" aria-labelledby=STEP>
            <Progressed player />
            {part(move || if ended.get() {
                view! { <Ended player library exits /> }.drawn()
            } else {
                view! { <Working player library /> }.drawn()
            })}
            // There from the beginning: a region that is made later is not heard.
            <p class="visually-hidden" id="lesson-says" role="status" aria-live="polite">{player.says}</p>
        </section>
    }
}

/// Where one is.
#[component]
fn Progressed(player: Player) -> impl IntoView {
    let count = player.count();
    let title = live_text(move || match player.at.get() {
        at if at < count => {
            fill("lesson.step", &[("step", &whole_number(at + 1)), ("steps", &whole_number(count))])
        }
        _ => player.ending().to_owned(),
    });
    let mark = move |at: usize| {
        let class = live(move || match player.at.get() {
            now if at < now => "is-behind".to_owned(),
            now if at == now => "is-now".to_owned(),
            _ => String::new(),
        });
        view! { <span class=class></span> }
    };
    view! {
        <div class="lesson-steps">
            <h3 id=STEP tabindex="-1">{title}</h3>
            {(0..count).map(mark).collect_view()}
        </div>
    }
}

/// A step.
#[component]
fn Working(player: Player, library: StoredValue<Library>) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    let words = Words::folded(library, unfolded);
    let prompt = move || {
        let text = player.texts(|it| it.prompt.clone()).unwrap_or_default();
        linked(&player.filled(&text), &player.new_words(), words)
    };
    let at = Memo::new(move |_| player.at.get());
    view! {
        <p class="prompt">{part(prompt)}</p>
        // Made anew for each step: what was typed in one is not typed in the next.
        {part(move || {
            at.get();
            view! { <TaskView player /> }
        })}
        <Hints player />
        <Explained player words />
        <Ways player />
        <NewWords library ids=Signal::derive(move || player.new_words()) open=unfolded />
    }
}

/// The hints that were asked for.
#[component]
fn Hints(player: Player) -> impl IntoView {
    let given = Memo::new(move |_| player.with_record(|it| it.hints));
    let hints = move || {
        let hints = player.texts(|it| it.hints.clone()).unwrap_or_default();
        let shown = hints.into_iter().take(given.get()).map(|hint| view! { <li>{player.filled(&hint)}</li> });
        shown.collect_view()
    };
    part(move || {
        (given.get() > 0).then(|| {
            view! {
                <ol class="hints">{hints()}</ol>
                {part(move || player.can_undo().then(|| view! {
                    <button class="button" type="button" on:click=press(move || player.undo())>{t("lesson.undo")}</button>
                }))}
            }
        })
    })
}

/// What happened.
#[component]
fn Explained(player: Player, words: Words) -> impl IntoView {
    let done = Memo::new(move |_| player.with_record(|it| it.done));
    let explanation = move || {
        let text = player.texts(|it| it.explanation.clone()).unwrap_or_default();
        linked(&player.filled(&text), &player.new_words(), words)
    };
    part(move || {
        done.get().then(|| {
            view! {
                {part(move || player.open().map(|sentence| view! { <p class="lesson-open">{sentence}</p> }))}
                <p class="lesson-explained" id=EXPLAINED tabindex="-1">{part(explanation)}</p>
            }
        })
    })
}

/// The ways on and back, and help.
#[component]
fn Ways(player: Player) -> impl IntoView {
    let done = Memo::new(move |_| player.with_record(|it| it.done));
    let all_hints = move || player.texts(|it| it.hints.len()).unwrap_or_default();
    let helped = Memo::new(move |_| done.get() || player.with_record(|it| it.hints) >= all_hints());
    let at = move || player.at.get_untracked();
    view! {
        <div class="ways">
            {part(move || (!helped.get()).then(|| view! {
                <div class="help">
                    <button class="button" type="button" on:click=press(move || player.hint())>{t("lesson.hint")}</button>
                    <button class="button" type="button" on:click=press(move || player.show())>{t("lesson.show")}</button>
                </div>
            }))}
            <div class="on">
                {part(move || (player.at.get() > 0).then(|| view! {
                    <button class="button quiet" type="button" on:click=press(move || player.go(at() - 1))>
                        {t("lesson.back")}
                    </button>
                }))}
                // One button, so that it keeps the focus when the step becomes done.
                <button
                    id="lesson-on"
                    type="button"
                    class=live(move || if done.get() { "button primary" } else { "button quiet" }.to_owned())
                    on:click=press(move || player.go(at() + 1))
                >{live_text(move || t(if done.get() { "lesson.continue" } else { "lesson.skip" }).to_owned())}</button>
            </div>
        </div>
    }
}

/// The end of a lesson.
#[component]
fn Ended(player: Player, library: StoredValue<Library>, exits: Exits) -> impl IntoView {
    let (id, rule) = player.taken(|it| (it.lesson.id.clone(), it.texts.rule.clone()));
    let next = library.with_value(|it| it.after(&id).cloned()).map(|next| {
        let words = fill("lesson.next", &[("title", &next.title)]);
        exits.next.run((next.id, words))
    });
    let count = player.count();
    view! {
        <p class="rule-learned">{rule}</p>
        <p>{t("lesson.play")}</p>
        <div class="field">
            <label class="label" for="lesson-mind">{t("lesson.mind")}</label>
            <textarea class="input" id="lesson-mind" rows="3" aria-describedby="lesson-mind-hint"></textarea>
            <p class="hint" id="lesson-mind-hint">{t("lesson.mindHint")}</p>
        </div>
        <div class="on">
            <button class="button quiet" type="button" on:click=press(move || player.go(count - 1))>{t("lesson.back")}</button>
            {next}
            {exits.own.run(player)}
        </div>
        {exits.more.run(player)}
    }
}
