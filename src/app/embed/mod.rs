//! The simulator in a help article: one figure in a page of its own, which an article frames.
//!
//! The page around it, `www/embed/frame.js`, reads the address, talks with the page that frames it, and reports its
//! height. What a message or the address asks for means something only here.

mod answering;
mod currency;
mod frame;
mod lesson;
mod options;
mod preset;
mod request;

use super::text::{bring_figures, t};
use super::translation;
use super::wording::say;
use super::{browser, engine};
use crate::app::figure::{Figure, FigureProps, Question, Trial, links, more};
use crate::plan::document::PlanDocument;
use crate::results::projection::ProblemDocument;
use answering::{fail, leave, send_plan, tell_figures, with_link};
use engine::Outcome;
use leptos::mount::mount_to;
use leptos::prelude::*;
use options::Options;
use preset::Preset;
use request::Request;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// Of what is wrong with a plan, so much is said at once.
const MOST_PROBLEMS: usize = 5;

/// Puts the simulator in the place of the still figure.
pub fn start() {
    bring_figures();
    // Not Leptos's own, which runs only once something is mounted.
    js_sys::futures::spawn_local(begin());
}

async fn begin() {
    if let Some(sentences) = browser::sentences() {
        // Without them it speaks English.
        if let Some(sentences) = sentences.await.ok().and_then(|it| it.as_string()) {
            translation::speak(&sentences);
        }
    }
    let Some(place) = document().get_element_by_id("simulator") else { return };
    let options = Options::read(frame::option);
    if let Some(id) = frame::lesson() {
        return match lesson::lesson().await {
            Ok(begin) => begin(place, id, options),
            Err(_) => fail("load"),
        };
    }
    let Some((plan, question)) = first(&options).await else { return };
    if let Some(currency) = &options.currency
        && plan.currency != *currency
    {
        fail("currency");
    }
    // Before anything is drawn, so that nothing moves.
    let asks_more = options.curve.is_some() || options.replay.is_some();
    let more = if asks_more { more().await.ok() } else { None };
    if asks_more && more.is_none() {
        fail("load");
    }
    place.set_text_content(None);
    let wrong = Rc::new(RefCell::new(Vec::new()));
    let finds = Rc::clone(&wrong);
    let view = move || {
        let trial = Trial::new(plan, question, Signal::stored(options.controls), Signal::stored(false));
        let mut finds = finds.borrow_mut();
        finds.extend(untrack(|| trial.has_wrong_goal()).then_some("goal"));
        report(trial, &options);
        let replays = more.is_some() && options.replay.is_some();
        let more = more.map(|draw| {
            let (drawn, wrong) = draw(trial, options.replay.clone(), options.curve.clone());
            finds.extend(wrong);
            drawn
        });
        listen(trial, options);
        Figure(FigureProps { trial, on_leave: Callback::new(leave), more, replays })
    };
    mount_to(place.unchecked_into(), view).forget();
    frame::say("ready", "{}");
    wrong.borrow().iter().copied().for_each(fail);
}

/// The plan to begin with, and what is asked about it; nothing, after saying so, where there is none.
async fn first(options: &Options) -> Option<(PlanDocument, Question)> {
    let goal = options.goal.as_deref();
    let preset = frame::preset().as_deref().and_then(Preset::read);
    let preset = preset.map(|it| it.in_currency(options.currency.as_deref()));
    let asked = preset.as_ref().map(|preset| preset.question(goal));
    let plan = match (frame::option("p"), frame::option("plan")) {
        (Some(link), _) => {
            let Ok(links) = links().await else {
                fail("load");
                return None;
            };
            (links.from)(&link)
        }
        (None, Some(text)) => engine::open(&text),
        (None, None) => {
            if preset.is_none() {
                fail("scenario");
            }
            return preset.map(|it| it.plan).zip(asked);
        }
    };
    // One that does not run shows nothing of which a reader could tell why.
    let runs = plan.and_then(|plan| match engine::evaluate(&plan) {
        Outcome { projection: Some(_), .. } => Ok(plan),
        Outcome { problems, .. } => Err(problems),
    });
    match runs {
        // A preset along with a plan: the reader has changed it.
        Ok(mut plan) => {
            if let Some(preset) = &preset {
                preset.rename(&mut plan);
            }
            let question = asked.unwrap_or_else(|| Question::about(&plan, goal));
            Some((plan, question))
        }
        Err(problems) => {
            fail_plan(&problems);
            None
        }
    }
}

/// Says what is wrong with a plan, and where. The article hears only that something is.
fn fail_plan(problems: &[ProblemDocument]) {
    fail("plan");
    let errors = problems.iter().filter(|it| it.severity == "error").take(MOST_PROBLEMS);
    let place =
        |it: &ProblemDocument| if it.path.is_empty() { String::new() } else { [&it.path, ": "].concat() };
    let says: Vec<String> = errors.map(|it| [" ", &place(it), &say(&it.message)].concat()).collect();
    // Nothing is to come any more.
    let says = [t("embed.noPlan"), &says.concat()].concat();
    for (id, says) in [("said", says.as_str()), ("still-sentence", "")] {
        if let Some(place) = document().get_element_by_id(id) {
            place.set_text_content(Some(says));
        }
    }
}

/// Tells the article what becomes of the plan and of its goal.
fn report(trial: Trial, options: &Options) {
    if !options.has_host {
        return;
    }
    Effect::new(move |before: Option<usize>| {
        let reached = trial.reached();
        let summary = trial.summary();
        if let Some(before) = before {
            tell_figures(summary.as_deref());
            if reached > before && summary.is_some() {
                let goals = trial.goal_count();
                frame::tell_host("step", &step(reached, goals));
                if reached == goals {
                    frame::tell_host("complete", "{\"correct\":true}");
                }
            }
        }
        reached
    });
}

fn step(reached: usize, goals: usize) -> String {
    ["{\"i\":", &reached.to_string(), ",\"of\":", &goals.to_string(), "}"].concat()
}

/// Does what the article asks for.
fn listen(trial: Trial, options: Options) {
    frame::listen(move |kind, data| match Request::read(kind, data) {
        Some(Request::Load(text)) => match engine::open(&text) {
            Ok(plan) => {
                let question = Question::about(&plan, options.goal.as_deref());
                trial.begin(plan, question);
                if untrack(|| trial.has_wrong_goal()) {
                    fail("goal");
                }
            }
            Err(problems) => fail_plan(&problems),
        },
        Some(Request::Follow(text)) => {
            if let Ok(plan) = engine::open(&text) {
                trial.follow(plan);
            }
        }
        Some(Request::Reset) => trial.reset(),
        Some(Request::SetLocale(locale)) => {
            // Nothing of the plan is lost over it.
            with_link(trial.now(), move |link| frame::reopen(&locale, "p", link));
        }
        Some(Request::GetPlan) => send_plan(trial, options.may_read),
        None => {}
    });
}
