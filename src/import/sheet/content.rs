//! What cells are by themselves, where no words tell, and the header whose words nobody knows.

use super::cells::Grid;
use super::days::{DayText, day};
use super::values::{IdText, id};
use crate::money::{Currency, WrittenError, read_written};

/// How many rows show whether one stands over them.
const ROWS: usize = 200;

/// What the cells of a column are for the most part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Ids of TikTok's.
    LongIds,
    /// Days.
    Days,
    /// Amounts.
    Amounts,
    /// Any texts.
    Texts,
    /// Nothing, or what stands for it.
    Nothing,
}

/// What these cells are for the most part.
pub(super) fn content(cells: &[&str], currency: Currency) -> Content {
    let (mut ids, mut days, mut amounts, mut texts) = (0, 0, 0, 0);
    for cell in cells.iter().filter(|cell| !cell.is_empty()) {
        let is_long = cell.trim_matches(['\'', '=', '"']).len() >= 12;
        match id(cell) {
            IdText::Damaged => ids += 1,
            IdText::Id(text) if is_long && text.bytes().all(|byte| byte.is_ascii_digit()) => ids += 1,
            _ if !matches!(day(cell), DayText::None) => days += 1,
            _ => match read_written(cell, currency, None) {
                Err(WrittenError::Nothing) => {}
                Err(WrittenError::Malformed | WrittenError::Several) => texts += 1,
                _ => amounts += 1,
            },
        }
    }
    let most = [
        (ids, Content::LongIds),
        (days, Content::Days),
        (amounts, Content::Amounts),
        (texts, Content::Texts),
    ];
    let most = most.into_iter().max_by_key(|(count, _)| *count);
    most.filter(|(count, _)| *count > 0).map_or(Content::Nothing, |(_, content)| content)
}

/// The row that stands over the columns in words that nobody here knows: the first with several cells, none of which is an
/// amount, a day, or an id, and of which one stands over such. It is no data.
pub(super) fn unknown_header(grid: &Grid, currency: Currency) -> Option<usize> {
    let place = grid.rows.iter().take(ROWS).position(|row| row.filled() > 1)?;
    let row = &grid.rows[place];
    let is_figure = |content| matches!(content, Content::Amounts | Content::Days | Content::LongIds);
    let below = grid.rows.iter().skip(place + 1).take(ROWS).collect::<Vec<_>>();
    let own = |column: usize| content(&[row.cell(column)], currency);
    let is_over_figures = |column: usize| {
        let cells = below.iter().map(|row| row.cell(column)).collect::<Vec<_>>();
        own(column) == Content::Texts && is_figure(content(&cells, currency))
    };
    let columns = 0..row.cells.len();
    let is_words = columns.clone().all(|it| matches!(own(it), Content::Texts | Content::Nothing));
    (is_words && columns.into_iter().any(is_over_figures)).then_some(place)
}
