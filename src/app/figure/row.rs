//! One ad account of a figure.

use super::suspension::Suspension;
use super::trial::{Controls, Trial};
use crate::app::format;
use crate::app::place::{Place, value};
use crate::app::text::{fill, t};
use crate::app::ui::{
    Bar, Bound, Drawing, LiveText, MessageList, NumberField, each, live, live_text, part, whether,
};
use crate::editor::draft;
use crate::plan::document::{AdAccountDocument, AllocationDocument, PlanDocument};
use leptos::prelude::*;

/// What it can spend, what it gets, and what becomes of that.
#[component]
pub(super) fn Row(trial: Trial, position: usize) -> impl IntoView {
    let account: Place<Trial, AdAccountDocument> = Place::new(trial, move || Some(position));
    let name_id = ["trial-account-", &position.to_string()].concat();
    let labelled = name_id.clone();
    let bar = Signal::derive(move || {
        let figures = trial.run(|run| run.ad_accounts.get(position).cloned()).flatten();
        figures.map_or_else(Vec::new, |it| trial.bar(&it))
    });
    let strands = whether(move || {
        let stranded =
            |it: &crate::results::projection::AdAccountFigures| !format::is_nothing(&it.credit.stranded);
        trial.run(|run| run.ad_accounts.get(position).is_some_and(stranded)).unwrap_or_default()
    });
    let is_full = trial.controls() == Controls::Full;
    let can_change = trial.controls() != Controls::None;
    view! {
        <li>
            <div class="trial-row" role="group" aria-labelledby=labelled>
                <h2 class="trial-name" id=name_id translate="no">{live_text(move || account.read(|it| it.name.clone()))}</h2>
                {is_full.then(|| view! {
                    <div class="trial-spend">
                        <NumberField
                            bound=account.field("/dailySpend", t("trial.daily"), value!(daily_spend))
                            digits=trial.digits
                            placeholder="0"
                        />
                    </div>
                })}
                <dl class="trial-can">
                    <dt>{t("accounts.canSpendShort")}</dt>
                    <dd data-figure="can-spend" translate="no">{live_text(move || trial.figure(position, |it| &it.can_spend))}</dd>
                </dl>
                <div class="trial-gets">{each(cells(trial), move |key| view! { <Cell trial position key /> }.drawn())}</div>
                <div class="trial-result" class:strands=strands>
                    <Bar shares=bar />
                    <p>
                        <span>{t("figure.stranded")}</span>
                        " "
                        <span data-figure="row-stranded" translate="no">{live_text(move || trial.figure(position, |it| &it.credit.stranded))}</span>
                    </p>
                </div>
                {can_change.then(|| view! { <div class="trial-suspend"><Suspension trial position /></div> })}
            </div>
        </li>
    }
}

/// The ad credits of the Business Center, which every ad account has a cell for.
fn cells(trial: Trial) -> Signal<Vec<String>> {
    Signal::derive(move || {
        trial.with(|plan| {
            plan.ad_credits.iter().filter(|it| !draft::is_held(it)).map(|it| it.id.clone()).collect()
        })
    })
}

/// What the ad account gets of one ad credit: an amount, or one for each part.
#[component]
fn Cell(trial: Trial, position: usize, key: String) -> impl IntoView {
    let credit = StoredValue::new(key);
    let positions = Memo::new(move |_| {
        trial.with(|plan| {
            let Some(account) = plan.ad_accounts.get(position) else { return Vec::new() };
            trial.allocations.with(|index| credit.with_value(|credit| index.cell(plan, &account.id, credit)))
        })
    });
    let can_change = trial.controls() != Controls::None;
    // Whether each part is done; nothing where there is one field. That stays while it is typed in, so nothing yet and
    // one amount are the same.
    let shape = Memo::new(move |_| {
        let is_done = |at: &usize| trial.with(|plan| plan.allocations.get(*at).is_some_and(|it| it.done));
        let shape = positions.with(|all| all.iter().map(is_done).collect::<Vec<_>>());
        Some(shape).filter(|it| !(can_change && matches!(it.as_slice(), [] | [false])))
    });
    part(move || {
        let fields = match shape.get() {
            None => vec![view! { <Amount trial position credit /> }.drawn()],
            Some(parts) => {
                let part = |(at, is_done): (usize, &bool)| {
                    let fixed = *is_done || !can_change;
                    view! { <Part trial position credit positions at fixed /> }.drawn()
                };
                parts.iter().enumerate().map(part).collect()
            }
        };
        fields.into_iter().collect_view()
    })
}

/// What a field of an ad credit is called: by the ad account alone where there is only one ad credit.
fn label(trial: Trial, position: usize, credit: StoredValue<String>) -> Signal<String> {
    live(move || {
        trial.with(|plan| {
            let account = plan.ad_accounts.get(position).map(|it| it.name.as_str()).unwrap_or_default();
            match name_of(plan, credit) {
                Some(credit) => fill("allocate.to", &[("credit", credit), ("account", account)]),
                None => fill("trial.allocate", &[("account", account)]),
            }
        })
    })
}

