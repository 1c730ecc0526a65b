//! What became of money, as folds over the journal.

use super::entry::Entry;
use super::figure::{CashFigure, Direction, Figure};
use super::journal::Journal;
use super::transfer::{Effects, Transfer};
use crate::day::Day;
use crate::money::Minor;

/// What became of ad credit: of one, of those in one ad account, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CreditFigures {
    /// Put into the world by TikTok.
    pub issued: Minor,
    /// Arrived by allocation. In a total this is no part of the sum: it only changed places.
    pub allocated: Minor,
    /// Paid for campaigns.
    pub spent: Minor,
    /// Still in the Business Center at the end.
    pub unallocated: Minor,
    /// In ad accounts at the end.
    pub remaining: Minor,
    /// Expired in the Business Center.
    pub expired_unallocated: Minor,
    /// Expired in an ad account.
    pub expired_in_accounts: Minor,
    /// Lost to suspension or closure.
    pub forfeited: Minor,
    /// Taken back after a violation.
    pub revoked: Minor,
}

impl CreditFigures {
    /// Ad credit that reached an ad account and will never be spent.
    #[must_use]
    pub fn stranded(&self) -> Minor {
        self.expired_in_accounts + self.forfeited + self.revoked
    }

    fn add(&mut self, other: &Self) {
        self.issued += other.issued;
        self.allocated += other.allocated;
        self.spent += other.spent;
        self.unallocated += other.unallocated;
        self.remaining += other.remaining;
        self.expired_unallocated += other.expired_unallocated;
        self.expired_in_accounts += other.expired_in_accounts;
        self.forfeited += other.forfeited;
        self.revoked += other.revoked;
    }

    #[inline]
    fn change(&mut self, figure: Figure, direction: Direction, amount: Minor) {
        let sum = match figure {
            Figure::Issued => &mut self.issued,
            Figure::Allocated => &mut self.allocated,
            Figure::Spent => &mut self.spent,
            Figure::Unallocated => &mut self.unallocated,
            Figure::Remaining => &mut self.remaining,
            Figure::ExpiredUnallocated => &mut self.expired_unallocated,
            Figure::ExpiredInAccounts => &mut self.expired_in_accounts,
            Figure::Forfeited => &mut self.forfeited,
            Figure::Revoked => &mut self.revoked,
            // They are worked out from the others.
            Figure::IssuedToCenter | Figure::IssuedToAccounts | Figure::Stranded => return,
        };
        direction.change(sum, amount);
    }
}

/// Cash and billing: of one ad account, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RunCash {
    /// There on the first day.
    pub opening: Minor,
    /// In the Business Center at the end.
    pub business_center: Minor,
    /// In ad accounts at the end.
    pub ad_accounts: Minor,
    /// Spend that cash paid.
    pub spent: Minor,
    /// Spend that payment methods and invoices pay.
    pub billed: Minor,
    /// Of that, on monthly invoices.
    pub invoiced: Minor,
    /// Owed after violations.
    pub debt: Minor,
}

impl RunCash {
    fn change(&mut self, figure: CashFigure, direction: Direction, amount: Minor) {
        let sum = match figure {
            CashFigure::Opening => &mut self.opening,
            CashFigure::BusinessCenter => &mut self.business_center,
            CashFigure::AdAccounts => &mut self.ad_accounts,
            CashFigure::Spent => &mut self.spent,
            CashFigure::Billed => &mut self.billed,
            CashFigure::Invoiced => &mut self.invoiced,
            CashFigure::Debt => &mut self.debt,
        };
        direction.change(sum, amount);
    }
}

/// The figures of one ad account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountFigures {
    /// Its ad credit; `issued` is what was issued straight to it.
    pub credit: CreditFigures,
    /// Its cash.
    pub cash: RunCash,
}

/// All figures of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunFigures {
    /// All ad credit.
    pub totals: CreditFigures,
    /// By ad account, in document order.
    pub ad_accounts: Vec<AccountFigures>,
    /// By ad credit, in document order.
    pub ad_credits: Vec<CreditFigures>,
    /// All cash.
    pub cash: RunCash,
}

impl RunFigures {
    /// The figures at the end of a journal.
    #[must_use]
    pub fn of(journal: &Journal, ad_accounts: usize, ad_credits: usize) -> Self {
        Self::sum(journal, ad_accounts, ad_credits, |entry| entry.amount)
    }

    /// The figures at the end of `day`.
    #[must_use]
    pub fn by(journal: &Journal, ad_accounts: usize, ad_credits: usize, day: Day) -> Self {
        Self::sum(journal, ad_accounts, ad_credits, |entry| entry.moved_by(day))
    }

    /// Of so many ad accounts and ad credits, before anything moves.
    pub(super) fn new(ad_accounts: usize, ad_credits: usize) -> Self {
        Self {
            ad_accounts: vec![AccountFigures::default(); ad_accounts],
            ad_credits: vec![CreditFigures::default(); ad_credits],
            ..Self::default()
        }
    }

    /// As [`RunFigures::new`], in the same memory.
    pub(super) fn clear(&mut self) {
        (self.totals, self.cash) = (CreditFigures::default(), RunCash::default());
        self.ad_accounts.fill(AccountFigures::default());
        self.ad_credits.fill(CreditFigures::default());
    }

    fn sum(
        journal: &Journal,
        ad_accounts: usize,
        ad_credits: usize,
        moved: impl Fn(&Entry) -> Minor,
    ) -> Self {
        let mut figures = Self::new(ad_accounts, ad_credits);
        for entry in journal.entries() {
            figures.change(entry.transfer, moved(entry));
        }
        figures.added_up()
    }

    /// With the figures of all ad credit, which nobody asks for earlier: those of each together.
    pub(super) fn added_up(mut self) -> Self {
        self.totals = CreditFigures::default();
        for credit in &self.ad_credits {
            self.totals.add(credit);
        }
        self
    }

    /// Counts one transfer more, but for the figures of all ad credit.
    pub(super) fn change(&mut self, transfer: Transfer, amount: Minor) {
        let mut account = transfer.account().map(|account| &mut self.ad_accounts[account.position()]);
        match transfer.effects() {
            Effects::OnCredit(credit, effects) => {
                for &(figure, direction) in effects {
                    self.ad_credits[credit.position()].change(figure, direction, amount);
                    if let Some(account) = account.as_mut().filter(|_| !figure.is_of_center()) {
                        account.credit.change(figure, direction, amount);
                    }
                }
            }
            Effects::OnCash(effects) => {
                for &(figure, direction) in effects {
                    self.cash.change(figure, direction, amount);
                    if let Some(account) = account.as_mut().filter(|_| figure != CashFigure::BusinessCenter) {
                        account.cash.change(figure, direction, amount);
                    }
                }
            }
        }
    }
}
