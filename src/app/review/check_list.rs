//! The checks, each with what it found and the way there.

use super::checks::{Check, Finding, Found, Grade, Subject};
use super::shown::{Shown, shown};
use super::words::{Words, grade, subject};
use crate::app::browser;
use crate::app::messages::item_name;
use crate::app::screen::address_of;
use crate::app::state::Planner;
use crate::app::text::{count, t};
use crate::app::ui::{Drawing, Drawn, Icon, live_text, part, press, whether};
use leptos::prelude::*;

/// How many findings of a check are listed.
const LISTED: usize = 20;

/// The list, the worst first; what passed is folded where it would stand between that and the steps.
#[component]
pub(super) fn CheckList(found: Memo<Vec<Check>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let open = Memo::new(move |_| found.with(|all| shown(all)));
    let passed =
        Memo::new(move |_| found.with(|all| all.iter().filter(|it| it.grade() == Grade::Pass).count()));
    let summary = move || {
        let number = |wanted| {
            let is_wanted = |it: &&Finding| it.grade == wanted;
            open.with(|all| all.iter().flat_map(|it| &it.findings).filter(is_wanted).count())
        };
        let says = [
            (number(Grade::Stop), "review.stops"),
            (number(Grade::Look), "review.looks"),
            (passed.get(), "review.passes"),
        ];
        says.into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, key)| count(key, number, &[]))
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let list = move || {
        let words = Words::of(planner);
        open.with(|all| all.iter().map(|it| one(planner, &words, it)).collect_view())
    };
    let passing = move || {
        let all = found.get();
        all.iter().filter(|it| it.grade() == Grade::Pass).map(passes).collect_view()
    };
    // Where the steps stand below the checks, what passed is not in between.
    let is_beside = browser::matches_media("(min-width: 72rem)");
    view! {
        <section class="panel review-part" aria-labelledby="checks-title">
            <div class="panel-head">
                <h3 id="checks-title">{t("review.checks")}</h3>
                <p class="panel-sub">{live_text(summary)}</p>
            </div>
            <div class="checks">
                <ul>{part(list)}</ul>
                <details class="passed" open=is_beside hidden=whether(move || passed.get() == 0)>
                    <summary>{live_text(move || count("review.passes", passed.get(), &[]))}</summary>
                    <ul>{part(passing)}</ul>
                </details>
            </div>
        </section>
    }
}

fn one(planner: Planner, words: &Words, check: &Shown) -> Drawn {
    let (name, class, sign) = grade(check.grade);
    let title = check.subjects.iter().map(|it| subject(*it).0).collect::<Vec<_>>().join(" · ");
    let finding = |it: &Finding| {
        let text = words.finding(&it.what);
        // What a field says, such as that its amount is to be entered, does not say whose it is.
        let whose = check
            .subjects
            .contains(&Subject::Errors)
            .then(|| planner.peek(|plan| item_name(plan, &it.place)));
        let text = whose.flatten().into_iter().chain([text]).collect::<Vec<_>>().join(": ");
        let way = match it.what {
            // What became of it is asked on this screen.
            Found::CountsAsMade(_) => {
                let ask = press(|| browser::focus("late-title"));
                view! { <button class="link" type="button" on:click=ask>{text}</button> }.drawn()
            }
            _ => view! { <a href=address_of(&it.place)>{text}</a> }.drawn(),
        };
        view! { <li>{way}</li> }
    };
    let more = check.findings.len().saturating_sub(LISTED);
    let findings = check.findings.iter().take(LISTED).map(finding).collect_view();
    view! {
        <li class="check">
            <span class=class><Icon path=sign />{name}</span>
            <span class="check-title">{title}</span>
            <div class="check-says">
                <ul>{findings}</ul>
                {(more > 0).then(|| view! { <p class="hint">{count("problems.more", more, &[])}</p> })}
            </div>
        </li>
    }
    .drawn()
}

/// What holds, after the sign that says so.
fn passes(check: &Check) -> Drawn {
    let (name, class, sign) = grade(check.grade());
    let (title, holds) = subject(check.subject);
    view! {
        <li class="check">
            <span class=class><Icon path=sign /><span class="visually-hidden">{name}</span></span>
            <span class="visually-hidden">{title}</span>
            <p>{holds}</p>
        </li>
    }
    .drawn()
}
