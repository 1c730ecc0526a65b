//! Everything that is to happen, in order.

use crate::day::Day;
use crate::ledger::DayStep;
use crate::order::sort_by_number;
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
    /// Its step of the day. Within a step, items come in document order.
    const fn step(self) -> DayStep {
        match self {
            Self::Issue(_) => DayStep::Issue,
            Self::Event(_) => DayStep::Events,
            Self::Allocation(_) => DayStep::Allocations,
            Self::Expiry(_) => DayStep::Expiry,
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
    // Items of one step are in document order already.
    sort_by_number(&mut items, |(day, item)| (day.number() << 3) | item.step() as i64);
    items
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::plan_of;
    use serde_json::json;

    #[test]
    fn each_day_has_its_steps_in_order_and_what_lies_outside_the_plan_is_drawn_in_or_left_out() {
        let credit = |id: &str, issued: &str, expires: &str| json!({ "id": id, "name": id, "amount": "1.00", "issued": issued, "expires": expires });
        let plan = plan_of(&json!({
            "adAccounts": [{ "id": "a", "name": "A" }],
            "adCredits": [
                credit("before", "2026-02-01", "2026-03-05"),
                credit("lapsed", "2026-02-01", "2026-03-01"),
                credit("within", "2026-03-05", "2026-03-20"),
                credit("outlives", "2026-03-05", "2026-03-21"),
                credit("after", "2026-03-21", "2026-03-30"),
            ],
            "allocations": [{ "id": "x", "on": "2026-03-05", "adCredit": "before", "adAccount": "a", "amount": "1.00" }],
            "events": [
                { "on": "2026-03-05", "type": "suspend", "adAccount": "a" },
                { "on": "2026-03-02", "type": "close", "adAccount": "a" },
            ],
        }));
        let items = schedule(&plan)
            .into_iter()
            .map(|(day, item)| format!("{} {item:?}", day.since(plan.period().start)));
        let expected = [
            "0 Issue(CreditIndex(0))",
            "0 Issue(CreditIndex(1))",
            "0 Event(1)",
            "3 Issue(CreditIndex(2))",
            "3 Issue(CreditIndex(3))",
            "3 Event(0)",
            "3 Allocation(0)",
            "3 Expiry(CreditIndex(0))",
            "18 Expiry(CreditIndex(2))",
        ];
        assert_eq!(items.collect::<Vec<_>>(), expected);
    }
}
