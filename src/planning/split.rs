//! How much each allocation carries, so that the most is spent.
//!
//! Without a minimum this is a flow. With one it is not: an allocation is either nothing or at least the minimum,
//! even where the ad account spends less of it. So the choice of which allocations to make is searched. Each choice
//! is again a flow: an allocation that is made has the minimum reserved for it, and the rest flows freely. A choice
//! in which some allocations are still open, and free of the minimum, bounds what it can come to.

use super::flow::{Flow, Network};
use super::openings::{Group, Openings};
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
}

/// What has been decided about an allocation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Open,
    Made,
    NotMade,
}

/// The flow without a minimum: the most that any split can reach.
pub(super) fn unbounded(plan: &Plan, openings: &Openings) -> Flow {
    let mut network = Network::new(openings.slots.iter().map(|slot| slot.capacity.units()).collect());
    for source in &openings.sources {
        let bundles = openings.bundles(plan, source);
        network.add_source(source.amount.units(), bundles.iter().map(Vec::as_slice));
    }
    network.solve()
}

/// The best split of `groups` in which no allocation is less than `least`.
pub(super) fn split(plan: &Plan, openings: &Openings, groups: &[Group], least: Minor) -> Split {
    let mut best: Option<Split> = None;
    let mut open = vec![vec![Choice::Open; groups.len()]];
    let mut looked_at = 0;
    while let Some(choices) = open.pop() {
        looked_at += 1;
        if looked_at > CHOICES && best.is_some() {
            break;
        }
        let Some(split) = flow_of(plan, openings, groups, &choices, least) else { continue };
        if best.as_ref().is_some_and(|best| best.spent >= split.spent) {
            continue;
        }
        let too_small = |at: &usize| {
            choices[*at] == Choice::Open && split.amounts[*at].is_positive() && split.amounts[*at] < least
        };
        let worst = (0..groups.len()).filter(too_small).max_by_key(|at| split.amounts[*at]);
        match worst {
            None => best = Some(split),
            Some(at) => {
                // The last is looked at first: making the allocation usually keeps more.
                for choice in [Choice::NotMade, Choice::Made] {
                    let mut choices = choices.clone();
                    choices[at] = choice;
                    open.push(choices);
                }
            }
        }
    }
    let search = if open.is_empty() && looked_at <= CHOICES { Search::Whole } else { Search::CutShort };
    let nothing = || Split { amounts: vec![Minor::ZERO; groups.len()], spent: Minor::ZERO, search };
    Split { search, ..best.unwrap_or_else(nothing) }
}

/// The flow that some choices leave; `None` where the minima alone are more than there is.
fn flow_of(
    plan: &Plan,
    openings: &Openings,
    groups: &[Group],
    choices: &[Choice],
    least: Minor,
) -> Option<Split> {
    let mut network = Network::new(openings.slots.iter().map(|slot| slot.capacity.units()).collect());
    // Which group, if any, each arc's flow is part of: reserved amounts are counted whole.
    let mut group_of_arc: Vec<Option<usize>> = Vec::new();
    for (place, source) in openings.sources.iter().enumerate() {
        let own: Vec<usize> = (0..groups.len()).filter(|at| groups[*at].source == place).collect();
        if own.is_empty() {
            let bundles = openings.bundles(plan, source);
            group_of_arc.extend(bundles.iter().flatten().map(|_| None));
            network.add_source(source.amount.units(), bundles.iter().map(Vec::as_slice));
            continue;
        }
        let mut left = source.amount;
        for &at in own.iter().filter(|at| choices[**at] == Choice::Made) {
            left = left.take(least)?;
            group_of_arc.extend(groups[at].sinks.iter().map(|_| None));
            network.add_source(least.units(), [groups[at].sinks.as_slice()]);
        }
        let mut bundles = Vec::new();
        for &at in own.iter().filter(|at| choices[**at] != Choice::NotMade) {
            group_of_arc.extend(groups[at].sinks.iter().map(|_| Some(at)));
            bundles.push(groups[at].sinks.as_slice());
        }
        network.add_source(left.units(), bundles);
    }
    let flow = network.solve();
    let reserved = |choice: &Choice| if *choice == Choice::Made { least } else { Minor::ZERO };
    let mut amounts: Vec<Minor> = choices.iter().map(reserved).collect();
    let mut spent = Minor::ZERO;
    for (arc, group) in flow.arcs.iter().zip(group_of_arc) {
        spent += Minor::new(arc.flow);
        if let Some(at) = group {
            amounts[at] += Minor::new(arc.flow);
        }
    }
    Some(Split { amounts, spent, search: Search::Whole })
}
