//! What can be allocated: one cell for each ad account, ad credit and day.

use crate::editor::draft::fresh_id;
use crate::lessons::Offer;
use crate::plan::document::{AllocationDocument, PlanDocument};

/// An ad credit and a day, in the order of the days and then of the ad credits: those offered, the first possible day
/// of each ad credit, and those on which the plan allocates something.
pub(super) fn columns(plan: &PlanDocument, offers: &[Offer]) -> Vec<Offer> {
    let pooled = || plan.ad_credits.iter().filter(|credit| !crate::editor::draft::is_held(credit));
    let first = pooled().map(|credit| Offer {
        ad_credit: credit.id.clone(),
        on: crate::editor::draft::day_for(plan, credit),
    });
    let planned =
        plan.allocations.iter().map(|it| Offer { ad_credit: it.ad_credit.clone(), on: it.on.clone() });
    let place =
        |it: &Offer| (it.on.clone(), plan.ad_credits.iter().position(|credit| credit.id == it.ad_credit));
    let mut all: Vec<Offer> = Vec::new();
    for it in planned.chain(first).chain(offers.iter().cloned()) {
        if !all.contains(&it) {
            let at = all.iter().position(|other| place(&it) < place(other)).unwrap_or(all.len());
            all.insert(at, it);
        }
    }
    all
}

/// Where the allocation of a cell stands in the plan.
pub(super) fn position(plan: &PlanDocument, account: &str, column: &Offer) -> Option<usize> {
    let is_it = |it: &AllocationDocument| {
        it.ad_account == account && it.ad_credit == column.ad_credit && it.on == column.on
    };
    plan.allocations.iter().position(is_it)
}

/// Whether the day of a column is past: an allocation on it, or after it, is done.
pub(super) fn is_past(plan: &PlanDocument, column: &Offer) -> bool {
    plan.allocations.iter().any(|it| it.done && it.on >= column.on)
}

/// Sets what an ad account gets; no text takes the allocation away.
pub(super) fn set_amount(plan: &mut PlanDocument, account: &str, column: &Offer, amount: String) {
    match position(plan, account, column) {
        Some(at) if amount.is_empty() => {
            plan.allocations.remove(at);
        }
        Some(at) => plan.allocations[at].amount = amount,
        None if amount.is_empty() => {}
        None => {
            let id = fresh_id("allocation-", plan.allocations.iter().map(|it| it.id.as_str()));
            let (ad_credit, ad_account) = (column.ad_credit.clone(), account.to_owned());
            let on = column.on.clone();
            plan.allocations.push(AllocationDocument {
                id,
                on,
                ad_credit,
                ad_account,
                amount,
                ..Default::default()
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::engine;

    fn example() -> PlanDocument {
        let text = include_str!("../../../../www/examples/split-evenly.json");
        engine::open(text).unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    fn offer(on: &str) -> Offer {
        Offer { ad_credit: "credit-1".into(), on: on.into() }
    }

    #[test]
    fn columns_are_those_of_the_plan_and_those_offered_by_day() {
        let mut plan = example();
        plan.allocations[2].on = "2026-03-08".into();
        let found = columns(&plan, &[offer("2026-03-04"), offer("2026-03-01")]);
        assert_eq!(found, [offer("2026-03-01"), offer("2026-03-04"), offer("2026-03-08")]);
    }

    #[test]
    fn nothing_can_be_given_on_a_day_up_to_which_allocations_are_done() {
        let mut plan = example();
        let days = ["2026-03-01", "2026-03-08", "2026-03-13"];
        let past = |plan: &PlanDocument| days.map(|day| is_past(plan, &offer(day)));
        assert_eq!(past(&plan), [false; 3]);
        plan.allocations[0].on = "2026-03-08".into();
        plan.allocations[0].done = true;
        assert_eq!(past(&plan), [true, true, false]);
    }

    #[test]
    fn a_cell_is_filled_changed_and_cleared() {
        let mut plan = example();
        let count = plan.allocations.len();
        for (amount, more) in [("5", 1), ("7", 1), ("", 0)] {
            set_amount(&mut plan, "b", &offer("2026-03-08"), amount.into());
            assert_eq!(plan.allocations.len(), count + more);
        }
        assert_eq!(position(&plan, "b", &offer("2026-03-08")), None);
        assert_eq!(position(&plan, "b", &offer("2026-03-01")), Some(1));
    }
}