/// The name of an ad credit, where there are several.
fn name_of(plan: &PlanDocument, credit: StoredValue<String>) -> Option<&str> {
    let own = plan.ad_credits.iter().filter(|it| !draft::is_held(it));
    if own.count() < 2 {
        return None;
    }
    plan.ad_credits.iter().find(|it| credit.with_value(|id| it.id == *id)).map(|it| it.name.as_str())
}

/// The one amount.
#[component]
fn Amount(trial: Trial, position: usize, credit: StoredValue<String>) -> impl IntoView {
    // What was cleared, so that typing goes on where it was.
    let cleared: StoredValue<Option<AllocationDocument>> = StoredValue::new(None);
    let place: Place<Trial, AllocationDocument> = Place::new(trial, move || {
        trial.with(|plan| {
            let id = &plan.ad_accounts.get(position)?.id;
            let all =
                trial.allocations.with(|index| credit.with_value(|credit| index.cell(plan, id, credit)));
            all.first().copied()
        })
    });
    let own = ["trial-gets-", &position.to_string(), "-", &credit.get_value()].concat();
    let edit = {
        let own = own.clone();
        move |amount: String| {
            let like = cleared.try_update_value(Option::take).flatten();
            let taken = trial.edit_in(&own, |plan| {
                let account = plan.ad_accounts.get(position)?.id.clone();
                credit.with_value(|credit| draft::set_amount(plan, (&account, credit), amount, like, None))
            });
            cleared.set_value(taken.flatten());
        }
    };
    let amount = live(move || place.read(|it| it.amount.clone()));
    let bound = Bound::new(own, label(trial, position, credit), amount, edit);
    view! {
        <Shown label=shown_label(trial, credit)>
            <NumberField
                bound=bound.quiet().saying(place.messages(["", "/amount"]))
                digits=trial.digits
                placeholder="0"
            />
        </Shown>
    }
}

/// The visible label of a field: “Gets”, or the name of the ad credit where there are several, and the day of a part.
#[component]
fn Shown(label: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <div class="trial-field">
            <span class="label" aria-hidden="true">{LiveText::from(label)}</span>
            {children()}
        </div>
    }
}

fn shown_label(trial: Trial, credit: StoredValue<String>) -> Signal<String> {
    live(move || trial.with(|plan| name_of(plan, credit).unwrap_or(t("trial.gets")).to_owned()))
}

/// One of several parts, or one that can't be changed.
#[component]
fn Part(
    trial: Trial,
    position: usize,
    credit: StoredValue<String>,
    positions: Memo<Vec<usize>>,
    at: usize,
    fixed: bool,
) -> impl IntoView {
    let place: Place<Trial, AllocationDocument> =
        Place::new(trial, move || positions.with(|all| all.get(at).copied()));
    let amount = live(move || place.read(|it| it.amount.clone()));
    let on = live(move || place.read(|it| it.on.clone()));
    let first = move || {
        let credit = |plan: &PlanDocument| {
            let credit = plan.ad_credits.iter().find(|it| credit.with_value(|id| it.id == *id));
            credit.map(|credit| draft::day_for(plan, credit))
        };
        trial.with(credit)
    };
    let shown = live(move || {
        let what = shown_label(trial, credit).get();
        let day = on.with(|on| trial.with(|plan| format::day(on, &plan.start)));
        match (
            place.read(|it| it.done),
            first().as_deref() == Some(on.get().as_str()) && positions.with(Vec::len) == 1,
        ) {
            (true, _) => fill("trial.done", &[("what", &what)]),
            (false, true) => what,
            (false, false) => fill("trial.part", &[("what", &what), ("day", &day)]),
        }
    });
    let name = label(trial, position, credit);
    let named = live(move || {
        let day = on.with(|on| trial.with(|plan| format::day(on, &plan.start)));
        name.with(|name| fill("trial.part", &[("what", name), ("day", &day)]))
    });
    let messages = place.messages(["", "/amount"]);
    let part =
        ["trial-part-", &position.to_string(), "-", &credit.get_value(), "-", &at.to_string()].concat();
    if fixed {
        let text = live_text(move || amount.with(|amount| format::amount(amount, trial.digits.get())));
        return view! {
            <div class="trial-field">
                <p><span class="label">{LiveText::from(shown)}</span>" "<span class="trial-fixed" translate="no">{text}</span></p>
                <MessageList id=live(move || part.clone()) messages />
            </div>
        }
        .drawn();
    }
    let bound =
        Bound::new(part.clone(), named, amount, move |text| place.write(&part, |it| it.amount = text));
    view! {
        <Shown label=shown>
            <NumberField bound=bound.quiet().saying(messages) digits=trial.digits />
        </Shown>
    }
    .drawn()
}
