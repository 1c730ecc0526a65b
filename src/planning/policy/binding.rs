//! Which bounds are in the way, and what each costs.

use super::case::{Bounds, Case};
use super::sharing::{Shared, serve};
use crate::money::Minor;
use crate::plan::{AccountIndex, Plan};

/// How many bounds of ad accounts are priced at most.
const PRICED: usize = 20;

/// A bound that is in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BindingBound {
    /// What an ad account may get at most leaves so much unspent.
    AtMost(AccountIndex, Minor),
    /// The largest share of an ad credit leaves so much unspent.
    MaxShare(Minor),
    /// An ad account gets so much less than it is to get at least: it can't spend it, or an earlier one gets it.
    AtLeast(AccountIndex, Minor),
    /// No bound alone, but all of them together leave so much unspent.
    Together(Minor),
}

/// Which bounds are in the way of what was shared: each with what more would be spent without it alone.
pub(in crate::planning) fn binding(plan: &Plan, case: &Case<'_>, shared: &Shared) -> Vec<BindingBound> {
    let mut found = Vec::new();
    if !case.bounds.are_any() {
        return found;
    }
    let mut gets = vec![0; case.accounts()];
    for pair in &case.pairs {
        gets[pair.account] += shared.amounts[pair.bundles.clone()].iter().sum::<i64>();
    }
    let cost = |bounds: &Bounds| Minor::new(most(&case.within(plan, bounds)) - shared.most);
    let most_of_all = cost(&case.bounds.without_any());
    let full = (0..gets.len()).filter(|at| gets[*at] >= case.bounds.at_most(*at));
    if most_of_all.is_positive() {
        for at in full.take(PRICED) {
            let cost = cost(&case.bounds.without_most(at));
            if cost.is_positive() {
                found.push(BindingBound::AtMost(AccountIndex::new(at), cost));
            }
        }
        let cost = cost(&case.bounds.without_share());
        if cost.is_positive() {
            found.push(BindingBound::MaxShare(cost));
        }
        if found.is_empty() {
            found.push(BindingBound::Together(most_of_all));
        }
    }
    for (at, gets) in gets.into_iter().enumerate() {
        let missing = case.bounds.at_least(at) - gets;
        if missing > 0 {
            found.push(BindingBound::AtLeast(AccountIndex::new(at), Minor::new(missing)));
        }
    }
    found
}

/// The most that the bounds of a case allow.
fn most(case: &Case<'_>) -> i64 {
    let mut layout = case.lay_out(false);
    let mut shares = case.shares(&layout);
    serve(case, &mut layout, &mut shares);
    shares.iter().map(|share| share.gets).sum()
}
