//! Which bounds are in the way, and what each costs.

use super::case::{Bounds, Case};
use super::sharing::most;
use crate::money::Minor;
use crate::plan::{AccountIndex, Allocation, Plan};

/// How many bounds of ad accounts are priced at most.
const PRICED: usize = 20;
/// How many arcs are looked at for it, at most.
const PRICED_WORK: usize = 30_000_000;

/// A bound that is in the way. Costs are those of amounts that are not rounded: what rounding costs beside them is the gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BindingBound {
    /// What an ad account may get at most leaves so much unspent.
    AtMost(AccountIndex, Minor),
    /// The largest share of an ad credit leaves so much unspent.
    MaxShare(Minor),
    /// An ad account gets so much less than it is to get at least: it can't spend it, an earlier one gets it, or amounts
    /// are rounded.
    AtLeast(AccountIndex, Minor),
    /// No bound alone, but all of them together leave so much unspent.
    Together(Minor),
}

/// Which bounds are in the way of the most that can be spent: each with what more would be spent without it alone.
pub(in crate::planning) fn binding(plan: &Plan, case: &Case<'_>) -> Vec<BindingBound> {
    if !case.bounds.are_any() {
        return Vec::new();
    }
    let (within, layout, shares) = most(case);
    let mut work = layout.net.work;
    // Nothing more is priced once that takes too long.
    let mut cost = |bounds: &Bounds| {
        if work > PRICED_WORK {
            return Minor::ZERO;
        }
        let (without, layout, _) = most(&case.within(plan, bounds));
        work += layout.net.work;
        Minor::new(without - within)
    };
    let most_of_all = cost(&case.bounds.without_any());
    if !most_of_all.is_positive() {
        return Vec::new();
    }
    let of_share = cost(&case.bounds.without_share());
    // What more could be led to an ad account that may get no more is unspent because of its bound alone.
    let full = (0..shares.len()).filter(|at| layout.net.is_reached(shares[*at].node));
    let priced = full.take(PRICED).map(|at| (AccountIndex::new(at), cost(&case.bounds.without_most(at))));
    let mut found: Vec<BindingBound> = priced
        .filter(|(_, cost)| cost.is_positive())
        .map(|(account, cost)| BindingBound::AtMost(account, cost))
        .collect();
    if of_share.is_positive() {
        found.push(BindingBound::MaxShare(of_share));
    }
    if found.is_empty() {
        found.push(BindingBound::Together(most_of_all));
    }
    found
}

/// Which ad accounts get less of what is advised than they are to get at least.
pub(in crate::planning) fn missing(bounds: &Bounds, advised: &[Allocation]) -> Vec<BindingBound> {
    let gets = Allocation::by_account(bounds.accounts(), advised).into_iter().enumerate();
    let missing = gets.map(|(at, gets)| (AccountIndex::new(at), bounds.at_least(at) - gets.units()));
    let missing = missing.filter(|(_, missing)| *missing > 0);
    missing.map(|(account, missing)| BindingBound::AtLeast(account, Minor::new(missing))).collect()
}
