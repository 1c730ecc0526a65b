//! The result, always in view: what is stranded, what can still be directed, and that the sum closes.

use super::advice_line::AdviceLine;
use super::explaining::{Asked, Whose, explained, figure_name};
use super::problems::Problems;
use crate::app::draft::{amount, without_expiry};
use crate::app::format;
use crate::app::messages::Messages;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::widgets::{Bar, Drawing, Drawn, Swatch, live, part, shares, whether};
use crate::ledger::Figure;
use crate::results::projection::Figures;
use leptos::prelude::*;
use std::time::Duration;

/// How long a figure stands before it is read out.
const PAUSE: Duration = Duration::from_millis(500);

/// The strip.
#[component]
pub(crate) fn Strip() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let totals = Memo::new(move |_| {
        planner.outcome.with(|it| it.projection.as_ref().map(|projection| projection.totals.clone()))
    });
    let currency = Memo::new(move |_| planner.with(|plan| plan.currency.clone()));
    let shown = move |text: &str| format::amount(text, planner.digits.get());
    let figure = move |read: fn(&Figures) -> &String| {
        totals.with(|it| it.as_ref().map_or_else(|| "–".to_owned(), |it| shown(read(it))))
    };
    let runs = Memo::new(move |_| totals.with(Option::is_some));
    let headline = move |name: Figure, read: fn(&Figures) -> &String| {
        let text = live(move || figure(read));
        part(move || if runs.get() { total(name, text) } else { view! { {text} }.drawn() })
    };
    let has_stranded =
        Memo::new(move |_| totals.with(|it| it.as_ref().is_some_and(|it| !format::is_nothing(&it.stranded))));
    let share = move || {
        totals.with(|it| {
            let it = it.as_ref().filter(|_| has_stranded.get())?;
            let currency = planner.currency.get()?;
            format::percent(amount(&it.stranded, currency)?, amount(&it.issued, currency)?)
        })
    };
    let parts = Signal::derive(move || {
        let shared = |it: &Option<Figures>| {
            it.as_ref().zip(planner.currency.get()).map(|(it, currency)| shares(it, currency))
        };
        totals.with(shared).unwrap_or_default()
    });
    announce(planner, totals);
    view! {
        <section class="strip" aria-label=t("strip.label")>
          <div class="result">
            <dl class="headline">
                <div class="headline-figure stranded-figure" class:is-none=whether(move || !has_stranded.get())>
                    <dt>{t("figure.stranded")}</dt>
                    <dd>
                        <span class="headline-amount" data-figure="stranded">{headline(Figure::Stranded, |it| &it.stranded)}</span>
                        <span class="unit">{live(move || currency.get())}</span>
                        <span class="headline-share">{live(move || share().unwrap_or_default())}</span>
                    </dd>
                </div>
                <div class="headline-figure">
                    <dt>{t("figure.unallocated")}</dt>
                    <dd>
                        <span class="headline-amount" data-figure="unallocated">{headline(Figure::Unallocated, |it| &it.unallocated)}</span>
                        <span class="unit">{live(move || currency.get())}</span>
                    </dd>
                </div>
            </dl>
            <div class="balance">
                <Bar shares=parts />
                {part(move || totals.with(|it| match it {
                    Some(it) => view! { <Conservation totals=it.clone() digits=planner.digits.get() /> }.drawn(),
                    None => view! { <p class="conservation">{waiting(planner)}</p> }.drawn(),
                }))}
            </div>
            <Problems />
          </div>
          <AdviceLine />
        </section>
    }
}

/// A figure of all ad credit, which opens its rows.
fn total(figure: Figure, text: Signal<String>) -> Drawn {
    explained(figure, text, move || Asked::new(figure, Whose::Total))
}

/// Why there are no figures.
fn waiting(planner: Planner) -> String {
    let missing = planner.with(without_expiry);
    let blocking = planner.messages.with(Messages::blocking);
    if missing > 0 && missing == blocking {
        count("strip.expiries", missing, &[])
    } else {
        t("strip.waiting").to_owned()
    }
}

/// What was issued is all that became of it: text, so that it can be checked and copied.
#[expect(clippy::needless_pass_by_value, reason = "what a component takes is its own")]
#[component]
pub(crate) fn Conservation(totals: Figures, digits: u8) -> impl IntoView {
    let terms = [
        ("part spent", Figure::Spent, &totals.spent, true),
        ("part remaining", Figure::Remaining, &totals.remaining, false),
        ("part stranded", Figure::Stranded, &totals.stranded, true),
        ("part lapsed", Figure::ExpiredUnallocated, &totals.expired_unallocated, false),
        ("part unallocated", Figure::Unallocated, &totals.unallocated, true),
    ];
    let shown = terms.into_iter().filter(|(_, _, amount, always)| *always || !format::is_nothing(amount));
    let term = |(position, (class, figure, amount, _)): (usize, (&'static str, Figure, &String, bool))| {
        let sign = if position == 0 { " = " } else { " + " };
        let amount = Signal::stored(format::amount(amount, digits));
        view! {
            {sign}
            <span class="term"><Swatch class />{figure_name(figure)}" "{total(figure, amount)}</span>
        }
    };
    let issued = Signal::stored(format::amount(&totals.issued, digits));
    view! {
        <p class="conservation" data-figure="conservation">
            <span class="term">{t("figure.issued")}" "{total(Figure::Issued, issued)}</span>
            {shown.enumerate().map(term).collect_view()}
        </p>
    }
}

/// Reads changes of the result out, once they stand for a moment. The region they are read from is part of the page
/// itself: one that is made later is not heard.
fn announce(planner: Planner, totals: Memo<Option<Figures>>) {
    let said = Memo::new(move |_| {
        totals.with(|it| {
            it.as_ref().map(|it| {
                let digits = planner.digits.get();
                let stranded = format::amount(&it.stranded, digits);
                let unallocated = format::amount(&it.unallocated, digits);
                fill("strip.announced", &[("stranded", &stranded), ("unallocated", &unallocated)])
            })
        })
    });
    let pending = StoredValue::new(None::<leptos::leptos_dom::helpers::TimeoutHandle>);
    Effect::new(move |before: Option<()>| {
        let sentence = said.get();
        if before.is_none() {
            return;
        }
        if let Some(waiting) = pending.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        let say = move || {
            let region = document().get_element_by_id("announcer");
            if let Some(region) = region {
                region.set_text_content(Some(sentence.as_deref().unwrap_or(t("strip.waiting"))));
            }
        };
        pending.set_value(set_timeout_with_handle(say, PAUSE).ok());
    });
}
