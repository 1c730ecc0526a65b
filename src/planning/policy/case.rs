//! What there is to share: the sources and slots of a plan as one network, with the bounds of the plan on it.

use super::demand::Demand;
use super::fair::Share;
use super::residual::Residual;
use crate::money::{Decimal, Minor};
use crate::order::sort_by_key;
use crate::plan::{AccountIndex, Allocation, CreditIndex, DrawOrder, Holder, Plan, Preference};
use crate::planning::flow_problem::{FlowNetwork, Location};
use std::collections::BTreeMap;
use std::ops::Range;

/// What one ad account may get of one source.
#[derive(Clone, Debug)]
pub(in crate::planning) struct Pair {
    /// The source, by its place.
    pub(in crate::planning) source: usize,
    pub(in crate::planning) account: usize,
    /// How much it may carry.
    pub(super) most: i64,
    /// How much of it is planned.
    pub(in crate::planning) planned: i64,
    /// Its bundles: one, unless ad credit is forfeited in between.
    pub(in crate::planning) bundles: Range<usize>,
}

/// Bounds on what is advised, beside what is allocated already.
#[derive(Clone, Debug)]
pub(in crate::planning) struct Bounds {
    /// By ad account, at least and at most; without a bound nothing, and all there may be.
    accounts: Vec<(i64, i64)>,
    /// What is allocated already, by ad credit and ad account.
    kept: BTreeMap<(CreditIndex, AccountIndex), Minor>,
    max_share: Option<Decimal>,
    step: i64,
    is_bounded: bool,
}

impl Bounds {
    pub(in crate::planning) fn of(plan: &Plan, network: &FlowNetwork) -> Self {
        let mut kept = BTreeMap::new();
        let mut by_account = vec![0; plan.ad_accounts().len()];
        for source in &network.sources {
            let is_allocated = plan.credit(source.credit).held_by == Holder::BusinessCenter;
            if let (Location::Locked { account, .. }, true) = (source.location, is_allocated) {
                *kept.entry((source.credit, account)).or_insert(Minor::ZERO) += source.amount;
                by_account[account.position()] += source.amount.units();
            }
        }
        let bound = |(account, kept): (&crate::plan::AdAccount, i64)| {
            let left = |bound: Minor| (bound.units() - kept).max(0);
            (account.at_least.map_or(0, left), account.at_most.map_or(i64::MAX, left))
        };
        let policy = plan.split_policy();
        let is_bounded = policy.max_share.is_some()
            || plan.ad_accounts().iter().any(|it| it.at_least.is_some() || it.at_most.is_some());
        Self {
            accounts: plan.ad_accounts().iter().zip(by_account).map(bound).collect(),
            kept,
            max_share: policy.max_share,
            step: policy.round_to.map_or(1, Minor::units),
            is_bounded,
        }
    }

    /// Whether there are any, rounding aside.
    pub(in crate::planning) const fn are_any(&self) -> bool {
        self.is_bounded
    }

    /// What every amount is a multiple of.
    pub(in crate::planning) const fn step(&self) -> i64 {
        self.step
    }

    /// The next multiple of it.
    pub(in crate::planning) fn whole(&self, amount: i64) -> i64 {
        amount.checked_add(self.step - 1).map_or(amount, |more| more - more % self.step)
    }

    pub(in crate::planning) fn at_most(&self, account: usize) -> i64 {
        self.accounts[account].1
    }

    /// Of how many ad accounts.
    pub(super) const fn accounts(&self) -> usize {
        self.accounts.len()
    }

    pub(in crate::planning) fn at_least(&self, account: usize) -> i64 {
        self.accounts[account].0
    }

    /// Without the most that one ad account may get.
    pub(super) fn without_most(&self, account: usize) -> Self {
        let mut bounds = self.clone();
        bounds.accounts[account].1 = i64::MAX;
        bounds
    }

    /// Without the largest share of an ad credit.
    pub(super) fn without_share(&self) -> Self {
        Self { max_share: None, ..self.clone() }
    }

