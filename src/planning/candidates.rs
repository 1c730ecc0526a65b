//! Candidates for the answer. Each is laid out, pruned and run; the one that spends most is kept.

use super::advised_allocations::{advised_allocations, made_at_once};
use super::budget::Budget;
use super::flow_problem::{FlowNetwork, Grain, Location};
use super::minimum::{Split, split};
use super::policy::{BindingBound, Bounds, Case, Placing, Shared, binding, place, round, share};
use super::request::{Request, Reviews};
use super::unspent::without_unspent;
use crate::ledger::CreditFigures;
use crate::money::Minor;
use crate::order::{order_of_numbers, sort_by_key};
use crate::plan::{Allocation, DrawOrder, Plan, Preference, limits};
use crate::rules::judgement::least_allocation;
use crate::simulation::{Projection, Subject, outcome};
use std::collections::BTreeSet;

/// How many pairs of a source and a slot a layout by slots may have.
const SLOT_PAIRS: usize = 100_000;

/// How many arcs the network of a policy may have.
const POLICY_ARCS: usize = 1_500_000;

/// What a policy looks at, at most, once the most is found: beside what the search for the most looks at.
const POLICY_WORK: usize = 7_000_000;

/// How often amounts below the minimum are given up and the rest is shared anew.
const POLICY_ROUNDS: usize = 6;

/// How many steps more are never too many for spending first what expires sooner; nor are a quarter as many again.
const MORE_STEPS: usize = 4;

/// A plan with an answer in it, and what it comes to.
pub(super) struct Candidate {
    pub(super) plan: Plan,
    pub(super) figures: CreditFigures,
    pub(super) can_spend: Vec<Minor>,
    pub(super) spends: Vec<Minor>,
    /// How many of the allocations that stay are refused.
    pub(super) refused: usize,
}

/// The open allocations of a plan.
#[derive(Default)]
pub(super) struct Planned {
    /// All of them, those that are refused at the end.
    pub(super) all: Vec<Allocation>,
    /// How many are not refused.
    pub(super) allowed: usize,
}

/// An answer being looked for: of all that are tried, the one that spends most is kept, and the first of equals.
pub(super) struct CandidateSearch<'a> {
    pub(super) plan: &'a Plan,
    pub(super) request: Request,
    /// Of the plan, as it is asked about.
    pub(super) network: &'a FlowNetwork,
    pub(super) kept_ids: BTreeSet<&'a str>,
    /// What comes of it if nothing is advised.
    pub(super) base: Candidate,
    pub(super) budget: Budget,
    pub(super) bounds: Bounds,
    /// Which of them are in the way.
    pub(super) binding: Vec<BindingBound>,
    /// What policies looked at.
    pub(super) policy_work: usize,
    pub(super) best: Option<Candidate>,
}

impl Candidate {
    fn of(plan: &Plan, kept_ids: &BTreeSet<&str>, allocations: Vec<Allocation>) -> Self {
        let plan = plan.with_allocations(allocations);
        let Projection { figures, refusals, can_spend, .. } = outcome(&plan);
        let is_kept = |subject: Subject| match subject {
            Subject::Allocation(at) => kept_ids.contains(plan.allocations()[at].id.as_str()),
            Subject::Event(_) => false,
        };
        let refused = refusals.iter().filter(|it| is_kept(it.subject)).count();
        let spends = figures.ad_accounts.iter().map(|it| it.credit.spent).collect();
        Self { figures: figures.totals, can_spend, spends, refused, plan }
    }
}

impl<'a> CandidateSearch<'a> {
    /// A search that looks at about `work` at most.
    pub(super) fn new(plan: &'a Plan, request: Request, network: &'a FlowNetwork, work: usize) -> Self {
        let kept_ids = network.kept.iter().map(|it| it.id.as_str()).collect();
        let mut budget = Budget::new(work);
        budget.spend(run_work(plan, network.kept.len()));
        let base = Candidate::of(plan, &kept_ids, network.kept.clone());
        let bounds = Bounds::of(plan, network);
        Self {
            plan,
            request,
            network,
            kept_ids,
            base,
            budget,
            bounds,
            binding: Vec::new(),
            policy_work: 0,
            best: None,
        }
    }

    pub(super) fn is_short_of(&self, most: Minor) -> bool {
        self.best.as_ref().is_none_or(|best| best.figures.spent < most)
    }

    /// Whether something may be the answer: what stays must not be refused for its sake.
    fn allows(&self, found: &Candidate, kept: usize) -> bool {
        found.refused <= self.base.refused && self.bounds.allow(self.plan, &found.plan.allocations()[kept..])
    }

