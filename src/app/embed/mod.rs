//! The simulator in a help article: one figure in a page of its own, which an article frames.
//!
//! The page around it, `www/embed/frame.js`, reads the address, talks with the page that frames it, and reports its
//! height. What a message or the address asks for means something only here.

mod frame;
mod options;
mod preset;
mod request;

use super::text::{self, t};
use super::views::figure::{Figure, FigureProps, Question, Trial, links};
use super::{browser, engine, wording};
use crate::wire::document::PlanDocument;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use options::Options;
use preset::Preset;
use request::Request;
use wasm_bindgen::JsCast;

/// Puts the simulator in the place of the still figure.
pub fn start() {
    text::bring_later();
    // Not Leptos's own, which runs only once something is mounted.
    js_sys::futures::spawn_local(begin());
}

async fn begin() {
    wording::choose();
    if let Some(sentences) = browser::sentences() {
        // Without them it speaks English.
        if let Some(sentences) = sentences.await.ok().and_then(|it| it.as_string()) {
            text::speak(&sentences);
        }
    }
    let Some(place) = document().get_element_by_id("simulator") else { return };
    let options = Options::read(frame::option);
    let Some((plan, question)) = first(&options).await else { return };
    place.set_text_content(None);
    let view = move || {
        let trial = Trial::new(plan, question, options.controls);
        report(trial, &options);
        listen(trial, options);
        Figure(FigureProps { trial, on_leave: Callback::new(leave) })
    };
    mount_to(place.unchecked_into(), view).forget();
    frame::say("ready", "{}");
}

/// The plan to begin with, and what is asked about it; nothing, after saying so, where there is none.
async fn first(options: &Options) -> Option<(PlanDocument, Question)> {
    let goal = options.goal.as_deref();
    let preset = frame::preset().as_deref().and_then(Preset::read);
    let asked = preset.as_ref().map(|preset| preset.question(goal));
    let Some(link) = frame::option("p") else {
        return preset.map(|it| it.plan).zip(asked).or_else(|| fail("scenario"));
    };
    match links().await.map(|links| (links.from)(&link)) {
        // A preset along with a plan: the reader has changed it.
        Ok(Ok(plan)) => {
            let question = asked.unwrap_or_else(|| Question::about(&plan, goal));
            Some((plan, question))
        }
        Ok(Err(_)) => fail("plan"),
        Err(_) => fail("load"),
    }
}

/// Says on the page and to the article that there is nothing to show.
fn fail<T>(code: &str) -> Option<T> {
    let sentence = match code {
        "plan" => t("embed.noPlan"),
        "scenario" => t("embed.noScenario"),
        _ => t("later.missing"),
    };
    if let Some(place) = document().get_element_by_id("said") {
        place.set_text_content(Some(sentence));
    }
    frame::say("error", &["{\"code\":\"", code, "\"}"].concat());
    None
}

/// Tells the article what becomes of the plan and of its goal.
fn report(trial: Trial, options: &Options) {
    if !options.has_host {
        return;
    }
    Effect::new(move |before: Option<usize>| {
        let reached = trial.reached();
        if let (Some(before), Some(summary)) = (before, trial.summary()) {
            frame::tell_host("change", &summary);
            if reached > before {
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
            }
            Err(_) => frame::say("error", "{\"code\":\"plan\"}"),
        },
        Some(Request::Reset) => trial.reset(),
        Some(Request::SetLocale(locale)) => {
            // Nothing of the plan is lost over it.
            with_link(trial.now(), move |link| frame::reopen(&locale, link));
        }
        Some(Request::GetPlan) if options.may_read => frame::tell_host("plan", &trial.plan_text()),
        Some(Request::GetPlan) => frame::say("error", "{\"code\":\"getPlan\"}"),
        None => {}
    });
}

/// Calls `act` with the text of a link that holds the plan, or with nothing where there can be none.
fn with_link(plan: PlanDocument, act: impl FnOnce(Option<&str>) + 'static) {
    spawn_local(async move {
        let link = links().await.ok().and_then(|links| (links.to)(&plan));
        act(link.as_deref());
    });
}

/// Takes the reader's plan to the planner: in a new tab where the frame may, else by way of the article.
fn leave(plan: PlanDocument) {
    with_link(plan, |link| {
        if let Some(link) = link {
            frame::open(link);
        }
    });
}
