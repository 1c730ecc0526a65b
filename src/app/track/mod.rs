//! The fifth screen: what was really spent beside what was planned, who falls behind, and what to change.

mod chart;
mod check_in;
mod check_in_button;
mod check_in_row;
mod head;
mod rest;
mod row;
mod table;
mod words;
mod wrong_day;

use crate::app::dialogs::Dialogs;
use crate::app::state::{CheckingIn, Planner};
use crate::app::text::{fill, t};
use crate::app::ui::{Drawing, Drawn, part, press, whether};
use crate::editor::check_in::proposed_day;
use crate::editor::tracking::{Standing, as_of, standing};
use check_in::CheckIn;
use check_in_button::CheckInButton;
use head::Head;
use leptos::prelude::*;
use table::Table;
use words::Words;

/// What the screen shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The plan does not run.
    Errors,
    /// No actual spend is known.
    Nothing,
    /// It is judged.
    Judged,
}

/// The screen.
#[component]
pub(crate) fn Track() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let entering = expect_context::<CheckingIn>();
    entering.follow(planner);
    let entering = entering.open;
    let found: Memo<Option<Standing>> =
        Memo::new(move |_| planner.with(|plan| standing(plan, planner.baseline_plan().as_ref())));
    let state = Memo::new(move |_| {
        let runs = planner.outcome.with(|it| it.projection.is_some());
        match (runs, planner.with(as_of), found.with(Option::is_some)) {
            (true, None, _) => State::Nothing,
            (true, Some(_), true) => State::Judged,
            _ => State::Errors,
        }
    });
    view! {
        <section class="screen tracking" aria-labelledby="screen-title">
            <h2 id="screen-title" class="visually-hidden" tabindex="-1">{t("track.title")}</h2>
            {part(move || match state.get() {
                State::Errors => view! { <p class="review-note">{t("track.blocked")}</p> }.drawn(),
                State::Nothing => nothing(planner, whether(move || entering.get())),
                State::Judged => view! { <Head found /> }.drawn(),
            })}
            {part(move || (entering.get() && state.get() != State::Errors).then(|| view! { <CheckIn /> }))}
            {part(move || (state.get() == State::Judged).then(|| view! { <Table found /> }))}
        </section>
    }
}

/// Nothing is known yet: what to do.
fn nothing(planner: Planner, entering: Signal<bool>) -> Drawn {
    let dialogs = expect_context::<Dialogs>();
    let none_over = whether(move || {
        let today = planner.today.get();
        planner.with(|plan| proposed_day(plan, &today).is_none())
    });
    let begins = move || {
        none_over.get().then(|| {
            let day = planner.with(|plan| Words::of(planner).day_text(&plan.start));
            view! { <p>{fill("track.begins", &[("day", &day)])}</p> }
        })
    };
    let ways = move || {
        (!entering.get()).then(|| {
            view! {
                <div class="actions">
                    {part(move || (!none_over.get()).then(|| view! { <CheckInButton /> }))}
                    <button class="button" type="button" aria-haspopup="dialog"
                        on:click=press(move || dialogs.import.set(true))
                    >{t("track.import")}</button>
                </div>
            }
        })
    };
    view! {
        <div class="empty track-empty">
            <p class="verdict">{t("track.nothing")}</p>
            <p>{t("track.nothing.do")}</p>
            {part(begins)}
            {part(ways)}
        </div>
    }
    .drawn()
}
