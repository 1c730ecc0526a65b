//! How sure the plan is: spend that varies, ad accounts that may be suspended, and what comes of many such runs.

mod answer;
mod asked;
mod band;
mod question;

pub(crate) use band::RiskBand;

use crate::app::dialogs::Dialogs;
use crate::app::state::{Planner, RiskStage, Risking};
use crate::app::text::{fill, t};
use crate::app::ui::{Dialog, Drawing, live_text, part, press};
use crate::app::{browser, format};
use answer::Answer;
use leptos::prelude::*;
use question::{Asking, Presets, QuestionFields};

/// The dialog.
#[component]
pub(crate) fn RiskDialog() -> impl IntoView {
    let open = expect_context::<Dialogs>().risk;
    let asking = Asking::new();
    view! {
        <Dialog open id="risk-title" title=t("risk.title")>
            <p class="lead">{t("risk.lead")}</p>
            <Presets asking />
            <Progress asking />
            <Answer />
            <details class="risk-details">
                <summary>{t("risk.details")}</summary>
                <QuestionFields asking />
            </details>
        </Dialog>
    }
}

/// Asking, giving up, and how far it is.
#[component]
fn Progress(asking: Asking) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let risking = expect_context::<Risking>();
    let ask = move || {
        let runs = planner.outcome.with_untracked(|it| it.projection.is_some());
        if runs {
            risking.ask(planner, &asking.question());
        }
    };
    let says = move || match risking.stage.get() {
        RiskStage::Idle => String::new(),
        RiskStage::Running(done, asked) => fill(
            "risk.running",
            &[("done", &format::whole_number(done)), ("asked", &format::whole_number(asked))],
        ),
        RiskStage::Cancelled => t("risk.cancelled").to_owned(),
        RiskStage::Failed(reason) if reason.is_empty() => t("risk.lost").to_owned(),
        RiskStage::Failed(reason) => fill("risk.failed", &[("reason", &reason)]),
    };
    let buttons = move || {
        match risking.stage.get() {
        RiskStage::Running(done, asked) => view! {
            <progress class="progress" max=asked.to_string() value=done.to_string() aria-label=t("risk.progress") />
            <button id="risk-cancel" class="button" type="button" on:click=press(move || {
                risking.cancel();
                browser::focus("risk-run");
            })>{t("risk.cancel")}</button>
        }
        .drawn(),
        RiskStage::Idle | RiskStage::Cancelled | RiskStage::Failed(_) => view! {
            <button id="risk-run" class="button primary" type="button" on:click=press(move || {
                ask();
                browser::focus("risk-cancel");
            })>{t("risk.run")}</button>
        }
        .drawn(),
    }
    };
    // Drawn anew only when running begins or ends, so that neither bar nor focus is lost at each report.
    let running = Memo::new(move |_| matches!(risking.stage.get(), RiskStage::Running(..)));
    view! {
        <div class="dialog-actions risk-actions">
            {part(move || { running.get(); untrack(buttons) })}
            <p class="hint" role="status">{live_text(says)}</p>
        </div>
        {part(move || {
            let errs = planner.outcome.with(|it| it.projection.is_none());
            errs.then(|| view! { <p class="says says-wrong">{t("advice.waiting")}</p> })
        })}
    }
}
