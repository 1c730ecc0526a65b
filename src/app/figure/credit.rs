//! One ad credit of a figure: how much it is, and until when it can be spent.

use super::trial::Trial;
use crate::app::format;
use crate::app::place::{Place, value};
use crate::app::text::fill;
use crate::app::ui::{DateField, live};
use crate::plan::document::AdCreditDocument;
use leptos::prelude::*;

/// The day on which it expires, to change.
#[component]
pub(super) fn CreditFields(trial: Trial, position: usize) -> impl IntoView {
    let place: Place<Trial, AdCreditDocument> = Place::new(trial, move || Some(position));
    let label = live(move || {
        place.read(|it| {
            let amount = format::amount(&it.amount, trial.digits.get());
            fill("trial.expires", &[("credit", &it.name), ("amount", &amount)])
        })
    });
    view! {
        <div class="trial-credit">
            <DateField bound=place.field("/expires", label, value!(expires)) />
        </div>
    }
}
