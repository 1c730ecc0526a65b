//! One day: what all ad credit has become by its end, what happens on it, and what moves.

use super::days::Days;
use super::scrubber::Steps;
use super::words::Words;
use crate::app::format;
use crate::app::text::{count, fill, t};
use crate::app::views::explaining::{Asked, Whose, explained, figure_name};
use crate::app::views::journal_table::{Reasons, journal_table, movement};
use crate::app::widgets::{Bar, Drawing, Drawn, Swatch, live_text, part, shares};
use crate::day::Day;
use crate::editor::timeline::{JournalRow, Lane, Moves};
use crate::ledger::{Direction, Figure};
use crate::plan::Holder;
use crate::results::projection::Figures;
use leptos::prelude::*;

/// How many of what happens are named; and how many rows of what moves.
const NAMED: usize = 25;

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

/// What happens on the day, in whichever ad account.
fn happens(days: Days, day: Day) -> Drawn {
    let Some(timeline) = days.timeline.get() else { return ().drawn() };
    let touched = timeline.touched_on(day);
    let (named, others) = (&touched[..touched.len().min(NAMED)], touched.len().saturating_sub(NAMED));
    let lanes = timeline.lanes(named);
    let items = days.say(|words| {
        let of_lane = |lane: &Lane| {
            let name = words.lane(lane.holder);
            let own = lane.markers.iter().filter(|marker| marker.on == day);
            own.map(|it| fill("timeline.happens", &[("lane", &name), ("says", &words.marker(it))]))
                .collect::<Vec<_>>()
        };
        lanes.iter().flat_map(of_lane).collect::<Vec<_>>()
    });
    if items.is_empty() {
        return view! { <p class="hint">{t("timeline.nothingHappens")}</p> }.drawn();
    }
    let item = |text: String| view! { <li>{text}</li> };
    let others = (others > 0).then(|| view! { <li>{count("timeline.happensMore", others, &[])}</li> });
    view! { <ul class="happens">{items.into_iter().map(item).collect_view()}{others}</ul> }.drawn()
}

/// What moves on the day, folded by kind; cash as one.
fn moves(days: Days, day: Day) -> Drawn {
    let Some(timeline) = days.timeline.get() else { return ().drawn() };
    let moves = timeline.moves_on(day);
    if moves.is_empty() {
        return view! { <p class="hint">{t("timeline.noRows")}</p> }.drawn();
    }
    days.say(|words| moves.iter().map(|it| fold(words, it)).collect::<Vec<_>>()).drawn()
}

fn fold(words: Words<'_>, it: &Moves) -> Drawn {
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
        view! { <li><span class="move-name">{name}</span><span class="move-of">{of}</span><span>{words.amount(row.amount)}</span></li> }
    };
    let others = it.rows.len().saturating_sub(NAMED);
    view! {
        <details class="moves">
            <summary>
                <span>{name}</span><span class="move-of">{count("timeline.rows", it.rows.len(), &[])}</span><span>{amount}</span>
            </summary>
            <ul>
                {it.rows.iter().take(NAMED).map(row).collect_view()}
                {(others > 0).then(|| view! { <li class="hint">{count("timeline.rowsMore", others, &[])}</li> })}
            </ul>
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
