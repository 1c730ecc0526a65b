//! What became of money, as folds over the journal.

use super::{Entry, EntryKind, Journal, Place};
use crate::day::Day;
use crate::money::Minor;
use crate::rules::RuleId;

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

    /// Everything that `issued` became. Equal to it for one ad credit and in total.
    #[must_use]
    pub fn accounted_for(&self) -> Minor {
        self.spent + self.unallocated + self.remaining + self.expired_unallocated + self.stranded()
    }

    fn add(&mut self, from: Place, to: Place, amount: Minor) {
        let to_account = matches!(to, Place::AdAccount(_));
        let from_account = matches!(from, Place::AdAccount(_));
        match from {
            Place::Issuer => self.issued += amount,
            Place::BusinessCenter => self.unallocated -= amount,
            Place::AdAccount(_) => self.remaining -= amount,
            _ => {}
        }
        match to {
            Place::BusinessCenter => self.unallocated += amount,
            Place::AdAccount(_) => self.remaining += amount,
            Place::Spent => self.spent += amount,
            Place::Expired if from_account => self.expired_in_accounts += amount,
            Place::Expired => self.expired_unallocated += amount,
            Place::Forfeited => self.forfeited += amount,
            Place::Revoked => self.revoked += amount,
            _ => {}
        }
        if from == Place::BusinessCenter && to_account {
            self.allocated += amount;
        }
    }
}

/// Cash and billing: of one ad account, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CashFigures {
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

impl CashFigures {
    fn add(&mut self, entry: &Entry, amount: Minor) {
        match entry.kind {
            EntryKind::OpenCash => self.opening += amount,
            // A charge passes through the ad account. It is never added to cash, which may be all that can be counted.
            EntryKind::Bill | EntryKind::Invoice => {
                self.billed += amount;
                if entry.kind == EntryKind::Invoice {
                    self.invoiced += amount;
                }
                return;
            }
            EntryKind::SpendCash if entry.rule == RuleId::Billing => return,
            _ => {}
        }
        match entry.from {
            Place::CashBusinessCenter => self.business_center -= amount,
            Place::CashAdAccount(_) => self.ad_accounts -= amount,
            _ => {}
        }
        match entry.to {
            Place::CashBusinessCenter => self.business_center += amount,
            Place::CashAdAccount(_) => self.ad_accounts += amount,
            Place::CashSpent => self.spent += amount,
            Place::Debt(_) => self.debt += amount,
            _ => {}
        }
    }
}

/// The figures of one ad account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountFigures {
    /// Its ad credit; `issued` is what was issued straight to it.
    pub credit: CreditFigures,
    /// Its cash.
    pub cash: CashFigures,
}

/// All figures of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All ad credit.
    pub totals: CreditFigures,
    /// By ad account, in document order.
    pub ad_accounts: Vec<AccountFigures>,
    /// By ad credit, in document order.
    pub ad_credits: Vec<CreditFigures>,
    /// All cash.
    pub cash: CashFigures,
}

impl Figures {
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

    fn sum(
        journal: &Journal,
        ad_accounts: usize,
        ad_credits: usize,
        moved: impl Fn(&Entry) -> Minor,
    ) -> Self {
        let mut figures = Self {
            ad_accounts: vec![AccountFigures::default(); ad_accounts],
            ad_credits: vec![CreditFigures::default(); ad_credits],
            ..Self::default()
        };
        for entry in journal.entries() {
            let (from, to, amount) = (entry.from, entry.to, moved(entry));
            let account = from.account().or(to.account());
            if let Some(credit) = entry.credit {
                figures.totals.add(from, to, amount);
                figures.ad_credits[credit.position()].add(from, to, amount);
                if let Some(account) = account {
                    figures.ad_accounts[account.position()].credit.add_to_account(from, to, amount);
                }
            } else {
                figures.cash.add(entry, amount);
                if let Some(account) = account {
                    figures.ad_accounts[account.position()].cash.add_to_account(entry, amount);
                }
            }
        }
        figures
    }
}

impl CreditFigures {
    /// As seen from one ad account, the Business Center is outside.
    fn add_to_account(&mut self, from: Place, to: Place, amount: Minor) {
        self.add(from, to, amount);
        self.unallocated = Minor::ZERO;
    }
}

impl CashFigures {
    fn add_to_account(&mut self, entry: &Entry, amount: Minor) {
        self.add(entry, amount);
        self.business_center = Minor::ZERO;
    }
}
