//! On which days the amounts are allocated, and which planned allocations they are.
//!
//! An amount is allocated on the first day on which it can be, or in parts on review days, each what is spent until the
//! next review. Of what was planned before, what stays keeps its day and id as far as it can then be spent: what an ad
//! account gets more is added to the first of its planned allocations of that ad credit, what it gets less is taken from
//! the last.

use super::case::Case;
use super::demand::{Demand, spend};
use crate::day::Day;
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::{AccountIndex, Allocation, CreditIndex, Plan};
use crate::planning::advised_allocations::Made;
use std::collections::BTreeMap;

/// How amounts are allocated.
#[derive(Clone, Copy, Debug)]
pub(in crate::planning) struct Placing<'p> {
    /// What is planned and keeps its days where it can.
    pub(in crate::planning) planned: &'p [Allocation],
    /// On review days if given: on each, on every second, and so on. Otherwise everything at once.
    pub(in crate::planning) reviews: Option<usize>,
    /// The least that may be allocated at once.
    pub(in crate::planning) least: i64,
}

/// What is allocated so that each bundle gets its amount.
pub(in crate::planning) fn place(
    plan: &Plan,
    case: &Case<'_>,
    amounts: &[i64],
    placing: Placing<'_>,
) -> Vec<Made> {
    let mut by_account: Vec<Vec<usize>> = vec![Vec::new(); plan.ad_accounts().len()];
    for pair in &case.pairs {
        by_account[pair.account].extend(pair.bundles.clone().filter(|bundle| amounts[*bundle] > 0));
    }
    let mut planned: BTreeMap<(CreditIndex, AccountIndex), Vec<usize>> = BTreeMap::new();
    for (at, it) in placing.planned.iter().enumerate() {
        planned.entry((it.credit, it.account)).or_default().push(at);
    }
    let mut made = Vec::new();
    for (bundles, locked) in by_account.into_iter().zip(case.locked_demands()) {
        if !bundles.is_empty() {
            let account = OfAccount { plan, case, amounts, placing, locked: &locked };
            match placing.reviews {
                None => made.extend(account.at_once(&bundles, &planned)),
                Some(stride) => made.extend(account.in_parts(&bundles, stride)),
            }
        }
    }
    made
}

struct OfAccount<'c> {
    plan: &'c Plan,
    case: &'c Case<'c>,
    amounts: &'c [i64],
    placing: Placing<'c>,
    locked: &'c [Demand],
}

/// An allocation that is being placed.
struct Placement {
    bundle: usize,
    planned: Option<usize>,
    demand: Demand,
}

