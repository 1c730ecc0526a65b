//! Steps whose day is past and that are not marked as made. What became of each is asked first of all, and again where it
//! stands among the others.

use super::words::Words;
use crate::app::browser;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Drawing, Drawn, part, press};
use crate::editor::draft;
use crate::money::{Currency, Minor};
use crate::order::sort_by_key;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// How many are asked for at once.
const ASKED: usize = 50;

/// An overdue step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Overdue {
    /// Id of the allocation.
    pub(super) id: String,
    /// The day for which it was planned.
    pub(super) on: String,
    /// Name of the ad account.
    pub(super) account: String,
    /// Name of the ad credit.
    pub(super) credit: String,
    /// How much, with all digits of the currency.
    pub(super) amount: String,
}

/// The questions, where there are any.
#[component]
pub(super) fn OverdueSteps() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let found: Memo<Vec<Overdue>> = Memo::new(move |_| overdue(planner));
    let shown = move || {
        let words = Words::of(planner);
        let all = found.get();
        let title = count("review.late", all.len(), &[]);
        (!all.is_empty()).then(|| {
            let rows = all.iter().take(ASKED).map(|it| step(planner, &words, it)).collect_view();
            view! {
                <section class="panel review-part late" aria-labelledby="late-title">
                    <h3 id="late-title" tabindex="-1">{title}</h3>
                    <p class="hint">{t("review.late.hint")}</p>
                    <ul class="late-steps">{rows}</ul>
                </section>
            }
        })
    };
    part(shown)
}

fn overdue(planner: Planner) -> Vec<Overdue> {
    let today = planner.today.get();
    planner.with(|plan| {
        let currency = Currency::from_code(&plan.currency);
        let late = plan.allocations.iter().filter(|it| draft::is_overdue(it, &today));
        let mut late: Vec<Overdue> = late
            .map(|it| {
                let credit = plan.ad_credits.iter().find(|credit| credit.id == it.ad_credit);
                let amount = currency.and_then(|code| Some(Minor::parse(&it.amount, code)?.to_text(code)));
                Overdue {
                    id: it.id.clone(),
                    on: it.on.clone(),
                    account: draft::account_called(plan, &it.ad_account)
                        .unwrap_or_else(|| it.ad_account.clone()),
                    credit: credit.map_or_else(|| it.ad_credit.clone(), |it| it.name.clone()),
                    amount: amount.unwrap_or_else(|| it.amount.clone()),
                }
            })
            .collect();
        sort_by_key(&mut late, |it| it.on.clone());
        late
    })
}

fn step(planner: Planner, words: &Words, it: &Overdue) -> Drawn {
    view! {
        <li>
            <p>{about(words, it)}</p>
            {ways(planner, words, it, None)}
        </li>
    }
    .drawn()
}

/// Which step it is.
fn about(words: &Words, it: &Overdue) -> String {
    let (day, amount) = (words.day(&it.on), words.exact(&it.amount));
    let values =
        [("day", day.as_str()), ("amount", &amount), ("account", &it.account), ("credit", &it.credit)];
    fill("review.late.step", &values)
}

/// What can have become of it: made on its day, made today, or not made. `id` is that of the first button; what can be done
/// next with the step gets it too, and the focus.
pub(super) fn ways(planner: Planner, words: &Words, it: &Overdue, id: Option<String>) -> Drawn {
    let (amount, day, today) = (words.exact(&it.amount), words.day(&it.on), planner.today.get());
    let says = |key| fill(key, &[("amount", amount.as_str()), ("account", &it.account), ("day", &day)]);
    let within = planner.with(|plan| today <= plan.end);
    // What comes next of the step, the next question, or what comes after them.
    let next = id.iter().cloned().chain(["late-title", "screen-title"].map(str::to_owned));
    let next: Vec<String> = next.collect();
    let act = |key, change: &'static dyn Fn(&mut PlanDocument, &str, &str)| {
        let (id, sentence, today, next) = (it.id.clone(), says(key), today.clone(), next.clone());
        press(move || {
            planner.change(sentence.clone(), |plan| change(plan, &id, &today));
            browser::focus_first(next.clone());
        })
    };
    let then = act("review.late.didThen", &|plan, id, _| draft::was_made(plan, id, None, None));
    let now = act("review.late.didToday", &|plan, id, today| draft::was_made(plan, id, Some(today), None));
    let not = act("review.late.didNot", &|plan, id, _| draft::was_not_made(plan, id));
    view! {
        <div class="actions" role="group" aria-label=about(words, it)>
            <button class="button" type="button" id=id on:click=then>{fill("review.late.then", &[("day", &day)])}</button>
            {within.then(|| view! {
                <button class="button" type="button" on:click=now>{t("review.late.today")}</button>
            })}
            <button class="button quiet" type="button" on:click=not>{t("review.late.not")}</button>
        </div>
    }
    .drawn()
}
