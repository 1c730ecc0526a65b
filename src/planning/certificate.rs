//! Why nothing beats the best split.
//!
//! The proof is a minimum cut: some ad credits, and every day on which any of them can be spent by anybody. On those
//! days, the ad accounts are full of these ad credits alone. What they have left, nobody can spend.

use super::flow::Flow;
use super::flow_problem::{FlowNetwork, Location};
use crate::day::Period;
use crate::money::Minor;
use crate::plan::{AccountIndex, CreditIndex};

/// Ad credit that competes for days that are too few.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StuckCredit {
    /// Which ad credit.
    pub credit: CreditIndex,
    /// The ad account it is locked in; `None` for what the Business Center can allocate.
    pub locked_in: Option<AccountIndex>,
    /// How much of it there is.
    pub amount: Minor,
}

/// An ad account, and the days on which it is full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullAccount {
    /// Which ad account.
    pub account: AccountIndex,
    /// On which days, in order.
    pub days: Vec<Period>,
    /// What it spends on them.
    pub amount: Minor,
}

/// That `unspendable` of these ad credits can't be spent by anybody, however they are split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// The ad credits.
    pub credits: Vec<StuckCredit>,
    /// Every day on which any of them can be spent, by ad account.
    pub accounts: Vec<FullAccount>,
    /// The sum of `credits` less the sum of `accounts`.
    pub unspendable: Minor,
}

impl Certificate {
    pub(super) fn of(network: &FlowNetwork, flow: &Flow) -> Self {
        let mut certificate = Self::default();
        for (source, _) in network.sources.iter().zip(&flow.cut.sources).filter(|(_, cut)| **cut) {
            let locked_in = match source.location {
                Location::Unallocated => None,
                Location::Locked { account, .. } => Some(account),
            };
            let (credit, amount) = (source.credit, source.amount);
            certificate.credits.push(StuckCredit { credit, locked_in, amount });
            certificate.unspendable += amount;
        }
        for (slot, _) in network.slots.iter().zip(&flow.cut.sinks).filter(|(_, cut)| **cut) {
            certificate.unspendable -= slot.capacity;
            certificate.fill(slot.account, slot.days, slot.capacity);
        }
        certificate
    }

    /// Slots come by ad account and in the order of days, so neighbours are joined as they come.
    fn fill(&mut self, account: AccountIndex, days: Period, amount: Minor) {
        match self.accounts.last_mut().filter(|last| last.account == account) {
            Some(last) => {
                last.amount += amount;
                match last.days.last_mut().filter(|period| period.end.next() == days.start) {
                    Some(period) => period.end = days.end,
                    None => last.days.push(days),
                }
            }
            None => self.accounts.push(FullAccount { account, days: vec![days], amount }),
        }
    }
}
