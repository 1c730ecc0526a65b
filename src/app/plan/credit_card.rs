//! One ad credit.

use super::place::Place;
use crate::app::browser;
use crate::app::explain::explaining::{Asked, Whose, explained, figure_name};
use crate::app::format;
use crate::app::state::{Planner, credit_key};
use crate::app::text::{count, fill, t};
use crate::app::ui::{
    Bar, Choice, DateField, Icon, NumberField, Swatch, TextField, live, live_text, part, press, shares,
};
use crate::editor::draft;
use crate::ledger::Figure;
use crate::plan::document::{AdCreditDocument, HolderDocument};
use crate::results::projection::Figures;
use leptos::prelude::*;

/// What a card shows.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    position: usize,
    credit: AdCreditDocument,
    figures: Option<Figures>,
}

/// The ad credit of one card.
#[derive(Clone, Copy)]
struct Card {
    planner: Planner,
    key: StoredValue<String>,
    shown: Memo<Option<Shown>>,
    place: Place,
}

impl Card {
    fn new(planner: Planner, key: String) -> Self {
        let key = StoredValue::new(key);
        let shown: Memo<Option<Shown>> = Memo::new(move |_| {
            let position = planner
                .credit_keys
                .with(|keys| key.with_value(|key| keys.iter().position(|it| it == key)))?;
            let credit = planner.with(|plan| plan.ad_credits.get(position).cloned())?;
            let figures = planner.outcome.with(|it| {
                it.projection.as_ref().and_then(|it| it.ad_credits.get(position)).map(|it| it.credit.clone())
            });
            Some(Shown { position, credit, figures })
        });
        let path = move || {
            shown.with(|it| it.as_ref().map(|it| format!("/adCredits/{}", it.position)).unwrap_or_default())
        };
        Self { planner, key, shown, place: Place::new(planner, path) }
    }

    fn value(self, read: fn(&AdCreditDocument) -> String) -> Signal<String> {
        Signal::derive(move || {
            self.shown.with(|it| it.as_ref().map(|it| read(&it.credit)).unwrap_or_default())
        })
    }

    fn edit(self, change: fn(&mut AdCreditDocument, String)) -> impl Fn(String) + Copy {
        move |value| {
            let position = self.shown.with_untracked(|it| it.as_ref().map(|it| it.position));
            self.planner.edit(|plan| {
                if let Some(credit) = position.and_then(|position| plan.ad_credits.get_mut(position)) {
                    change(credit, value);
                }
            });
        }
    }

    fn is_unfolded(self) -> bool {
        self.key.with_value(|key| self.planner.is_unfolded(&credit_key(key)))
    }

    fn remove(self) {
        let Some(it) = self.shown.get_untracked() else { return };
        let sentence = fill("undo.removed", &[("name", &it.credit.name)]);
        self.planner.change(sentence, |plan| draft::remove_credit(plan, it.position));
        browser::focus("undo");
    }

    /// The ad account that it lies in, where its name doesn't say so already.
    fn holder(self) -> Option<String> {
        let credit = self.shown.get()?.credit;
        let HolderDocument::AdAccount(id) = credit.held_by? else { return None };
        let name = self
            .planner
            .with(|plan| plan.ad_accounts.iter().find(|it| it.id == id).map(|it| it.name.clone()))?;
        (!credit.name.contains(&name)).then(|| fill("credit.in", &[("account", &name)]))
    }

    /// How many days are left, in words.
    fn days(self) -> Option<String> {
        let credit = self.shown.get()?.credit;
        let today = self.planner.today.get();
        let left = |today: &str| self.planner.with(|plan| draft::days_left(&credit, &plan.start, today));
        let days = usize::try_from(left(&today)?).ok()?;
        let was_live = left(&credit.issued).is_some_and(|days| days > 0);
        Some(match (days, was_live) {
            (0, true) => t("credit.expired").to_owned(),
            (0, false) => t("credit.noDays").to_owned(),
            _ => count("credit.days", days, &[]),
        })
    }
}

