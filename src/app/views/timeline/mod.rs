//! The second screen: the days of the plan, lane by lane, and what happens on them.

mod chart;
mod days;
mod drawing;
mod event_form;
mod event_list;
mod inspector;
mod keys;
mod moving;
mod pointer;
mod scale;
mod scrubber;
mod spend_range;
mod table;
mod words;

use self::chart::Chart;
use self::days::{Days, PAGE, Task};
use self::event_form::EventForm;
use self::event_list::EventList;
use self::inspector::Inspector;
use self::moving::MoveCredit;
use self::scrubber::Scrubber;
use self::spend_range::SpendRange;
use self::table::LaneTable;
use crate::app::browser;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::widgets::{Drawing, TextField, live, part, press, whether};
use leptos::prelude::*;

/// From how many ad accounts on they can be filtered.
const MANY: usize = 12;
/// How many losses the caption names.
const NAMED: usize = 3;

/// The same lanes, drawn or listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Chart,
    Table,
}

/// The screen.
#[component]
pub(crate) fn Timeline() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let days = Days::new(planner);
    provide_context(days);
    let form = RwSignal::new(Form::Chart);
    let has_credit = whether(move || planner.with(|plan| !plan.ad_credits.is_empty()));
    let runs = whether(move || has_credit.get() && days.timeline.with(Option::is_some));
    view! {
        <section class="screen timeline" aria-labelledby="screen-title">
            <h2 id="screen-title" tabindex="-1">{t("screen.timeline")}</h2>
            {part(move || if runs.get() {
                view! {
                    <div class="timeline-tools">
                        <FormSwitch form />
                        <SpendRange />
                        <Filter />
                    </div>
                    <figure class="timeline-figure" aria-labelledby="timeline-finding">
                        <figcaption id="timeline-finding">{live(move || finding(days))}</figcaption>
                        {part(move || match form.get() {
                            Form::Chart => view! { <Chart /> }.drawn(),
                            Form::Table => view! { <LaneTable /> }.drawn(),
                        })}
                        <Pages />
                        {part(move || (form.get() == Form::Chart).then(|| view! { <p class="hint">{live(move || ahead(days))}</p> }))}
                    </figure>
                    <Scrubber />
                    <Tasks />
                    <Inspector />
                }.drawn()
            } else {
                view! { <Nothing /> }.drawn()
            })}
            // What made the plan wrong can be mended here: this stays while there are no figures.
            {part(move || has_credit.get().then(|| view! { <EventList /> }))}
        </section>
    }
}

/// What to do where there is nothing to show.
#[component]
fn Nothing() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let sentence = move || {
        let none = planner.with(|plan| plan.ad_credits.is_empty());
        if none { t("timeline.noCredits") } else { t("timeline.errors") }.to_owned()
    };
    view! {
        <div class="empty">
            <p>{live(sentence)}</p>
            <a class="button" href="#plan">{t("timeline.toPlan")}</a>
        </div>
    }
}

/// What the chart shows, in words: who strands how much, and when.
fn finding(days: Days) -> String {
    let none = days.planner.with(|plan| plan.ad_accounts.is_empty());
    if none {
        return t("timeline.noAccounts").to_owned();
    }
    days.say(|words| {
        let losses = words.timeline.losses();
        let named = losses.iter().take(NAMED).map(|loss| {
            let account = words.timeline.plan().account(loss.account);
            let (amount, day) = (words.amount(loss.amount), words.day(loss.on));
            fill("timeline.strands", &[("account", &account.name), ("amount", &amount), ("day", &day)])
        });
        let mut sentences: Vec<String> = named.collect();
        if let Some(more) = losses.len().checked_sub(NAMED).filter(|more| *more > 0) {
            let rest = losses.iter().skip(NAMED).map(|loss| loss.amount).sum();
            sentences.push(count("timeline.strandsMore", more, &[("amount", &words.amount(rest))]));
        }
        if sentences.is_empty() { t("timeline.strandsNothing").to_owned() } else { sentences.join(" ") }
    })
}

/// Which days have been and which are ahead, in words.
fn ahead(days: Days) -> String {
    let Some(period) = days.period() else { return String::new() };
    let today = days.planner.today.get();
    match crate::day::Day::parse(&today) {
        Some(today) if today > period.end => t("timeline.allPast").to_owned(),
        Some(today) if today < period.start => t("timeline.allAhead").to_owned(),
        _ => fill("timeline.ahead", &[("day", &format::day_with_year(&today))]),
    }
}

