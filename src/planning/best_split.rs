//! The allocations that let the most ad credit be spent.

use super::budget::Budget;
use super::certificate::Certificate;
use super::flow_problem::{FlowNetwork, Grain, Group, Location};
use super::request::{AdviceScope, Request, Reviews};
use super::split::{Split, most, split};
use crate::day::Day;
use crate::ledger::{CreditFigures, Transfer};
use crate::money::Minor;
use crate::plan::{
    AccountIndex, Allocation, CreditIndex, DrawOrder, Execution, Holder, MemberIndex, Plan, limits,
};
use crate::rules::judgement::least_allocation;
use crate::simulation::{Projection, Subject, run};
use std::collections::{BTreeMap, BTreeSet};

/// What one advice looks at, at most: sinks, bundles and uses of the flow (see [`Budget`]).
pub(super) const WORK: usize = 40_000_000;
/// What the search for other splits looks at, at most, once there is an answer that may not be the best.
const SEARCH_WORK: usize = 500_000;
/// How many pairs of a source and a slot a layout by slots may have.
const SLOT_PAIRS: usize = 100_000;

/// Whether anything can beat an advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optimality {
    /// Nothing spends more, as the certificate or a complete search shows.
    Proven,
    /// So much more than is spent can't be ruled out.
    Gap {
        /// What the proof allows beyond the answer.
        amount: Minor,
        /// What keeps the proof and the answer apart.
        reason: GapReason,
    },
}

/// What keeps what is proven and what was found apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapReason {
    /// A draw order other than the soonest expiry first: the proof doesn't know it.
    DrawOrder,
    /// The minimum for one allocation: not every way to keep to it was tried.
    Minimum,
    /// The size of the plan: of what an advice may look at or hold, there was not enough.
    Limit,
}

/// The allocations that let the most ad credit be spent, and why it is no more.
#[derive(Clone, Debug)]
pub struct Advice {
    /// The plan with these allocations: those that stay, then the advised ones.
    pub plan: Plan,
    /// How many of its allocations, at the front, stay: they are done already, or out of scope.
    pub kept: usize,
    /// What a run of that plan gives.
    pub figures: CreditFigures,
    /// The most ad credit each ad account could spend, in document order.
    pub can_spend: Vec<Minor>,
    /// Why no split lets more be spent.
    pub certificate: Certificate,
    /// Whether anything can beat this split.
    pub optimality: Optimality,
    /// How much was looked at to find it: sinks, bundles and uses of the flow.
    pub work: usize,
}

impl Advice {
    /// What is issued and can't be spent, however it is split.
    #[must_use]
    pub fn unavoidable(&self) -> Minor {
        self.certificate.unspendable
    }

    /// How much less is spent than the certificate alone allows.
    #[must_use]
    pub fn short(&self) -> Minor {
        self.figures.issued - self.figures.spent - self.certificate.unspendable
    }

    /// The advised allocations.
    #[must_use]
    pub fn allocations(&self) -> &[Allocation] {
        &self.plan.allocations()[self.kept..]
    }
}

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
    let (kept, open): (Vec<Allocation>, Vec<Allocation>) =
        plan.allocations().iter().cloned().partition(|allocation| is_kept(allocation, request, stays));
    let network = FlowNetwork::of(plan, request, kept);
    let kept_ids = network.kept.iter().map(|it| it.id.clone()).collect();
    let mut advising =
        Advising { plan, request, kept_ids, refused: 0, budget: Budget::new(WORK), best: None };
    advising.refused = advising.run(network.kept.clone()).refused;
    let main = match request.reviews {
        Reviews::AnyDay => Grain::Epoch,
        Reviews::Every(_) => Grain::Review,
    };
    let bound = advising.lay_out(&network, main, None);
    let issued: Minor = network.sources.iter().map(|source| source.amount).sum();
    let most = if network.is_coarse { issued } else { bound.most };
    let spendable = bound.spent;
    advising.own(&network, &open);
    let used = advising.budget.spent();
    advising.budget = Budget::new(advising.budget.left().min(SEARCH_WORK));
    if request.reviews == Reviews::AnyDay && plan.assumptions().draw_order != DrawOrder::SoonestExpiry {
        advising.around_draw_order(&network, most);
    }
    if request.reviews == Reviews::AnyDay && advising.is_short_of(most) {
        advising.later(&network, most, stays);
    }
    let work = used + advising.budget.spent();
    let Found { plan: advised, figures, can_spend, .. } = match advising.best.take() {
        Some(best) => best,
        None => advising.run(network.kept.clone()),
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

fn is_kept(allocation: &Allocation, request: Request, stays: &dyn Fn(&Allocation) -> bool) -> bool {
    let in_scope = match request.scope {
        AdviceScope::Plan => true,
        AdviceScope::AdAccount(_) => request.scope.contains(allocation.account),
    };
    allocation.execution == Execution::Done || !in_scope || stays(allocation)
}

/// A plan with an answer in it, and what it comes to.
struct Found {
    plan: Plan,
    figures: CreditFigures,
    can_spend: Vec<Minor>,
    /// How many of the allocations that stay are refused.
    refused: usize,
}

/// An answer being looked for: of all that are tried, the one that spends most is kept, and the first of equals.
struct Advising<'a> {
    plan: &'a Plan,
    request: Request,
    kept_ids: BTreeSet<String>,
    /// How many of the allocations that stay are refused whatever is advised.
    refused: usize,
    budget: Budget,
    best: Option<Found>,
}

