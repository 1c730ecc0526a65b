//! What the table has no room for: one ad account in full.

use super::bounds::Bounds;
use super::parts::Parts;
use super::shown::{Row, messages_at, read};
use crate::app::browser;
use crate::app::format;
use crate::app::state::{Planner, field_id};
use crate::app::text::{count, fill, t};
use crate::app::ui::{Choice, DateField, Drawing, Form, NumberField, TextField, each, press};
use crate::editor::draft::{self, Movable, RowKeys};
use crate::plan::document::{AdAccountDocument, EventDocument};
use leptos::prelude::*;

/// The details.
#[component]
pub(crate) fn AccountDetails() -> impl IntoView {
    let row = expect_context::<Memo<Option<Row>>>();
    view! {
        <div class="details">
            <AccountFields row />
            <Parts row />
            <Bounds row />
            <Weekdays row />
            <Events row />
            <Remove row />
        </div>
    }
}

fn edit(
    planner: Planner,
    row: Memo<Option<Row>>,
    change: fn(&mut AdAccountDocument, String),
) -> impl Fn(String) + Copy {
    move |value| {
        let Some(position) = row.with_untracked(|row| row.as_ref().map(|row| row.position)) else { return };
        planner.edit(|plan| {
            if let Some(account) = plan.ad_accounts.get_mut(position) {
                change(account, value);
            }
        });
    }
}

fn filled(value: String) -> Option<String> {
    Some(value).filter(|value| !value.is_empty())
}

fn id(row: Memo<Option<Row>>, field: &'static str) -> Signal<String> {
    Signal::derive(move || read(row, |row| field_id(&format!("/adAccounts/{}{field}", row.position))))
}

/// Name, entity, whose it is, how it pays, cash.
#[component]
fn AccountFields(row: Memo<Option<Row>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let value =
        move |of: fn(&AdAccountDocument) -> String| Signal::derive(move || read(row, |row| of(&row.account)));
    view! {
        <fieldset class="group fields">
            <legend>{t("account.details")}</legend>
            <TextField
                id=id(row, "/name")
                label=t("account.nameLabel")
                value=value(|it| it.name.clone())
                on_edit=edit(planner, row, |it, name| it.name = name)
                messages=messages_at(planner, row, "/name")
            />
            <TextField
                id=id(row, "/entity")
                label=t("account.entity")
                value=value(|it| it.entity.clone().unwrap_or_default())
                on_edit=edit(planner, row, |it, entity| it.entity = filled(entity))
                messages=messages_at(planner, row, "/entity")
            />
            <Choice
                id=id(row, "/relation")
                label=t("account.relation")
                value=value(|it| it.relation.clone().unwrap_or_else(|| "owned".into()))
                options=Signal::stored(vec![
                    ("owned".to_owned(), t("account.relation.owned").to_owned()),
                    ("shared".to_owned(), t("account.relation.shared").to_owned()),
                ])
                on_edit=edit(planner, row, |it, relation| it.relation = filled(relation).filter(|it| it != "owned"))
                messages=messages_at(planner, row, "/relation")
            />
            <Choice
                id=id(row, "/billing")
                label=t("account.billing")
                value=value(|it| it.billing.clone().unwrap_or_else(|| "automatic".into()))
                options=Signal::stored(vec![
                    ("automatic".to_owned(), t("account.billing.automatic").to_owned()),
                    ("manual".to_owned(), t("account.billing.manual").to_owned()),
                    ("monthlyInvoicing".to_owned(), t("account.billing.monthlyInvoicing").to_owned()),
                ])
                on_edit=edit(planner, row, |it, billing| it.billing = filled(billing).filter(|it| it != "automatic"))
                messages=messages_at(planner, row, "/billing")
            />
            <NumberField
                id=id(row, "/cash")
                label=t("account.cash")
                value=value(|it| it.cash.clone().unwrap_or_default())
                digits=planner.digits
                on_edit=edit(planner, row, |it, cash| it.cash = filled(cash))
                messages=messages_at(planner, row, "/cash")
                placeholder="0"
            />
        </fieldset>
    }
}

/// What each weekday is of the expected spend.
#[component]
fn Weekdays(row: Memo<Option<Row>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let day = move |day: usize| {
        let path = Signal::derive(move || {
            read(row, |row| format!("/adAccounts/{}/weekdayFactors/{day}", row.position))
        });
        let value = move || {
            let factor =
                read(row, |row| row.account.weekday_factors.as_ref().and_then(|it| it.get(day).cloned()));
            factor.unwrap_or_default()
        };
        let on_edit = move |factor: String| {
            let Some(position) = row.with_untracked(|row| row.as_ref().map(|row| row.position)) else {
                return;
            };
            planner.edit(|plan| {
                let Some(account) = plan.ad_accounts.get_mut(position) else { return };
                set_factor(account, day, factor);
            });
        };
        view! {
            <NumberField
                id=Signal::derive(move || path.with(|path| field_id(path)))
                label=format::weekday(day)
                value=Signal::derive(value)
                digits=Form::Factor
                on_edit
                messages=Signal::derive(move || path.with(|path| planner.messages.with(|all| all.at(path))))
                placeholder="1"
            />
        }
    };
    view! {
        <fieldset class="group weekdays">
            <legend>{t("account.weekdays")}</legend>
            {(0..7).map(day).collect_view()}
            <p class="hint">{t("account.weekdaysHint")}</p>
        </fieldset>
    }
}

