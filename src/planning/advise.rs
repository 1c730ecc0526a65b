//! The allocations that let the most ad credit be spent.

use super::advice::{Advice, GapReason, Optimality};
use super::budget::Budget;
use super::candidates::{Candidate, CandidateSearch, Planned, run_work};
use super::certificate::Certificate;
use super::flow::Flow;
use super::flow_problem::{FlowNetwork, Grain};
use super::minimum::unbounded;
use super::policy::{Bounds, Shared, missing};
use super::request::{Request, Reviews};
use crate::money::Minor;
use crate::plan::{Allocation, DrawOrder, Plan, Preference};
use crate::rules::judgement::least_allocation;
use crate::simulation::{Subject, outcome};
use std::collections::BTreeSet;

/// What one advice looks at, at most: sinks, bundles and uses of the flow (see [`Budget`]).
pub(super) const WORK: usize = 40_000_000;
/// What the search for other splits looks at, at most, once there is an answer that may not be the best.
const SEARCH_WORK: usize = 500_000;

/// The best split of what is still open in `plan`. The planned allocations in scope are replaced; those done, out of
/// scope, or planned for an earlier day than the first on which something can be allocated, stay.
///
/// Among the splits that let the most be spent within the plan's bounds, it is the one that the plan's split policy prefers
/// (see the page of this room). Where that leaves a choice, or where few steps are preferred, it is one with few
/// allocations, found in this order:
///
/// 1. Ad credit that expires within the plan is spent before any that can still be spent after it. So is any that expires
///    sooner than another, unless few steps are preferred or that takes many more of them: then what stays unallocated
///    can be directed for longest.
/// 2. Of three ways to lay it out, the one with the fewest allocations is taken; at a tie the first. Day by day, the ad
///    credit that expires first to everybody. Each ad credit, the soonest to expire first, to the ad account that can
///    spend most of it, then to the next. Or the plan in stretches as long as may be, in each of which one ad account
///    after the other is filled from one ad credit that lives all through it; ad credit that would end within a
///    stretch is passed over where the rest suffices and 1 allows it.
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
/// Of that, what would be stranded is taken out again as far as no less is spent. So an advice never spends less than the
/// plan, unless the plan's open allocations take the ad credit of one that stays. Work is counted and bounded: see
/// [`Advice::work`].
///
/// An allocation on the day, of the ad credit and to the ad account of a planned one keeps its id and member.
///
/// The same plan gives the same split.
#[must_use]
pub fn best_split(plan: &Plan, request: Request) -> Advice {
    advise_within(plan, request, WORK)
}

/// As [`best_split`], looking at about `work` at most.
fn advise_within(plan: &Plan, request: Request, work: usize) -> Advice {
    let request = request.within(plan);
    let (kept, open): (Vec<Allocation>, Vec<Allocation>) =
        plan.allocations().iter().cloned().partition(|allocation| request.keeps(allocation));
    let (prefer, planned) = preference(plan, &open);
    let network = FlowNetwork::of(plan, request, kept, &planned.all);
    let kept = network.kept.len();
    let mut search = CandidateSearch::new(plan, request, &network, work);
    // The usual search prefers few steps by itself.
    let usual = prefer == Preference::FewestSteps && !search.bounds.are_any() && search.bounds.step() == 1;
    let shared = if usual { None } else { search.by_policy(prefer, &planned) };
    let preferred = search.best.as_ref().map(|best| best.figures.spent);
    let proof = prove(&mut search, &open, shared.as_ref());
    let used = search.budget.spent();
    search.budget = Budget::new(search.budget.left().min(SEARCH_WORK));
    search.go_on(proof.reachable);
    let work = used + search.budget.spent() + search.policy_work;
    let CandidateSearch { bounds, mut binding, best, base, .. } = search;
    let Candidate { plan: advised, figures, can_spend, spends, .. } = best.unwrap_or(base);
    binding.extend(missing(&bounds, &advised.allocations()[kept..]));
    // Only what spends more takes the place of what was shared.
    let is_preferred = preferred == Some(figures.spent) && shared.is_some_and(|shared| shared.is_exact);
    Advice {
        optimality: proof.optimality(plan, &network, &bounds, figures.spent),
        plan: advised,
        kept,
        from: request.from,
        is_narrowed: request.is_narrow(plan),
        figures,
        can_spend,
        spends,
        certificate: Certificate::of(&network, &proof.cut),
        work,
        prefer,
        is_as_preferred: usual || is_preferred,
        binding,
    }
}

