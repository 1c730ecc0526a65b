//! One day: what all ad credit has become by its end, what happens on it, and what moves.

use super::days::Days;
use super::scrubber::Steps;
use super::words::{Words, kind_name};
use crate::app::explain::explaining::{Asked, Whose, explained};
use crate::app::explain::journal_table::{Reasons, journal_table, movement};
use crate::app::format;
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bar, Drawing, Drawn, Swatch, figure_name, live_text, part, rest, shares};
use crate::day::Day;
use crate::editor::timeline::{Happens, JournalRow, Marker, Moves};
use crate::ledger::{Direction, Figure};
use crate::plan::Holder;
use crate::results::projection::Figures;
use leptos::prelude::*;

/// How many rows of a fold are named until all are asked for.
const NAMED: usize = 25;
/// How many alike things that happen stand by themselves; more are one line that opens.
const APART: usize = 3;

/// The day that is looked at.
#[component]
pub(super) fn Inspector() -> impl IntoView {
    let days = expect_context::<Days>();
    let title = move || days.day.get().map(|day| format::day_with_year(&day.to_string())).unwrap_or_default();
    view! {
        <section class="panel inspector" aria-labelledby="inspector-title">
            <h3 id="inspector-title">{live_text(title)}</h3>
            <Steps />
            {part(move || days.day.get().map(|day| statement(days, day)))}
            <h4>{t("timeline.what")}</h4>
            {part(move || days.day.get().map(|day| happens(days, day)))}
            <h4>{t("timeline.moves")}</h4>
            {part(move || days.day.get().map(|day| moves(days, day)))}
        </section>
    }
}

/// Everything issued so far is somewhere: text, so that it can be checked and copied.
fn statement(days: Days, day: Day) -> Drawn {
    let totals = days.timeline.with(|it| it.as_ref().map(|it| it.totals_by(day)));
    let Some((totals, currency)) = totals.zip(days.planner.currency.get()) else { return ().drawn() };
    let digits = days.planner.digits.get();
    let figure = |figure: Figure, text: &str| {
        let text = Signal::stored(format::amount(text, digits));
        explained(figure, text, move || Asked {
            figure,
            whose: Whose::Total,
            until: Some(day),
            range: days.range.get_untracked(),
        })
    };
    let term = |(class, name, text): (&'static str, Figure, &str)| {
        let is_lost = !matches!(name, Figure::Spent | Figure::Remaining | Figure::Unallocated);
        view! {
            <div class:is-lost=is_lost><dt><Swatch class />{figure_name(name)}</dt><dd>{figure(name, text)}</dd></div>
        }
    };
    view! {
        <Bar shares=shares(&totals, currency) />
        <dl class="statement" data-figure="conservation-on">
            {terms(&totals).into_iter().map(term).collect_view()}
            <div class="statement-sum"><dt>{t("figure.issued")}</dt><dd>{figure(Figure::Issued, &totals.issued)}</dd></div>
        </dl>
    }
    .drawn()
}