    /// Without all of them.
    pub(super) fn without_any(&self) -> Self {
        Self { accounts: vec![(0, i64::MAX); self.accounts.len()], ..self.without_share() }
    }

    /// How much more of an ad credit an ad account may get.
    fn of_pair(&self, plan: &Plan, pair: (CreditIndex, AccountIndex)) -> i64 {
        let Some(share) = self.max_share else { return i64::MAX };
        let kept = self.kept.get(&pair).map_or(0, |amount| amount.units());
        (plan.credit(pair.0).amount.part(share).units() - kept).max(0)
    }

    /// Whether advised allocations keep to all of them, but for what is too little.
    pub(in crate::planning) fn allow(&self, plan: &Plan, advised: &[Allocation]) -> bool {
        if !self.is_bounded && self.step == 1 {
            return true;
        }
        let by_account = Allocation::by_account(self.accounts.len(), advised);
        advised.iter().all(|it| it.amount.units() % self.step == 0)
            && by_account.iter().zip(&self.accounts).all(|(gets, (_, most))| gets.units() <= *most)
            && Allocation::by_pair(advised)
                .into_iter()
                .all(|(pair, gets)| gets.units() <= self.of_pair(plan, pair))
    }
}

/// What there is to share.
#[derive(Clone, Debug)]
pub(in crate::planning) struct Case<'a> {
    pub(super) network: &'a FlowNetwork,
    pub(super) bounds: &'a Bounds,
    pub(in crate::planning) pairs: Vec<Pair>,
    /// The slots of each bundle.
    pub(in crate::planning) bundles: Vec<Range<usize>>,
    /// Of locked sources, by the place of the source.
    pub(super) locked: Vec<(usize, Range<usize>)>,
    /// Whether what expires sooner is spent first where that changes nothing for any ad account, so that what stays
    /// unallocated can be directed as long as can be. Not where ad accounts don't spend in that order, nor where few
    /// steps are asked for: then only what outlasts the plan waits.
    pub(in crate::planning) by_expiry: bool,
    /// Which sources can be spent after the plan too.
    pub(super) lasts: Vec<bool>,
    /// Bundles that may not be used.
    pub(in crate::planning) closed: Vec<bool>,
    /// What each ad account is expected to spend on days on which it might spend ad credit.
    expected: Vec<Minor>,
}

/// Where things are in the network of a case.
pub(super) struct Wiring {
    pub(super) net: Residual,
    /// The arc into each source, from where there is all ad credit; none into a locked one.
    pub(super) supply: Vec<Option<usize>>,
    /// The arc for as much as is planned of each pair, where it is told apart.
    pub(super) planned: Vec<Option<usize>>,
    /// The arcs of each bundle.
    pub(super) arcs: Vec<Range<usize>>,
    nodes: [usize; 4],
}

/// Where there is all ad credit that can be allocated.
pub(super) const START: usize = 0;

impl Wiring {
    pub(super) const fn source(&self, at: usize) -> usize {
        self.nodes[0] + at
    }

    pub(super) const fn account(&self, at: usize) -> usize {
        self.nodes[3] + at
    }

    /// What a bundle carries. Arcs come with their way back.
    pub(super) fn carried(&self, bundle: usize) -> i64 {
        self.arcs[bundle].clone().step_by(2).map(|arc| self.net.flow(arc)).sum()
    }
}

/// The places of the smaller half of those amounts that are more than nothing and less than `least`.
fn smaller_half(amounts: &[i64], least: i64) -> Vec<usize> {
    let mut small: Vec<usize> = (0..amounts.len()).filter(|at| (1..least).contains(&amounts[*at])).collect();
    sort_by_key(&mut small, |at| amounts[*at]);
    small.truncate(small.len().div_ceil(2));
    small
}