impl Advising<'_> {
    fn is_short_of(&self, most: Minor) -> bool {
        self.best.as_ref().is_none_or(|best| best.figures.spent < most)
    }

    /// Keeps an answer if it is the best so far. What stays must not be refused for its sake.
    fn offer(&mut self, found: Found) {
        if found.refused > self.refused {
            return;
        }
        if self.best.as_ref().is_none_or(|best| best.figures.spent < found.figures.spent) {
            self.best = Some(found);
        }
    }

    /// Lays out a split of what is open, to some of its ad accounts or to all, and offers it.
    fn lay_out(
        &mut self,
        network: &FlowNetwork,
        grain: Grain,
        only: Option<&dyn Fn(AccountIndex) -> bool>,
    ) -> Split {
        let plan = self.plan;
        let mut groups = network.groups(plan, grain);
        if let Some(only) = only {
            groups.retain(|group| only(group.account));
        }
        let count = limits::ALLOCATIONS.saturating_sub(network.kept.len());
        let split = split(plan, network, &groups, (least_allocation(plan), count), &mut self.budget);
        let mut allocations = network.kept.clone();
        allocations.extend(allocations_of(plan, network, &groups, &split.amounts));
        let found = self.run(allocations);
        let spent = found.figures.spent;
        self.offer(found);
        if spent < split.spent {
            self.offer_pruned(network.kept.len());
        }
        split
    }

    fn run(&mut self, allocations: Vec<Allocation>) -> Found {
        let plan = self.plan;
        self.budget.spend(run_work(plan, allocations.len()));
        let plan = plan.with_allocations(allocations);
        let projection = run(&plan);
        let is_kept = |subject: Subject| match subject {
            Subject::Allocation(at) => self.kept_ids.contains(&plan.allocations()[at].id),
            Subject::Event(_) => false,
        };
        let refused = projection.refusals.iter().filter(|it| is_kept(it.subject)).count();
        let Projection { figures, can_spend, .. } = projection;
        Found { figures: figures.totals, can_spend, refused, plan }
    }

    /// Offers the plan's own open allocations, as far as they can still be made and are spent. They are the answer as
    /// well where it is the same amounts on other days.
    fn own(&mut self, network: &FlowNetwork, open: &[Allocation]) {
        let may = |it: &&Allocation| it.on >= self.request.from;
        let open: Vec<Allocation> = open.iter().filter(may).cloned().collect();
        if open.is_empty() || self.request.reviews != Reviews::AnyDay {
            return;
        }
        let mut allocations = network.kept.clone();
        let kept = allocations.len();
        allocations.extend(open);
        let found = self.run(allocations);
        let pruned = self.run(pruned(&found.plan, kept));
        let is_better = pruned.figures.spent >= found.figures.spent || found.refused > self.refused;
        let found = if is_better { pruned } else { found };
        let same = |best: &Found| {
            best.figures.spent == found.figures.spent
                && found.refused <= self.refused
                && by_pair(&best.plan.allocations()[kept..]) == by_pair(&found.plan.allocations()[kept..])
        };
        if self.best.as_ref().is_some_and(same) {
            self.best = Some(found);
        } else {
            self.offer(found);
        }
    }

    /// Takes out of the best answer what is not spent of it, if as much is spent then.
    fn offer_pruned(&mut self, kept: usize) {
        let Some(best) = &self.best else { return };
        let (spent, allocations) = (best.figures.spent, pruned(&best.plan, kept));
        let found = self.run(allocations);
        if found.figures.spent >= spent && found.refused <= self.refused {
            self.best = Some(found);
        }
    }

    /// Tries what a draw order may let be spent where the soonest to expire is not spent first: each slot gets just what
    /// is spent in it, which leaves the draw order no choice but among locked ad credit; and ad accounts with locked
    /// ad credit get nothing.
    fn around_draw_order(&mut self, network: &FlowNetwork, most: Minor) {
        let mut holds = vec![false; self.plan.ad_accounts().len()];
        for source in &network.sources {
            if let Location::Locked { account, .. } = source.location {
                holds[account.position()] = true;
            }
        }
        let free = |account: AccountIndex| !holds[account.position()];
        let by_slot = network.pairs(self.plan) <= SLOT_PAIRS;
        for (grain, to_free) in [(Grain::Slot, false), (Grain::Epoch, true), (Grain::Slot, true)] {
            let only: Option<&dyn Fn(AccountIndex) -> bool> = if to_free { Some(&free) } else { None };
            if self.is_short_of(most) && !self.budget.is_spent() && (by_slot || grain != Grain::Slot) {
                self.lay_out(network, grain, only);
            }
        }
    }

    /// Tries following the plan for some days and splitting anew from then on, day by day as long as the budget lasts.
    /// So an advice never spends less than one that is asked for later.
    fn later(&mut self, network: &FlowNetwork, most: Minor, stays: &dyn Fn(&Allocation) -> bool) {
        let (plan, request) = (self.plan, self.request);
        let kept = network.kept.len();
        let mut day = request.from.next();
        while day <= plan.period().end && self.is_short_of(most) && !self.budget.is_spent() {
            let follows =
                |it: &Allocation| is_kept(it, request, stays) || (request.from <= it.on && it.on < day);
            let request = Request { from: day, ..request };
            let followed: Vec<Allocation> =
                plan.allocations().iter().filter(|it| follows(it)).cloned().collect();
            let later = FlowNetwork::of(plan, request, followed);
            self.budget.spend(later.slots.len() + run_work(plan, later.kept.len()));
            let before = self.best.take();
            self.lay_out(&later, Grain::Epoch, None);
            if plan.assumptions().draw_order != DrawOrder::SoonestExpiry {
                self.around_draw_order(&later, most);
            }
            let found = std::mem::replace(&mut self.best, before);
            // What stays comes first, whatever it is called here.
            if let Some(found) = found.map(|found| self.in_order(&found, network, kept)) {
                self.offer(found);
            }
            day = day.next();
        }
    }

    /// The same allocations, those of `network` that stay first.
    fn in_order(&mut self, found: &Found, network: &FlowNetwork, kept: usize) -> Found {
        let ids: BTreeSet<&str> = network.kept.iter().map(|it| it.id.as_str()).collect();
        let rest = found.plan.allocations().iter().filter(|it| !ids.contains(it.id.as_str())).cloned();
        let mut allocations = network.kept.clone();
        allocations.extend(rest);
        let found = self.run(allocations);
        let pruned = self.run(pruned(&found.plan, kept));
        if pruned.figures.spent >= found.figures.spent { pruned } else { found }
    }
}

