//! What the table has no room for: one ad account in full.

use super::bounds::Bounds;
use super::parts::Parts;
use super::shown::Row;
use crate::app::browser;
use crate::app::format;
use crate::app::happening::event_name;
use crate::app::place::{Place, Value, value};
use crate::app::state::{Planner, field_id};
use crate::app::text::{fill, t};
use crate::app::ui::{
    Choice, DateField, Drawing, Form, NumberField, TextField, each, live_text, options, press,
};
use crate::editor::draft::{self, Movable, RowKeys};
use crate::plan::document::{AdAccountDocument, EventDocument};
use leptos::prelude::*;

/// The details.
#[component]
pub(crate) fn AccountDetails() -> impl IntoView {
    let row = expect_context::<Row>();
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

/// Name, entity, whose it is, how it pays, cash.
#[component]
fn AccountFields(row: Row) -> impl IntoView {
    let Row { account, .. } = row;
    view! {
        <fieldset class="group fields">
            <legend>{t("account.details")}</legend>
            <TextField bound=account.field("/name", t("account.nameLabel"), value!(name)) />
            <TextField bound=account.field("/entity", t("account.entity"), value!(entity)) />
            <Choice
                bound=account.field("/relation", t("account.relation"), value!(relation or "owned"))
                options=options([("owned", t("account.relation.owned")), ("shared", t("account.relation.shared"))])
            />
            <Choice
                bound=account.field("/billing", t("account.billing"), value!(billing or "automatic"))
                options=options([
                    ("automatic", t("account.billing.automatic")),
                    ("manual", t("account.billing.manual")),
                    ("monthlyInvoicing", t("account.billing.monthlyInvoicing")),
                ])
            />
            <NumberField
                bound=account.field("/cash", t("account.cash"), value!(cash))
                digits=account.plan.digits
                placeholder="0"
            />
        </fieldset>
    }
}

/// What each weekday is of the expected spend.
#[component]
fn Weekdays(row: Row) -> impl IntoView {
    let day = move |day: usize| {
        let factor = Value::<AdAccountDocument> {
            read: Box::new(move |it| {
                it.weekday_factors.as_ref().and_then(|it| it.get(day).cloned()).unwrap_or_default()
            }),
            write: Box::new(move |it, factor| set_factor(it, day, factor)),
        };
        let bound = row.account.field(format!("/weekdayFactors/{day}"), format::weekday(day), factor);
        view! { <NumberField bound digits=Form::Factor placeholder="1" /> }
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
fn Events(row: Row) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let keys = planner.rows(|plan| &plan.events, draft::is_same_event);
    let own = Memo::new(move |_| {
        let account = row.id();
        planner.with(|plan| {
            let is_own = |(it, _): &(&EventDocument, String)| it.ad_account == account;
            keys.with(|keys| {
                let all = plan.events.iter().zip(keys.names());
                all.filter(is_own).map(|(_, key)| key).collect::<Vec<_>>()
            })
        })
    });
    let add = move || {
        // What is entered has just happened, or is to come.
        let (account, open) = untrack(|| (row.id(), planner.open_from()));
        let at = planner.edit(|plan| {
            let on = open.unwrap_or_else(|| plan.end.clone());
            plan.events.push(draft::suspension(account, on));
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
    let place: Place<_, EventDocument> = Place::new(planner, move || keys.with(|keys| keys.position(&key)));
    let name = move || place.item.with(|it| it.as_ref().map(|it| event_name(&it.kind)).unwrap_or_default());
    let messages = Signal::derive(move || planner.messages.with(|all| all.under(&place.path(""))));
    let remove = move || {
        let Some(at) = place.at.get_untracked() else { return };
        planner.change(fill("undo.removed", &[("name", name())]), |plan| draft::remove_event(plan, at));
        browser::focus("undo");
    };
    view! {
        <li class="part-row">
            <p class="event-name">{name}</p>
            <DateField
                bound=place.field("/on", t("part.on"), value!(on)).saying(messages).editing(move |day| {
                    let Some(at) = place.at.get_untracked() else { return };
                    planner.edit(|plan| draft::move_to(plan, Movable::Event(at), day));
                })
                required=true
            />
            <button class="button" type="button" on:click=press(remove)>{t("part.remove")}</button>
        </li>
    }
}

/// Takes the ad account out of the plan.
#[component]
fn Remove(row: Row) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let said = RwSignal::new(String::new());
    let remove = move || {
        let Some(at) = row.account.at.get_untracked() else { return };
        match planner.remove_account(at) {
            Ok(()) => {
                // What was unfolded is gone: the table may end above what is seen.
                request_animation_frame(|| {
                    let end = document().get_element_by_id("add-account");
                    if let Some(end) = end.filter(|it| it.get_bounding_client_rect().top() < 0.0) {
                        end.scroll_into_view_with_bool(false);
                    }
                });
                browser::focus("undo");
            }
            Err(why) => said.set(why),
        }
    };
    view! {
        <div class="group actions">
            <button class="button danger" type="button" on:click=press(remove)>{t("account.remove")}</button>
            <p class="hint fit-says" role="status">{live_text(move || said.get())}</p>
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