impl<'a> Case<'a> {
    /// What is open in a plan, where `planned` is.
    pub(in crate::planning) fn of(
        plan: &Plan,
        network: &'a FlowNetwork,
        bounds: &'a Bounds,
        planned: &[Allocation],
        expected: &[Minor],
        prefer: Preference,
    ) -> Self {
        let by_pair = Allocation::by_pair(planned);
        let (mut pairs, mut bundles, mut locked) = (Vec::<Pair>::new(), Vec::new(), Vec::new());
        for (source, it) in network.sources.iter().enumerate() {
            for sinks in network.bundles(plan, it) {
                if it.location != Location::Unallocated {
                    locked.push((source, sinks));
                    continue;
                }
                let account = network.slots[sinks.start].account;
                let at = bundles.len();
                bundles.push(sinks);
                let same = |pair: &&mut Pair| (pair.source, pair.account) == (source, account.position());
                if let Some(pair) = pairs.last_mut().filter(same) {
                    pair.bundles.end = at + 1;
                    continue;
                }
                let most = bounds.of_pair(plan, (it.credit, account)).min(it.amount.units());
                let planned = by_pair.get(&(it.credit, account)).map_or(0, |amount| amount.units());
                pairs.push(Pair { source, account: account.position(), most, planned, bundles: at..at + 1 });
            }
        }
        let closed = vec![false; bundles.len()];
        let by_expiry =
            prefer != Preference::FewestSteps && plan.assumptions().draw_order == DrawOrder::SoonestExpiry;
        let end = plan.period().end;
        let lasts = network.sources.iter().map(|it| plan.credit(it.credit).expires > end).collect();
        let expected = expected.to_vec();
        Self { network, bounds, pairs, bundles, locked, by_expiry, lasts, closed, expected }
    }

