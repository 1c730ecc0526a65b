//! The result: what will be lost, what can still be directed, and that the sum closes. Its figures stay in view.

use super::advice_line::AdviceLine;
use super::problems::Problems;
use crate::app::announcing::{Announcer, announce};
use crate::app::explain::explaining::{Asked, Whose, explained};
use crate::app::format;
use crate::app::messages::Messages;
use crate::app::screen::Screen;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::{
    Bar, Drawing, Drawn, LiveText, conservation, figure_name, live, live_text, part, press, shares, whether,
};
use crate::editor::draft::without_expiry;
use crate::ledger::Figure;
use crate::money::{Currency, Minor};
use crate::results::projection::Figures;
use leptos::prelude::*;
use std::cell::Cell;

/// What will be lost: what expires in the Business Center is lost as much as what is stranded in ad accounts.
fn lost(totals: &Figures, currency: Currency) -> Option<Minor> {
    Minor::parse(&totals.stranded, currency)?
        .checked_add(Minor::parse(&totals.expired_unallocated, currency)?)
}

/// The strip.
#[component]
pub(crate) fn Strip(
    /// The screen that it stands on. On others than the plan it is one line.
    shown: RwSignal<Screen>,
) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let totals = Memo::new(move |_| {
        planner.outcome.with(|it| it.projection.as_ref().map(|projection| projection.totals.clone()))
    });
    let currency = Memo::new(move |_| planner.with(|plan| plan.currency.clone()));
    let written = move |text: &str| format::amount(text, planner.digits.get());
    let figure = move |read: fn(&Figures) -> &String| {
        live(move || totals.with(|it| it.as_ref().map_or_else(|| "–".to_owned(), |it| written(read(it)))))
    };
    let runs = Memo::new(move |_| totals.with(Option::is_some));
    let part_of = move |class: &'static str,
                        id: &'static str,
                        name: Figure,
                        read: fn(&Figures) -> &String| {
        let text = figure(read);
        view! {
            <div class=class>
                <dt>{figure_name(name)}</dt>
                <dd>
                    <span class="headline-amount" translate="no" data-figure=id data-turn=turned(text)>
                        {part(move || if runs.get() { total(name, text) } else { LiveText::from(text).drawn() })}
                    </span>
                </dd>
            </div>
        }
    };
    let lost_now = Memo::new(move |_| {
        let currency = planner.currency.get()?;
        totals.with(|it| Some((lost(it.as_ref()?, currency)?, currency)))
    });
    let lost_amount = live(move || {
        lost_now.get().map_or_else(|| "–".to_owned(), |(lost, currency)| written(&lost.to_text(currency)))
    });
    let lost_text = live_text(move || lost_amount.get());
    let none_lost = whether(move || lost_now.get().is_none_or(|(lost, _)| !lost.is_positive()));
    let share = live_text(move || {
        let share = || {
            let (lost, currency) = lost_now.get().filter(|(lost, _)| lost.is_positive())?;
            totals.with(|it| format::percent(lost, Minor::parse(&it.as_ref()?.issued, currency)?))
        };
        share().unwrap_or_default()
    });
    let parts = Signal::derive(move || {
        let shared = |it: &Option<Figures>| {
            it.as_ref().zip(planner.currency.get()).map(|(it, currency)| shares(it, currency))
        };
        totals.with(shared).unwrap_or_default()
    });
    let code = live_text(move || currency.get());
    let name = live_text(move || planner.name.get());
    announce_changes(planner, totals);
    view! {
        // The same figures in one line, which comes into view where those below are scrolled out of it. It is there for
        // the eye alone.
        <div class="kept-line" aria-hidden="true">
            <div class="kept-line-in" class:is-none=none_lost>
                <span class="kept-name" translate="no">{name}</span>
                <span>{t("strip.lost")}" "<b class="kept-lost" translate="no">{lost_text}</b>" "<span class="unit" translate="no">{code}</span></span>
                <span>{t("figure.unallocated")}" "<b translate="no">{LiveText::from(figure(|it| &it.unallocated))}</b></span>
                <Bar shares=parts />
                {part(move || planner.advising.found.with(|it| it.as_ref().is_some_and(|it| it.saves())).then(|| view! {
                    <button class="button primary" type="button" tabindex="-1" on:click=press(move || { planner.fit(); })>
                        {t("advice.fit")}
                    </button>
                }))}
            </div>
        </div>
        <section class="strip" class:is-slim=whether(move || shown.get() != Screen::Plan) aria-label=t("strip.label")>
          <div class="result">
            <dl class="headline">
                <div class="headline-figure lost-figure" class:is-none=none_lost>
                    <dt>{t("strip.lost")}" "<span class="of-scenario" translate="no">{name}</span></dt>
                    <dd>
                        <span class="headline-amount" translate="no" data-figure="lost" data-turn=turned(lost_amount)>{lost_text}</span>
                        <span class="unit" translate="no">{code}</span>
                        <span class="headline-share" translate="no">{share}</span>
                    </dd>
                </div>
                {part_of("headline-figure part-figure", "stranded", Figure::Stranded, |it| &it.stranded)}
                {part_of("headline-figure part-figure", "expired-unallocated", Figure::ExpiredUnallocated, |it| &it.expired_unallocated)}
                {part_of("headline-figure", "unallocated", Figure::Unallocated, |it| &it.unallocated)}
            </dl>
            <div class="balance">
                <Bar shares=parts />
                {part(move || totals.with(|it| match it {
                    Some(it) => conservation(it, planner.digits.get(), |figure, amount| total(figure, Signal::stored(amount))),
                    None => view! { <p class="conservation">{waiting(planner)}</p> }.drawn(),
                }))}
            </div>
            <Problems />
          </div>
          <AdviceLine />
        </section>
    }
}

/// Alternates at each change of a figure, so that its motion begins anew. It shows the new figure from the first moment.
fn turned(figure: Signal<String>) -> Signal<Option<&'static str>> {
    let turns = Memo::new(move |before: Option<&(String, Option<bool>)>| {
        let now = figure.get();
        let turn =
            before.and_then(|(text, turn)| if *text == now { *turn } else { Some(turn != &Some(true)) });
        (now, turn)
    });
    Signal::derive(move || turns.with(|(_, turn)| turn.map(|it| if it { "odd" } else { "even" })))
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

thread_local! {
    /// Whether the page has shown a result: what it shows first is read with the page itself.
    static HAS_SHOWN: Cell<bool> = const { Cell::new(false) };
}

/// Reads changes of the result out, once they stand for a moment.
fn announce_changes(planner: Planner, totals: Memo<Option<Figures>>) {
    let said = Memo::new(move |_| {
        totals.with(|it| {
            let (it, currency) = it.as_ref().zip(planner.currency.get())?;
            let digits = planner.digits.get();
            let lost = lost(it, currency)?.to_text(currency);
            // With its parts: what goes from the one to the other is lost all the same, and yet a change.
            let figures = [&lost, &it.stranded, &it.expired_unallocated, &it.unallocated];
            let [lost, stranded, expired, unallocated] = figures.map(|it| format::amount(it, digits));
            let values = [
                ("lost", lost.as_str()),
                ("stranded", &stranded),
                ("expired", &expired),
                ("unallocated", &unallocated),
            ];
            Some(fill("strip.heard", &values))
        })
    });
    let is_first = !HAS_SHOWN.replace(true);
    Effect::new(move |before: Option<()>| {
        let sentence = said.get();
        if before.is_some() || !is_first {
            announce(Announcer::Result, sentence.unwrap_or_else(|| t("strip.waiting").to_owned()));
        }
    });
}
