//! Balances at the end of every day, for drawing: a fold over the journal.

use super::{Entry, Journal, Place, Span};
use crate::day::Period;
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
        let days = usize::try_from(period.days()).unwrap_or(0);
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
        for entry in journal.entries().iter().filter(|entry| entry.credit.is_some()) {
            if let Some(line) = series.left(entry) {
                add(line, entry, period, |line, amount| *line -= amount);
            }
            for line in series.reached(entry).into_iter().flatten() {
                add(line, entry, period, |line, amount| *line += amount);
            }
        }
        series.accumulate();
        series
    }

    /// The line that falls.
    fn left(&mut self, entry: &Entry) -> Option<&mut Vec<Minor>> {
        match entry.from {
            Place::BusinessCenter => Some(&mut self.unallocated),
            Place::AdAccount(account) => Some(&mut self.ad_accounts[account.position()].remaining),
            _ => None,
        }
    }

    /// The lines that rise.
    fn reached(&mut self, entry: &Entry) -> [Option<&mut Vec<Minor>>; 2] {
        let issued = (entry.from == Place::Issuer).then_some(&mut self.issued);
        let reached = match (entry.to, entry.from) {
            (Place::BusinessCenter, _) => Some(&mut self.unallocated),
            (Place::AdAccount(account), _) => Some(&mut self.ad_accounts[account.position()].remaining),
            (Place::Spent, Place::AdAccount(account)) => {
                Some(&mut self.ad_accounts[account.position()].spent)
            }
            (Place::Expired | Place::Forfeited | Place::Revoked, Place::AdAccount(account)) => {
                Some(&mut self.ad_accounts[account.position()].stranded)
            }
            (Place::Expired, _) => Some(&mut self.expired_unallocated),
            _ => None,
        };
        [issued, reached]
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

fn add(line: &mut [Minor], entry: &Entry, period: Period, change: impl Fn(&mut Minor, Minor)) {
    if line.is_empty() {
        return;
    }
    let offset = |day: crate::day::Day| usize::try_from(day.since(period.start)).unwrap_or(0);
    match entry.span {
        Span::OneDay => change(&mut line[offset(entry.on)], entry.amount),
        Span::Daily { through, pace } => {
            let days = Period { start: entry.on, end: through };
            for (day, balance) in days.iter().zip(&mut line[offset(entry.on)..]) {
                change(balance, pace.on(day));
            }
        }
    }
}
