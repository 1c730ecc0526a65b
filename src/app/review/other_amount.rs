//! A step that was made for another amount than was planned.

use super::steps::Step;
use super::words::Words;
use crate::app::browser;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::{Bound, Drawing, Drawn, NumberField, press};
use crate::editor::draft;
use crate::money::{Currency, Minor};
use leptos::prelude::*;

/// Says of a step that it was made, for another amount where one is given, on the day `on` or else on its own; where that
/// is still ahead, on the nearest that can be.
pub(super) fn mark_step(planner: Planner, words: &Words, step: &Step, other: Option<&str>, on: Option<&str>) {
    let early = planner.peek(|plan| draft::day_made(plan, &step.id, &planner.today.peek()));
    let early = early.as_deref().filter(|_| on.is_none());
    let (amount, account) = (words.exact(other.unwrap_or(&step.amount)), step.account.as_str());
    let values = [
        ("amount", amount.as_str()),
        ("account", account),
        ("day", &early.map(|day| words.day(day)).unwrap_or_default()),
    ];
    let did = fill(if early.is_some() { "review.markedOn" } else { "review.marked" }, &values);
    planner.change(did, |plan| draft::was_made(plan, &step.id, on.or(early), other));
}

/// The way to say so; once it was gone, the question how much, and on which day where that is past. `asking` is the id of
/// the allocation of which it is asked, and `button` that of what can be done with the step, which gets the focus back.
pub(super) fn other_amount(
    planner: Planner,
    words: &Words,
    step: &Step,
    asking: RwSignal<Option<String>>,
    button: String,
) -> Drawn {
    let id = step.id.clone();
    let field = ["amount-", &button].concat();
    let account = step.account.clone();
    let label = fill("review.otherOf", &[("amount", &words.exact(&step.amount)), ("account", &account)]);
    if asking.with(|it| it.as_ref() != Some(&id)) {
        let ask = move || {
            asking.set(Some(id.clone()));
            browser::focus_text(field.clone());
        };
        return view! {
            <button class="link" type="button" aria-label=label on:click=press(ask)>{t("review.another")}</button>
        }
        .drawn();
    }
    let typed = RwSignal::new(step.amount.clone());
    let is_amount = move || {
        let amount = planner.currency.get().and_then(|it: Currency| Minor::parse(&typed.get(), it));
        amount.is_some_and(Minor::is_positive)
    };
    let why = move || {
        let digits = || planner.currency.get().map_or(0, Currency::digits).to_string();
        (!is_amount()).then(|| fill("review.otherWrong", &[("digits", &digits())]))
    };
    let bound = Bound::entered(field.clone(), t("review.otherAmount"), typed).wrong(why);
    let back = button.clone();
    let made_on = {
        let (words, step) = (words.clone(), step.clone());
        StoredValue::new(move |on: Option<&str>| {
            if !untrack(is_amount) {
                return browser::focus(field.clone());
            }
            asking.set(None);
            mark_step(planner, &words, &step, Some(&typed.get_untracked()), on);
            browser::focus(button.clone());
        })
    };
    let today = planner.today.get();
    let within = step.is_overdue && planner.with(|plan| today <= plan.end);
    let on_its_day = if step.is_overdue {
        fill("review.late.then", &[("day", &words.day(&step.on))])
    } else {
        t("review.mark").to_owned()
    };
    view! {
        <form class="correcting" aria-label=label on:submit=move |event| {
            event.prevent_default();
            made_on.with_value(|made| made(None));
        }>
            <NumberField bound digits=planner.digits />
            <button class="button" type="submit">{on_its_day}</button>
            {within.then(|| view! {
                <button class="button" type="button" on:click=press(move || made_on.with_value(|made| made(Some(&today))))>{t("review.late.today")}</button>
            })}
            <button class="button quiet" type="button" on:click=press(move || {
                asking.set(None);
                browser::focus(back.clone());
            })>{t("review.leave")}</button>
        </form>
    }
    .drawn()
}