/// Chart or table.
#[component]
fn FormSwitch(form: RwSignal<Form>) -> impl IntoView {
    let choice = move |it: Form, name: &'static str| {
        let pressed = live(move || (form.get() == it).to_string());
        view! {
            <button class="button" type="button" aria-pressed=pressed on:click=press(move || form.set(it))>{name}</button>
        }
    };
    view! {
        <div class="switch" role="group" aria-label=t("timeline.form")>
            {choice(Form::Chart, t("timeline.chart"))}
            {choice(Form::Table, t("timeline.table"))}
        </div>
    }
}

/// Finds ad accounts by name, where there are many.
#[component]
fn Filter() -> impl IntoView {
    let days = expect_context::<Days>();
    let many = Memo::new(move |_| days.planner.with(|plan| plan.ad_accounts.len() >= MANY));
    part(move || {
        many.get().then(|| {
            view! {
                <TextField
                    id="lane-filter".to_owned()
                    label=t("accounts.filter")
                    value=days.filter
                    on_edit=move |text| {
                        days.page.set(0);
                        days.filter.set(text);
                    }
                    messages=Signal::derive(Vec::new)
                />
            }
        })
    })
}

/// Which ad accounts have a lane, and the way to the others.
#[component]
fn Pages() -> impl IntoView {
    let days = expect_context::<Days>();
    let all = Memo::new(move |_| days.matching.with(Vec::len));
    let last = move || days.last_page();
    let go = move |page: usize| {
        days.page.set(page);
        days.cursor.set(keys::Cursor::default());
    };
    let sentence = move || {
        let (page, all) = (days.shown_page(), all.get());
        fill(
            "accounts.shown",
            &[
                ("first", &format::whole_number((page * PAGE + 1).min(all))),
                ("last", &format::whole_number(((page + 1) * PAGE).min(all))),
                ("all", &format::whole_number(all)),
            ],
        )
    };
    let is_first = whether(move || days.shown_page() == 0);
    let is_last = whether(move || days.shown_page() >= last());
    part(move || {
        (last() > 0).then(|| {
            view! {
                <nav class="pages" aria-label=t("accounts.pages")>
                    <button class="button" type="button" disabled=is_first on:click=press(move || go(untrack(|| days.shown_page()).saturating_sub(1)))>
                        {t("accounts.previous")}
                    </button>
                    <p role="status">{live(sentence)}</p>
                    <button class="button" type="button" disabled=is_last on:click=press(move || go(untrack(|| days.shown_page()) + 1))>
                        {t("accounts.next")}
                    </button>
                </nav>
            }
        })
    })
}

/// What can be done to the plan from here.
#[component]
fn Tasks() -> impl IntoView {
    let days = expect_context::<Days>();
    let toggle = move |task: Task, name: &'static str| {
        let expanded = live(move || (days.task.get() == task).to_string());
        let act = move || {
            if days.task.get_untracked() == task {
                days.task.set(Task::None);
            } else if task == Task::AddEvent {
                let day = days.day.get_untracked();
                if let Some(day) = day {
                    let lane = days.cursor.get_untracked().lane;
                    days.propose(day, days.account_of(lane));
                }
            } else {
                days.moving.set(moving::Moving::default());
                days.task.set(task);
                browser::focus("move-from");
            }
        };
        view! {
            <button class="button" type="button" aria-expanded=expanded on:click=press(act)>{name}</button>
        }
    };
    let some = Memo::new(move |_| days.planner.with(|plan| !plan.ad_accounts.is_empty()));
    part(move || {
        some.get().then(|| {
            view! {
                <div class="tasks">
                    <div class="actions">
                        {toggle(Task::AddEvent, t("timeline.addEvent"))}
                        {toggle(Task::MoveCredit, t("timeline.moveCredit"))}
                    </div>
                    {part(move || match days.task.get() {
                        Task::None => None,
                        Task::AddEvent => Some(view! { <EventForm /> }.drawn()),
                        Task::MoveCredit => Some(view! { <MoveCredit /> }.drawn()),
                    })}
                </div>
            }
        })
    })
}
