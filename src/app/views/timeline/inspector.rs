//! One day: that the sum closes, what happens, and the rows of the journal.

use super::days::Days;
use crate::app::format;
use crate::app::text::{fill, t};
use crate::app::views::explaining::{Asked, Whose, explained, figure_name};
use crate::app::views::journal_table::{Reasons, journal_table};
use crate::app::widgets::{Drawing, Drawn, Swatch, live, part};
use crate::day::Day;
use crate::ledger::{Direction, Figure};
use crate::results::projection::Figures;
use leptos::prelude::*;

/// The day that is looked at.
#[component]
pub(super) fn Inspector() -> impl IntoView {
    let days = expect_context::<Days>();
    let title = move || days.day.get().map(|day| format::day_with_year(&day.to_string())).unwrap_or_default();
    view! {
        <section class="inspector" aria-labelledby="inspector-title">
            <h3 id="inspector-title">{live(title)}</h3>
            {part(move || days.day.get().map(|day| conservation(days, day)))}
            {part(move || days.day.get().map(|day| happens(days, day)))}
            {part(move || days.day.get().map(|day| rows(days, day)))}
        </section>
    }
}

/// Everything issued so far is somewhere: text, so that it can be checked and copied.
fn conservation(days: Days, day: Day) -> Drawn {
    let totals = days.timeline.with(|it| it.as_ref().map(|it| it.totals_by(day)));
    let Some(totals) = totals else { return ().drawn() };
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
    let term = |(position, (class, name, text)): (usize, (&'static str, Figure, &str))| {
        let sign = if position == 0 { " = " } else { " + " };
        view! { {sign}<span class="term"><Swatch class />{figure_name(name)}" "{figure(name, text)}</span> }
    };
    let terms = terms(&totals).into_iter().enumerate().map(term).collect_view();
    view! {
        <p class="conservation" data-figure="conservation-on">
            <span class="term">{t("figure.issued")}" "{figure(Figure::Issued, &totals.issued)}</span>
            {terms}
        </p>
    }
    .drawn()
}

/// What the issued ad credit has become: always spent, remaining and unallocated, and every way of losing that there is.
fn terms(it: &Figures) -> Vec<(&'static str, Figure, &str)> {
    let all: [(&'static str, Figure, &str, bool); 7] = [
        ("part spent", Figure::Spent, &it.spent, true),
        ("part remaining", Figure::Remaining, &it.remaining, true),
        ("part unallocated", Figure::Unallocated, &it.unallocated, true),
        ("part lapsed", Figure::ExpiredUnallocated, &it.expired_unallocated, false),
        ("part stranded", Figure::ExpiredInAccounts, &it.expired_in_accounts, false),
        ("part stranded", Figure::Forfeited, &it.forfeited, false),
        ("part stranded", Figure::Revoked, &it.revoked, false),
    ];
    all.into_iter()
        .filter(|(_, _, text, always)| *always || !format::is_nothing(text))
        .map(|(class, figure, text, _)| (class, figure, text))
        .collect()
}

/// What happens on the day, in the lanes that are shown.
fn happens(days: Days, day: Day) -> Drawn {
    let items = days.say(|words| {
        days.lanes.with(|lanes| {
            let of_lane = |lane: &crate::editor::timeline::Lane| {
                let name = words.lane(lane.holder);
                let own = lane.markers.iter().filter(|marker| marker.on == day);
                own.map(|it| fill("timeline.happens", &[("lane", &name), ("says", &words.marker(it))]))
                    .collect::<Vec<_>>()
            };
            lanes.iter().flat_map(of_lane).collect::<Vec<_>>()
        })
    });
    let item = |text: String| view! { <li>{text}</li> };
    if items.is_empty() {
        return view! { <p class="hint">{t("timeline.nothingHappens")}</p> }.drawn();
    }
    view! { <ul class="happens">{items.into_iter().map(item).collect_view()}</ul> }.drawn()
}

fn rows(days: Days, day: Day) -> Drawn {
    let digits = days.planner.digits.get();
    let Some(timeline) = days.timeline.get() else { return ().drawn() };
    let rows: Vec<_> = timeline.rows_on(day).into_iter().map(|row| (Direction::Adds, row)).collect();
    if rows.is_empty() {
        return view! { <p class="hint">{t("timeline.noRows")}</p> }.drawn();
    }
    let caption = fill("timeline.rowsOf", &[("day", &format::day_with_year(&day.to_string()))]);
    journal_table("day-rows", caption, &timeline, rows, None, digits, Reasons::InRows)
}
