//! What allocations come to together.

use crate::money::Minor;
use crate::plan::{AccountIndex, Allocation, CreditIndex};
use std::collections::BTreeMap;

/// How much goes from each ad credit to each ad account.
pub(super) fn by_pair(allocations: &[Allocation]) -> BTreeMap<(CreditIndex, AccountIndex), Minor> {
    let mut amounts = BTreeMap::new();
    for it in allocations {
        *amounts.entry((it.credit, it.account)).or_insert(Minor::ZERO) += it.amount;
    }
    amounts
}

/// How much each of so many ad accounts gets, in document order.
pub(super) fn by_account<'a>(count: usize, allocations: impl Iterator<Item = &'a Allocation>) -> Vec<Minor> {
    let mut amounts = vec![Minor::ZERO; count];
    for it in allocations {
        amounts[it.account.position()] += it.amount;
    }
    amounts
}
