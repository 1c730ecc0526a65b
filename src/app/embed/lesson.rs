//! A lesson in a help article: the same player as in the planner, and its code a part that only lessons download.

use super::answering::{fail, leave, send_plan, tell_figures};
use super::frame;
use super::options::{Options, Step};
use super::request::Request;
use crate::app::figure::apart;
use crate::app::learn::{Exits, Taking};
use crate::app::lessons::{Answer, Card, Library, Player, Progress};
use crate::app::text::{self, fill, t};
use crate::app::ui::{Drawing, Drawn, press};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

apart!(
    /// What puts the lesson of an id in the place of what stands there.
    lesson,
    fn(Element, String, Options),
    begin
);

fn begin(place: Element, id: String, options: Options) {
    text::bring_lessons();
    js_sys::futures::spawn_local(async move {
        let Some(mut library) = Library::of_lessons(frame::lessons()).await else { return fail("load") };
        let course = frame::course();
        // One that was asked for by itself leads on to all the others.
        if course.len() > 1 {
            library.keep(&course);
        }
        let taken = library.take(&id).await;
        if taken.is_none() && library.cards.iter().any(|card| card.id == id) {
            return fail("load");
        }
        place.set_text_content(None);
        let view = move || {
            let count = taken.as_ref().map_or(0, |it| it.lesson.steps.len());
            let step = Step::read(options.step.as_deref(), count);
            let words = library.words.clone();
            let player = taken.and_then(|it| Player::new(it, &words, Progress::open(), step.begins_at()));
            match player {
                Some(player) => view! { <Begun player library step options /> }.drawn(),
                None => view! { <Others cards=library.cards /> }.drawn(),
            }
        };
        mount_to(place.unchecked_into(), view).forget();
        frame::say("ready", "{}");
    });
}

/// The lesson.
#[component]
fn Begun(player: Player, library: Library, step: Step, options: Options) -> impl IntoView {
    let exits = Exits {
        next: Callback::new(|(id, words): (String, String)| way("button", words, move || frame::learn(&id))),
        own: Callback::new(|player: Player| {
            way("button primary", t("lesson.own").to_owned(), move || leave(player.trial.now()))
        }),
        more: Callback::new(|_| ().drawn()),
    };
    let library = StoredValue::new(library);
    let none = step.none().map(|asked| {
        frame::say("error", "{\"code\":\"step\"}");
        let steps = player.count().to_string();
        let words = fill("embed.noStep", &[("step", asked), ("steps", &steps)]);
        view! { <p class="says says-look" role="status">{words}</p> }
    });
    report(player, &options);
    listen(player, options.may_read);
    view! {
        <div class="learn">
            <h1 class="lesson-kind">{t("embed.lesson")}</h1>
            {none}
            <Taking player library exits />
        </div>
    }
}

/// What there is, where the lesson that was asked for is not.
#[component]
fn Others(cards: Vec<Card>) -> impl IntoView {
    frame::say("error", "{\"code\":\"lesson\"}");
    let other = |card: Card| {
        let id = card.id;
        view! { <li>{way("link", card.title, move || frame::learn(&id))}" "<span class="hint">{card.rule}</span></li> }
    };
    view! {
        <div class="learn">
            <h1 class="lesson-kind">{t("embed.lesson")}</h1>
            <p class="says says-look" role="status">{t("embed.noLesson")}</p>
            <ul class="other-lessons">{cards.into_iter().map(other).collect_view()}</ul>
        </div>
    }
}

fn way(class: &'static str, words: String, act: impl FnMut() + 'static) -> Drawn {
    view! { <button class=class type="button" on:click=press(act)>{words}</button> }.drawn()
}

/// Tells the article how far its reader is, which holds nothing of the plan, and what becomes of the plan, which does.
/// How each step was answered it is told only where it asks for it and has a name.
fn report(player: Player, options: &Options) {
    let count = player.count();
    let id = player.taken(|it| it.lesson.id.clone());
    let answers = options.answers && options.has_host;
    let told = StoredValue::new(vec![None::<Answer>; count]);
    // What is said of a step comes before what is said of the next, or of the end.
    Effect::new(move |before: Option<usize>| {
        let of_lesson = ["{\"lesson\":\"", &id, "\""].concat();
        for step in (0..count).filter(|_| answers) {
            let now = player.answer(step);
            let known = told.try_update_value(|all| std::mem::replace(&mut all[step], now)).flatten();
            if let Some(answer) = now.filter(|_| known != now) {
                frame::tell_host("answer", &[of_lesson.as_str(), &answered(step, answer)].concat());
            }
        }
        let at = player.at.get();
        if before == Some(at) {
            return at;
        }
        if at < count {
            let (i, of) = ((at + 1).to_string(), count.to_string());
            frame::say("step", &[of_lesson.as_str(), ",\"i\":", &i, ",\"of\":", &of, "}"].concat());
            return at;
        }
        let correct = if untrack(|| player.is_earned()) { "true" } else { "false" };
        let complete = [of_lesson.as_str(), ",\"correct\":", correct].concat();
        if answers {
            let (right, of) = untrack(|| player.score());
            let (right, of) = (right.to_string(), of.to_string());
            let score = [",\"score\":{\"right\":", &right, ",\"of\":", &of, "}}"].concat();
            frame::tell_host("complete", &[complete, score].concat());
        } else {
            frame::say("complete", &[&complete, "}"].concat());
        }
        at
    });
    if options.has_host {
        Effect::new(move |before: Option<()>| {
            let summary = player.trial.summary();
            if before.is_some() {
                tell_figures(summary.as_deref());
            }
        });
    }
}

/// The rest of an `answer`, after the lesson.
fn answered(step: usize, answer: Answer) -> String {
    let right = answer.right.map_or("null", |it| if it { "true" } else { "false" });
    let shown = if answer.shown { "true" } else { "false" };
    let (step, tries) = ((step + 1).to_string(), answer.tries.to_string());
    let first = [",\"step\":", &step, ",\"kind\":\"", answer.kind, "\",\"right\":", right];
    [&first.concat(), ",\"tries\":", &tries, ",\"shown\":", shown, "}"].concat()
}

/// Does what the article asks for.
fn listen(player: Player, may_read: bool) {
    frame::listen(move |kind, data| match Request::read(kind, data) {
        // A lesson brings its own.
        Some(Request::Load(_) | Request::Follow(_)) => frame::say("error", "{\"code\":\"plan\"}"),
        Some(Request::Reset) => player.restart(),
        Some(Request::SetLocale(locale)) => {
            let step = (player.at.get_untracked() + 1).min(player.count()).to_string();
            frame::reopen(&locale, "step", Some(&step));
        }
        Some(Request::GetPlan) => send_plan(player.trial, may_read),
        None => {}
    });
}
