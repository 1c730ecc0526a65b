//! One ad account: what it spends, what it gets, and what becomes of that.

use super::cells::{is_past, position, set_amount};
use crate::app::figure::{Controls, Hidden, Trial};
use crate::app::format;
use crate::app::text::{fill, t};
use crate::app::ui::{
    Bar, Bound, Drawing, Drawn, LiveText, NumberField, each, live, live_text, part, press, whether,
};
use crate::editor::draft;
use crate::lessons::Offer;
use crate::plan::document::AdAccountDocument;
use crate::results::projection::AdAccountFigures;
use leptos::prelude::*;

/// What is known of the ad account.
#[derive(Clone, Debug, PartialEq)]
struct Known {
    account: AdAccountDocument,
    figures: Option<AdAccountFigures>,
    /// When it is suspended, if it is.
    suspended: Option<String>,
    /// From when on it spends another amount a day, where it does.
    spends_then: Option<(String, String)>,
}

/// The ad account.
#[component]
pub(super) fn Account(
    trial: Trial,
    key: String,
    columns: Memo<Vec<Offer>>,
    suspend: Signal<Option<String>>,
) -> impl IntoView {
    let id = StoredValue::new(key);
    let known = Memo::new(move |_| {
        let at =
            trial.with(|plan| id.with_value(|id| plan.ad_accounts.iter().position(|it| it.id == *id)))?;
        let figures = trial.run(|run| run.ad_accounts.get(at).cloned()).flatten();
        trial.with(|plan| {
            let account = plan.ad_accounts.get(at)?.clone();
            let suspended = draft::suspended_on(plan, &account.id).map(str::to_owned);
            let change =
                plan.events.iter().find(|it| it.kind == "setDailySpend" && it.ad_account == account.id);
            let spends_then = change.and_then(|it| Some((it.on.clone(), it.daily_spend.clone()?)));
            Some(Known { account, figures, suspended, spends_then })
        })
    });
    let read = move |read: fn(&Known) -> String| known.with(|it| it.as_ref().map(read).unwrap_or_default());
    let name = live(move || read(|it| it.account.name.clone()));
    let bar = Signal::derive(move || {
        let figures = known.with(|it| it.as_ref()?.figures.clone());
        figures.map_or_else(Vec::new, |it| trial.bar(&it))
    });
    let cells = Signal::derive(move || {
        columns.with(|all| {
            all.iter().map(|it| [it.ad_credit.as_str(), " ", &it.on].concat()).collect::<Vec<_>>()
        })
    });
    let cell = move |key: String| {
        let column = columns.with_untracked(|all| {
            all.iter().find(|it| [it.ad_credit.as_str(), " ", &it.on].concat() == key).cloned()
        });
        column.map(|column| view! { <Cell trial id column columns name /> }).drawn()
    };
    view! {
        <li class="sim-account">
            <div class="sim-account-head">
                <h3 translate="no">{LiveText::from(name)}</h3>
                <p class="hint">{live_text(move || facts(trial, known))}</p>
            </div>
            <div class="sim-cells">{each(cells, cell)}</div>
            <div class="sim-outcome">
                <p>{part(move || outcome(trial, known))}</p>
                <Bar shares=bar />
            </div>
            {part(move || suspend.get().filter(|_| trial.controls() == Controls::Minimal).map(|day| {
                view! { <Suspend trial id known name day /> }
            }))}
        </li>
    }
}

/// What is known of an ad account before anything is simulated.
fn facts(trial: Trial, known: Memo<Option<Known>>) -> String {
    let digits = trial.digits.get();
    known.with(|it| {
        let Some(it) = it else { return String::new() };
        let spend = it.account.daily_spend.as_deref().unwrap_or("0");
        let then = it.spends_then.as_ref().map(|(day, amount)| {
            let day = trial.with(|plan| format::day(day, &plan.start));
            fill("simulator.dailyFrom", &[("amount", &format::amount(amount, digits)), ("day", &day)])
        });
        let daily = fill("simulator.daily", &[("amount", &format::amount(spend, digits))]);
        let cash = it
            .account
            .cash
            .as_ref()
            .map(|it| fill("account.hasCash", &[("amount", &format::amount(it, digits))]));
        let shared = it.account.relation.as_deref() == Some("shared");
        let status = match it.account.status.as_deref() {
            Some("inReview") => Some(t("status.inReview").to_owned()),
            Some("suspended") => Some(t("status.suspended").to_owned()),
            _ => None,
        };
        let suspended = it.suspended.as_ref().map(|day| {
            trial.with(|plan| fill("simulator.suspended", &[("day", &format::day(day, &plan.start))]))
        });
        let all =
            [Some(daily), then, cash, shared.then(|| t("account.shared").to_owned()), status, suspended];
        all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    })
}

