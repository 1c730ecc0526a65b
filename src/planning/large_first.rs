//! A split made of few, large allocations.
//!
//! One source after the other fills the ad accounts that have the most room for it, and an allocation is only made
//! where it carries enough. Where allocations may be no more than so many, "enough" is found by trying: at first the
//! share that each would have of all that can be spent, so that no more than so many fit, then half of it, and again.

use super::budget::Budget;
use super::flow_problem::{FlowNetwork, Group, Location, of_source};
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::Plan;

/// How often "enough" is halved.
const HALVINGS: usize = 4;

/// What groups carry.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    /// How much, in the order of the groups.
    pub(super) amounts: Vec<Minor>,
    /// What is then spent of all ad credit, unless a draw order is in the way.
    pub(super) spent: Minor,
}

impl Carried {
    /// How many groups carry anything.
    pub(super) fn steps(&self) -> usize {
        self.amounts.iter().filter(|it| it.is_positive()).count()
    }

    /// Takes this, if it is more.
    pub(super) fn improve(&mut self, other: Self) {
        if other.spent > self.spent {
            *self = other;
        }
    }
}

/// A split in which at most `count` groups carry anything, and each of them at least `least`.
pub(super) fn large_first(
    plan: &Plan,
    network: &FlowNetwork,
    groups: &[Group],
    least: Minor,
    count: usize,
    budget: &mut Budget,
) -> Carried {
    let issued: i128 = network.sources.iter().map(|it| i128::from(it.amount.units())).sum();
    let room: i128 = network.slots.iter().map(|it| i128::from(it.capacity.units())).sum();
    let share = i128::min(issued, room) / i128::try_from(count.max(1)).unwrap_or(1) + 1;
    let share = Minor::new(i64::try_from(share).unwrap_or(i64::MAX));
    // Without a need to, "enough" is no more than the minimum.
    let mut enough = if groups.len() <= count { least } else { share.max(least) };
    let mut best = Carried { amounts: vec![Minor::ZERO; groups.len()], spent: Minor::ZERO };
    for _ in 0..=HALVINGS {
        let found = fill(plan, network, groups, enough, budget);
        let steps = found.steps();
        if steps <= count {
            best.improve(found);
        }
        if steps > count || enough <= least || budget.is_spent() {
            break;
        }
        enough = Minor::new(enough.units() / 2).max(least);
    }
    best
}

fn fill(plan: &Plan, network: &FlowNetwork, groups: &[Group], enough: Minor, budget: &mut Budget) -> Carried {
    let mut rooms = Rooms::new(network);
    let mut amounts = vec![Minor::ZERO; groups.len()];
    let mut spent = Minor::ZERO;
    let mut work = rooms.room.len();
    for (place, source) in network.sources.iter().enumerate() {
        if source.location != Location::Unallocated {
            let mut left = source.amount;
            for sinks in network.bundles(plan, source) {
                let amount = left.min(rooms.of(&sinks));
                rooms.fill(&sinks, amount);
                work += rooms.row_len(sinks.start);
                left -= amount;
                spent += amount;
            }
            continue;
        }
        let own = of_source(groups, place);
        work += own.len();
        let rooms_of = own.map(|at| (rooms.of(&groups[at].sinks), at));
        let mut own: Vec<(Minor, usize)> = rooms_of.filter(|(room, _)| *room >= enough).collect();
        sort_by_key(&mut own, |(room, _)| std::cmp::Reverse(*room));
        let mut left = source.amount;
        for (_, at) in own {
            // Another group of the same source never shares a slot, so the room is still there.
            let amount = left.min(rooms.of(&groups[at].sinks));
            if amount < enough {
                break;
            }
            rooms.fill(&groups[at].sinks, amount);
            work += rooms.row_len(groups[at].sinks.start);
            amounts[at] = amount;
            left -= amount;
            spent += amount;
        }
    }
    budget.spend(work);
    Carried { amounts, spent }
}

/// What the slots have room for.
struct Rooms<'a> {
    network: &'a FlowNetwork,
    /// The row of each slot.
    row: Vec<usize>,
    room: Vec<Minor>,
    /// By slot, the room of all earlier slots of its row.
    before: Vec<Minor>,
}

impl<'a> Rooms<'a> {
    fn new(network: &'a FlowNetwork) -> Self {
        let room: Vec<Minor> = network.slots.iter().map(|slot| slot.capacity).collect();
        let mut row = vec![0; room.len()];
        for (at, slots) in network.rows.iter().enumerate() {
            row[slots.clone()].fill(at);
        }
        let before = vec![Minor::ZERO; room.len()];
        let mut rooms = Self { network, row, room, before };
        for at in 0..network.rows.len() {
            rooms.add_up(at);
        }
        rooms
    }

    fn add_up(&mut self, row: usize) {
        let mut sum = Minor::ZERO;
        for slot in self.network.rows[row].clone() {
            self.before[slot] = sum;
            sum += self.room[slot];
        }
    }

    /// The room of slots of one row.
    fn of(&self, slots: &std::ops::Range<usize>) -> Minor {
        let last = slots.end - 1;
        self.before[last] + self.room[last] - self.before[slots.start]
    }

    fn row_len(&self, slot: usize) -> usize {
        self.network.rows[self.row[slot]].len()
    }

    /// Fills slots of one row, the earliest first.
    fn fill(&mut self, slots: &std::ops::Range<usize>, amount: Minor) {
        let mut left = amount;
        for slot in slots.clone() {
            let part = left.min(self.room[slot]);
            self.room[slot] -= part;
            left -= part;
        }
        self.add_up(self.row[slots.start]);
    }
}
