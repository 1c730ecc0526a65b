//! One ad credit of a figure: how much it is, and until when it can be spent.

use super::trial::Trial;
use crate::app::format;
use crate::app::state::field_id;
use crate::app::text::fill;
use crate::app::ui::{DateField, live};
use leptos::prelude::*;

/// The day on which it expires, to change.
#[component]
pub(super) fn CreditFields(trial: Trial, position: usize) -> impl IntoView {
    let path = ["/adCredits/", &position.to_string(), "/expires"].concat();
    let label = live(move || {
        trial.with(|plan| {
            plan.ad_credits.get(position).map_or_else(String::new, |it| {
                let amount = format::amount(&it.amount, trial.digits.get());
                fill("trial.expires", &[("credit", &it.name), ("amount", &amount)])
            })
        })
    });
    let expires = live(move || {
        trial.with(|plan| plan.ad_credits.get(position).and_then(|it| it.expires.clone()).unwrap_or_default())
    });
    let id = field_id(&path);
    view! {
        <div class="trial-credit">
            <DateField
                id=id.clone()
                label
                value=expires
                on_edit=move |day: String| {
                    trial.edit_in(&id, |plan| {
                        if let Some(credit) = plan.ad_credits.get_mut(position) {
                            credit.expires = Some(day).filter(|day| !day.is_empty());
                        }
                    });
                }
                messages=trial.messages_at(path)
            />
        </div>
    }
}
