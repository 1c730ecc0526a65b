//! Rows of the journal, with the names and the rule of each.

use super::run::Timeline;
use crate::day::Day;
use crate::ledger::{Ending, EntryKind, Place, WrittenRow};
use crate::money::Minor;
use crate::order::ordered;
use crate::plan::{AccountIndex, CreditIndex};
use crate::rules::RuleId;

/// One row of the journal, or a stretch of alike rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JournalRow {
    /// The day, or the first of them.
    pub first: Day,
    /// The last of them.
    pub last: Day,
    /// What kind of movement it is.
    pub kind: EntryKind,
    /// Which ad credit moves; `None` for cash.
    pub credit: Option<CreditIndex>,
    /// The place it leaves.
    pub from: Place,
    /// The place it reaches.
    pub to: Place,
    /// How much, over all its days.
    pub amount: Minor,
    /// The rule it follows.
    pub rule: RuleId,
    /// Why it ends where it does.
    pub ending: Ending,
}

/// Ad credit that is stranded in one ad account on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The day.
    pub on: Day,
    /// The ad account.
    pub account: AccountIndex,
    /// How much.
    pub amount: Minor,
}

impl JournalRow {
    /// A row of the journal, or alike rows from its day to `last`.
    pub(in crate::editor) const fn of(row: &WrittenRow, last: Day) -> Self {
        let WrittenRow { on, kind, credit, from, to, amount, rule, ending, .. } = *row;
        Self { first: on, last, kind, credit, from, to, amount, rule, ending }
    }
}

impl Timeline {
    /// The rows of one day.
    #[must_use]
    pub fn rows_on(&self, day: Day) -> Vec<JournalRow> {
        self.journal.rows_on(day).iter().map(|row| JournalRow::of(row, day)).collect()
    }

    /// What is stranded, by ad account and day, the largest first.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss> {
        let mut losses: Vec<Loss> = Vec::new();
        for entry in self.journal.entries() {
            if let Some(account) = entry.transfer.strands_in() {
                losses.push(Loss { on: entry.on, account, amount: entry.amount });
            }
        }
        let alike = |it: &Loss| [it.on.number(), i64::try_from(it.account.position()).unwrap_or(i64::MAX), 0];
        let mut merged: Vec<Loss> = Vec::new();
        for loss in ordered(&losses, alike) {
            match merged.last_mut().filter(|it| alike(it) == alike(&loss)) {
                Some(before) => before.amount += loss.amount,
                None => merged.push(loss),
            }
        }
        ordered(&merged, |it| [-it.amount.units(), it.on.number(), 0])
    }
}
