//! A flow in any network, of which what it could still carry is kept.
//!
//! Flow starts at nodes that have too much and ends at nodes that have room for it. It is pushed along shortest paths, many
//! at a time (Dinic); where arcs have costs, along the cheapest (successive shortest paths with potentials), so that
//! what has been pushed at any time costs as little as so much can.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// No arc, or no level.
const NONE: u32 = u32::MAX;

/// A network and a flow in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Residual {
    /// They come in pairs: one and the way back.
    arcs: Vec<Arc>,
    /// What each arc costs; nothing where none does.
    cost: Vec<i64>,
    nodes: Vec<Node>,
    has_costs: bool,
    potential: Vec<i64>,
    /// The potential at which flow ends.
    goal: i64,
    /// What the last search reached, in order.
    reached: Vec<u32>,
    /// How many arcs were looked at.
    pub(super) work: usize,
}

/// A place that flow leads through.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// Its first arc.
    first: u32,
    /// The first of its arcs that may still lead to room, once it was reached.
    current: u32,
    /// How far it is from where there is too much, if the last search reached it.
    level: u32,
    /// Which part of the network it is in: nothing is led from one part to another.
    part: u32,
}

/// Where an arc leads, and what it may still carry.
#[derive(Clone, Copy, Debug)]
struct Arc {
    room: i64,
    to: u32,
    /// The next arc of the node that it comes from.
    next: u32,
}

/// How a number of nodes or arcs is kept. No network has as many as fit.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NONE)
}

impl Residual {
    /// A network of so many nodes, with memory for so many arcs, in which arcs may have costs or none has.
    pub(super) fn new(nodes: usize, arcs: usize, has_costs: bool) -> Self {
        Self {
            arcs: Vec::with_capacity(2 * arcs),
            cost: Vec::with_capacity(if has_costs { 2 * arcs } else { 0 }),
            has_costs,
            nodes: vec![Node { first: NONE, current: NONE, level: NONE, part: 0 }; nodes],
            potential: vec![0; nodes],
            ..Self::default()
        }
    }

    /// An arc that carries so much at most, at so much for each unit. Gives its place.
    pub(super) fn add(&mut self, from: usize, to: usize, room: i64, cost: i64) -> usize {
        let at = self.arcs.len();
        for (from, to, room, cost) in [(from, to, room, cost), (to, from, 0, -cost)] {
            let next = std::mem::replace(&mut self.nodes[from].first, narrow(self.arcs.len()));
            self.arcs.push(Arc { room, to: narrow(to), next });
            if self.has_costs {
                self.cost.push(cost);
            }
        }
        at
    }

    /// What an arc carries.
    pub(super) fn flow(&self, arc: usize) -> i64 {
        self.arcs[arc ^ 1].room
    }

    /// What an arc may still carry.
    pub(super) fn room(&self, arc: usize) -> i64 {
        self.arcs[arc].room
    }

    /// Keeps what an arc carries as it is. Gives how much that is.
    pub(super) fn freeze(&mut self, arc: usize) -> i64 {
        let flow = self.flow(arc);
        (self.arcs[arc].room, self.arcs[arc ^ 1].room) = (0, 0);
        flow
    }

    /// Forgets what things cost.
    pub(super) fn forget_costs(&mut self) {
        self.has_costs = false;
        self.cost.fill(0);
        self.potential.fill(0);
        self.goal = 0;
    }

    /// Puts what the last search reached in a part of its own.
    pub(super) fn part_off(&mut self, part: usize) {
        for node in &self.reached {
            self.nodes[*node as usize].part = narrow(part);
        }
    }

    /// Makes one part of all nodes but one.
    pub(super) fn join_all_but(&mut self, node: usize) {
        for node in &mut self.nodes {
            node.part = 0;
        }
        self.nodes[node].part = NONE;
    }

    /// Whether the last search reached a node.
    pub(super) fn is_reached(&self, node: usize) -> bool {
        self.nodes[node].level != NONE
    }

    /// Leads as much as can be from where there is too much to where there is `spare` room, at no cost above that of the
    /// potentials. Gives how much; what is left of both is where it was.
    pub(super) fn route(&mut self, excess: &mut [(usize, i64)], spare: &mut [i64]) -> i64 {
        let mut led = 0;
        while self.search(excess, spare) {
            for &node in &self.reached {
                let node = &mut self.nodes[node as usize];
                node.current = node.first;
            }
            for (node, amount) in excess.iter_mut().filter(|(_, amount)| *amount > 0) {
                let part = self.push(*node, *amount, spare);
                *amount -= part;
                led += part;
            }
        }
        led
    }

    /// As [`Residual::route`], at whatever it costs, the cheapest first. Whether that was done before `limit` arcs had been
    /// looked at.
    pub(super) fn route_cheaply(
        &mut self,
        excess: &mut [(usize, i64); 1],
        spare: &mut [i64],
        limit: usize,
    ) -> bool {
        // Where there is room now there may have been none before.
        let ends = (0..spare.len()).filter(|node| spare[*node] > 0);
        self.goal = ends.map(|node| self.potential[node]).min().unwrap_or(self.goal);
        loop {
            self.route(excess, spare);
            if self.work > limit {
                return false;
            }
            if excess[0].1 == 0 || !self.reprice(excess[0].0, spare) {
                return true;
            }
        }
    }

