//! The allocations that let the most ad credit be spent.

use super::advice::{Advice, GapReason, Optimality};
use super::budget::Budget;
use super::candidates::{Candidate, CandidateSearch};
use super::certificate::Certificate;
use super::flow_problem::{FlowNetwork, Grain};
use super::minimum::most;
use super::request::{Request, Reviews};
use crate::money::Minor;
use crate::plan::{Allocation, DrawOrder, Plan};
use crate::rules::judgement::least_allocation;

/// What one advice looks at, at most: sinks, bundles and uses of the flow (see [`Budget`]).
pub(super) const WORK: usize = 40_000_000;
/// What the search for other splits looks at, at most, once there is an answer that may not be the best.
const SEARCH_WORK: usize = 500_000;

/// The best split of what is still open in `plan`. The planned allocations in scope are replaced; those done, or out of
/// scope, stay.
///
/// Among the splits that let the most be spent, it is one with few allocations, found in this order:
///
/// 1. Ad credit that expires within the plan is spent before any that can still be spent after it.
/// 2. Of three ways to lay it out, the one with the fewest allocations is taken; at a tie the first. Day by day, the ad
///    credit that expires first to everybody. Each ad credit, the soonest to expire first, to the ad account that can
///    spend most of it, then to the next. Or the plan in stretches as long as may be, in each of which one ad account
///    after the other is filled from one ad credit that lives all through it; ad credit that would end within a
///    stretch is passed over if the rest suffices.
/// 3. Then each allocation, the smallest first and of equals the one of the sooner-expiring ad credit, is left out if
///    its amount can go along with the others. So small leftovers go first. In a plan too large to try all of
///    them, the largest are left as they are.
///
/// Once all have been tried, none of the allocations can be left out with the same of each ad credit spent. Where all
/// ad credit is live all the time and nothing else happens, there are then fewer than ad credits and ad accounts
/// together. Where each ad credit has days of its own and there is enough of each for all, every ad account needs
/// each of them. An allocation of less than an ad account spends in a day is advised only where it can't be left out.
///
/// Under a draw order other than the soonest expiry first, with a minimum for one allocation or in a plan too large, that
/// may not be the most. Then other splits are tried, and the plan's own open allocations, as far as they are spent, are
/// among them; the one that spends most is the answer, and [`Advice::optimality`] says what the proof allows beyond it.
/// So with `from` on the first day an advice never spends less than the plan, unless the plan's open allocations take the
/// ad credit of one that stays. Work is counted and bounded: see [`Advice::work`].
///
/// An allocation on the day, of the ad credit and to the ad account of a planned one keeps its id and member.
///
/// The same plan gives the same split.
#[must_use]
pub fn best_split(plan: &Plan, request: Request) -> Advice {
    advise(plan, request, &|_| false)
}

/// As [`best_split`], but those planned allocations stay as well of which `stays` says so.
pub(super) fn advise(plan: &Plan, request: Request, stays: &dyn Fn(&Allocation) -> bool) -> Advice {
    let request = request.within(plan);
    let (kept, open): (Vec<Allocation>, Vec<Allocation>) =
        plan.allocations().iter().cloned().partition(|allocation| request.keeps(allocation, stays));
    let network = FlowNetwork::of(plan, request, kept);
    let kept_ids = network.kept.iter().map(|it| it.id.clone()).collect();
    let mut search =
        CandidateSearch { plan, request, kept_ids, refused: 0, budget: Budget::new(WORK), best: None };
    search.refused = search.run(network.kept.clone()).refused;
    let main = match request.reviews {
        Reviews::AnyDay => Grain::Epoch,
        Reviews::Every(_) => Grain::Review,
    };
    let bound = search.lay_out(&network, main, None);
    let issued: Minor = network.sources.iter().map(|source| source.amount).sum();
    let most = if network.is_coarse { issued } else { bound.most };
    let spendable = bound.spent;
    search.own(&network, &open);
    let used = search.budget.spent();
    search.budget = Budget::new(search.budget.left().min(SEARCH_WORK));
    if request.reviews == Reviews::AnyDay && plan.assumptions().draw_order != DrawOrder::SoonestExpiry {
        search.around_draw_order(&network, most);
    }
    if request.reviews == Reviews::AnyDay && search.is_short_of(most) {
        search.later(&network, most, stays);
    }
    let work = used + search.budget.spent();
    let Candidate { plan: advised, figures, can_spend, .. } = match search.best.take() {
        Some(best) => best,
        None => search.run(network.kept.clone()),
    };
    let certificate = Certificate::of(&network, &bound.bound);
    let optimality = match most.take(figures.spent) {
        None | Some(Minor::ZERO) => Optimality::Proven,
        Some(amount) => {
            let reason = if !bound.bound.is_most || network.is_coarse {
                GapReason::Limit
            } else if spendable >= most {
                GapReason::DrawOrder
            } else if least_allocation(plan) > Minor::new(1) {
                GapReason::Minimum
            } else {
                GapReason::Limit
            };
            Optimality::Gap { amount, reason }
        }
    };
    Advice { plan: advised, kept: network.kept.len(), figures, can_spend, certificate, optimality, work }
}

/// What [`advise`] lets be spent. Where it reaches what the flow comes to, as it does unless a minimum or a draw order is
/// in the way, nobody needs to know how it is laid out.
pub(super) fn most_spent(plan: &Plan, request: Request, stays: &dyn Fn(&Allocation) -> bool) -> Minor {
    let request = request.within(plan);
    let assumed = plan.assumptions();
    if assumed.draw_order == DrawOrder::SoonestExpiry && assumed.minimum_allocation.is_none() {
        let kept = plan.allocations().iter().filter(|it| request.keeps(it, stays)).cloned().collect();
        most(plan, &FlowNetwork::of(plan, request, kept), WORK)
    } else {
        advise(plan, request, stays).figures.spent
    }
}
