//! The expiry dates that only the person knows.

use super::brought::Importing;
use crate::app::format;
use crate::app::importing::Holds;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bound, DateField};
use crate::plan::document::{AdCreditDocument, PlanDocument};
use leptos::prelude::*;

/// For how many ad credits an expiry date can be entered here; the plan asks for the others.
const ASKED: usize = 40;

/// No response carries an expiry date, and not each sheet: the person is asked.
#[component]
pub(super) fn AskExpiries(importing: Importing, plan: PlanDocument) -> impl IntoView {
    let missing: Vec<AdCreditDocument> =
        plan.ad_credits.into_iter().filter(|it| it.expires.is_none()).collect();
    let number = missing.len();
    let all_ids: Vec<String> = missing.iter().map(|it| it.id.clone()).collect();
    // The day that all of them have; none while they differ.
    let ids = all_ids.clone();
    let shared = Signal::derive(move || {
        let shared = importing.expiries.with(|all| {
            let first = ids.first().and_then(|id| all.get(id))?;
            ids.iter().all(|id| all.get(id) == Some(first)).then(|| first.clone())
        });
        shared.unwrap_or_default()
    });
    let label = |credit: &AdCreditDocument| {
        let amount = format::amount(&credit.amount, 0);
        fill("import.expiryOf", &[("credit", &credit.name), ("amount", &amount)])
    };
    let field = move |(at, credit): (usize, &AdCreditDocument)| {
        let (key, own) = (credit.id.clone(), credit.id.clone());
        let day =
            Signal::derive(move || importing.expiries.with(|all| all.get(&key).cloned().unwrap_or_default()));
        let set = move |day| importing.expiries.update(|all| drop(all.insert(own.clone(), day)));
        view! { <DateField bound=Bound::new(format!("import-expiry-{at}"), label(credit), day, set) /> }
    };
    let is_of_api =
        importing.sources.with_untracked(|all| all.iter().any(|it| matches!(it.holds, Holds::Responses(..))));
    let more = number.checked_sub(ASKED).filter(|more| *more > 0);
    let fields = missing.iter().take(ASKED).enumerate().map(field).collect_view();
    let set_all = move |day: String| {
        importing.expiries.update(|all| all.extend(all_ids.iter().map(|id| (id.clone(), day.clone()))));
    };
    (number > 0).then(|| {
        view! {
            <fieldset class="group ask-box expiries">
                <legend>{count("import.askExpiries", number, &[])}</legend>
                <p class="hint">{is_of_api.then(|| t("import.noExpiries"))}" "{t("import.whereExpiries")}</p>
                {(number > 1).then(|| view! {
                    <DateField bound=Bound::new("import-expiry-all", t("credits.sameExpiry"), shared, set_all) />
                })}
                {fields}
                {more.map(|more| view! { <p class="hint">{count("problems.more", more, &[])}</p> })}
            </fieldset>
        }
    })
}
