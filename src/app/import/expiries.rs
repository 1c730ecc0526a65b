//! The expiry dates that only the person knows.

use super::brought::Importing;
use crate::app::format;
use crate::app::text::{count, fill, t};
use crate::app::ui::DateField;
use crate::plan::document::{AdCreditDocument, PlanDocument};
use leptos::prelude::*;

/// For how many ad credits an expiry date can be entered here; the plan asks for the others.
const ASKED: usize = 12;

/// No response carries an expiry date: the person is asked.
#[component]
pub(super) fn AskExpiries(importing: Importing, plan: PlanDocument) -> impl IntoView {
    let missing: Vec<AdCreditDocument> =
        plan.ad_credits.into_iter().filter(|it| it.expires.is_none()).collect();
    let number = missing.len();
    let all_ids: Vec<String> = missing.iter().map(|it| it.id.clone()).collect();
    // The day that all of them have; none while they differ.
    let ids = all_ids.clone();
    let shared = move || {
        importing.expiries.with(|all| {
            let first = ids.first().and_then(|id| all.get(id))?;
            ids.iter().all(|id| all.get(id) == Some(first)).then(|| first.clone())
        })
    };
    let label = |credit: &AdCreditDocument| {
        let amount = format::amount(&credit.amount, 0);
        fill("import.expiryOf", &[("credit", &credit.name), ("amount", &amount)])
    };
    let field = move |(at, credit): (usize, &AdCreditDocument)| {
        let (key, own) = (credit.id.clone(), credit.id.clone());
        view! {
            <DateField
                id=format!("import-expiry-{at}")
                label=label(credit)
                value=Signal::derive(move || importing.expiries.with(|all| all.get(&key).cloned().unwrap_or_default()))
                on_edit=move |day: String| importing.expiries.update(|all| { all.insert(own.clone(), day); })
                messages=Signal::derive(Vec::new)
            />
        }
    };
    let fields = missing.iter().take(ASKED).enumerate().map(field).collect_view();
    (number > 0).then(|| {
        view! {
            <fieldset class="group ask-box expiries">
                <legend>{count("import.askExpiries", number, &[])}</legend>
                <p class="hint">{t("import.whereExpiries")}</p>
                {(number > 1).then(|| view! {
                    <DateField
                        id="import-expiry-all".to_owned()
                        label=t("credits.sameExpiry")
                        value=Signal::derive(move || shared().unwrap_or_default())
                        on_edit=move |day: String| importing.expiries.update(|all| {
                            all.extend(all_ids.iter().map(|id| (id.clone(), day.clone())));
                        })
                        messages=Signal::derive(Vec::new)
                    />
                })}
                {fields}
            </fieldset>
        }
    })
}
