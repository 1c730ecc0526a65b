//! Rows of the journal, with the names and the rule of each.

use super::Timeline;
use crate::day::Day;
use crate::ledger::{Entry, EntryKind, Place};
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
    /// What an entry moves by the end of `until`.
    pub(in crate::wire) fn of(entry: &Entry, until: Day) -> Self {
        Self {
            first: entry.on,
            last: entry.last().min(until),
            kind: entry.kind,
            credit: entry.credit,
            from: entry.from,
            to: entry.to,
            amount: entry.moved_by(until),
            rule: entry.rule,
        }
    }
}

impl Timeline {
    /// The rows of one day.
    #[must_use]
    pub fn rows_on(&self, day: Day) -> Vec<JournalRow> {
        let row = |it: &crate::ledger::Row<'_>| JournalRow {
            first: day,
            last: day,
            amount: it.amount,
            ..JournalRow::of(it.entry, day)
        };
        self.journal.rows_on(day).iter().map(row).collect()
    }

    /// What is stranded, by ad account and day, the largest first.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss> {
        let lost = |entry: &&Entry| matches!(entry.to, Place::Expired | Place::Forfeited | Place::Revoked);
        let mut losses: Vec<Loss> = Vec::new();
        for entry in self.journal.entries().iter().filter(lost) {
            if let Place::AdAccount(account) = entry.from {
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