    /// Keeps an answer if it is the best so far.
    fn offer(&mut self, found: Candidate) {
        let is_more = self.best.as_ref().is_none_or(|best| best.figures.spent < found.figures.spent);
        if is_more && self.allows(&found, self.kept_ids.len()) {
            self.best = Some(found);
        }
    }

    /// Lays out a split of what is open, to some of its ad accounts or to all, and offers it.
    pub(super) fn lay_out(
        &mut self,
        network: &FlowNetwork,
        grain: Grain,
        only: Option<&[bool]>,
        totals: Option<&[Minor]>,
    ) -> Split {
        let plan = self.plan;
        let mut groups = network.groups(plan, grain);
        if let Some(only) = only {
            groups.retain(|group| only[group.account.position()]);
        }
        let count = limits::ALLOCATIONS.saturating_sub(network.kept.len());
        let split = split(plan, network, &groups, (least_allocation(plan), count), totals, &mut self.budget);
        let mut allocations = network.kept.clone();
        allocations.extend(advised_allocations(
            plan,
            network,
            &[],
            made_at_once(network, &groups, &split.carried.amounts),
        ));
        let found = self.run(allocations);
        let spent = found.figures.spent;
        self.offer(found);
        if spent < split.carried.spent {
            self.offer_pruned(network.kept.len());
        }
        split
    }

    /// Shares what is open as a policy says, and offers that. Gives what was shared; `None` where the plan is too large.
    pub(super) fn by_policy(&mut self, prefer: Preference, planned: &Planned) -> Option<Shared> {
        let (plan, network) = (self.plan, self.network);
        let bounds = self.bounds.clone();
        let mut case = Case::of(plan, network, &bounds, &planned.all, &self.base.can_spend, prefer);
        if case.arcs() > POLICY_ARCS {
            return None;
        }
        let mut budget = Budget::new(POLICY_WORK);
        let first = share(&case, prefer, budget.left());
        budget.spend(first.work);
        self.binding = binding(plan, &case);
        // One allocation is a multiple of the step, and no less than the minimum.
        let step = bounds.step();
        let least = bounds.whole(least_allocation(plan).units().max(step));
        let few_steps = prefer != Preference::LeastChange && plan.split_policy().max_share.is_none();
        // Whole ad accounts are given up first; where something is missed so, single amounts instead.
        for by_account in [true, false] {
            let mut shared = first.clone();
            case.closed.fill(false);
            for round_number in 0..=POLICY_ROUNDS {
                let mut amounts = shared.amounts.clone();
                if few_steps && self.request.reviews == Reviews::AnyDay {
                    amounts = self.in_few_steps(&case, &shared, &mut budget).unwrap_or(amounts);
                }
                round(&case, &mut amounts, POLICY_WORK);
                let rest: Vec<i64> = amounts.iter().map(|it| if *it < least { 0 } else { *it }).collect();
                self.offer_placed(&case, &rest, planned, least);
                let may_go_on = round_number < POLICY_ROUNDS && !budget.is_spent();
                if !may_go_on || !case.give_up_small(&amounts, least, by_account) {
                    break;
                }
                shared = share(&case, prefer, budget.left());
                budget.spend(shared.work);
            }
            let is_open = case.closed.iter().all(|closed| !closed);
            if is_open || !self.is_short_of(Minor::new(first.most)) {
                break;
            }
        }
        self.policy_work += budget.spent();
        Some(first)
    }

    /// The same totals of ad accounts in few steps; of ad credits too, where it matters which are spent and that does not
    /// take many more. `None` where it can't be done.
    fn in_few_steps(&self, case: &Case<'_>, shared: &Shared, budget: &mut Budget) -> Option<Vec<i64>> {
        let few = self.in_fewer_steps(self.network, case, shared, budget)?;
        let by_source = case.by_source(&shared.amounts);
        if !case.by_expiry || case.by_source(&few) == by_source {
            return Some(few);
        }
        let of_sources = self.network.with_unallocated(&by_source);
        let Some(in_turn) = self.in_fewer_steps(&of_sources, case, shared, budget) else { return Some(few) };
        let steps = |amounts: &[i64]| amounts.iter().filter(|amount| **amount > 0).count();
        let more = steps(&few) / 4;
        Some(if steps(&in_turn) <= steps(&few) + more.max(MORE_STEPS) { in_turn } else { few })
    }

