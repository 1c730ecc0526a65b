//! The second screen: the days of the plan, lane by lane, and what happens on them.

mod chart;
mod days;
mod drawing;
mod event_form;
mod event_list;
mod inspector;
mod keys;
mod move_draft;
mod moving;
mod pointer;
mod scale;
mod scrubber;
mod spend_range;
mod table;
mod words;

use self::chart::Chart;
use self::days::{Days, Task};
use self::event_form::EventForm;
use self::event_list::EventList;
use self::inspector::Inspector;
use self::moving::MoveCredit;
use self::spend_range::{SpendRange, range_name};
use self::table::LaneTable;
use crate::app::browser;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bound, Drawing, TextField, live, live_text, part, press, whether};
use crate::day::Day;
use crate::editor::draft::Range;
use leptos::prelude::*;
use move_draft::Moving;

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
                    <figure class="panel timeline-figure" aria-labelledby="timeline-finding">
                        <figcaption id="timeline-finding">{live_text(move || finding(days))}</figcaption>
                        <Tools form />
                        {part(move || match form.get() {
                            Form::Chart => view! { <Chart /><p class="hint">{live_text(move || reading(days))}</p> }.drawn(),
                            Form::Table => view! {
                                <LaneTable />
                                {part(move || days.day.get().map(|day| inspector::journal(days, day)))}
                            }.drawn(),
                        })}
                    </figure>
                }.drawn()
            } else {
                view! { <Nothing /> }.drawn()
            })}
            <div class="timeline-side">
                {part(move || runs.get().then(|| view! { <Inspector /> }))}
                // What made the plan wrong can be mended here: this stays while there are no figures.
                {part(move || has_credit.get().then(|| view! { <EventList /> }))}
            </div>
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
            <p>{live_text(sentence)}</p>
            <a class="button" href="#plan">{t("timeline.toPlan")}</a>
        </div>
    }
}

/// What the chart shows, in words: who strands how much, when, and after which event.
fn finding(days: Days) -> String {
    let none = days.planner.with(|plan| plan.ad_accounts.is_empty());
    if none {
        return t("timeline.noAccounts").to_owned();
    }
    days.say(|words| {
        let losses = words.timeline.losses();
        let mut sentences: Vec<String> = losses.iter().take(NAMED).map(|loss| words.loss(loss)).collect();
        if let Some(more) = losses.len().checked_sub(NAMED).filter(|more| *more > 0) {
            let rest = losses.iter().skip(NAMED).map(|loss| loss.amount).sum();
            sentences.push(count("timeline.strandsMore", more, &[("amount", &words.amount(rest))]));
        }
        let lapsed = words.timeline.expires_unallocated();
        let says = match (sentences.is_empty(), lapsed.is_positive()) {
            (true, true) => fill("timeline.strandsNothingBut", &[("amount", &words.amount(lapsed))]),
            (true, false) => t("timeline.strandsNothing").to_owned(),
            _ => sentences.join(" "),
        };
        match days.range.get() {
            Range::Expected => says,
            range => fill("timeline.ifRange", &[("range", range_name(range)), ("says", &says)]),
        }
    })
}

/// How the chart is read: what its heights are, which days are a forecast, and what lies after its end.
fn reading(days: Days) -> String {
    let Some((period, drawn)) = days.period().zip(days.drawn()) else { return String::new() };
    let today = days.planner.today.get();
    let ahead = match Day::parse(&today) {
        Some(today) if today > period.end => t("timeline.allPast").to_owned(),
        Some(today) if today < period.start => t("timeline.allAhead").to_owned(),
        _ => fill("timeline.ahead", &[("day", &format::day_with_year(&today))]),
    };
    days.say(|words| {
        let plan = words.timeline.plan();
        let mut sentences = vec![t("timeline.heights").to_owned(), ahead];
        if !plan.actuals().is_empty() {
            sentences.push(t("timeline.checkedSays").to_owned());
        }
        if drawn.end < period.end {
            let days = [("day", words.day(drawn.end)), ("end", words.day(period.end))];
            sentences
                .push(fill("timeline.endsAt", &days.each_ref().map(|(name, day)| (*name, day.as_str()))));
        }
        for credit in plan.ad_credits().iter().filter(|it| it.expires > period.end).take(NAMED) {
            let day = words.day(credit.expires);
            sentences.push(fill("timeline.expiresAfter", &[("credit", &credit.name), ("day", &day)]));
        }
        sentences.join(" ")
    })
}

/// How the lanes are shown, what of them, and what can be done to the plan from here.
#[component]
fn Tools(form: RwSignal<Form>) -> impl IntoView {
    let keys = RwSignal::new(false);
    let expanded = live(move || keys.get().to_string());
    view! {
        <div class="timeline-tools">
            <FormSwitch form />
            <SpendRange />
            <Filter />
            {part(move || (form.get() == Form::Chart).then(|| view! {
                <button class="button quiet" type="button" aria-expanded=expanded aria-controls="timeline-keys" on:click=press(move || keys.update(|it| *it = !*it))>
                    {t("timeline.keysButton")}
                </button>
            }))}
            <Tasks />
        </div>
        <p class="hint" id="timeline-keys" hidden=whether(move || !keys.get() || form.get() == Form::Table)>{t("timeline.keys")}</p>
        <TaskForm />
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
                <TextField bound=Bound::new("lane-filter", t("accounts.filter"), days.filter, move |text| {
                    days.more.set(0);
                    days.filter.set(text);
                }).quiet() placeholder=t("accounts.filter") />
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
                days.moving.set(Moving::default());
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
                <div class="actions tasks">
                    {toggle(Task::MoveCredit, t("timeline.moveCredit"))}
                    {toggle(Task::AddEvent, t("timeline.addEvent"))}
                </div>
            }
        })
    })
}

/// What is being entered.
#[component]
fn TaskForm() -> impl IntoView {
    let days = expect_context::<Days>();
    part(move || match days.task.get() {
        Task::None => None,
        Task::AddEvent => Some(view! { <EventForm /> }.drawn()),
        Task::MoveCredit => Some(view! { <MoveCredit /> }.drawn()),
    })
}