/// What is preferred, and the open allocations that matter to it.
fn preference(plan: &Plan, open: &[Allocation]) -> (Preference, Planned) {
    match plan.split_policy().prefer {
        Some(prefer @ (Preference::Proportional | Preference::FewestSteps)) => (prefer, Planned::default()),
        prefer => match (prefer, Planned::of(plan, open)) {
            (None, planned) if planned.allowed == 0 => (Preference::Proportional, Planned::default()),
            (_, planned) => (Preference::LeastChange, planned),
        },
    }
}

impl Planned {
    fn of(plan: &Plan, open: &[Allocation]) -> Self {
        if open.is_empty() {
            return Self::default();
        }
        let refused: BTreeSet<&str> = outcome(plan)
            .refusals
            .iter()
            .filter_map(|refusal| match refusal.subject {
                Subject::Allocation(at) => Some(plan.allocations()[at].id.as_str()),
                Subject::Event(_) => None,
            })
            .collect();
        let open = open.iter().filter(|it| it.amount.is_positive()).cloned();
        let (mut all, refused): (Vec<_>, Vec<_>) = open.partition(|it| !refused.contains(it.id.as_str()));
        let allowed = all.len();
        all.extend(refused);
        Self { all, allowed }
    }
}

/// What is known of the most that can be spent.
struct Proof {
    cut: Flow,
    /// Whatever the bounds, nothing spends more.
    most: Minor,
    /// Within the bounds, nothing spends more.
    reachable: Minor,
    /// What was laid out spends so much, unless a draw order is in the way.
    spendable: Minor,
}

/// Proves what is the most and, where what was shared is not known to be it, lays out other splits.
fn prove(search: &mut CandidateSearch<'_>, open: &[Allocation], shared: Option<&Shared>) -> Proof {
    let network = search.network;
    let issued: Minor = network.sources.iter().map(|source| source.amount).sum();
    let allowed = shared.map(|shared| Minor::new(shared.most));
    let (mut bound, mut spendable) = (None, None);
    // What was shared spends the most, unless something is in its way that no flow knows of.
    if has_minimum(search.plan) || allowed.is_none_or(|allowed| search.is_short_of(allowed)) {
        let main = match search.request.reviews {
            Reviews::AnyDay => Grain::Epoch,
            Reviews::Every(_) => Grain::Review,
        };
        let totals = shared.filter(|_| search.bounds.are_any()).map(Shared::totals);
        let split = search.lay_out(network, main, None, totals.as_deref());
        search.own(open, totals.is_none().then_some(split.most));
        spendable = Some(split.carried.spent);
        // A flow that keeps to the bounds proves nothing without them.
        bound = totals.is_none().then_some((split.bound, split.most));
    }
    let (cut, most) = bound.unwrap_or_else(|| {
        let cut = unbounded(search.plan, network, &mut search.budget);
        let most = if cut.is_most { Minor::new(cut.total) } else { issued };
        (cut, most)
    });
    let most = if network.is_coarse { issued } else { most };
    let reachable = allowed.map_or(most, |allowed| allowed.min(most));
    Proof { cut, most, reachable, spendable: spendable.unwrap_or(most) }
}

impl Proof {
    /// What it allows beyond what is spent, and what keeps the two apart.
    fn optimality(&self, plan: &Plan, network: &FlowNetwork, bounds: &Bounds, spent: Minor) -> Optimality {
        let beyond = |most: Minor| most.take(spent).filter(|amount| amount.is_positive());
        let Some(amount) = beyond(self.most) else { return Optimality::Proven };
        // What bounds cost is said of each: beside them, so much might be missed.
        let within = if network.is_coarse || !bounds.are_any() { self.most } else { self.reachable };
        let Some(missed) = beyond(within) else {
            return Optimality::Gap { amount, reason: GapReason::Bound };
        };
        let is_drawn_otherwise = plan.assumptions().draw_order != DrawOrder::SoonestExpiry;
        let reason = if bounds.step() > 1 {
            GapReason::Rounding
        } else if !self.cut.is_most || network.is_coarse {
            GapReason::Limit
        } else if self.spendable >= self.reachable && is_drawn_otherwise {
            GapReason::DrawOrder
        } else if has_minimum(plan) {
            GapReason::Minimum
        } else {
            GapReason::Limit
        };
        Optimality::Gap { amount: missed, reason }
    }
}