/// What a run is counted as, beside what is looked at in a flow: it touches each ad account, ad credit, event and
/// allocation, and each of them takes as long as some ten sinks.
fn run_work(plan: &Plan, allocations: usize) -> usize {
    10 * (plan.ad_accounts().len() + plan.ad_credits().len() + plan.events().len() + allocations)
}

/// How much goes from each ad credit to each ad account.
fn by_pair(allocations: &[Allocation]) -> BTreeMap<(usize, usize), Minor> {
    let mut amounts = BTreeMap::new();
    for it in allocations {
        *amounts.entry((it.credit.position(), it.account.position())).or_insert(Minor::ZERO) += it.amount;
    }
    amounts
}

/// The allocations of a plan without those, from place `kept` on, that are refused, and without what is not spent of
/// them: of one ad credit in one ad account, the last that arrived before it was lost. No allocation is made smaller than
/// the minimum.
fn pruned(plan: &Plan, kept: usize) -> Vec<Allocation> {
    let projection = run(plan);
    let mut allocations = plan.allocations().to_vec();
    for refusal in &projection.refusals {
        if let Subject::Allocation(at) = refusal.subject
            && at >= kept
        {
            allocations[at].amount = Minor::ZERO;
        }
    }
    let mut order: Vec<usize> = (kept..allocations.len()).collect();
    order.sort_by_key(|at| (allocations[*at].on, *at));
    let mut by_pair: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for at in order {
        let it = &allocations[at];
        by_pair.entry((it.credit.position(), it.account.position())).or_default().push(at);
    }
    // What each pair loses, and by the end of which day; what is left at the end is lost for this purpose.
    let mut losses: Vec<((usize, usize), Day, Minor)> = Vec::new();
    let mut held: BTreeMap<(usize, usize), Minor> = BTreeMap::new();
    for entry in projection.journal.entries() {
        let amount = entry.amount;
        let (credit, account, lost_by) = match entry.transfer {
            Transfer::Issue { credit, to: Holder::AdAccount(account) }
            | Transfer::Allocate { credit, account } => {
                *held.entry((credit.position(), account.position())).or_insert(Minor::ZERO) += amount;
                continue;
            }
            Transfer::Spend { credit, account } => (credit, account, None),
            Transfer::Expire { credit, holder: Holder::AdAccount(account) } => {
                (credit, account, Some(entry.on))
            }
            // It is taken in the morning, before that day's allocations, unless it was lost on arrival.
            Transfer::Forfeit { credit, account, .. } | Transfer::Revoke { credit, account, .. } => {
                (credit, account, Some(entry.on.previous()))
            }
            _ => continue,
        };
        let pair = (credit.position(), account.position());
        *held.entry(pair).or_insert(Minor::ZERO) -= amount;
        losses.extend(lost_by.map(|day| (pair, day, amount)));
    }
    losses.extend(held.into_iter().map(|(pair, amount)| (pair, plan.period().end, amount)));
    let least = least_allocation(plan);
    for (pair, by, mut amount) in losses {
        for at in by_pair.get(&pair).into_iter().flatten().rev() {
            let it = &mut allocations[*at];
            if it.on > by || amount.is_zero() || it.amount.is_zero() {
                continue;
            }
            let part = amount.min(it.amount);
            let rest = it.amount - part;
            it.amount = if rest.is_zero() { rest } else { rest.max(least.min(it.amount)) };
            amount -= part;
        }
    }
    let mut at = 0;
    allocations.retain(|it| {
        at += 1;
        at <= kept || it.amount.is_positive()
    });
    allocations
}