/// What becomes of its ad credit.
fn outcome(trial: Trial, known: Memo<Option<Known>>) -> Drawn {
    let digits = trial.digits.get();
    if trial.is_hidden() {
        return view! { {t("figure.stranded")}" "<Hidden /> }.drawn();
    }
    let figures = known.with(|it| it.as_ref().and_then(|it| it.figures.clone()));
    let sentence = figures.map(|it| {
        let shown = |text: &str| format::amount(text, digits);
        let values = [shown(&it.can_spend), shown(&it.credit.spent), shown(&it.credit.stranded)];
        fill(
            "simulator.outcome",
            &[("canSpend", &values[0]), ("spent", &values[1]), ("stranded", &values[2])],
        )
    });
    sentence.unwrap_or_else(|| "–".to_owned()).drawn()
}

/// What it gets of one ad credit on one day.
#[component]
fn Cell(
    trial: Trial,
    id: StoredValue<String>,
    column: Offer,
    columns: Memo<Vec<Offer>>,
    name: Signal<String>,
) -> impl IntoView {
    let own = ["sim-", &id.get_value(), "-", &column.ad_credit, "-", &column.on].concat();
    let column = StoredValue::new(column);
    let at = Memo::new(move |_| {
        trial.with(|plan| id.with_value(|id| column.with_value(|column| position(plan, id, column))))
    });
    let can_change = whether(move || {
        let is_past = || trial.with(|plan| column.with_value(|column| is_past(plan, column)));
        trial.controls() != Controls::None && !is_past()
    });
    let amount = live(move || {
        let amount = |at: usize| trial.with(|plan| plan.allocations.get(at).map(|it| it.amount.clone()));
        at.get().and_then(amount).unwrap_or_default()
    });
    let credit = move || {
        let name = |it: &Offer| {
            trial.with(|plan| {
                plan.ad_credits.iter().find(|credit| credit.id == it.ad_credit).map(|it| it.name.clone())
            })
        };
        column.with_value(name).unwrap_or_default()
    };
    let day = move || column.with_value(|it| trial.with(|plan| format::day(&it.on, &plan.start)));
    // What tells the cells apart: the ad credit where there are several, the day where there are several.
    let caption = live_text(move || {
        columns.with(|all| {
            let credits = all.iter().any(|it| column.with_value(|own| own.ad_credit != it.ad_credit));
            let days = all.iter().any(|it| column.with_value(|own| own.on != it.on));
            match (credits, days) {
                (true, true) => [credit(), day()].join(", "),
                (true, false) => credit(),
                (false, true) => day(),
                (false, false) => t("accounts.allocate").to_owned(),
            }
        })
    });
    let label = live(move || {
        let to = name.with(|name| fill("allocate.to", &[("credit", &credit()), ("account", name)]));
        [to, fill("allocate.on", &[("day", &day())])].join(" ")
    });
    let messages = Signal::derive(move || {
        let path = at.get().map(|at| ["/allocations/", &at.to_string()].concat());
        path.map_or_else(Vec::new, |path| trial.messages_under(&path))
    });
    let edit = move |amount: String| {
        trial.edit(|plan| {
            id.with_value(|id| column.with_value(|column| set_amount(plan, id, column, amount)));
        });
    };
    let bound = Bound::new(own, label, amount, edit).quiet().saying(messages);
    view! {
        <div class="sim-cell">
            <span class="label" aria-hidden=live(move || can_change.get().to_string())>{caption}</span>
            {part(move || if can_change.get() {
                view! {
                    <NumberField bound digits=trial.digits placeholder="0" />
                }.drawn()
            } else {
                let shown = move || amount.with(|it| if it.is_empty() { "–".to_owned() } else { format::amount(it, trial.digits.get()) });
                view! { <span class="figure-text" translate="no">{live_text(shown)}</span> }.drawn()
            })}
        </div>
    }
}

/// Suspends the ad account on a day, or lifts that.
#[component]
fn Suspend(
    trial: Trial,
    id: StoredValue<String>,
    known: Memo<Option<Known>>,
    name: Signal<String>,
    day: String,
) -> impl IntoView {
    let day = StoredValue::new(day);
    let words = live_text(move || {
        let shown = day.with_value(|day| trial.with(|plan| format::day(day, &plan.start)));
        let suspended = known.with(|it| it.as_ref().is_some_and(|it| it.suspended.is_some()));
        let key = if suspended { "simulator.lift" } else { "simulator.suspend" };
        name.with(|name| fill(key, &[("account", name), ("day", &shown)]))
    });
    let toggle = move || {
        trial.edit(|plan| {
            id.with_value(|id| {
                let on = draft::suspended_on(plan, id).is_none().then(|| day.get_value());
                draft::suspend(plan, id, on);
            });
        });
    };
    view! { <button class="button" type="button" on:click=press(toggle)>{words}</button> }
}