/// Sets one weekday's factor. Seven ones are no factors at all.
fn set_factor(account: &mut AdAccountDocument, day: usize, factor: String) {
    let mut factors = account.weekday_factors.take().unwrap_or_default();
    factors.resize(7, "1".to_owned());
    if let Some(it) = factors.get_mut(day) {
        *it = if factor.is_empty() { "1".to_owned() } else { factor };
    }
    account.weekday_factors = Some(factors).filter(|all| all.iter().any(|it| it != "1"));
}

/// What happens to it.
#[component]
fn Events(row: Memo<Option<Row>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let keys = planner.rows(|plan| &plan.events, draft::is_same_event);
    let own = Memo::new(move |_| {
        let account = read(row, |row| row.account.id.clone());
        planner.with(|plan| {
            let is_own = |(it, _): &(&EventDocument, String)| it.ad_account == account;
            keys.with(|keys| {
                let all = plan.events.iter().zip(keys.names());
                all.filter(is_own).map(|(_, key)| key).collect::<Vec<_>>()
            })
        })
    });
    let add = move || {
        let Some(account) = row.with_untracked(|row| row.as_ref().map(|row| row.account.id.clone())) else {
            return;
        };
        // What is entered has just happened, or is to come.
        let open = untrack(|| planner.open_from());
        let at = planner.edit(|plan| {
            let on = open.unwrap_or_else(|| plan.end.clone());
            plan.events.push(EventDocument {
                on,
                kind: "suspend".into(),
                ad_account: account,
                ..Default::default()
            });
            plan.events.len() - 1
        });
        browser::focus(field_id(&format!("/events/{at}/on")));
    };
    view! {
        <fieldset class="group">
            <legend>{t("account.events")}</legend>
            <ul class="parts">
                {each(own.into(), move |key| view! { <EventRow keys key /> }.drawn())}
            </ul>
            <button class="button" type="button" on:click=press(add)>{t("account.suspend")}</button>
        </fieldset>
    }
}

/// One event.
#[component]
fn EventRow(keys: Memo<RowKeys<EventDocument>>, key: String) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let at = Memo::new(move |_| keys.with(|keys| keys.position(&key)));
    let path = move |field: &str| at.get().map(|at| format!("/events/{at}{field}")).unwrap_or_default();
    let event = Memo::new(move |_| planner.with(|plan| plan.events.get(at.get()?).cloned()));
    let name = move || event.with(|it| it.as_ref().map(|it| event_name(&it.kind)).unwrap_or_default());
    let messages = Signal::derive(move || planner.messages.with(|all| all.under(&path(""))));
    let remove = move || {
        let Some(at) = at.get_untracked() else { return };
        planner.change(fill("undo.removed", &[("name", name())]), |plan| draft::remove_event(plan, at));
        browser::focus("undo");
    };
    view! {
        <li class="part-row">
            <p class="event-name">{name}</p>
            <DateField
                id=Signal::derive(move || field_id(&path("/on")))
                label=t("part.on")
                required=true
                value=Signal::derive(move || event.with(|it| it.as_ref().map(|it| it.on.clone()).unwrap_or_default()))
                on_edit=move |day: String| {
                    let Some(at) = at.get_untracked() else { return };
                    planner.edit(|plan| draft::move_to(plan, Movable::Event(at), day));
                }
                messages
            />
            <button class="button" type="button" on:click=press(remove)>{t("part.remove")}</button>
        </li>
    }
}

fn event_name(kind: &str) -> &'static str {
    match kind {
        "suspend" => t("event.suspend"),
        "reinstate" => t("event.reinstate"),
        "close" => t("event.close"),
        "setDailySpend" => t("event.setDailySpend"),
        "moveCash" => t("event.moveCash"),
        _ => t("event.violation"),
    }
}

/// Takes the ad account out of the plan.
#[component]
fn Remove(row: Memo<Option<Row>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let remove = move || {
        let Some((position, name)) =
            row.with_untracked(|row| row.as_ref().map(|row| (row.position, row.account.name.clone())))
        else {
            return;
        };
        let allocations = planner.peek(|plan| {
            plan.ad_accounts.get(position).map_or(0, |account| draft::parts(plan, &account.id).len())
        });
        let sentence = if allocations == 0 {
            fill("undo.removed", &[("name", &name)])
        } else {
            count("undo.removedWith", allocations, &[("name", &name)])
        };
        planner.change(sentence, |plan| draft::remove_account(plan, position));
        browser::focus("undo");
    };
    view! {
        <div class="group">
            <button class="button danger" type="button" on:click=press(remove)>{t("account.remove")}</button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_ones_are_no_factors() {
        let mut account = AdAccountDocument::default();
        set_factor(&mut account, 5, "0.5".into());
        assert_eq!(
            account.weekday_factors.as_ref().map(|it| it.join(" ")).as_deref(),
            Some("1 1 1 1 1 0.5 1")
        );
        set_factor(&mut account, 5, String::new());
        assert_eq!(account.weekday_factors, None);
    }
}
