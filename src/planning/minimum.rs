//! How much each allocation carries, so that the most is spent.
//!
//! Without a minimum this is a flow. With one it is not: an allocation is either nothing or at least the minimum,
//! even where the ad account spends less of it. Two ways that are quick give a first answer: the flow in which
//! allocations below the minimum are given up, some at a time, and what they carried is led elsewhere; and
//! [`large_first`]. Then the choice of which allocations to make is searched. Each choice is again a flow: an allocation
//! that is made has the minimum reserved for it, and the rest flows freely. A choice in which some allocations are still
//! open, and free of the minimum, bounds what it can come to. Where the search is cut short, the largest bound of the
//! choices not looked at is what is still proven.

use super::budget::Budget;
use super::flow::{Flow, Graph, Supply, SupplyKind};
use super::flow_problem::{FlowNetwork, Group, Location, Source, of_source};
use super::large_first::{Carried, large_first};
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::Plan;

/// How often allocations below the minimum are given up and the rest is laid out anew.
const ROUNDS: usize = 6;

/// What the search looks at, at most, once the flow is known: so an edit of 200 ad accounts and 50 ad credits with a
/// minimum is answered in about a tenth of a second.
const SEARCH_WORK: usize = 2_500_000;

/// How much each allocation carries.
#[derive(Clone, Debug, Default)]
pub(super) struct Split {
    pub(super) carried: Carried,
    /// What no split of these groups can beat.
    pub(super) most: Minor,
    /// The flow without a minimum. Its sources are those of the network.
    pub(super) bound: Flow,
}

/// What a choice comes to.
struct Layout {
    carried: Carried,
    flow: Flow,
}

/// What has been decided about an allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Open,
    Made,
    NotMade,
}

/// A split of `groups`, at most `count` of them, in which no allocation is less than `least`: the best there is,
/// or as good a one as is found within the budget. Where `totals` are given, no ad account spends more than that of all
/// ad credit, what is locked in it included.
pub(super) fn split(
    plan: &Plan,
    network: &FlowNetwork,
    groups: &[Group],
    (least, count): (Minor, usize),
    totals: Option<&[Minor]>,
    budget: &mut Budget,
) -> Split {
    let task = SplitTask { plan, network, slots: graph_of(network), groups, least, count, totals };
    let mut choices = vec![Decision::Open; groups.len()];
    let Some(root) = task.layout(&choices, budget) else { return Split::default() };
    let issued: Minor = network.sources.iter().map(|source| source.amount).sum();
    let most = if root.flow.is_most { root.carried.spent } else { issued };
    let is_few = root.carried.steps() <= count;
    if is_few && !root.carried.amounts.iter().any(|it| task.is_small(*it)) {
        return Split { carried: root.carried, most, bound: root.flow };
    }
    // What follows is only the search for what the minimum, or the number of allocations, allows.
    let whole = budget;
    let search = &mut Budget::new(whole.left().min(SEARCH_WORK));
    let mut best = task.without_small(&root.carried);
    best.improve(large_first(plan, network, groups, least, count, whole));
    task.give_up_small(&root.carried, &mut choices, &mut best, most, search);
    let bound = root.flow.clone();
    let most = if is_few { task.search(root, &mut best, most, search) } else { most };
    whole.spend(search.spent());
    Split { carried: best, most, bound }
}

/// A maximum without anything in its way, and the cut that proves it. It is not laid out.
pub(super) fn unbounded(plan: &Plan, network: &FlowNetwork, budget: &mut Budget) -> Flow {
    let mut graph = graph_of(network);
    for source in &network.sources {
        let supply = Supply { amount: source.amount.units(), kind: SupplyKind::Settled };
        graph.add_source(supply, network.bundles(plan, source));
    }
    let flow = graph.maximum(budget.left());
    budget.spend(flow.work);
    flow
}

fn graph_of(network: &FlowNetwork) -> Graph {
    let slots = network.slots.iter().map(|slot| (slot.days.start.number(), slot.capacity.units()));
    Graph::new(&slots.collect::<Vec<_>>())
}

/// What is to be split, and how.
struct SplitTask<'a> {
    plan: &'a Plan,
    network: &'a FlowNetwork,
    /// Its slots, and nothing that could be led into them: where each layout begins.
    slots: Graph,
    groups: &'a [Group],
    least: Minor,
    count: usize,
    totals: Option<&'a [Minor]>,
}

