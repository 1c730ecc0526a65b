//! One ad credit.

use super::credits::toggle;
use crate::app::browser;
use crate::app::draft;
use crate::app::format;
use crate::app::state::{Planner, credit_key, field_id};
use crate::app::text::{count, fill, t};
use crate::app::widgets::{Bar, Choice, DateField, Icon, NumberField, TextField, shares};
use crate::wire::document::{AdCreditDocument, HolderDocument};
use crate::wire::projection::FiguresDocument;
use leptos::prelude::*;

/// What a card shows.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    position: usize,
    credit: AdCreditDocument,
    figures: Option<FiguresDocument>,
}

/// A card.
#[component]
pub(crate) fn CreditCard(key: String, held: bool) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let key = StoredValue::new(key);
    let shown: Memo<Option<Shown>> = Memo::new(move |_| {
        let position = planner.credit_keys.with(|keys| key.with_value(|key| keys.iter().position(|it| it == key)))?;
        let credit = planner.with(|plan| plan.ad_credits.get(position).cloned())?;
        let figures = planner.outcome.with(|it| {
            it.projection.as_ref().and_then(|it| it.ad_credits.get(position)).map(|it| it.credit.clone())
        });
        Some(Shown { position, credit, figures })
    });
    let read = move |read: fn(&AdCreditDocument) -> String| {
        Signal::derive(move || shown.with(|it| it.as_ref().map(|it| read(&it.credit)).unwrap_or_default()))
    };
    let path = move |field: &'static str| {
        Signal::derive(move || shown.with(|it| it.as_ref().map(|it| format!("/adCredits/{}{field}", it.position)).unwrap_or_default()))
    };
    let id = move |field| {
        let path = path(field);
        Signal::derive(move || path.with(|path| field_id(path)))
    };
    let messages = move |field| {
        let path = path(field);
        Signal::derive(move || path.with(|path| planner.messages.with(|all| all.at(path))))
    };
    let edit = move |change: fn(&mut AdCreditDocument, String)| {
        move |value: String| {
            let Some(position) = shown.with_untracked(|it| it.as_ref().map(|it| it.position)) else { return };
            planner.edit(|plan| {
                if let Some(credit) = plan.ad_credits.get_mut(position) {
                    change(credit, value);
                }
            });
        }
    };
    let name = read(|credit| credit.name.clone());
    let unfolded = move || key.with_value(|key| planner.is_unfolded(&credit_key(key)));
    let digits = planner.digits;
    let holder = move || {
        let id = shown.with(|it| it.as_ref().and_then(|it| holder(&it.credit)));
        planner.with(|plan| plan.ad_accounts.iter().find(|it| Some(&it.id) == id.as_ref()).map(|it| it.name.clone()))
    };
    let remove = move |_| {
        let Some(it) = shown.get_untracked() else { return };
        let sentence = fill("undo.removed", &[("name", &it.credit.name)]);
        planner.remove(sentence, |plan| draft::remove_credit(plan, it.position));
        browser::focus("add-credit");
    };
    view! {
        <li><div class="card" role="group" aria-labelledby=id("")>
            <div class="card-head">
                <button
                    class="disclosure"
                    type="button"
                    id=id("")
                    aria-expanded=move || unfolded().to_string()
                    on:click=move |_| key.with_value(|key| toggle(planner, key))
                >
                    <Icon path="M6 4l4 4-4 4" />
                    <span class="name">{move || name.get()}</span>
                </button>
                <p class="days">{move || shown.with(|it| it.as_ref().and_then(|it| days(planner, &it.credit)))}</p>
            </div>
            {held.then(|| view! { <p class="holder"><Icon path="M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9z" />{move || fill("credit.in", &[("account", &holder().unwrap_or_default())])}</p> })}
            <div class="card-fields">
                <NumberField
                    id=id("/amount")
                    label=t("credit.amount")
                    value=read(|credit| credit.amount.clone())
                    digits
                    on_edit=edit(|credit, amount| credit.amount = amount)
                    messages=messages("/amount")
                />
                <DateField
                    id=id("/expires")
                    label=t("credit.expires")
                    value=read(|credit| credit.expires.clone().unwrap_or_default())
                    on_edit=edit(|credit, day| credit.expires = Some(day).filter(|day| !day.is_empty()))
                    messages=messages("/expires")
                />
            </div>
            {move || unfolded().then(|| view! {
                <div class="card-fields card-details">
                    <TextField
                        id=id("/name")
                        label=t("credit.nameLabel")
                        value=name
                        on_edit=edit(|credit, name| credit.name = name)
                        messages=messages("/name")
                    />
                    <DateField
                        id=id("/issued")
                        label=t("credit.issued")
                        value=read(|credit| credit.issued.clone())
                        on_edit=edit(|credit, day| credit.issued = day)
                        messages=messages("/issued")
                    />
                    <Choice
                        id=id("/kind")
                        label=t("credit.kind")
                        value=read(|credit| credit.kind.clone().unwrap_or_else(|| "free".into()))
                        options=Signal::stored(vec![
                            ("free".to_owned(), t("credit.free").to_owned()),
                            ("assignable".to_owned(), t("credit.assignable").to_owned()),
                        ])
                        on_edit=edit(|credit, kind| credit.kind = Some(kind).filter(|kind| kind != "free"))
                        messages=messages("/kind")
                    />
                    <button class="button danger" type="button" on:click=remove>{t("credit.remove")}</button>
                </div>
            })}
            {move || shown.with(|it| it.as_ref().and_then(|it| it.figures.clone())).map(|it| outcome(planner, it, held))}
        </div></li>
    }
}

/// What becomes of the ad credit.
fn outcome(planner: Planner, figures: FiguresDocument, held: bool) -> impl IntoView {
    let shown = move |text: &str| format::amount(text, planner.digits.get());
    let parts = planner.with(|plan| shares(&figures, &plan.currency));
    let nothing = |text: &str| !text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    let term = move |name: &'static str, text: &str| {
        let text = shown(text);
        view! { <div><dt>{name}</dt><dd>{text}</dd></div> }
    };
    view! {
        <Bar shares=Signal::stored(parts) />
        <dl class="card-figures">
            {(!held).then(|| term(t("figure.unallocated"), &figures.unallocated))}
            {(held || !nothing(&figures.spent)).then(|| term(t("figure.spent"), &figures.spent))}
            {(!nothing(&figures.remaining)).then(|| term(t("figure.remaining"), &figures.remaining))}
            {(held || !nothing(&figures.stranded)).then(|| term(t("figure.stranded"), &figures.stranded))}
            {(!nothing(&figures.expired_unallocated)).then(|| term(t("figure.expiredUnallocated"), &figures.expired_unallocated))}
        </dl>
    }
}

fn holder(credit: &AdCreditDocument) -> Option<String> {
    match &credit.held_by {
        Some(HolderDocument::AdAccount(holder)) => Some(holder.ad_account.clone()),
        _ => None,
    }
}

/// How many days are left, in words.
fn days(planner: Planner, credit: &AdCreditDocument) -> Option<String> {
    let days = planner.with(|plan| draft::days_left(credit, &plan.start))?;
    let days = usize::try_from(days).ok()?;
    Some(if days == 0 { t("credit.noDays").to_owned() } else { count("credit.days", days, &[]) })
}
