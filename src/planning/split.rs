//! How much each allocation carries, so that the most is spent.
//!
//! Without a minimum this is a flow. With one it is not: an allocation is either nothing or at least the minimum,
//! even where the ad account spends less of it. So the choice of which allocations to make is searched. Each choice
//! is again a flow: an allocation that is made has the minimum reserved for it, and the rest flows freely. A choice
//! in which some allocations are still open, and free of the minimum, bounds what it can come to.

use super::flow::{Flow, Kind, Network, Supply};
use super::openings::{Group, Openings, Source, Whereabouts};
use crate::money::Minor;
use crate::plan::Plan;

/// How many choices are looked at. A small plan needs far fewer; a large one may be cut short, which is said.
const CHOICES: usize = 400;

/// Whether every choice was looked at or ruled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// Nothing is left that could be better.
    Whole,
    /// It was cut short: something better may exist.
    CutShort,
}

/// How much each allocation carries.
#[derive(Clone, Debug)]
pub(super) struct Split {
    /// In the order of the groups.
    pub(super) amounts: Vec<Minor>,
    /// What is then spent of all ad credit.
    pub(super) spent: Minor,
    pub(super) search: Search,
    /// The flow without a minimum: the most that any split can reach, and why. Its sources are those of the openings.
    pub(super) bound: Flow,
}

/// What a choice comes to.
struct Outcome {
    amounts: Vec<Minor>,
    spent: Minor,
    flow: Flow,
}

/// What has been decided about an allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Open,
    Made,
    NotMade,
}

/// The best split of `groups` in which no allocation is less than `least`.
pub(super) fn split(plan: &Plan, openings: &Openings, groups: &[Group], least: Minor) -> Split {
    let root = vec![Choice::Open; groups.len()];
    let bound = flow_of(plan, openings, groups, &root, least);
    let mut best: Option<Outcome> = None;
    let mut open = vec![(root, bound)];
    let mut looked_at = 0;
    let mut first = None;
    while let Some((choices, outcome)) = open.pop() {
        let Some(outcome) = outcome else { continue };
        looked_at += 1;
        first.get_or_insert_with(|| outcome.flow.clone());
        if looked_at > CHOICES && best.is_some() {
            break;
        }
        if best.as_ref().is_some_and(|best| best.spent >= outcome.spent) {
            continue;
        }
        let too_small = |at: &usize| {
            let amount = outcome.amounts[*at];
            choices[*at] == Choice::Open && amount.is_positive() && amount < least
        };
        let Some(at) = (0..groups.len()).filter(too_small).max_by_key(|at| outcome.amounts[*at]) else {
            best = Some(outcome);
            continue;
        };
        // The last is looked at first: making the allocation usually keeps more.
        for choice in [Choice::NotMade, Choice::Made] {
            let mut choices = choices.clone();
            choices[at] = choice;
            let outcome = flow_of(plan, openings, groups, &choices, least);
            open.push((choices, outcome));
        }
    }
    let search = if open.is_empty() && looked_at <= CHOICES { Search::Whole } else { Search::CutShort };
    let (amounts, spent) = match best {
        Some(best) => (best.amounts, best.spent),
        None => (vec![Minor::ZERO; groups.len()], Minor::ZERO),
    };
    Split { amounts, spent, search, bound: first.unwrap_or_default() }
}

/// The most that any split can reach, where an allocation may be as small as it needs to be.
pub(super) fn most(plan: &Plan, openings: &Openings) -> Minor {
    let mut network = network_of(openings);
    for source in &openings.sources {
        let supply = Supply { amount: source.amount.units(), kind: Kind::Settled };
        network.add_source(supply, openings.bundles(plan, source));
    }
    Minor::new(network.most())
}

fn network_of(openings: &Openings) -> Network {
    let slots = openings.slots.iter().map(|slot| (slot.days.start.number(), slot.capacity.units()));
    Network::new(&slots.collect::<Vec<_>>())
}

/// The flow that some choices leave; `None` where the minima alone are more than there is.
fn flow_of(
    plan: &Plan,
    openings: &Openings,
    groups: &[Group],
    choices: &[Choice],
    least: Minor,
) -> Option<Outcome> {
    let mut network = network_of(openings);
    // Which group, if any, each bundle's flow is part of: reserved amounts are counted whole.
    let mut group_of_bundle: Vec<Option<usize>> = Vec::new();
    for (place, source) in openings.sources.iter().enumerate() {
        // Groups come in the order of sources.
        let before = |source: usize| groups.partition_point(|group| group.source < source);
        let own: Vec<usize> = (before(place)..before(place + 1)).collect();
        let settled = |amount: Minor| Supply { amount: amount.units(), kind: Kind::Settled };
        if own.is_empty() {
            let bundles = openings.bundles(plan, source);
            group_of_bundle.extend(bundles.iter().map(|_| None));
            network.add_source(settled(source.amount), bundles);
            continue;
        }
        let mut left = source.amount;
        for &at in own.iter().filter(|at| choices[**at] == Choice::Made) {
            left = left.take(least)?;
            group_of_bundle.push(None);
            network.add_source(settled(least), [groups[at].sinks.clone()]);
        }
        let offered = own.iter().filter(|at| choices[**at] != Choice::NotMade);
        group_of_bundle.extend(offered.clone().map(|at| Some(*at)));
        let supply = Supply { amount: left.units(), kind: kind(plan, source) };
        network.add_source(supply, offered.map(|at| groups[*at].sinks.clone()));
    }
    let flow = network.solve();
    let reserved = |choice: &Choice| if *choice == Choice::Made { least } else { Minor::ZERO };
    let mut amounts: Vec<Minor> = choices.iter().map(reserved).collect();
    for (used, group) in flow.used.iter().zip(group_of_bundle) {
        if let Some(at) = group {
            amounts[at] += Minor::new(*used);
        }
    }
    Some(Outcome { amounts, spent: Minor::new(flow.total), flow })
}

/// What the plan's end leaves unallocated of ad credit that expires later can still be spent after it.
fn kind(plan: &Plan, source: &Source) -> Kind {
    match source.whereabouts {
        Whereabouts::Locked { .. } => Kind::Settled,
        Whereabouts::Unallocated if plan.credit(source.credit).expires > plan.period().end => Kind::Lasting,
        Whereabouts::Unallocated => Kind::Free,
    }
}