/// A card.
#[component]
pub(crate) fn CreditCard(key: String, held: bool) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let card = Card::new(planner, key);
    let unfolded = Memo::new(move |_| card.is_unfolded());
    let name = card.value(|credit| credit.name.clone());
    view! {
        <li>
            <div class="card" role="group" aria-labelledby=card.place.id("")>
                <div class="card-head">
                    <button
                        class="disclosure"
                        type="button"
                        id=card.place.id("")
                        aria-expanded=live(move || unfolded.get().to_string())
                        on:click=press(move || card.key.with_value(|key| planner.toggle(&credit_key(key))))
                    >
                        <Icon path="M6 4l4 4-4 4" />
                        <span class="name">{name}</span>
                    </button>
                    <p class="days">{live_text(move || card.days().unwrap_or_default())}</p>
                </div>
                {part(move || card.holder().map(|holder| view! { <p class="holder">{holder}</p> }))}
                <MainFields card />
                {part(move || unfolded.get().then(|| view! { <MoreFields card /> }))}
                {part(move || card.shown.with(|it| it.as_ref().and_then(|it| it.figures.clone()))
                    .map(|figures| view! { <Became figures held id=card.value(|credit| credit.id.clone()) /> }))}
            </div>
        </li>
    }
}

/// Amount and expiry.
#[component]
fn MainFields(card: Card) -> impl IntoView {
    view! {
        <div class="card-fields">
            <NumberField
                id=card.place.id("/amount")
                label=t("credit.amount")
                value=card.value(|credit| credit.amount.clone())
                digits=card.planner.digits
                on_edit=card.edit(|credit, amount| credit.amount = amount)
                messages=card.place.messages("/amount")
            />
            <DateField
                id=card.place.id("/expires")
                label=t("credit.expires")
                value=card.value(|credit| credit.expires.clone().unwrap_or_default())
                on_edit=card.edit(|credit, day| credit.expires = Some(day).filter(|day| !day.is_empty()))
                messages=card.place.messages("/expires")
            />
        </div>
    }
}

/// What is seldom changed.
#[component]
fn MoreFields(card: Card) -> impl IntoView {
    view! {
        <div class="card-fields card-details">
            <TextField
                id=card.place.id("/name")
                label=t("credit.nameLabel")
                value=card.value(|credit| credit.name.clone())
                on_edit=card.edit(|credit, name| credit.name = name)
                messages=card.place.messages("/name")
            />
            <DateField
                id=card.place.id("/issued")
                label=t("credit.issued")
                required=true
                value=card.value(|credit| credit.issued.clone())
                on_edit=card.edit(|credit, day| credit.issued = day)
                messages=card.place.messages("/issued")
            />
            <div class="whole-row"><Choice
                id=card.place.id("/kind")
                label=t("credit.kind")
                value=card.value(|credit| credit.kind.clone().unwrap_or_else(|| "free".into()))
                options=Signal::stored(vec![
                    ("free".to_owned(), t("credit.free").to_owned()),
                    ("assignable".to_owned(), t("credit.assignable").to_owned()),
                ])
                on_edit=card.edit(|credit, kind| credit.kind = Some(kind).filter(|kind| kind != "free"))
                messages=card.place.messages("/kind")
            /></div>
            <button class="button danger" type="button" on:click=press(move || card.remove())>{t("credit.remove")}</button>
        </div>
    }
}

/// What becomes of it.
#[component]
fn Became(figures: Figures, held: bool, id: Signal<String>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let currency = planner.currency.get_untracked();
    let parts = currency.map_or_else(Vec::new, |currency| shares(&figures, currency));
    // What a group of ad credits always shows, so that its cards can be compared.
    let terms = [
        (Figure::Spent, "part spent", &figures.spent, true),
        (Figure::Remaining, "part remaining", &figures.remaining, false),
        (Figure::Stranded, "part stranded", &figures.stranded, true),
        (Figure::ExpiredUnallocated, "part lapsed", &figures.expired_unallocated, false),
        (Figure::Unallocated, "part unallocated", &figures.unallocated, !held),
    ];
    let shown = terms.into_iter().filter(|(_, _, text, always)| *always || !format::is_nothing(text));
    let term = |(figure, class, text, _): (Figure, &'static str, &String, bool)| {
        let is_lost =
            matches!(figure, Figure::Stranded | Figure::ExpiredUnallocated) && !format::is_nothing(text);
        let text = text.clone();
        let amount = live(move || format::amount(&text, planner.digits.get()));
        let asked = move || Asked::new(figure, Whose::AdCredit(id.get_untracked()));
        view! {
            <div class:is-lost=is_lost>
                <dt><Swatch class />{figure_name(figure)}</dt>
                <dd>{explained(figure, amount, asked)}</dd>
            </div>
        }
    };
    view! {
        <Bar shares=Signal::stored(parts) />
        <dl class="card-figures">{shown.map(term).collect_view()}</dl>
    }
}
