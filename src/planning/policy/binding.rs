//! Which bounds are in the way, and what each costs.

use super::case::{Bounds, Case, Layout};
use super::fair::Share;
use super::sharing::serve;
use crate::money::Minor;
use crate::plan::{AccountIndex, Allocation, Plan};

/// How many bounds of ad accounts are priced at most.
const PRICED: usize = 20;

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
    let (layout, shares) = served(case);
    let within = spent(&shares);
    let cost = |bounds: &Bounds| Minor::new(spent(&served(&case.within(plan, bounds)).1) - within);
    let most_of_all = cost(&case.bounds.without_any());
    if !most_of_all.is_positive() {
        return Vec::new();
    }
    // What more could be led to an ad account that may get no more is unspent because of its bound alone.
    let full = (0..shares.len()).filter(|at| layout.net.is_reached(shares[*at].node));
    let mut found: Vec<BindingBound> = full
        .take(PRICED)
        .map(|at| BindingBound::AtMost(AccountIndex::new(at), cost(&case.bounds.without_most(at))))
        .collect();
    let cost = cost(&case.bounds.without_share());
    if cost.is_positive() {
        found.push(BindingBound::MaxShare(cost));
    }
    if found.is_empty() {
        found.push(BindingBound::Together(most_of_all));
    }
    found
}

/// A flow that spends the most within the bounds of a case.
fn served(case: &Case<'_>) -> (Layout, Vec<Share>) {
    let mut layout = case.lay_out(false);
    let mut shares = case.shares(&layout);
    serve(case, &mut layout, &mut shares);
    (layout, shares)
}

fn spent(shares: &[Share]) -> i64 {
    shares.iter().map(|share| share.gets).sum()
}

/// Which ad accounts get less of what is advised than they are to get at least.
pub(in crate::planning) fn missing(bounds: &Bounds, advised: &[Allocation]) -> Vec<BindingBound> {
    let gets = Allocation::by_account(bounds.accounts(), advised).into_iter().enumerate();
    let missing = gets.map(|(at, gets)| (AccountIndex::new(at), bounds.at_least(at) - gets.units()));
    let missing = missing.filter(|(_, missing)| *missing > 0);
    missing.map(|(account, missing)| BindingBound::AtLeast(account, Minor::new(missing))).collect()
}
