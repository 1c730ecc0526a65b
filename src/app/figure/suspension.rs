//! Whether, and when, an ad account of a figure is suspended.

use super::changes;
use super::trial::{Controls, Trial};
use crate::app::format;
use crate::app::place::{Edited, Place};
use crate::app::text::{fill, t};
use crate::app::ui::{Bound, DateField, LiveText, live, part, whether};
use crate::editor::draft;
use crate::plan::document::{AdAccountDocument, PlanDocument};
use leptos::prelude::*;

/// A switch, and with all controls the day.
#[component]
pub(super) fn Suspension(trial: Trial, position: usize) -> impl IntoView {
    let day = Memo::new(move |_| {
        trial.with(|plan| {
            let account = plan.ad_accounts.get(position)?;
            draft::suspended_on(plan, &account.id).map(str::to_owned)
        })
    });
    let usual = move || {
        let own = trial.question().suspend_on;
        own.unwrap_or_else(|| trial.with(changes::usual_suspension))
    };
    let shown = live(move || {
        let day = day.get().unwrap_or_else(usual);
        fill("trial.suspend", &[("day", &trial.with(|plan| format::day(&day, &plan.start)))])
    });
    let set = move |plan: &mut PlanDocument, on: Option<String>| {
        if let Some(id) = plan.ad_accounts.get(position).map(|it| it.id.clone()) {
            draft::suspend(plan, &id, on);
        }
    };
    let account: Place<Trial, AdAccountDocument> = Place::new(trial, move || Some(position));
    let name = live(move || account.read(|it| it.name.clone()));
    // One text: what is hidden in a label of its own is read after a space.
    let label = live(move || shown.with(|shown| name.with(|name| [shown, ": ", name].concat())));
    let is_suspended = whether(move || day.with(Option::is_some));
    let shows_day = whether(move || trial.controls() == Controls::Full && is_suspended.get());
    let messages = Signal::derive(move || {
        let at = account.read(|account| trial.with(|plan| draft::suspension_at(plan, &account.id)));
        at.map(|at| trial.said(&format!("/events/{at}/on"))).unwrap_or_default()
    });
    let on = live(move || day.get().unwrap_or_default());
    let of = live(move || name.with(|name| fill("trial.suspendOn", &[("account", name)])));
    let bound = Bound::new(format!("trial-suspended-{position}"), of, on, move |on| {
        trial.edit_in("trial-suspended", |plan| set(plan, Some(on)));
    });
    let bound = bound.quiet().saying(messages);
    view! {
        <label class="trial-switch">
            <input
                type="checkbox"
                aria-label=label
                prop:checked=is_suspended
                on:change:target=move |event| {
                    let on = event.target().checked().then(usual);
                    trial.edit(|plan| set(plan, on));
                }
            />
            <span>{LiveText::from(shown)}</span>
        </label>
        {part(move || shows_day.get().then(|| view! { <DateField bound required=true /> }))}
        {part(move || closed(trial, position).map(|status| view! { <p class="hint">{status}</p> }))}
    }
}

/// That an ad account is closed, which is for good.
fn closed(trial: Trial, position: usize) -> Option<&'static str> {
    let status = trial.run(|run| run.ad_accounts.get(position).map(|it| it.status)).flatten();
    (status == Some("closed")).then(|| t("trial.closed"))
}
