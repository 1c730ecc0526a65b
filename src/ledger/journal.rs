//! Every movement, in order.

use super::{Entry, Span, Step};
use crate::day::{Day, Period};
use crate::money::Minor;
use crate::order::{Key, ordered};
use crate::plan::AccountIndex;

/// Every movement of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    entries: Vec<Entry>,
}

/// One movement of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The day.
    pub on: Day,
    /// How much moves on that day.
    pub amount: Minor,
    /// The entry it is part of.
    pub entry: &'a Entry,
}

impl Journal {
    pub(super) fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Spend is settled late, so entries are not written in the order of their days.
    pub(super) fn sort(&mut self) {
        self.entries = ordered(&self.entries, |entry| place_in_day(entry.on, entry));
    }

    /// The entries, a stretch of daily spend being one of them, by first day.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many rows [`Journal::rows`] would give at most: one for each day of each entry.
    #[must_use]
    pub fn row_count(&self) -> usize {
        let days = |entry: &Entry| usize::try_from(entry.last().since(entry.on) + 1).unwrap_or(0);
        self.entries.iter().map(days).sum()
    }

    /// A row for each day of each entry, in the order of days and of steps within a day.
    #[must_use]
    pub fn rows(&self) -> Vec<Row<'_>> {
        let rows: Vec<Row<'_>> = self.entries.iter().flat_map(days_of).collect();
        ordered(&rows, |row| place_in_day(row.on, row.entry))
    }

    /// The rows of one day, in the order of its steps.
    #[must_use]
    pub fn rows_on(&self, day: Day) -> Vec<Row<'_>> {
        let of_day = self.entries.iter().filter(|entry| entry.on <= day && day <= entry.last());
        let rows: Vec<Row<'_>> = of_day
            .map(|entry| Row { on: day, amount: entry.moved_on(day), entry })
            .filter(Row::is_written)
            .collect();
        ordered(&rows, |row| place_in_day(day, row.entry))
    }
}

impl Row<'_> {
    /// A day of a stretch on which nothing is spent is no row.
    fn is_written(&self) -> bool {
        matches!(self.entry.span, Span::OneDay) || !self.amount.is_zero()
    }
}

/// By day, then by step. Within a day's spend, ad accounts come in document order; elsewhere the order of
/// writing counts.
fn place_in_day(on: Day, entry: &Entry) -> Key {
    let spender = match entry.step {
        Step::Spend => entry.from.account().or(entry.to.account()),
        _ => None,
    };
    let position = spender.map_or(0, AccountIndex::position);
    [on.number(), entry.step as i64, i64::try_from(position).unwrap_or(i64::MAX)]
}

fn days_of(entry: &Entry) -> impl Iterator<Item = Row<'_>> {
    let days = Period { start: entry.on, end: entry.last() };
    days.iter().map(move |on| Row { on, amount: entry.moved_on(on), entry }).filter(Row::is_written)
}
