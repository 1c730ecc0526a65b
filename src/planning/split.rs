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

/// The flow that some choices leave; `None` where the minima alone are more than there is.
fn flow_of(
    plan: &Plan,
    openings: &Openings,
    groups: &[Group],
    choices: &[Choice],
    least: Minor,
) -> Option<Outcome> {
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
    Some(Outcome { amounts, spent, flow })
}
