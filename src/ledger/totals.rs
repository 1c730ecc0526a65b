//! What matters of very many transfers, counted as they come.

use super::transfer::Transfer;
use crate::money::Minor;
use crate::plan::Holder;

/// What became of ad credit that reached ad accounts: as [`super::CreditFigures`] has it, without the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Paid for campaigns.
    pub spent: Minor,
    /// Will never be spent.
    pub stranded: Minor,
}

/// What became of ad credit in ad accounts. The same fold as that of [`super::RunFigures`], but nothing is kept to fold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// By ad account, in document order.
    pub ad_accounts: Vec<Count>,
    /// By ad credit, in document order.
    pub ad_credits: Vec<Count>,
}

impl Totals {
    pub(super) fn new(ad_accounts: usize, ad_credits: usize) -> Self {
        Self {
            ad_accounts: vec![Count::default(); ad_accounts],
            ad_credits: vec![Count::default(); ad_credits],
        }
    }

    /// As [`Totals::new`], in the same memory.
    pub(super) fn clear(&mut self) {
        self.ad_accounts.fill(Count::default());
        self.ad_credits.fill(Count::default());
    }

    /// Counts one transfer more. What [`Transfer::effects`] says is said again here: to look through it takes a tenth of
    /// the time of very many runs.
    pub(super) fn add(&mut self, transfer: Transfer, amount: Minor) {
        let (credit, account, is_spent) = match transfer {
            Transfer::Spend { credit, account } => (credit, account, true),
            Transfer::Expire { credit, holder: Holder::AdAccount(account) }
            | Transfer::Forfeit { credit, account, .. }
            | Transfer::Revoke { credit, account, .. } => (credit, account, false),
            _ => return,
        };
        for count in [&mut self.ad_accounts[account.position()], &mut self.ad_credits[credit.position()]] {
            *(if is_spent { &mut count.spent } else { &mut count.stranded }) += amount;
        }
    }

    /// Of all ad credit.
    #[must_use]
    pub fn total(&self) -> Count {
        let mut total = Count::default();
        for count in &self.ad_credits {
            total.spent += count.spent;
            total.stranded += count.stranded;
        }
        total
    }
}
