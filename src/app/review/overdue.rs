//! Steps whose day is past and that are not marked as made. What became of each is asked first of all.

use super::words::Words;
use crate::app::browser;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Drawing, Drawn, part, press};
use crate::editor::draft;
use crate::money::Currency;
use crate::order::sort_by_key;
use leptos::prelude::*;

/// How many are asked for at once.
const ASKED: usize = 50;

/// An overdue step.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Overdue {
    /// Id of the allocation.
    id: String,
    /// The day for which it was planned.
    on: String,
    /// Name of the ad account.
    account: String,
    /// Name of the ad credit.
    credit: String,
    /// How much, with all digits of the currency.
    amount: String,
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
                let account = plan.ad_accounts.iter().find(|account| account.id == it.ad_account);
                let credit = plan.ad_credits.iter().find(|credit| credit.id == it.ad_credit);
                let amount = currency.and_then(|code| Some(draft::amount(&it.amount, code)?.to_text(code)));
                Overdue {
                    id: it.id.clone(),
                    on: it.on.clone(),
                    account: account.map_or_else(|| it.ad_account.clone(), |it| it.name.clone()),
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
    let (amount, day, today) = (words.exact(&it.amount), words.day(&it.on), planner.today.get());
    let says = {
        let values = [("amount", amount.clone()), ("account", it.account.clone()), ("day", day.clone())];
        move |key| {
            let values: Vec<(&str, &str)> =
                values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            fill(key, &values)
        }
    };
    let within = planner.with(|plan| today <= plan.end);
    let act = move |key, change: &'static dyn Fn(&mut crate::plan::document::PlanDocument, &str, &str)| {
        let (id, sentence, today) = (it.id.clone(), says(key), today.clone());
        press(move || {
            planner.change(sentence.clone(), |plan| change(plan, &id, &today));
            // The next question, or what comes after them.
            browser::focus_first(vec!["late-title".to_owned(), "screen-title".to_owned()]);
        })
    };
    let then = act("review.late.didThen", &|plan, id, _| draft::was_made(plan, id, None));
    let now = act("review.late.didToday", &|plan, id, today| draft::was_made(plan, id, Some(today)));
    let not = act("review.late.didNot", &|plan, id, _| draft::was_not_made(plan, id));
    let about = fill(
        "review.late.step",
        &[("day", &day), ("amount", &amount), ("account", &it.account), ("credit", &it.credit)],
    );
    view! {
        <li>
            <p>{about.clone()}</p>
            <div class="actions" role="group" aria-label=about>
                <button class="button" type="button" on:click=then>{fill("review.late.then", &[("day", &day)])}</button>
                {within.then(|| view! {
                    <button class="button" type="button" on:click=now>{t("review.late.today")}</button>
                })}
                <button class="button quiet" type="button" on:click=not>{t("review.late.not")}</button>
            </div>
        </li>
    }
    .drawn()
}