impl OfAccount<'_> {
    fn credit(&self, bundle: usize) -> CreditIndex {
        self.case.network.sources[self.case.pair_of(bundle).source].credit
    }

    fn at_once(
        &self,
        bundles: &[usize],
        planned: &BTreeMap<(CreditIndex, AccountIndex), Vec<usize>>,
    ) -> Vec<Made> {
        let mut drafts: Vec<Placement> = Vec::new();
        for &bundle in bundles {
            let first = self.case.bundles[bundle].start;
            let pair = (self.credit(bundle), self.case.network.slots[first].account);
            let planned = planned.get(&pair).map_or(&[][..], Vec::as_slice);
            drafts.extend(self.drafts(bundle, planned));
        }
        // What can't be spent on its planned days is allocated as early as it can be.
        for _ in 0..3 {
            let demands: Vec<Demand> =
                self.locked.iter().cloned().chain(drafts.iter().map(|it| it.demand.clone())).collect();
            let left = spend(&demands, |slot| self.case.room(slot), |_, _, _| ());
            let mut is_placed = true;
            for at in 0..drafts.len() {
                let left = left[self.locked.len() + at];
                if left > 0 && drafts[at].planned.is_some() {
                    is_placed = false;
                    let bundle = drafts[at].bundle;
                    // A part that is too small, on either side, goes along.
                    let rest = drafts[at].demand.amount - self.whole(left);
                    let moved =
                        if rest < self.placing.least { drafts[at].demand.amount } else { self.whole(left) };
                    drafts[at].demand.amount -= moved;
                    match drafts.iter_mut().find(|it| it.bundle == bundle && it.planned.is_none()) {
                        Some(early) => early.demand.amount += moved,
                        None => drafts.push(self.early(bundle, moved)),
                    }
                }
            }
            if is_placed {
                break;
            }
        }
        let made = drafts.into_iter().filter(|it| it.demand.amount > 0).map(|draft| {
            let first = &self.case.network.slots[draft.demand.slots.start];
            let planned = draft.planned.map(|at| &self.placing.planned[at]);
            Made {
                on: planned.map_or(first.decided.unwrap_or(first.days.start), |it| it.on),
                credit: self.credit(draft.bundle),
                account: first.account,
                amount: Minor::new(draft.demand.amount),
                planned: draft.planned,
            }
        });
        made.collect()
    }

    /// The next multiple of the step, and at least the least.
    fn whole(&self, amount: i64) -> i64 {
        self.case.bounds.whole(amount.max(self.placing.least))
    }

    fn early(&self, bundle: usize, amount: i64) -> Placement {
        Placement { bundle, planned: None, demand: self.case.demand(bundle, amount) }
    }

    /// The amount of a bundle as the allocations that are planned for it, if there are any.
    fn drafts(&self, bundle: usize, planned: &[usize]) -> Vec<Placement> {
        let slots = self.case.bundles[bundle].clone();
        let of_slots = &self.case.network.slots[slots.clone()];
        let credit = self.plan.credit(self.credit(bundle));
        let step = self.case.bounds.step();
        let mut drafts: Vec<Placement> = Vec::new();
        let mut left = self.amounts[bundle];
        let mut order = planned.to_vec();
        sort_by_key(&mut order, |at| self.placing.planned[*at].on);
        for at in order {
            let it = &self.placing.planned[at];
            let first = of_slots.partition_point(|slot| slot.days.start < it.on);
            let amount = left.min(it.amount.units() - it.amount.units() % step);
            // Allocated earlier, it might be forfeited before the bundle begins; once its last slot has begun, it
            // could not be spent in it.
            let is_within = first < of_slots.len()
                && credit.issued <= it.on
                && (first > 0 || of_slots[0].decided.is_some_and(|day| day <= it.on));
            if is_within && amount >= self.placing.least && amount > 0 {
                left -= amount;
                let slots = slots.start + first..slots.end;
                drafts.push(Placement { bundle, planned: Some(at), demand: Demand { slots, amount } });
            }
        }
        match drafts.first_mut() {
            Some(first) => first.demand.amount += left,
            None => drafts.push(self.early(bundle, left)),
        }
        drafts
    }

    /// The amounts in parts, each on a review day and as much as is spent until the next. What is rounded, or too little
    /// by itself, is allocated with what comes before.
    fn in_parts(&self, bundles: &[usize], stride: usize) -> Vec<Made> {
        let own = bundles.iter().map(|bundle| self.case.demand(*bundle, self.amounts[*bundle]));
        let demands: Vec<Demand> = self.locked.iter().cloned().chain(own).collect();
        let mut spent: Vec<Vec<(usize, i64)>> = vec![Vec::new(); demands.len()];
        spend(&demands, |slot| self.case.room(slot), |at, slot, amount| spent[at].push((slot, amount)));
        let mut made = Vec::new();
        for (&bundle, spent) in bundles.iter().zip(spent.split_off(self.locked.len())) {
            let slots = &self.case.network.slots;
            let mut parts: Vec<(Day, i64)> = Vec::new();
            for (slot, amount) in spent {
                let day = slots[slot].decided;
                match (parts.last_mut(), day) {
                    (Some((on, part)), day) if day.is_none_or(|day| day == *on) => *part += amount,
                    (_, day) => parts.push((day.unwrap_or(slots[slot].days.start), amount)),
                }
            }
            let parts: Vec<(Day, i64)> = parts
                .chunks(stride)
                .map(|parts| (parts[0].0, parts.iter().map(|(_, amount)| amount).sum()))
                .collect();
            let (mut needed, mut given) = (0, 0);
            for (on, part) in parts {
                needed += part;
                if needed <= given {
                    continue;
                }
                let total = self.amounts[bundle];
                let mut amount = self.whole(needed - given).min(total - given);
                let rest = total - given - amount;
                if rest > 0 && rest < self.placing.least {
                    amount += rest;
                }
                given += amount;
                made.push(Made {
                    on,
                    credit: self.credit(bundle),
                    account: slots[self.case.bundles[bundle].start].account,
                    amount: Minor::new(amount),
                    planned: None,
                });
            }
        }
        made
    }
}