impl SplitTask<'_> {
    fn is_small(&self, amount: Minor) -> bool {
        amount.is_positive() && amount < self.least
    }

    /// What is carried, with every allocation left out that is too small, and the smallest of those that are too many. The
    /// others carry what they did.
    fn without_small(&self, carried: &Carried) -> Carried {
        let Carried { mut amounts, mut spent } = carried.clone();
        let mut made: Vec<usize> = (0..amounts.len()).filter(|at| amounts[*at].is_positive()).collect();
        sort_by_key(&mut made, |at| std::cmp::Reverse(amounts[*at]));
        for (rank, at) in made.into_iter().enumerate() {
            if rank >= self.count || amounts[at] < self.least {
                // It may have carried more than is spent of it, but never less.
                spent = spent.take(amounts[at]).unwrap_or(Minor::ZERO);
                amounts[at] = Minor::ZERO;
            }
        }
        Carried { amounts, spent }
    }

    /// Gives up the smaller half of the allocations below the minimum and lays out the rest anew, round after round.
    fn give_up_small(
        &self,
        first: &Carried,
        choices: &mut [Decision],
        best: &mut Carried,
        most: Minor,
        budget: &mut Budget,
    ) {
        let mut carried = first.clone();
        for _ in 0..ROUNDS {
            let is_small = |at: &usize| self.is_small(carried.amounts[*at]) && choices[*at] == Decision::Open;
            let mut small: Vec<usize> = (0..choices.len()).filter(is_small).collect();
            if small.is_empty() || best.spent >= most || budget.is_spent() {
                break;
            }
            sort_by_key(&mut small, |at| carried.amounts[*at]);
            for &at in &small[..small.len().div_ceil(2)] {
                choices[at] = Decision::NotMade;
            }
            let Some(next) = self.layout(choices, budget) else { break };
            carried = next.carried;
            best.improve(self.without_small(&carried));
        }
    }

    /// Searches the choices for a better answer than `best`, and gives what no choice can beat.
    fn search(&self, root: Layout, best: &mut Carried, most: Minor, budget: &mut Budget) -> Minor {
        let mut open = vec![(vec![Decision::Open; self.groups.len()], root)];
        while let Some((choices, Layout { carried, .. })) = open.pop() {
            if best.spent >= carried.spent {
                continue;
            }
            let too_small =
                |at: &usize| choices[*at] == Decision::Open && self.is_small(carried.amounts[*at]);
            let Some(at) = (0..choices.len()).filter(too_small).max_by_key(|at| carried.amounts[*at]) else {
                *best = carried;
                continue;
            };
            if budget.is_spent() {
                let rest = open.iter().map(|(_, layout)| layout.carried.spent).max();
                let unsearched = rest.unwrap_or(Minor::ZERO).max(carried.spent);
                return unsearched.max(best.spent).min(most);
            }
            // The last is looked at first: making the allocation usually keeps more.
            for choice in [Decision::NotMade, Decision::Made] {
                let mut choices = choices.clone();
                choices[at] = choice;
                if let Some(layout) = self.layout(&choices, budget) {
                    if layout.flow.is_most {
                        open.push((choices, layout));
                    } else {
                        return most;
                    }
                }
            }
        }
        best.spent
    }

    /// The flow that some choices leave; `None` where the minima alone are more than there is.
    fn layout(&self, choices: &[Decision], budget: &mut Budget) -> Option<Layout> {
        let Self { plan, network, groups, least, .. } = *self;
        let mut graph = self.slots.clone();
        // Which group, if any, each bundle's flow is part of: reserved amounts are counted whole.
        let mut group_of_bundle: Vec<Option<usize>> = Vec::new();
        let barred = self.bar(&mut graph, &mut group_of_bundle);
        // What an ad account may spend in all it spends first of what is locked in it.
        let is_first = |source: &Source| self.totals.is_some() && source.location != Location::Unallocated;
        let places = 0..network.sources.len();
        let (locked, rest): (Vec<usize>, Vec<usize>) =
            places.partition(|place| is_first(&network.sources[*place]));
        for place in locked.into_iter().chain(rest) {
            let source = &network.sources[place];
            let own = of_source(groups, place);
            let settled = |amount: Minor| Supply { amount: amount.units(), kind: SupplyKind::Settled };
            if source.location != Location::Unallocated {
                let bundles = network.bundles(plan, source);
                group_of_bundle.extend(bundles.iter().map(|_| None));
                graph.add_source(settled(source.amount), bundles);
                continue;
            }
            let mut left = source.amount;
            for at in own.clone().filter(|at| choices[*at] == Decision::Made) {
                left = left.take(least)?;
                group_of_bundle.push(None);
                graph.add_source(settled(least), [groups[at].sinks.clone()]);
            }
            let offered = own.filter(|at| choices[*at] != Decision::NotMade);
            group_of_bundle.extend(offered.clone().map(Some));
            let supply = Supply { amount: left.units(), kind: kind(plan, source) };
            graph.add_source(supply, offered.map(|at| groups[at].sinks.clone()));
        }
        let flow = graph.solve(budget.left());
        budget.spend(flow.work);
        let reserved = |choice: &Decision| if *choice == Decision::Made { least } else { Minor::ZERO };
        let mut amounts: Vec<Minor> = choices.iter().map(reserved).collect();
        for (used, group) in flow.used.iter().zip(group_of_bundle) {
            if let Some(at) = group {
                amounts[at] += Minor::new(*used);
            }
        }
        Some(Layout { carried: Carried { amounts, spent: Minor::new(flow.total) - barred }, flow })
    }

    /// Takes up what ad accounts may not spend, before anything else may. Gives how much that is.
    fn bar(&self, graph: &mut Graph, group_of_bundle: &mut Vec<Option<usize>>) -> Minor {
        let mut barred = Minor::ZERO;
        let Some(totals) = self.totals else { return barred };
        let rows = self.network.rows.chunk_by(|one, other| {
            self.network.slots[one.start].account == self.network.slots[other.start].account
        });
        for rows in rows {
            let account = self.network.slots[rows[0].start].account.position();
            let slots = rows.iter().flat_map(|row| &self.network.slots[row.clone()]);
            let capacity: Minor = slots.map(|slot| slot.capacity).sum();
            let amount = capacity.take(totals[account]).unwrap_or(Minor::ZERO);
            group_of_bundle.extend(rows.iter().map(|_| None));
            let supply = Supply { amount: amount.units(), kind: SupplyKind::Idle };
            graph.add_source(supply, rows.iter().cloned());
            barred += amount;
        }
        barred
    }
}

/// What the plan's end leaves unallocated of ad credit that expires later can still be spent after it.
fn kind(plan: &Plan, source: &Source) -> SupplyKind {
    if plan.credit(source.credit).expires > plan.period().end {
        SupplyKind::Lasting
    } else {
        SupplyKind::Free
    }
}
