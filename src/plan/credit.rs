//! Ad credits and their allocation to ad accounts.

use super::index::{AccountIndex, CreditIndex, MemberIndex};
use crate::day::Day;
use crate::money::Minor;
use crate::named::named;
use std::collections::BTreeMap;

/// Who holds funds: where an ad credit is issued to, or where cash comes from and goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The Business Center: ad credit it holds can be allocated, once.
    BusinessCenter,
    /// One ad account: ad credit it holds never leaves it.
    AdAccount(AccountIndex),
}

named! {
    /// How an ad credit comes to be spent.
    pub enum CreditKind {
        /// By itself.
        Free = "free",
        /// Only by campaigns it was assigned to.
        Assignable = "assignable",
    }
}

/// One ad credit: an amount with an expiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdCredit {
    /// Unique among the plan's ad credits.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How much TikTok issued.
    pub amount: Minor,
    /// The day it was or will be issued.
    pub issued: Day,
    /// The last day on which it can be spent.
    pub expires: Day,
    /// Where it is issued to.
    pub held_by: Holder,
    /// How it comes to be spent.
    pub kind: CreditKind,
}

/// Whether an allocation is a plan or a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Execution {
    /// It can still be changed.
    Planned,
    /// Carried out in TikTok: no advice may change it, and the status of its ad account does not refuse it.
    Done,
}

/// One manual allocation: ad credit from the Business Center to one ad account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// Unique among the plan's allocations.
    pub id: String,
    /// The day.
    pub on: Day,
    /// What is allocated.
    pub credit: CreditIndex,
    /// Who receives it.
    pub account: AccountIndex,
    /// How much.
    pub amount: Minor,
    /// Who allocates, where the plan says.
    pub by: Option<MemberIndex>,
    /// Whether it has happened.
    pub execution: Execution,
}

impl Allocation {
    /// How much goes from each ad credit to each ad account, at most [`Minor::MAX`].
    pub(crate) fn by_pair<'a>(
        allocations: impl IntoIterator<Item = &'a Self>,
    ) -> BTreeMap<(CreditIndex, AccountIndex), Minor> {
        let mut amounts = BTreeMap::new();
        for it in allocations {
            let sum: &mut Minor = amounts.entry((it.credit, it.account)).or_default();
            *sum = sum.saturating_add(it.amount);
        }
        amounts
    }

    /// How much each of so many ad accounts gets, at most [`Minor::MAX`], in document order.
    pub(crate) fn by_account<'a>(
        count: usize,
        allocations: impl IntoIterator<Item = &'a Self>,
    ) -> Vec<Minor> {
        let mut amounts = vec![Minor::ZERO; count];
        for it in allocations {
            if let Some(amount) = amounts.get_mut(it.account.position()) {
                *amount = amount.saturating_add(it.amount);
            }
        }
        amounts
    }
}
