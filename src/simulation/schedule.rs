//! Everything that is to happen, in order.

use crate::day::Day;
use crate::ledger::DayStep;
use crate::order::sort_by_key;
use crate::plan::{CreditIndex, Plan};

/// Something that happens on a day, before or after its spend.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    /// An ad credit is issued.
    Issue(CreditIndex),
    /// The event at this place of the plan.
    Event(usize),
    /// The allocation at this place of the plan.
    Allocation(usize),
    /// What is left of an ad credit expires, after the day's spend.
    Expiry(CreditIndex),
}

impl Item {
    /// Its step of the day, and its place in the document.
    const fn place_in_day(self) -> (DayStep, usize) {
        match self {
            Self::Issue(credit) => (DayStep::Issue, credit.position()),
            Self::Event(position) => (DayStep::Events, position),
            Self::Allocation(position) => (DayStep::Allocations, position),
            Self::Expiry(credit) => (DayStep::Expiry, credit.position()),
        }
    }
}

/// Everything that is to happen from the first day to the last. Within a day: ad credits issued, events,
/// allocations, expiry, each in document order.
pub(super) fn schedule(plan: &Plan) -> Vec<(Day, Item)> {
    let period = plan.period();
    let mut items = Vec::with_capacity(2 * plan.ad_credits().len() + plan.events().len());
    for (position, credit) in plan.ad_credits().iter().enumerate() {
        let index = CreditIndex::new(position);
        if credit.issued > period.end {
            continue;
        }
        items.push((credit.issued.max(period.start), Item::Issue(index)));
        // One that expired before the first day lapses as it is issued.
        if period.contains(credit.expires) {
            items.push((credit.expires, Item::Expiry(index)));
        }
    }
    items.extend(plan.events().iter().enumerate().map(|(at, event)| (event.on, Item::Event(at))));
    let allocations = plan.allocations().iter().enumerate();
    items.extend(allocations.map(|(at, allocation)| (allocation.on, Item::Allocation(at))));
    sort_by_key(&mut items, |(day, item)| (*day, item.place_in_day()));
    items
}