    /// What each bundle carries where each ad account spends as much in few steps, of the sources of `network`.
    fn in_fewer_steps(
        &self,
        network: &FlowNetwork,
        case: &Case<'_>,
        shared: &Shared,
        budget: &mut Budget,
    ) -> Option<Vec<i64>> {
        let groups = network.groups(self.plan, Grain::Epoch);
        if groups.len() != case.bundles.len() || !case.is_open_by_account() {
            return None;
        }
        let one = (Minor::new(1), usize::MAX);
        let split = split(self.plan, network, &groups, one, Some(&shared.totals()), budget);
        let amounts: Vec<i64> = split.carried.amounts.iter().map(|amount| amount.units()).collect();
        let is_same = amounts.iter().sum::<i64>() == shared.amounts.iter().sum::<i64>();
        (is_same && split.carried.spent.units() == shared.most).then_some(amounts)
    }

    /// Makes allocations of amounts and offers them: on their planned days, and where those cost spend, first what is refused
    /// and then all else on the first.
    fn offer_placed(&mut self, case: &Case<'_>, amounts: &[i64], planned: &Planned, least: i64) {
        let network = self.network;
        let count = limits::ALLOCATIONS.saturating_sub(network.kept.len());
        let reviews = if self.request.reviews == Reviews::AnyDay { None } else { Some(1) };
        let mut placing = Placing { planned: &planned.all, reviews, least };
        loop {
            let mut made = place(self.plan, case, amounts, placing);
            if made.len() > count {
                if let Some(stride) = placing.reviews.filter(|stride| *stride < 4_096) {
                    placing.reviews = Some(stride * 2);
                    continue;
                }
                sort_by_key(&mut made, |it| std::cmp::Reverse(it.amount));
                made.truncate(count);
            }
            let mut allocations = network.kept.clone();
            allocations.extend(advised_allocations(self.plan, network, placing.planned, made));
            let found = self.run(allocations);
            let wanted: Minor = amounts.iter().map(|amount| Minor::new(*amount)).sum();
            let is_all = found.figures.spent >= self.base.figures.spent + wanted;
            self.offer(found);
            if is_all || placing.planned.is_empty() {
                return;
            }
            let fewer = if placing.planned.len() > planned.allowed { planned.allowed } else { 0 };
            placing.planned = &placing.planned[..fewer];
        }
    }

    fn run(&mut self, allocations: Vec<Allocation>) -> Candidate {
        self.budget.spend(run_work(self.plan, allocations.len()));
        Candidate::of(self.plan, &self.kept_ids, allocations)
    }

    /// Offers the plan's own open allocations, as far as they are spent. Where the best so far is the same amounts on
    /// other days, the plan's days are kept. Nothing spends more than `most`, where that is known.
    pub(super) fn own(&mut self, open: &[Allocation], most: Option<Minor>) {
        if open.is_empty() || self.request.reviews != Reviews::AnyDay {
            return;
        }
        let kept = self.network.kept.len();
        if let (Some(best), false) = (&self.best, most.is_none_or(|most| self.is_short_of(most))) {
            // Nothing spends more than the best; and where that gives anybody more than is planned, the amounts differ.
            let planned = Allocation::by_pair(open);
            let is_more = |(pair, amount): (_, &Minor)| planned.get(pair).is_none_or(|it| it < amount);
            if Allocation::by_pair(&best.plan.allocations()[kept..]).iter().any(is_more) {
                return;
            }
        }
        let mut allocations = self.network.kept.clone();
        allocations.extend_from_slice(open);
        let found = self.run_pruned(allocations);
        let same = |best: &Candidate| {
            best.figures.spent == found.figures.spent
                && self.allows(&found, kept)
                && Allocation::by_pair(&best.plan.allocations()[kept..])
                    == Allocation::by_pair(&found.plan.allocations()[kept..])
        };
        if self.best.as_ref().is_some_and(same) {
            self.best = Some(found);
        } else {
            self.offer(found);
        }
    }

    /// Takes out of the best answer what is not spent of it, as long as as much is spent then. Where the minimum leaves
    /// something unspent, some allocations may be left out whole.
    fn offer_pruned(&mut self, kept: usize) {
        for elsewhere in [true, false] {
            let Some(best) = &self.best else { return };
            let (allocations, unspent) = without_unspent(&best.plan, kept, elsewhere);
            if !self.keeps_spend(allocations) {
                continue;
            }
            let Some(best) = &self.best else { return };
            let advised = &best.plan.allocations()[kept..];
            let smallest_first = order_of_numbers(advised.iter().map(|it| it.amount.units()));
            let places = smallest_first.into_iter().map(|at| &advised[at]);
            let small = places.filter(|it| unspent[it.account.position()].is_positive());
            for id in small.map(|it| it.id.clone()).collect::<Vec<_>>() {
                let Some(best) = self.best.as_ref().filter(|_| !self.budget.is_spent()) else { return };
                let rest = best.plan.allocations().iter().filter(|it| it.id != id).cloned().collect();
                self.keeps_spend(rest);
            }
            return;
        }
    }