    /// The same within other bounds.
    pub(super) fn within<'b>(&self, plan: &Plan, bounds: &'b Bounds) -> Case<'b>
    where
        'a: 'b,
    {
        let mut case = Case { bounds, ..self.clone() };
        for pair in &mut case.pairs {
            let source = &self.network.sources[pair.source];
            pair.most = bounds
                .of_pair(plan, (source.credit, AccountIndex::new(pair.account)))
                .min(source.amount.units());
        }
        case
    }

    /// Closes what carries less than `least`, the smaller half of it: of bundles; but where `by_account`, first of ad
    /// accounts that get less than that of all ad credit. Whether there was any.
    pub(in crate::planning) fn give_up_small(
        &mut self,
        amounts: &[i64],
        least: i64,
        by_account: bool,
    ) -> bool {
        let mut gets = vec![0; self.accounts()];
        for (bundle, amount) in amounts.iter().enumerate() {
            gets[self.pair_of(bundle).account] += amount;
        }
        let accounts = if by_account { smaller_half(&gets, least) } else { Vec::new() };
        for account in &accounts {
            gets[*account] = -1;
        }
        let bundles = if accounts.is_empty() {
            smaller_half(amounts, least)
        } else {
            (0..amounts.len()).filter(|bundle| gets[self.pair_of(*bundle).account] < 0).collect()
        };
        for bundle in &bundles {
            self.closed[*bundle] = true;
        }
        !bundles.is_empty()
    }

    /// Whether each ad account may get all that it could, or nothing.
    pub(in crate::planning) fn is_open_by_account(&self) -> bool {
        let mut seen = vec![None; self.accounts()];
        let is_same = |(bundle, closed): (usize, &bool)| {
            *seen[self.pair_of(bundle).account].get_or_insert(*closed) == *closed
        };
        self.closed.iter().enumerate().all(is_same)
    }

    /// What is to be spent of a bundle, if it gets so much.
    pub(super) fn demand(&self, bundle: usize, amount: i64) -> Demand {
        Demand { slots: self.bundles[bundle].clone(), amount }
    }

    /// What is locked in each ad account.
    pub(super) fn locked_demands(&self) -> Vec<Vec<Demand>> {
        let mut demands = vec![Vec::new(); self.accounts()];
        for (source, slots) in &self.locked {
            let account = self.network.slots[slots.start].account.position();
            let amount = self.network.sources[*source].amount.units();
            demands[account].push(Demand { slots: slots.clone(), amount });
        }
        demands
    }

    /// What an ad account can spend in a slot.
    pub(super) fn room(&self, slot: usize) -> i64 {
        self.network.slots[slot].capacity.units()
    }

    /// The pair of a bundle.
    pub(super) fn pair_of(&self, bundle: usize) -> &Pair {
        &self.pairs[self.pairs.partition_point(|pair| pair.bundles.end <= bundle)]
    }

    /// How much of each source is allocated where bundles carry these amounts.
    pub(in crate::planning) fn by_source(&self, amounts: &[i64]) -> Vec<i64> {
        let mut sources = vec![0; self.network.sources.len()];
        for (bundle, amount) in amounts.iter().enumerate() {
            sources[self.pair_of(bundle).source] += amount;
        }
        sources
    }

    /// All ad credit there is.
    pub(super) fn all(&self) -> i64 {
        self.network.sources.iter().map(|source| source.amount.units()).sum()
    }

    pub(super) fn accounts(&self) -> usize {
        self.expected.len()
    }

    /// What an ad account is expected to spend on days on which it might spend ad credit: above zero.
    pub(super) fn expected(&self, account: usize) -> i64 {
        self.expected[account].units().max(1)
    }

    /// How large its network is.
    pub(in crate::planning) fn arcs(&self) -> usize {
        let bundles = self.bundles.iter().chain(self.locked.iter().map(|(_, sinks)| sinks));
        self.pairs.len() + self.network.slots.len() + bundles.map(ExactSizeIterator::len).sum::<usize>()
    }

    pub(super) fn nodes(&self) -> usize {
        let FlowNetwork { sources, slots, .. } = self.network;
        1 + sources.len() + self.pairs.len() + slots.len() + self.expected.len()
    }

    /// Its network, in which nothing flows yet. Where `dear` what is more than planned costs.
    pub(super) fn lay_out(&self, dear: bool) -> Wiring {
        let FlowNetwork { sources, slots, .. } = self.network;
        let of_pairs = 1 + sources.len();
        let of_slots = of_pairs + self.pairs.len();
        let of_accounts = of_slots + slots.len();
        let mut net = Residual::new(self.nodes(), self.arcs() + sources.len() + self.pairs.len(), dear);
        let supply = sources.iter().enumerate().map(|(at, source)| {
            let is_open = source.location == Location::Unallocated;
            is_open.then(|| net.add(START, 1 + at, source.amount.units(), 0))
        });
        let supply = supply.collect();
        let mut arcs = Vec::with_capacity(self.bundles.len());
        let mut planned = Vec::with_capacity(self.pairs.len());
        for (at, pair) in self.pairs.iter().enumerate() {
            let (from, node) = (1 + pair.source, of_pairs + at);
            let usual = if dear { pair.planned.min(pair.most) } else { 0 };
            planned.push((usual > 0).then(|| net.add(from, node, usual, 0)));
            net.add(from, node, pair.most - usual, i64::from(dear));
            for bundle in pair.bundles.clone() {
                let mut ends = 0..0;
                for sink in self.bundles[bundle].clone().filter(|_| !self.closed[bundle]) {
                    let arc = net.add(node, of_slots + sink, slots[sink].capacity.units(), 0);
                    ends = if ends.is_empty() { arc..arc + 2 } else { ends.start..arc + 2 };
                }
                arcs.push(ends);
            }
        }
        for (source, sinks) in &self.locked {
            for sink in sinks.clone() {
                net.add(1 + source, of_slots + sink, slots[sink].capacity.units(), 0);
            }
        }
        for (at, slot) in slots.iter().enumerate() {
            net.add(of_slots + at, of_accounts + slot.account.position(), slot.capacity.units(), 0);
        }
        Wiring { net, supply, planned, arcs, nodes: [1, of_pairs, of_slots, of_accounts] }
    }

    /// What ad accounts may get, before they get anything.
    pub(super) fn shares(&self, layout: &Wiring) -> Vec<Share> {
        let share = |at| Share { node: layout.account(at), expected: self.expected(at), ..Share::default() };
        let mut shares: Vec<Share> = (0..self.accounts()).map(share).collect();
        for slot in &self.network.slots {
            shares[slot.account.position()].most += slot.capacity.units();
        }
        shares
    }
}
