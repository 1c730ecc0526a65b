//! What every place holds: a fold over the journal.

use super::journal::Journal;
use super::transfer::Transfer;
use crate::day::Day;
use crate::money::Minor;
use crate::order::place;
use crate::plan::{AccountIndex, CreditIndex, Holder};

/// What one ad account holds of one ad credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lot {
    /// Which ad credit.
    pub credit: CreditIndex,
    /// How much, more than nothing.
    pub amount: Minor,
}

/// A transfer that would take more than its place holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Overdrawn;

/// What every place holds.
///
/// # Panics
///
/// Whatever is asked of an ad account or ad credit that the ledger was not opened for panics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balances {
    unallocated: Vec<Minor>,
    accounts: Vec<AccountBalances>,
    cash: Minor,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct AccountBalances {
    /// In the order of ad credits.
    lots: Vec<Lot>,
    /// All of them together.
    credit: Minor,
    cash: Minor,
    credit_spent: Minor,
    debt: Minor,
}

impl Balances {
    pub(super) fn new(ad_accounts: usize, ad_credits: usize) -> Self {
        Self {
            unallocated: vec![Minor::ZERO; ad_credits],
            accounts: vec![AccountBalances::default(); ad_accounts],
            cash: Minor::ZERO,
        }
    }

    /// As [`Balances::new`], in the same memory.
    pub(super) fn clear(&mut self) {
        self.unallocated.fill(Minor::ZERO);
        self.cash = Minor::ZERO;
        for account in &mut self.accounts {
            account.lots.clear();
            (account.credit, account.cash) = (Minor::ZERO, Minor::ZERO);
            (account.credit_spent, account.debt) = (Minor::ZERO, Minor::ZERO);
        }
    }

    /// What every place held at the end of `day`, from the journal alone.
    #[must_use]
    pub fn at(journal: &Journal, ad_accounts: usize, ad_credits: usize, day: Day) -> Self {
        let mut balances = Self::new(ad_accounts, ad_credits);
        for entry in journal.entries() {
            // What was posted did not overdraw, and entries come in the order of their first days.
            let _ = balances.apply(entry.transfer, entry.moved_by(day));
        }
        balances
    }

    /// Ad credit still in the Business Center.
    #[must_use]
    pub fn unallocated(&self, credit: CreditIndex) -> Minor {
        self.unallocated[credit.position()]
    }

    /// What an ad account holds, by ad credit.
    #[must_use]
    pub fn lots(&self, account: AccountIndex) -> &[Lot] {
        &self.accounts[account.position()].lots
    }

    /// What an ad account holds of one ad credit.
    #[must_use]
    pub fn held(&self, account: AccountIndex, credit: CreditIndex) -> Minor {
        let account = &self.accounts[account.position()];
        account.place(credit).map_or(Minor::ZERO, |at| account.lots[at].amount)
    }

    /// What an ad account holds of all ad credit.
    #[must_use]
    pub fn account_credit(&self, account: AccountIndex) -> Minor {
        self.accounts[account.position()].credit
    }

    /// Cash of the Business Center.
    #[must_use]
    pub const fn cash(&self) -> Minor {
        self.cash
    }

    /// Cash of an ad account.
    #[must_use]
    pub fn account_cash(&self, account: AccountIndex) -> Minor {
        self.accounts[account.position()].cash
    }

    /// Ad credit that an ad account has spent so far.
    #[must_use]
    pub fn credit_spent(&self, account: AccountIndex) -> Minor {
        self.accounts[account.position()].credit_spent
    }

    /// What an ad account owes after a violation.
    #[must_use]
    pub fn debt(&self, account: AccountIndex) -> Minor {
        self.accounts[account.position()].debt
    }

    /// Moves `amount`. What is spent or lost is no balance: it never comes back.
    pub(super) fn apply(&mut self, transfer: Transfer, amount: Minor) -> Result<(), Overdrawn> {
        match transfer {
            Transfer::Issue { credit, to: Holder::BusinessCenter } => {
                self.unallocated[credit.position()] += amount;
            }
            Transfer::Issue { credit, to: Holder::AdAccount(account) } => {
                self.of(account).deposit(credit, amount);
            }
            Transfer::Allocate { credit, account } => {
                take(&mut self.unallocated[credit.position()], amount)?;
                self.of(account).deposit(credit, amount);
            }
            Transfer::Spend { credit, account } => {
                self.of(account).withdraw(credit, amount)?;
                self.of(account).credit_spent += amount;
            }
            Transfer::Expire { credit, holder: Holder::BusinessCenter } => {
                take(&mut self.unallocated[credit.position()], amount)?;
            }
            Transfer::Expire { credit, holder: Holder::AdAccount(account) }
            | Transfer::Forfeit { credit, account, .. }
            | Transfer::Revoke { credit, account, .. } => self.of(account).withdraw(credit, amount)?,
            Transfer::OpenCash { holder: Holder::BusinessCenter } => self.cash += amount,
            Transfer::OpenCash { holder: Holder::AdAccount(account) } => self.of(account).cash += amount,
            Transfer::TopUp { account } => {
                take(&mut self.cash, amount)?;
                self.of(account).cash += amount;
            }
            Transfer::Withdraw { account } | Transfer::ReturnCash { account } => {
                take(&mut self.of(account).cash, amount)?;
                self.cash += amount;
            }
            Transfer::SpendCash { account } => take(&mut self.of(account).cash, amount)?,
            Transfer::Charge { .. } => {}
            Transfer::ClawBack { account } => self.of(account).debt += amount,
        }
        Ok(())
    }

    fn of(&mut self, account: AccountIndex) -> &mut AccountBalances {
        &mut self.accounts[account.position()]
    }
}

fn take(balance: &mut Minor, amount: Minor) -> Result<(), Overdrawn> {
    *balance = balance.take(amount).ok_or(Overdrawn)?;
    Ok(())
}

impl AccountBalances {
    /// Where the lot of `credit` is, or would be.
    fn place(&self, credit: CreditIndex) -> Result<usize, usize> {
        place(&self.lots, &credit, |lot| lot.credit)
    }

    fn withdraw(&mut self, credit: CreditIndex, amount: Minor) -> Result<(), Overdrawn> {
        if amount.is_zero() {
            return Ok(());
        }
        let at = self.place(credit).map_err(|_| Overdrawn)?;
        let rest = self.lots[at].amount.take(amount).ok_or(Overdrawn)?;
        self.credit -= amount;
        if rest.is_zero() {
            self.lots.remove(at);
        } else {
            self.lots[at].amount = rest;
        }
        Ok(())
    }

    fn deposit(&mut self, credit: CreditIndex, amount: Minor) {
        if amount.is_zero() {
            return;
        }
        self.credit += amount;
        match self.place(credit) {
            Ok(at) => self.lots[at].amount += amount,
            Err(at) => self.lots.insert(at, Lot { credit, amount }),
        }
    }
}