    /// Takes these allocations for the best answer, if they spend as much; whether they do.
    fn keeps_spend(&mut self, allocations: Vec<Allocation>) -> bool {
        let found = self.run(allocations);
        let is_as_good = self.best.as_ref().is_some_and(|best| found.figures.spent >= best.figures.spent)
            && self.allows(&found, self.kept_ids.len());
        if is_as_good {
            self.best = Some(found);
        }
        is_as_good
    }

    /// Tries what else there is, once it is known that nothing spends more than `most`, and takes out of the best what is
    /// not spent of it.
    pub(super) fn go_on(&mut self, most: Minor) {
        if self.request.reviews == Reviews::AnyDay {
            if self.plan.assumptions().draw_order != DrawOrder::SoonestExpiry {
                self.around_draw_order(self.network, most);
            }
            if self.bounds.step() == 1 && self.is_short_of(most) {
                self.later(most);
            }
        }
        if self.best.as_ref().is_some_and(|best| best.figures.stranded().is_positive()) {
            self.offer_pruned(self.network.kept.len());
        }
    }

    /// Tries what a draw order may let be spent where the soonest to expire is not spent first: each slot gets just what
    /// is spent in it, which leaves the draw order no choice but among locked ad credit; what is locked is spent before that;
    /// and ad accounts with locked ad credit get nothing.
    fn around_draw_order(&mut self, network: &FlowNetwork, most: Minor) {
        let mut free = vec![true; self.plan.ad_accounts().len()];
        for source in &network.sources {
            if let Location::Locked { account, .. } = source.location {
                free[account.position()] = false;
            }
        }
        let by_slot = network.pairs(self.plan) <= SLOT_PAIRS;
        if by_slot && free.contains(&false) && self.is_short_of(most) && !self.budget.is_spent() {
            let beside = network.beside_locked(self.plan);
            self.budget.spend(network.slots.len());
            self.lay_out(&beside, Grain::Slot, None, None);
        }
        for (grain, only) in [(Grain::Slot, None), (Grain::Epoch, Some(&free)), (Grain::Slot, Some(&free))] {
            if self.is_short_of(most) && !self.budget.is_spent() && (by_slot || grain != Grain::Slot) {
                self.lay_out(network, grain, only.map(Vec::as_slice), None);
            }
        }
    }

    /// Tries following the plan for some days and splitting anew from then on, day by day as long as the budget lasts.
    /// So an advice never spends less than one that is asked for later.
    fn later(&mut self, most: Minor) {
        let (plan, request) = (self.plan, self.request);
        let mut day = request.from.next();
        while day <= plan.period().end && self.is_short_of(most) && !self.budget.is_spent() {
            let request = Request { from: day, ..request };
            let followed: Vec<Allocation> =
                plan.allocations().iter().filter(|it| request.keeps(it)).cloned().collect();
            let later = FlowNetwork::of(plan, request, followed, &[]);
            self.budget.spend(later.slots.len() + run_work(plan, later.kept.len()));
            let before = self.best.take();
            self.lay_out(&later, Grain::Epoch, None, None);
            if plan.assumptions().draw_order != DrawOrder::SoonestExpiry {
                self.around_draw_order(&later, most);
            }
            let found = std::mem::replace(&mut self.best, before);
            if let Some(found) = found {
                let found = self.in_order(&found);
                self.offer(found);
            }
            day = day.next();
        }
    }

    /// The same allocations, those that stay first, as far as they are spent.
    fn in_order(&mut self, found: &Candidate) -> Candidate {
        let rest = found.plan.allocations().iter().filter(|it| !self.kept_ids.contains(it.id.as_str()));
        let allocations = self.network.kept.iter().chain(rest).cloned().collect();
        self.run_pruned(allocations)
    }

    /// What comes of these allocations, those that stay first, without what is not spent of them; but with all of it where
    /// that spends more and no more of what stays is refused.
    fn run_pruned(&mut self, allocations: Vec<Allocation>) -> Candidate {
        let found = self.run(allocations);
        let pruned = self.run(without_unspent(&found.plan, self.network.kept.len(), false).0);
        let is_better = pruned.figures.spent >= found.figures.spent || found.refused > self.base.refused;
        if is_better { pruned } else { found }
    }
}

/// What a run is counted as, beside what is looked at in a flow: it touches each ad account, ad credit, event, row
/// of actual spend and allocation, and each of them takes as long as some ten sinks.
pub(super) fn run_work(plan: &Plan, allocations: usize) -> usize {
    10 * (plan.ad_accounts().len()
        + plan.ad_credits().len()
        + plan.events().len()
        + plan.actuals().len()
        + allocations)
}
