//! What the week comes to, as of when, and what can be done.

use super::check_in_button::CheckInButton;
use super::rest::RestDialog;
use super::words::Words;
use crate::app::browser;
use crate::app::format;
use crate::app::screen::{REPORT, Screen};
use crate::app::state::{CheckingIn, Planner};
use crate::app::text::{count, fill, t};
use crate::app::ui::{live_text, part, press};
use crate::day::Day;
use crate::editor::tracking::Standing;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// After so many days without a check-in it is time for one.
const WEEK: i32 = 7;

/// The head of the screen.
#[component]
pub(super) fn Head(found: Memo<Option<Standing>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let entering = expect_context::<CheckingIn>().open;
    let resting = RwSignal::new(false);
    let verdict = move || {
        let words = Words::of(planner);
        found.with(|it| it.as_ref().map(|it| words.verdict(it))).unwrap_or_default()
    };
    let remedy = move || {
        let words = Words::of(planner);
        let remedy = found.with(|it| it.as_ref().and_then(|it| words.remedy(it)));
        remedy.map(|text| view! { <p class="track-remedy">{text}</p> })
    };
    let as_of = move || {
        let on = found.with(|it| it.as_ref().map(|it| it.on.to_string())).unwrap_or_default();
        let (on, today) = (format::day_with_year(&on), format::day_with_year(&planner.today.get()));
        let against = match planner.baseline() {
            Some(it) => fill("track.againstBaseline", &[("day", &format::day_with_year(&it.on))]),
            None => t("track.againstPlan").to_owned(),
        };
        [fill("track.asOf", &[("day", &on), ("today", &today)]), against].join(" ")
    };
    let compared = move || {
        planner.baseline().is_some().then(|| {
            view! {
                <button class="link" type="button" on:click=press(move || compare_with_baseline(planner))>
                    {t("track.compare")}
                </button>
            }
        })
    };
    let due = move || {
        let today = Day::parse(&planner.today.get())?;
        let on = found.with(|it| it.as_ref().map(|it| it.on))?;
        let days = today.since(on) - 1;
        (days >= WEEK && planner.with(|plan| Day::parse(&plan.end) > Some(on)))
            .then(|| count("track.due", days, &[]))
    };
    let look =
        move || due().map(|text| view! { <div class="note-bar note-look track-look"><p>{text}</p></div> });
    view! {
        <div class="track-head">
            <div class="track-verdict" role="status">
                <p class="verdict">{live_text(verdict)}</p>
                {part(remedy)}
                <p class="track-as-of">{live_text(as_of)}" "{part(compared)}</p>
            </div>
            <div class="actions">
                <a class="button" href=REPORT>{t("report.heading")}</a>
                <button class="button" type="button" aria-haspopup="dialog" on:click=press(move || resting.set(true))>
                    {t("rest.title")}
                </button>
                {part(move || (!entering.get()).then(|| view! { <CheckInButton /> }))}
            </div>
        </div>
        <RestDialog open=resting />
        {part(look)}
    }
}

/// Puts a scenario that is like the baseline beside the open one. What is done to it leaves the baseline as it is.
fn compare_with_baseline(planner: Planner) {
    let Some(mut plan) = untrack(|| planner.baseline_plan()) else { return };
    plan.name = fill("track.baselineOf", &[("name", &planner.name.get_untracked())]);
    let open = untrack(|| planner.open_id());
    let is_it = |id: &str| {
        let kept = untrack(|| planner.scenario(id));
        kept.is_some_and(|kept| kept == PlanDocument { name: kept.name.clone(), ..plan.clone() })
    };
    let before = untrack(|| planner.scenarios()).into_iter().find(|it| it.id != open && is_it(&it.id));
    let beside = before.map_or_else(|| planner.keep_scenario(plan.clone()), |it| it.id);
    planner.comparing().columns.set(vec![open, beside]);
    browser::go(Screen::Compare.name());
}
