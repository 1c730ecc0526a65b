//! The review on paper, on the clipboard and in files.

use super::calendar::{calendar_file, warn_days};
use super::list::list;
use super::steps::{Progress, Step};
use super::table::csv;
use super::words::Words;
use crate::app::browser;
use crate::app::engine;
use crate::app::files::file_name;
use crate::app::printing::Printing;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::{Icon, Menu, live_text, press, true_while};
use crate::export::Format;
use crate::export::calendar::MOST_WARN_DAYS;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The buttons, at the head of the screen.
#[component]
pub(super) fn Taking(steps: Memo<Vec<Step>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let printing = expect_context::<Printing>();
    let said = RwSignal::new("");
    let copy = move || {
        let text = steps.with_untracked(|steps| list(&untrack(|| Words::of(planner)), steps));
        spawn_local(async move {
            let copied = browser::copy(&text).await;
            said.set(if copied { t("review.copied") } else { t("review.notCopied") });
        });
    };
    view! {
        <div class="actions taking">
            <p class="hint" role="status">{live_text(move || said.get().to_owned())}</p>
            <button class="button" type="button" on:click=press(move || printing.print())>{t("review.print")}</button>
            <button class="button" type="button" on:click=press(copy)>{t("review.copy")}</button>
            <Downloads steps said />
        </div>
    }
}

/// The calendar, below the steps.
#[component]
pub(super) fn Keeping(steps: Memo<Vec<Step>>) -> impl IntoView {
    view! {
        <section class="panel review-part keeping" aria-labelledby="keeping-title">
            <h3 id="keeping-title">{t("review.keep")}</h3>
            <Calendar steps />
        </section>
    }
}

/// The files, in a menu.
#[component]
fn Downloads(steps: Memo<Vec<Step>>, said: RwSignal<&'static str>) -> impl IntoView {
    let planner = expect_context::<Planner>();
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
        let text =
            steps.with_untracked(|all| csv(&titles, all, words.currency(), |step| words.whole_path(step)));
        offer_sheet(planner, "steps.csv", &text);
    };
    let plan = move || offer(planner, "json", "application/json", &planner.file());
    let journal = move |(format, name): (Format, &'static str)| {
        let act = move || match planner.peek(|plan| engine::journal(plan, format)) {
            Some(text) if format == Format::Csv => offer_sheet(planner, "journal.csv", &text),
            Some(text) => offer(planner, format.extension(), "text/plain", &text),
            None => said.set(t("review.journal.tooLong")),
        };
        view! { <button class="menu-item" type="button" on:click=press(act)>{t(name)}</button> }
    };
    let journals = [
        (Format::Beancount, "review.journal.beancount"),
        (Format::Hledger, "review.journal.hledger"),
        (Format::Ledger, "review.journal.ledger"),
        (Format::Csv, "review.journal.csv"),
    ];
    view! {
        <button class="button" type="button" id="downloads" popovertarget="downloads-menu">
            {t("review.download")}
            <Icon path="M4 6l4 4 4-4" />
        </button>
        <Menu id="downloads-menu" label=t("review.download")>
            <button class="menu-item" type="button" on:click=press(table)>{t("review.csv")}</button>
            <button class="menu-item" type="button" on:click=press(plan)>{t("review.json")}</button>
            <hr />
            <p class="menu-title" aria-hidden="true">{t("review.journal")}</p>
            {journals.into_iter().map(journal).collect_view()}
        </Menu>
    }
}

/// The calendar file, and how early it warns.
#[component]
fn Calendar(steps: Memo<Vec<Step>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let field = NodeRef::<html::Input>::new();
    let wrong = RwSignal::new(false);
    let is_empty = move || steps.with(|all| all.iter().all(|it| it.progress == Progress::Refused));
    let offer = move || {
        let typed = field.get_untracked().map(|it| it.value()).unwrap_or_default();
        let days = typed.trim().parse().ok().filter(|days| (0..=MOST_WARN_DAYS).contains(days));
        wrong.set(days.is_none());
        match days {
            Some(days) => offer_calendar(planner, None, days),
            None => browser::focus("warn-days"),
        }
    };
    let most = crate::app::format::whole_number(MOST_WARN_DAYS);
    let says =
        move || if wrong.get() { fill("review.warnDaysWrong", &[("most", &most)]) } else { String::new() };
    view! {
        <div class="calendar-part">
            <div class="field">
                <label class="label" for="warn-days">{t("review.warnDays")}</label>
                <input
                    class="input"
                    id="warn-days"
                    type="text"
                    inputmode="numeric"
                    size="4"
                    value=warn_days(planner).to_string()
                    node_ref=field
                    aria-describedby="warn-wrong calendar-hint"
                    aria-invalid=move || wrong.get().to_string()
                />
            </div>
            <button
                class="button"
                type="button"
                aria-disabled=true_while(is_empty)
                on:click=press(move || if !untrack(is_empty) { offer() })
            >{t("review.calendarAll")}</button>
            <p class="says says-wrong" id="warn-wrong" role="alert">{live_text(says)}</p>
            <p class="hint" id="calendar-hint">{t("review.calendarHint")}</p>
        </div>
    }
}

/// Offers a file that is named like the plan.
fn offer(planner: Planner, extension: &str, media_type: &str, text: &str) {
    let name = planner.peek(|plan| plan.name.clone());
    offer_named(&name, extension, media_type, text);
}

/// Offers a file of this name.
pub(super) fn offer_named(name: &str, extension: &str, media_type: &str, text: &str) {
    // Where the browser refuses, it says so itself.
    let _ = browser::download_as(&file_name(name, extension), media_type, text);
}

/// Offers a sheet, with a mark by which spreadsheets know the letters for what they are.
fn offer_sheet(planner: Planner, extension: &str, text: &str) {
    offer(planner, extension, "text/csv", &["\u{feff}", text].concat());
}

/// Offers a calendar file of one day.
pub(super) fn offer_day(planner: Planner, on: &str) {
    offer_calendar(planner, Some(on), warn_days(planner));
}

fn offer_calendar(planner: Planner, on: Option<&str>, days: i32) {
    if let Some(text) = calendar_file(planner, on, days) {
        offer(planner, "ics", "text/calendar", &text);
    }
}
