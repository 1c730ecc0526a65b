//! One ad credit.

use crate::app::browser;
use crate::app::explain::explaining::{Asked, Whose, explained};
use crate::app::format;
use crate::app::place::{Place, value};
use crate::app::state::{Planner, credit_key};
use crate::app::text::{count, fill, t};
use crate::app::ui::{
    Bar, Choice, DateField, Icon, NumberField, Swatch, TextField, became, figure_name, is_always_said, live,
    live_text, options, part, press, shares,
};
use crate::editor::draft;
use crate::ledger::Figure;
use crate::plan::document::{AdCreditDocument, HolderDocument};
use crate::results::projection::Figures;
use leptos::prelude::*;

/// The ad credit of one card.
#[derive(Clone, Copy)]
struct Card {
    planner: Planner,
    key: StoredValue<String>,
    place: Place<Planner, AdCreditDocument>,
}

impl Card {
    fn new(planner: Planner, key: String) -> Self {
        let key = StoredValue::new(key);
        let at = move || {
            planner.credit_keys.with(|keys| key.with_value(|key| keys.iter().position(|it| it == key)))
        };
        Self { planner, key, place: Place::new(planner, at) }
    }

    fn figures(self) -> Option<Figures> {
        let at = self.place.at.get()?;
        self.planner.outcome.with(|it| {
            it.projection.as_ref().and_then(|it| it.ad_credits.get(at)).map(|it| it.credit.clone())
        })
    }

    fn is_unfolded(self) -> bool {
        self.key.with_value(|key| self.planner.is_unfolded(&credit_key(key)))
    }

    /// Says why it stays, where it does.
    fn remove(self, said: RwSignal<String>) {
        let Some(at) = self.place.at.get_untracked() else { return };
        match self.planner.remove_credit(at) {
            Ok(()) => browser::focus("undo"),
            Err(why) => said.set(why),
        }
    }

    /// The ad account that it lies in, where its name doesn't say so already.
    fn holder(self) -> Option<String> {
        let credit = self.place.item.get()?;
        let HolderDocument::AdAccount(id) = credit.held_by? else { return None };
        let name = self
            .planner
            .with(|plan| plan.ad_accounts.iter().find(|it| it.id == id).map(|it| it.name.clone()))?;
        (!credit.name.contains(&name)).then(|| fill("credit.in", &[("account", &name)]))
    }

    /// How many days are left, in words.
    fn days(self) -> Option<String> {
        let credit = self.place.item.get()?;
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
    let figures = Memo::new(move |_| card.figures());
    let Card { place, .. } = card;
    view! {
        <li>
            <div class="card" role="group" aria-labelledby=place.id("")>
                <div class="card-head">
                    <button
                        class="disclosure"
                        type="button"
                        id=place.id("")
                        aria-expanded=live(move || unfolded.get().to_string())
                        on:click=press(move || card.key.with_value(|key| planner.toggle(&credit_key(key))))
                    >
                        <Icon path="M6 4l4 4-4 4" />
                        <span class="name">{live(move || place.read(|it| it.name.clone()))}</span>
                    </button>
                    <p class="days">{live_text(move || card.days().unwrap_or_default())}</p>
                </div>
                {part(move || card.holder().map(|holder| view! { <p class="holder">{holder}</p> }))}
                <MainFields card />
                {part(move || unfolded.get().then(|| view! { <MoreFields card /> }))}
                {part(move || figures.get().map(|figures| view! { <Became figures held place /> }))}
            </div>
        </li>
    }
}

/// Amount and expiry.
#[component]
fn MainFields(card: Card) -> impl IntoView {
    view! {
        <div class="card-fields">
            <NumberField bound=card.place.field("/amount", t("credit.amount"), value!(amount)) digits=card.planner.digits />
            <DateField bound=card.place.field("/expires", t("credit.expires"), value!(expires)) />
        </div>
    }
}

/// What is seldom changed.
#[component]
fn MoreFields(card: Card) -> impl IntoView {
    let said = RwSignal::new(String::new());
    view! {
        <div class="card-fields card-details">
            <TextField bound=card.place.field("/name", t("credit.nameLabel"), value!(name)) />
            <DateField bound=card.place.field("/issued", t("credit.issued"), value!(issued)) required=true />
            <div class="whole-row"><Choice
                bound=card.place.field("/kind", t("credit.kind"), value!(kind or "free"))
                options=options([("free", t("credit.free")), ("assignable", t("credit.assignable"))])
            /></div>
            <button class="button danger" type="button" on:click=press(move || card.remove(said))>{t("credit.remove")}</button>
            <p class="hint whole-row" role="status">{live_text(move || said.get())}</p>
        </div>
    }
}

/// What becomes of it.
#[component]
fn Became(figures: Figures, held: bool, place: Place<Planner, AdCreditDocument>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let currency = planner.currency.get_untracked();
    let parts = currency.map_or_else(Vec::new, |currency| shares(&figures, currency));
    // What a group of ad credits always shows, so that its cards can be compared.
    let shown = |(_, figure, text): &(&str, Figure, &String)| {
        let is_always_said = is_always_said(*figure) && !(held && *figure == Figure::Unallocated);
        is_always_said || !format::is_nothing(text)
    };
    let term = |(class, figure, text): (&'static str, Figure, &String)| {
        let is_lost =
            matches!(figure, Figure::Stranded | Figure::ExpiredUnallocated) && !format::is_nothing(text);
        let text = text.clone();
        let amount = live(move || format::amount(&text, planner.digits.get()));
        let asked = move || Asked::new(figure, Whose::AdCredit(untrack(|| place.read(|it| it.id.clone()))));
        view! {
            <div class:is-lost=is_lost>
                <dt><Swatch class />{figure_name(figure)}</dt>
                <dd>{explained(figure, amount, asked)}</dd>
            </div>
        }
    };
    view! {
        <Bar shares=Signal::stored(parts) />
        <dl class="card-figures">{became(&figures).into_iter().filter(shown).map(term).collect_view()}</dl>
    }
}