    /// Levels from where there is too much; whether any place with room was reached.
    fn search(&mut self, excess: &[(usize, i64)], spare: &[i64]) -> bool {
        // Taken apart, and counted beside it: this is what a policy does most.
        let Self { arcs, cost, nodes, has_costs, potential, goal, reached, .. } = self;
        let (arcs, nodes, mut work) = (arcs.as_slice(), nodes.as_mut_slice(), 0_usize);
        for node in reached.drain(..) {
            nodes[node as usize].level = NONE;
        }
        for (node, _) in excess.iter().filter(|(_, amount)| *amount > 0) {
            let level = &mut nodes[*node].level;
            if *level == NONE {
                *level = 0;
                reached.push(narrow(*node));
            }
        }
        let (mut at, mut last) = (0, NONE);
        while let Some(&node) = reached.get(at) {
            let node = node as usize;
            at += 1;
            let Node { level, part, first: mut arc, .. } = nodes[node];
            if level >= last {
                // Neither do those behind it lead to anything nearer.
                break;
            }
            while arc != NONE {
                let it = arcs[arc as usize];
                work = work.wrapping_add(1);
                if it.room > 0 {
                    let to = it.to as usize;
                    let there = &mut nodes[to];
                    if there.level == NONE
                        && there.part == part
                        && (!*has_costs || cost[arc as usize] + potential[node] == potential[to])
                    {
                        there.level = level + 1;
                        reached.push(it.to);
                        if spare[to] > 0 && potential[to] == *goal {
                            last = level + 1;
                        }
                    }
                }
                arc = it.next;
            }
        }
        self.work += work;
        last != NONE
    }

    /// Leads up to `amount` from a node along the levels.
    fn push(&mut self, start: usize, amount: i64, spare: &mut [i64]) -> i64 {
        let Self { arcs, cost, nodes, has_costs, potential, goal, .. } = self;
        let (arcs, nodes, mut work) = (arcs.as_mut_slice(), nodes.as_mut_slice(), 0_usize);
        let mut led = 0;
        let mut path: Vec<usize> = Vec::new();
        let mut node = start;
        while led < amount {
            if spare[node] > 0 && !path.is_empty() && potential[node] == *goal {
                let part =
                    path.iter().map(|arc| arcs[*arc].room).fold(spare[node].min(amount - led), i64::min);
                for &arc in &path {
                    arcs[arc].room -= part;
                    arcs[arc ^ 1].room += part;
                }
                spare[node] -= part;
                led += part;
                // On from where the path is full.
                let full = path.iter().position(|arc| arcs[*arc].room == 0).unwrap_or(0);
                node = arcs[path[full] ^ 1].to as usize;
                path.truncate(full);
                continue;
            }
            let Node { level, part, current: mut arc, .. } = nodes[node];
            let mut next = node;
            while arc != NONE {
                let it = arcs[arc as usize];
                work = work.wrapping_add(1);
                if it.room > 0 {
                    let to = it.to as usize;
                    let there = &nodes[to];
                    // What was not reached has no level, and none is as far as that.
                    if there.level == level + 1
                        && there.part == part
                        && (!*has_costs || cost[arc as usize] + potential[node] == potential[to])
                    {
                        next = to;
                        break;
                    }
                }
                arc = it.next;
            }
            nodes[node].current = arc;
            if arc == NONE {
                // It leads nowhere any more, whoever comes to it.
                nodes[node].level = NONE;
                let Some(back) = path.pop() else { break };
                node = arcs[back ^ 1].to as usize;
                let current = nodes[node].current;
                nodes[node].current = arcs[current as usize].next;
            } else {
                path.push(arc as usize);
                node = next;
            }
        }
        self.work += work;
        led
    }

    /// Raises potentials until the next cheapest path is open; whether there is one.
    fn reprice(&mut self, from: usize, spare: &[i64]) -> bool {
        let mut distance = vec![i64::MAX; self.nodes.len()];
        let mut nearest = i64::MAX;
        let mut queue = BinaryHeap::from([(Reverse(0), from)]);
        distance[from] = 0;
        while let Some((Reverse(far), node)) = queue.pop() {
            if far > distance[node] || far >= nearest {
                continue;
            }
            if spare[node] > 0 && node != from {
                nearest = nearest.min(far + self.potential[node] - self.goal);
            }
            let mut arc = self.nodes[node].first;
            while arc != NONE {
                let it = self.arcs[arc as usize];
                self.work += 1;
                let to = it.to as usize;
                if it.room > 0 && self.nodes[node].part == self.nodes[to].part {
                    let there = far + self.cost[arc as usize] + self.potential[node] - self.potential[to];
                    if there < distance[to] {
                        distance[to] = there;
                        queue.push((Reverse(there), to));
                    }
                }
                arc = it.next;
            }
        }
        if nearest == i64::MAX {
            return false;
        }
        for (potential, distance) in self.potential.iter_mut().zip(distance) {
            *potential += distance.min(nearest);
        }
        self.goal += nearest;
        true
    }
}
