//! Reading allocations.

use super::field::{Field, field};
use super::ids::IdList;
use crate::day::Period;
use crate::plan::credit::{Allocation, Execution};
use crate::plan::document::AllocationDocument;
use crate::plan::index::{AccountIndex, CreditIndex, MemberIndex};

/// The lists an allocation refers to.
pub(super) struct References<'n, 'a> {
    pub(super) members: &'n IdList<'a>,
    pub(super) accounts: &'n IdList<'a>,
    pub(super) credits: &'n IdList<'a>,
}

pub(super) fn read(
    allocation: Field<'_, AllocationDocument>,
    lists: &References<'_, '_>,
    period: Option<Period>,
) -> Option<Allocation> {
    let it = allocation.object()?;
    let id = field!(it, id).id();
    let on = field!(it, on).day_within(period);
    let credit = lists.credits.find(field!(it, ad_credit));
    let account = lists.accounts.find(field!(it, ad_account));
    let amount = field!(it, amount).amount();
    let by = field!(it, by).or(None, |by| lists.members.find(by).map(Some));
    let done = field!(it, done).boolean();
    Some(Allocation {
        id: id?,
        on: on?,
        credit: CreditIndex::new(credit?),
        account: AccountIndex::new(account?),
        amount: amount?,
        by: by?.map(MemberIndex::new),
        execution: if done? { Execution::Done } else { Execution::Planned },
    })
}
