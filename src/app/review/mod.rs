//! The fourth screen: what to check, and what to do in TikTok.

mod calendar;
mod check_list;
mod checks;
mod concentration;
mod keeping;
mod list;
mod mark_day;
mod other_amount;
mod overdue;
mod report;
mod report_words;
mod shown;
mod step_list;
mod steps;
mod table;
mod words;

use crate::app::format;
use crate::app::screen::address_of;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::{Drawing, Drawn, live_text, part};
use check_list::CheckList;
use checks::{Check, checks};
use keeping::{Keeping, Taking};
use leptos::prelude::*;
use overdue::OverdueSteps;
use report::ReportPart;
use step_list::StepList;
use steps::{Progress, Step, steps};
use words::Words;

/// What there is to review.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The plan does not run.
    Errors,
    /// Nothing is allocated in it.
    Nothing,
    /// Everything is done.
    Done,
    /// Something is still to be done.
    Open,
}

/// The screen.
#[component]
pub(crate) fn Review() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let found: Memo<Vec<Check>> = Memo::new(move |_| {
        let today = planner.today.get();
        planner.with(|plan| {
            planner.outcome.with(|outcome| planner.messages.with(|all| checks(plan, outcome, all, &today)))
        })
    });
    let steps: Memo<Vec<Step>> = Memo::new(move |_| {
        let today = planner.today.get();
        planner.with(|plan| {
            planner
                .outcome
                .with(|it| it.projection.as_ref().map(|it| steps(plan, it, &today)).unwrap_or_default())
        })
    });
    let state = Memo::new(move |_| {
        let runs = planner.outcome.with(|it| it.projection.is_some());
        steps.with(|steps| match steps.as_slice() {
            _ if !runs => State::Errors,
            [] => State::Nothing,
            all if all.iter().all(|it| it.progress == Progress::Done) => State::Done,
            _ => State::Open,
        })
    });
    let scenario = move || {
        planner.with(|plan| {
            let words = Words::of(planner);
            let (from, to) = (words.day(&plan.start), words.day(&plan.end));
            fill("review.scenario", &[("name", &plan.name), ("from", &from), ("to", &to)])
        })
    };
    // On paper only: what is printed does not follow the plan.
    let printed = move || fill("review.printed", &[("day", &format::day_with_year(&planner.today.get()))]);
    view! {
        <section class="screen review" aria-labelledby="screen-title">
            <div class="review-head">
                <h2 id="screen-title" tabindex="-1">{t("review.title")}</h2>
                <p class="review-scenario">
                    {live_text(scenario)}
                    <span class="review-printed">" · "<span>{live_text(printed)}</span></span>
                </p>
                {part(move || matches!(state.get(), State::Open | State::Done).then(|| view! { <Taking steps /> }))}
            </div>
            <div class="final">
                <p><strong>{t("review.final")}</strong></p>
                <p>{t("review.never")}</p>
            </div>
            <OverdueSteps />
            {part(move || match state.get() {
                State::Errors => blocked(found),
                State::Nothing => nothing(),
                State::Done => view! {
                    <p class="review-note" role="status">{t("review.allDone")}</p>
                    <CheckList found />
                    <StepList steps />
                    <Keeping steps />
                    <ReportPart />
                }.drawn(),
                State::Open => view! {
                    <CheckList found />
                    <StepList steps />
                    <Keeping steps />
                    <ReportPart />
                }.drawn(),
            })}
        </section>
    }
}

/// The plan does not run: what to correct first.
fn blocked(found: Memo<Vec<Check>>) -> Drawn {
    view! {
        <p class="review-note">{t("review.blocked")}</p>
        <CheckList found />
    }
    .drawn()
}

/// Nothing is allocated.
fn nothing() -> Drawn {
    view! {
        <div class="empty">
            <p>{t("review.nothing")}</p>
            <a class="button" href=address_of("")>{t("review.toPlan")}</a>
        </div>
    }
    .drawn()
}