/// What the issued ad credit has become: always spent, remaining and unallocated, and every way of losing that there is.
fn terms(it: &Figures) -> Vec<(&'static str, Figure, &str)> {
    let all: [(&'static str, Figure, &str, bool); 7] = [
        ("part spent", Figure::Spent, &it.spent, true),
        ("part remaining", Figure::Remaining, &it.remaining, true),
        ("part stranded", Figure::ExpiredInAccounts, &it.expired_in_accounts, false),
        ("part forfeited", Figure::Forfeited, &it.forfeited, false),
        ("part forfeited", Figure::Revoked, &it.revoked, false),
        ("part lapsed", Figure::ExpiredUnallocated, &it.expired_unallocated, false),
        ("part unallocated", Figure::Unallocated, &it.unallocated, true),
    ];
    all.into_iter()
        .filter(|(_, _, text, always)| *always || !format::is_nothing(text))
        .map(|(class, figure, text, _)| (class, figure, text))
        .collect()
}

/// What happens on the day, in whichever ad account: what costs most first, and what happens to several as one line that
/// opens.
fn happens(days: Days, day: Day) -> Drawn {
    let Some(timeline) = days.timeline.get() else { return ().drawn() };
    let all = timeline.happens_on(day);
    if all.is_empty() {
        return view! { <p class="hint">{t("timeline.nothingHappens")}</p> }.drawn();
    }
    let items = days.say(|words| all.iter().map(|it| happening(words, it)).collect::<Vec<_>>());
    view! { <ul class="happens">{items}</ul> }.drawn()
}

fn happening(words: Words<'_>, it: &Happens) -> Drawn {
    if it.markers.len() <= APART {
        let says = |(holder, marker): &(Holder, Marker)| {
            let says = [("lane", words.lane(*holder)), ("says", words.marker(marker))];
            view! { <li>{fill("timeline.happens", &says.each_ref().map(|(name, it)| (*name, it.as_str())))}</li> }
        };
        return it.markers.iter().map(says).collect_view().drawn();
    }
    let credit = |marker: &Marker| marker.credit.map(|it| words.timeline.plan().credit(it).name.clone());
    let row = |(holder, marker): &(Holder, Marker)| {
        let amount = if marker.amount.is_positive() { words.amount(marker.amount) } else { String::new() };
        let of = credit(marker).unwrap_or_default();
        match holder {
            Holder::BusinessCenter => [of, String::new(), amount],
            Holder::AdAccount(_) => [words.lane(*holder), of, amount],
        }
    };
    let of_center = it.markers.iter().any(|(holder, _)| *holder == Holder::BusinessCenter);
    let number = count(if of_center { "import.credits" } else { "import.accounts" }, it.number(), &[]);
    let sum = it.amount().filter(|it| it.is_positive()).map(|it| words.amount(it));
    let sum = view! { <span class:is-lost=it.costs().is_positive()>{sum}</span> }.drawn();
    view! { <li>{fold(kind_name(it.kind), number, sum, it.markers.iter().map(row).collect())}</li> }.drawn()
}

/// What moves on the day, folded by kind; cash as one.
fn moves(days: Days, day: Day) -> Drawn {
    let Some(timeline) = days.timeline.get() else { return ().drawn() };
    let moves = timeline.moves_on(day);
    if moves.is_empty() {
        return view! { <p class="hint">{t("timeline.noRows")}</p> }.drawn();
    }
    days.say(|words| moves.iter().map(|it| moving(words, it)).collect::<Vec<_>>()).drawn()
}

fn moving(words: Words<'_>, it: &Moves) -> Drawn {
    let name = it.kind.map_or_else(|| t("timeline.cash"), movement);
    // What cash is for differs from row to row, so it has no sum.
    let amount = it.kind.map(|_| words.amount(it.amount()));
    let row = |row: &JournalRow| {
        let account = row.to.account().or(row.from.account());
        let name = words.lane(account.map_or(Holder::BusinessCenter, Holder::AdAccount));
        let of = match row.credit {
            Some(credit) => words.timeline.plan().credit(credit).name.clone(),
            None => movement(row.kind).to_owned(),
        };
        [name, of, words.amount(row.amount)]
    };
    let sum = view! { <span>{amount}</span> }.drawn();
    fold(name, count("timeline.rows", it.rows.len(), &[]), sum, it.rows.iter().map(row).collect())
}

/// Several things as one line that opens: what they are, how many, and what they come to. Of each its name, what it is of,
/// and its amount.
fn fold(name: &'static str, number: String, sum: Drawn, rows: Vec<[String; 3]>) -> Drawn {
    let named = RwSignal::new(NAMED);
    let row = |[name, of, amount]: &[String; 3]| {
        let (name, of, amount) = (name.clone(), of.clone(), amount.clone());
        view! { <li><span class="move-name">{name}</span><span class="move-of">{of}</span><span>{amount}</span></li> }
    };
    let hidden = rows.len();
    let shown = move || rows.iter().take(named.get()).map(row).collect_view();
    view! {
        <details class="moves">
            <summary><span>{name}</span><span class="move-of">{number}</span>{sum}</summary>
            <ul>{part(shown)}</ul>
            {part(move || rest(hidden.saturating_sub(named.get()), move || named.set(usize::MAX)))}
        </details>
    }
    .drawn()
}

/// Every movement of the day, with its rule.
pub(super) fn journal(days: Days, day: Day) -> Drawn {
    let digits = days.planner.digits.get();
    let Some(timeline) = days.timeline.get() else { return ().drawn() };
    let rows: Vec<_> = timeline.rows_on(day).into_iter().map(|row| (Direction::Adds, row)).collect();
    if rows.is_empty() {
        return view! { <p class="hint">{t("timeline.noRows")}</p> }.drawn();
    }
    let caption = fill("timeline.rowsOf", &[("day", &format::day_with_year(&day.to_string()))]);
    journal_table("day-rows", caption, &timeline, rows, None, digits, Reasons::InRows)
}