/// What [`advise`] lets be spent. Where it reaches what the flow comes to, as it does unless a minimum or a draw order is
/// in the way, nobody needs to know how it is laid out.
pub(super) fn most_spent(plan: &Plan, request: Request, stays: &dyn Fn(&Allocation) -> bool) -> Minor {
    let assumed = plan.assumptions();
    if assumed.draw_order == DrawOrder::SoonestExpiry && assumed.minimum_allocation.is_none() {
        let kept = plan.allocations().iter().filter(|it| is_kept(it, request, stays)).cloned().collect();
        most(plan, &FlowNetwork::of(plan, request, kept), WORK)
    } else {
        advise(plan, request, stays).figures.spent
    }
}

fn allocations_of(
    plan: &Plan,
    network: &FlowNetwork,
    groups: &[Group],
    amounts: &[Minor],
) -> Vec<Allocation> {
    let mut made: Vec<(Day, CreditIndex, AccountIndex, Minor)> = groups
        .iter()
        .zip(amounts)
        .filter(|(_, amount)| amount.is_positive())
        .map(|(group, amount)| (group.on, network.sources[group.source].credit, group.account, *amount))
        .collect();
    made.sort_by_key(|(on, credit, _, _)| (*on, credit.position()));
    let mut names = Names::new(&network.kept);
    // What is planned keeps its id whatever else is named, so those ids are reserved first.
    let planned = Planned::of(plan, &mut names);
    made.into_iter()
        .map(|(on, credit, account, amount)| {
            let planned = planned.find(on, credit, account);
            Allocation {
                id: planned.map_or_else(|| names.next(), |planned| planned.id.clone()),
                on,
                credit,
                account,
                amount,
                by: planned.and_then(|planned| planned.by).filter(|member| may_allocate(plan, *member)),
                execution: Execution::Planned,
            }
        })
        .collect()
}

/// What is planned and may change, the first for each day, ad credit and ad account.
struct Planned<'a>(BTreeMap<(Day, usize, usize), &'a Allocation>);

impl<'a> Planned<'a> {
    fn of(plan: &'a Plan, names: &mut Names) -> Self {
        let mut planned = BTreeMap::new();
        for it in plan.allocations() {
            // Every id of the plan is taken, those that stay by those that stay.
            if names.take(&it.id) {
                planned.entry((it.on, it.credit.position(), it.account.position())).or_insert(it);
            }
        }
        Self(planned)
    }

    fn find(&self, on: Day, credit: CreditIndex, account: AccountIndex) -> Option<&'a Allocation> {
        self.0.get(&(on, credit.position(), account.position())).copied()
    }
}

/// Ids for advised allocations, each used once.
struct Names {
    taken: BTreeSet<String>,
    count: usize,
}

impl Names {
    fn new(kept: &[Allocation]) -> Self {
        Self { taken: kept.iter().map(|it| it.id.clone()).collect(), count: 0 }
    }

    /// Whether an id was still free; it no longer is.
    fn take(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }

    /// The next free number.
    fn next(&mut self) -> String {
        loop {
            self.count += 1;
            let id = format!("advice-{}", self.count);
            if self.take(&id) {
                return id;
            }
        }
    }
}

/// Whether a member may allocate (rule R18); advice names nobody who may not.
fn may_allocate(plan: &Plan, member: MemberIndex) -> bool {
    plan.assumptions().who_may_allocate.contain(plan.members()[member.position()].role)
}
