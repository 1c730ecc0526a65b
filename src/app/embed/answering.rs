//! What the article, or the planner, is sent.

use super::frame;
use crate::app::figure::{Trial, links};
use crate::app::text::t;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Says on the page and to the article what could not be shown.
pub(super) fn fail(code: &str) {
    let sentence = match code {
        "currency" => Some(t("embed.noCurrency")),
        "goal" => Some(t("embed.noGoal")),
        "plan" => Some(t("embed.noPlan")),
        "scenario" => Some(t("embed.noScenario")),
        // The figure is there without them, and the reader never asked for them.
        "curve" | "replay" => None,
        _ => Some(t("later.missing")),
    };
    if let (Some(sentence), Some(place)) = (sentence, document().get_element_by_id("said")) {
        place.set_text_content(Some(sentence));
    }
    frame::say("error", &["{\"code\":\"", code, "\"}"].concat());
}

/// Tells the article the figures of a plan that the reader has changed, or that it has none: what shows them elsewhere
/// would go on showing those of an earlier plan.
pub(super) fn tell_figures(summary: Option<&str>) {
    match summary {
        Some(summary) => frame::tell_host("change", summary),
        None => frame::tell_host("problem", "{}"),
    }
}

/// Sends the plan to the article, where it may read it.
pub(super) fn send_plan(trial: Trial, may_read: bool) {
    if may_read {
        frame::tell_host("plan", &trial.plan_text());
    } else {
        frame::say("error", "{\"code\":\"getPlan\"}");
    }
}

/// Calls `act` with the text of a link that holds the plan, or with nothing where there can be none.
pub(super) fn with_link(plan: PlanDocument, act: impl FnOnce(Option<&str>) + 'static) {
    spawn_local(async move {
        let link = links().await.ok().and_then(|links| (links.to)(&plan));
        act(link.as_deref());
    });
}

/// Takes the reader's plan to the planner: in a new tab where the frame may, else by way of the article.
pub(super) fn leave(plan: PlanDocument) {
    with_link(plan, |link| {
        if let Some(link) = link {
            frame::open(link);
        }
    });
}
