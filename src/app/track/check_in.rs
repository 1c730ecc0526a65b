//! The check-in of a week: for each ad account what it spent, or the ad credit it has left.

use super::check_in_row::{Row, field_id};
use super::words::Words;
use super::wrong_day::{WrongDay, check_day};
use crate::app::browser;
use crate::app::dialogs::Dialogs;
use crate::app::state::{CheckingIn, Planner};
use crate::app::text::{count, t};
use crate::app::ui::{Bound, DateField, Drawing, Drawn, each, live_text, part, press, true_while};
use crate::day::Day;
use crate::editor::check_in::{self, Derived, Wrong, derive, open_days, proposed_day};
use crate::editor::check_in_paste::Pasted;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// How many sentences say what became of pasted cells.
const SAID: usize = 6;

/// The fields.
#[component]
pub(super) fn CheckIn() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let entering = expect_context::<CheckingIn>();
    let dialogs = expect_context::<Dialogs>();
    let through = Memo::new(move |_| {
        let today = planner.today.get();
        let proposed = || planner.with(|plan| proposed_day(plan, &today)).map(|day| day.to_string());
        entering.through(planner).or_else(proposed).unwrap_or_default()
    });
    // Up to which day spend can be known, and what is wrong with the day that was chosen.
    let day = Memo::new(move |_| {
        let (today, through) = (planner.today.get(), Day::parse(&through.get()));
        planner.with(|plan| check_day(through, &plan.start, &plan.end, &today))
    });
    let accounts = Memo::new(move |_| planner.account_keys.get());
    let ready = counted(planner, entering, day, Result::is_ok);
    let wrong = counted(planner, entering, day, Result::is_err);
    let enter = move || {
        let (Ok(through), true) = (day.get_untracked(), ready.get_untracked() > 0) else { return };
        if wrong.get_untracked() > 0 {
            return;
        }
        let all = untrack(|| entering.all(planner));
        let sentence = count(
            "checkIn.did",
            ready.get_untracked(),
            &[("day", &untrack(|| Words::of(planner)).day(through))],
        );
        planner.change(sentence, |plan| {
            check_in::enter(plan, through, &all);
        });
        entering.clear(planner);
        entering.open.set(false);
        browser::focus("screen-title");
    };
    let label = live_text(move || count("checkIn.submit", ready.get(), &[]));
    let unready = true_while(move || ready.get() == 0 || wrong.get() > 0);
    let leave = move || {
        entering.open.set(false);
        browser::focus("screen-title");
    };
    let wrong_says = move || {
        let number = wrong.get();
        (number > 0).then(
            || view! { <p class="says says-wrong" role="status">{count("checkIn.wrong", number, &[])}</p> },
        )
    };
    Effect::new(move |before: Option<()>| {
        if before.is_none() {
            go_to_first(planner, day);
        }
    });
    view! {
        <section class="panel check-in" aria-labelledby="check-in-title">
            <div class="panel-head">
                <h3 id="check-in-title" tabindex="-1">{t("checkIn.title")}</h3>
                <button class="button quiet" type="button" on:click=press(leave)>{t("checkIn.leave")}</button>
            </div>
            <div class="check-in-day">
                <DateField
                    bound=Bound::new("check-in-through", t("checkIn.through"), through,
                        move |day| entering.set_through(planner, day)).wrong(move || day.get().err().map(|it| super::words::of_day(it).to_owned()))
                    required=true
                />
                <p class="hint">{t("checkIn.hint")}</p>
                <button class="button" type="button" aria-haspopup="dialog"
                    on:click=press(move || dialogs.import.set(true))
                >{t("track.import")}</button>
            </div>
            {part(move || entering.pasted.with(|it| it.as_ref().map(|it| of_paste(planner, entering, it))))}
            <table class="check-in-table">
                <caption class="visually-hidden">{t("checkIn.caption")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("accounts.account")}</th>
                        <th scope="col" class="number">{t("checkIn.spent")}</th>
                        <th scope="col" class="number">{t("checkIn.left")}</th>
                    </tr>
                </thead>
                <tbody>
                    {each(accounts.into(), move |id| view! { <Row id day /> }.drawn())}
                </tbody>
            </table>
            {part(wrong_says)}
            <div class="actions">
                <button class="button primary" id="check-in-submit" type="button" aria-disabled=unready on:click=press(enter)>
                    {label}
                </button>
            </div>
        </section>
    }
}

/// What became of pasted cells, and the way back.
fn of_paste(planner: Planner, entering: CheckingIn, pasted: &Pasted) -> Drawn {
    let names: Vec<String> = planner.peek(|plan| plan.ad_accounts.iter().map(|it| it.name.clone()).collect());
    let mut says = super::words::of_paste(pasted, &names);
    let more = says.len().saturating_sub(SAID);
    says.truncate(SAID);
    if more > 0 {
        says.push(count("problems.more", more, &[]));
    }
    let take_back = move || {
        entering.take_back(planner);
        browser::focus("check-in-title");
    };
    let way_back = move || {
        entering.can_take_back().then(|| {
            view! { <button class="button" type="button" on:click=press(take_back)>{t("checkIn.paste.undo")}</button> }
        })
    };
    let class = if pasted.left_out.is_empty() { "note-bar" } else { "note-bar note-look" };
    let lines = says.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
    view! { <div class=class role="status"><div class="paste-says">{lines}</div>{part(way_back)}</div> }
        .drawn()
}

/// How many ad accounts have something entered of which this is so.
fn counted(
    planner: Planner,
    entering: CheckingIn,
    day: Memo<Result<Day, WrongDay>>,
    is_so: fn(&Result<Derived, Wrong>) -> bool,
) -> Memo<usize> {
    Memo::new(move |_| {
        let Ok(through) = day.get() else { return 0 };
        let all = entering.all(planner);
        planner.with(|plan| {
            let found = all.iter().filter_map(|(id, it)| derive(plan, id, through, it));
            found.filter(is_so).count()
        })
    })
}

/// Goes to the first field that can be filled in.
fn go_to_first(planner: Planner, day: Memo<Result<Day, WrongDay>>) {
    let Ok(through) = day.get_untracked() else { return };
    let open = |plan: &PlanDocument| {
        let is_open = |id: &&str| open_days(plan, id, through, false).is_some_and(|it| it.from.is_some());
        plan.ad_accounts.iter().map(|it| it.id.as_str()).find(is_open).map(|id| field_id("spent", id))
    };
    if let Some(id) = planner.peek(open) {
        browser::focus(id);
    }
}
