//! One ad account: how it stands and why, what it held and will, and its figures.

use super::chart::chart;
use super::words::{Words, status};
use crate::app::text::t;
use crate::app::ui::{Drawing, Drawn};
use crate::editor::tracking::{AccountStanding, Curves, Standing};
use leptos::prelude::*;

/// Columns after the first, by the key of their name.
pub(super) const COLUMNS: [&str; 8] = [
    "track.column.left",
    "track.column.planned",
    "track.column.actual",
    "track.column.difference",
    "track.column.pace",
    "track.column.needed",
    "track.column.change",
    "track.column.strands",
];

/// The row.
pub(super) fn account_row(
    words: &Words,
    it: &AccountStanding,
    of: &Standing,
    curves: Option<&Curves>,
) -> Drawn {
    let figures = &it.figures;
    let (name, class) = status(it.status);
    let pace = figures.pace.map_or_else(|| "–".to_owned(), |pace| words.amount(pace));
    let cells = [
        words.amount(figures.planned),
        words.amount(figures.actual),
        words.signed(figures.variance()),
        pace,
        words.amount(figures.needed),
        words.signed(figures.correction()),
        words.amount(it.will_strand),
    ];
    let strands = it.will_strand.is_positive();
    let last = cells.len() - 1;
    let cell = |(at, (key, text)): (usize, (&'static str, String))| {
        let class = if at == last && strands { "number is-lost" } else { "number" };
        view! { <td class=class data-label=t(key)>{text}</td> }
    };
    let about = words.about(it, of).into_iter().map(|text| view! { <p class="track-why">{text}</p> });
    view! {
        <tr>
            <th scope="row">
                <span class="track-name"><bdi>{it.name.clone()}</bdi>" "<span class=class>{name}</span></span>
                {about.collect_view()}
            </th>
            <td class="number track-left" data-label=t(COLUMNS[0])>
                {curves.map(|curves| chart(curves, of.on))}
                <span>{words.amount(figures.held)}</span>
            </td>
            {COLUMNS.into_iter().skip(1).zip(cells).enumerate().map(cell).collect_view()}
        </tr>
    }
    .drawn()
}
