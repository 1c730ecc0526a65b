//! Balances at the end of every day, for drawing: a fold over the journal.

use super::entry::Entry;
use super::figure::{Direction, Figure};
use super::journal::Journal;
use super::transfer::Effects;
use crate::day::{Day, Period};
use crate::money::Minor;
use crate::plan::AccountIndex;

/// What one ad account held and had spent at the end of every day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountSeries {
    /// Ad credit in it.
    pub remaining: Vec<Minor>,
    /// Ad credit it has spent so far.
    pub spent: Vec<Minor>,
    /// Ad credit that was stranded in it so far.
    pub stranded: Vec<Minor>,
}

/// Balances at the end of every day of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// Issued so far.
    pub issued: Vec<Minor>,
    /// Ad credit in the Business Center.
    pub unallocated: Vec<Minor>,
    /// Expired in the Business Center so far.
    pub expired_unallocated: Vec<Minor>,
    /// By ad account, in document order.
    pub ad_accounts: Vec<AccountSeries>,
}

impl Series {
    /// The series of a journal over the days of a plan.
    #[must_use]
    pub fn of(journal: &Journal, ad_accounts: usize, period: Period) -> Self {
        Self::showing(journal, ad_accounts, period, |_| true)
    }

    /// The series of those ad accounts that are `shown`; the others have no days. Two thousand ad accounts over ten
    /// years are more than a page can hold.
    #[must_use]
    pub fn showing(
        journal: &Journal,
        ad_accounts: usize,
        period: Period,
        shown: impl Fn(AccountIndex) -> bool,
    ) -> Self {
        let days = period.days().unsigned_abs() as usize;
        let line = || vec![Minor::ZERO; days];
        let account = |position| {
            if shown(AccountIndex::new(position)) {
                AccountSeries { remaining: line(), spent: line(), stranded: line() }
            } else {
                AccountSeries::default()
            }
        };
        let mut series = Self {
            issued: line(),
            unallocated: line(),
            expired_unallocated: line(),
            ad_accounts: (0..ad_accounts).map(account).collect(),
        };
        for entry in journal.entries() {
            let Effects::OnCredit(_, effects) = entry.transfer.effects() else { continue };
            for &(figure, direction) in effects {
                if let Some(line) = series.line(figure, entry.transfer.account()) {
                    add(line, entry, period, direction);
                }
            }
        }
        series.accumulate();
        series
    }

    /// The line that draws a figure, if one does.
    fn line(&mut self, figure: Figure, account: Option<AccountIndex>) -> Option<&mut Vec<Minor>> {
        let account = account.map(|account| &mut self.ad_accounts[account.position()]);
        match figure {
            Figure::Issued => Some(&mut self.issued),
            Figure::Unallocated => Some(&mut self.unallocated),
            Figure::ExpiredUnallocated => Some(&mut self.expired_unallocated),
            Figure::Remaining => account.map(|it| &mut it.remaining),
            Figure::Spent => account.map(|it| &mut it.spent),
            Figure::Stranded => account.map(|it| &mut it.stranded),
            _ => None,
        }
    }

    /// From what changed each day to what there was at its end.
    fn accumulate(&mut self) {
        let accounts = self
            .ad_accounts
            .iter_mut()
            .flat_map(|account| [&mut account.remaining, &mut account.spent, &mut account.stranded]);
        for line in [&mut self.issued, &mut self.unallocated, &mut self.expired_unallocated]
            .into_iter()
            .chain(accounts)
        {
            let mut balance = Minor::ZERO;
            for day in line {
                balance += *day;
                *day = balance;
            }
        }
    }
}

fn add(line: &mut [Minor], entry: &Entry, period: Period, direction: Direction) {
    let days = Period { start: entry.on, end: entry.last() };
    for (day, change) in days.iter().zip(line.iter_mut().skip(offset(entry.on, period))) {
        direction.change(change, entry.moved_on(day));
    }
}

/// How many days of the plan come before `day`, which is one of them.
fn offset(day: Day, period: Period) -> usize {
    day.since(period.start).unsigned_abs() as usize
}
