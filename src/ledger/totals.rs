//! What matters of very many transfers, counted as they come.

use super::figure::Figure;
use super::transfer::Effects;
use super::transfer::Transfer;
use crate::money::Minor;

/// What became of ad credit that reached ad accounts: as [`super::CreditFigures`] has it, without the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Paid for campaigns.
    pub spent: Minor,
    /// Will never be spent.
    pub stranded: Minor,
}

/// What became of ad credit in ad accounts. The same fold as that of [`super::Figures`], but nothing is kept to fold.
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

    /// Counts one transfer more.
    pub(super) fn add(&mut self, transfer: Transfer, amount: Minor) {
        let (Effects::OnCredit(credit, effects), Some(account)) = (transfer.effects(), transfer.account())
        else {
            return;
        };
        let counts = [&mut self.ad_accounts[account.position()], &mut self.ad_credits[credit.position()]];
        for &(figure, direction) in effects {
            match figure {
                Figure::Spent => counts.map(|count| direction.change(&mut count.spent, amount)),
                Figure::Stranded => counts.map(|count| direction.change(&mut count.stranded, amount)),
                _ => continue,
            };
            // No transfer is both.
            return;
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
