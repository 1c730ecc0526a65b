//! Every transfer, in order.

use super::entry::{DayStep, Ending, Entry};
use super::place::Place;
use super::transfer::EntryKind;
use crate::day::{Day, Period};
use crate::money::Minor;
use crate::order::sort_by_number;
use crate::plan::{AccountIndex, CreditIndex};
use crate::rules::RuleId;

/// Every transfer of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    entries: Vec<Entry>,
}

/// One row of a written journal: what moves on one day from one place to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenRow {
    /// The day.
    pub on: Day,
    /// What kind it is.
    pub kind: EntryKind,
    /// Which ad credit moves; `None` for cash.
    pub credit: Option<CreditIndex>,
    /// The ad account that takes part, if one does.
    pub account: Option<AccountIndex>,
    /// The place it leaves.
    pub from: Place,
    /// The place it reaches.
    pub to: Place,
    /// How much, more than nothing.
    pub amount: Minor,
    /// The rule it follows.
    pub rule: RuleId,
    /// Why the entry it is part of ends where it does.
    pub ending: Ending,
}

impl Journal {
    pub(super) fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Spend is settled late, so entries are not written in the order of their days.
    pub(super) fn sort(&mut self) {
        sort_by_number(&mut self.entries, |entry| place_in_day(entry.on, entry));
    }

    /// The entries, a segment of daily spend being one of them, by first day.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many rows [`Journal::rows`] would give at most: those of each day of each entry.
    #[must_use]
    pub fn row_count(&self) -> usize {
        let rows = |entry: &Entry| {
            let days = entry.last().since(entry.on).unsigned_abs() as usize + 1;
            days * entry.transfer.rows().count()
        };
        self.entries.iter().map(rows).sum()
    }

    /// The rows of each day of each entry, in the order of days and of steps within a day.
    #[must_use]
    pub fn rows(&self) -> Vec<WrittenRow> {
        let days = |entry: &'_ Entry| Period { start: entry.on, end: entry.last() };
        let mut moments: Vec<(Day, &Entry)> =
            self.entries.iter().flat_map(|entry| days(entry).iter().map(move |on| (on, entry))).collect();
        sort_by_number(&mut moments, |(on, entry)| place_in_day(*on, entry));
        moments.into_iter().flat_map(|(on, entry)| rows_of(entry, on)).collect()
    }

    /// The rows of one day, in the order of its steps.
    #[must_use]
    pub fn rows_on(&self, day: Day) -> Vec<WrittenRow> {
        let of_day = self.entries.iter().filter(|entry| entry.on <= day && day <= entry.last());
        let mut of_day: Vec<&Entry> = of_day.collect();
        sort_by_number(&mut of_day, |entry| place_in_day(day, entry));
        of_day.into_iter().flat_map(|entry| rows_of(entry, day)).collect()
    }
}

/// What an entry is written as on one of its days: nothing where nothing moves.
fn rows_of(entry: &Entry, on: Day) -> impl Iterator<Item = WrittenRow> {
    entry
        .rows(entry.moved_on(on))
        .map(move |row| WrittenRow { on, ..row })
        .filter(|row| !row.amount.is_zero())
}

impl Entry {
    /// The rows it is written as, on its first day and each with `amount`.
    pub fn rows(&self, amount: Minor) -> impl Iterator<Item = WrittenRow> {
        let Self { on, transfer, ending, .. } = *self;
        transfer.rows().map(move |(kind, from, to)| WrittenRow {
            on,
            kind,
            credit: transfer.credit(),
            account: transfer.account(),
            from,
            to,
            amount,
            rule: transfer.rule(),
            ending,
        })
    }
}

/// By day, then by step. Within a day's spend, ad accounts come in document order; elsewhere the order of
/// writing counts. All in one number, since a journal is long: a step has 3 bits, and no plan has as many ad accounts as
/// the 29 bits below it count.
fn place_in_day(on: Day, entry: &Entry) -> i64 {
    let spender = match (entry.step, entry.transfer.account()) {
        (DayStep::Spend, Some(account)) => 1 + account.position(),
        _ => 0,
    };
    (on.number() << 32) | ((entry.step as i64) << 29) | spender.cast_signed() as i64
}
