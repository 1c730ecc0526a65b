//! Reading allocations.

use super::names::Names;
use super::reader::Place;
use super::{day_within, optional};
use crate::day::Period;
use crate::plan::{AccountIndex, Allocation, CreditIndex, Execution, MemberIndex};

/// The lists an allocation refers to.
pub(super) struct References<'n, 'a> {
    pub(super) members: &'n Names<'a>,
    pub(super) accounts: &'n Names<'a>,
    pub(super) credits: &'n Names<'a>,
}

pub(super) fn read(
    place: &Place<'_>,
    names: &References<'_, '_>,
    period: Option<Period>,
) -> Option<Allocation> {
    let object = place.object(&["id", "on", "adCredit", "adAccount", "amount", "by", "done"])?;
    let id = object.need("id").and_then(|place| place.id());
    let on = day_within(&object, period);
    let credit = object.need("adCredit").and_then(|place| names.credits.find(&place));
    let account = object.need("adAccount").and_then(|place| names.accounts.find(&place));
    let amount = object.need("amount").and_then(|place| place.amount());
    let by = optional(&object, "by", |place| names.members.find(place));
    let done = optional(&object, "done", Place::boolean);
    Some(Allocation {
        id: id?.to_owned(),
        on: on?,
        credit: CreditIndex::new(credit?),
        account: AccountIndex::new(account?),
        amount: amount?,
        by: by?.given().map(MemberIndex::new),
        execution: if done?.or(false) { Execution::Done } else { Execution::Planned },
    })
}