/// Whether an allocation can be too small.
fn has_minimum(plan: &Plan) -> bool {
    least_allocation(plan) > Minor::new(1)
}

/// What [`best_split`] lets be spent. Where it reaches what the flow comes to, as it does unless a minimum or a draw order is
/// in the way, nobody needs to know how it is laid out.
pub(super) fn most_spent(plan: &Plan, request: Request) -> MostSpent {
    let request = request.within(plan);
    if !flows_freely(plan) {
        let Advice { figures, work, .. } = best_split(plan, request);
        return MostSpent { spent: figures.spent, is_found: true, work };
    }
    let network = network_of(plan, request);
    let flow = unbounded(plan, &network, &mut Budget::new(WORK));
    let work = flow.work + network.slots.len() + run_work(plan, network.kept.len());
    MostSpent { spent: Minor::new(flow.total), is_found: flow.is_most, work }
}

/// What a split lets be spent.
pub(super) struct MostSpent {
    pub(super) spent: Minor,
    /// Whether the search came to its end; else a longer one might have found more.
    pub(super) is_found: bool,
    /// How much was looked at.
    pub(super) work: usize,
}

/// Whether [`best_split`] lets so much be spent. Where the flow comes to less, no split needs to be laid out to know.
pub(super) fn is_spendable(plan: &Plan, request: Request, amount: Minor) -> bool {
    let request = request.within(plan);
    if flows_freely(plan) {
        return most_spent(plan, request).spent >= amount;
    }
    let network = network_of(plan, request);
    let bound = unbounded(plan, &network, &mut Budget::new(WORK));
    let is_too_much = bound.is_most && !network.is_coarse && Minor::new(bound.total) < amount;
    !is_too_much && best_split(plan, request).figures.spent >= amount
}

/// Whether nothing is in the way of a flow.
fn flows_freely(plan: &Plan) -> bool {
    let assumed = plan.assumptions();
    let policy = plan.split_policy();
    let is_bounded = policy.max_share.is_some()
        || policy.round_to.is_some()
        || plan.ad_accounts().iter().any(|it| it.at_most.is_some());
    assumed.draw_order == DrawOrder::SoonestExpiry && assumed.minimum_allocation.is_none() && !is_bounded
}

fn network_of(plan: &Plan, request: Request) -> FlowNetwork {
    let kept = plan.allocations().iter().filter(|it| request.keeps(it)).cloned().collect();
    FlowNetwork::of(plan, request, kept, &[])
}

#[cfg(test)]
mod tests {
    use super::super::request::AdviceScope;
    use super::*;
    use crate::simulation::plan_of;
    use serde_json::{Value, json};

    /// Why there may be more to spend than is advised of two ad credits, looking at no more than `work`.
    fn reason(account: &Value, assumptions: &Value, work: usize) -> Option<GapReason> {
        let credit = |id: &str| {
            let [issued, expires] = ["2026-01-01", "2026-01-09"];
            json!({ "id": id, "name": "", "amount": "40", "issued": issued, "expires": expires })
        };
        let plan = plan_of(&json!({
            "start": "2026-01-01", "end": "2026-01-10", "adAccounts": [account],
            "adCredits": [credit("c"), credit("d")], "assumptions": assumptions,
        }));
        let (from, reviews, scope) = (plan.period().start, Reviews::AnyDay, AdviceScope::Plan);
        match advise_within(&plan, Request { from, reviews, scope }, work).optimality {
            Optimality::Gap { reason, .. } => Some(reason),
            Optimality::Proven => None,
        }
    }

    #[test]
    fn where_the_flow_was_cut_short_that_is_the_reason_for_a_gap_and_not_what_else_is_in_the_way() {
        let account = json!({ "id": "a", "name": "", "dailySpend": "6" });
        let mut bounded = account.clone();
        bounded["atMost"] = json!("20");
        let (nothing, minimum) = (json!({}), json!({ "minimumAllocation": "50" }));
        assert_eq!(reason(&account, &minimum, 80), Some(GapReason::Limit));
        assert_eq!(reason(&account, &minimum, WORK), None);
        assert_eq!(reason(&account, &json!({ "drawOrder": "latestExpiry" }), 80), Some(GapReason::Limit));
        // Without a bound, none is in the way.
        assert_eq!(reason(&account, &nothing, 80), Some(GapReason::Limit));
        assert_eq!(reason(&account, &nothing, WORK), None);
        assert_eq!(reason(&bounded, &nothing, WORK), Some(GapReason::Bound));
    }
}
