//! The review on paper, on the clipboard and in files.

use super::calendar::{Entry, calendar};
use super::steps::{Progress, Step, by_day, steps};
use super::table::csv;
use super::words::Words;
use crate::app::browser;
use crate::app::engine;
use crate::app::files::file_name;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::widgets::{live, press};
use crate::export::plain;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The buttons.
#[component]
pub(super) fn Keeping(steps: Memo<Vec<Step>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let said = RwSignal::new("");
    let open = move || steps.with(|all| all.iter().any(|it| it.progress == Progress::Planned));
    let copy = move || {
        let text = steps.with_untracked(|steps| list(planner, steps));
        spawn_local(async move {
            let copied = browser::copy(&text).await;
            said.set(if copied { t("review.copied") } else { t("review.notCopied") });
        });
    };
    let table = move || {
        let words = untrack(|| Words::of(planner));
        let titles = [
            t("review.column.day"),
            t("accounts.account"),
            t("review.column.accountId"),
            t("part.credit"),
            t("credit.expires"),
            t("part.amount"),
            t("settings.currency"),
            t("review.column.by"),
            t("review.column.progress"),
            t("review.column.step"),
        ];
        let text = steps.with_untracked(|all| csv(&titles, all, words.currency(), |step| words.path(step)));
        // A mark by which spreadsheets know the letters for what they are.
        offer(planner, "csv", "text/csv", &["\u{feff}", &text].concat());
    };
    let plan = move || offer(planner, "json", "application/json", &planner.peek(engine::file));
    view! {
        <section class="panel review-part keeping" aria-labelledby="keeping-title">
            <h3 id="keeping-title">{t("review.keep")}</h3>
            <div class="actions">
                <button class="button" type="button" on:click=press(browser::print)>{t("review.print")}</button>
                <button class="button" type="button" on:click=press(copy)>{t("review.copy")}</button>
                <button class="button" type="button" on:click=press(table)>{t("review.csv")}</button>
                <button
                    class="button"
                    type="button"
                    aria-disabled=Signal::derive(move || (!open()).then(|| "true".to_owned()))
                    on:click=press(move || offer_calendar(planner, None))
                >{t("review.calendarAll")}</button>
                <button class="button" type="button" on:click=press(plan)>{t("review.json")}</button>
            </div>
            <p class="hint" role="status">{live(move || said.get().to_owned())}</p>
        </section>
    }
}

/// Offers a file that is named like the plan.
fn offer(planner: Planner, extension: &str, media_type: &str, text: &str) {
    let name = planner.peek(|plan| file_name(&plan.name, extension));
    // Where the browser refuses, it says so itself.
    let _ = browser::download_as(&name, media_type, text);
}

/// What is still to be done, as text.
fn list(planner: Planner, steps: &[Step]) -> String {
    let words = untrack(|| Words::of(planner));
    let mut lines = vec![t("review.final").to_owned()];
    for day in by_day(steps) {
        let open: Vec<&Step> = day.iter().filter(|it| it.progress == Progress::Planned).collect();
        if let Some(first) = open.first() {
            lines.push([&words.day(&first.on), ":\n", &words.paths(open)].concat());
        }
    }
    plain::lines(&lines.join("\n\n"))
}

/// Offers a calendar file of the day `on`, or of every day on which something is to be done.
pub(super) fn offer_calendar(planner: Planner, on: Option<&str>) {
    let words = untrack(|| Words::of(planner));
    let steps = planner.peek(|plan| {
        planner
            .outcome
            .with_untracked(|it| it.projection.as_ref().map(|it| steps(plan, it)).unwrap_or_default())
    });
    let plan = planner.peek(|plan| plan.name.clone());
    let wanted = |day: &&[Step]| on.is_none_or(|on| day.first().is_some_and(|it| it.on == on));
    let entry = |day: &'_ [Step]| {
        let open: Vec<Step> = day.iter().filter(|it| it.progress == Progress::Planned).cloned().collect();
        (!open.is_empty()).then_some(open)
    };
    let days: Vec<Vec<Step>> = by_day(&steps).into_iter().filter(wanted).filter_map(entry).collect();
    if days.is_empty() {
        return;
    }
    let entry = |open: &'_ Vec<Step>| {
        let paths = words.paths(open);
        (
            count("review.toAllocate", open.len(), &[("plan", &plan)]),
            fill("review.entry", &[("steps", &paths)]),
        )
    };
    let texts: Vec<(String, String)> = days.iter().map(entry).collect();
    let entries: Vec<Entry<'_>> = days
        .iter()
        .zip(texts)
        .map(|(open, (summary, description))| Entry { steps: open.iter().collect(), summary, description })
        .collect();
    offer(planner, "ics", "text/calendar", &calendar(&entries, &browser::now()));
}
