//! Maximum flow in whole units, source by source.
//!
//! Sources are served in order, and what an earlier one got is never taken away by a later one: it may only
//! be led another way. The total is then the maximum, and among the maxima the one that serves earlier
//! sources most. (The sets of units that can be served together are the independent sets of a gammoid, and on
//! a matroid the greedy choice is best for any weights in that order.)

use std::collections::VecDeque;
use std::ops::Range;

/// Sources with a supply, sinks with a capacity, and which may reach which.
#[derive(Clone, Debug)]
pub(super) struct Network {
    supplies: Vec<i64>,
    capacities: Vec<i64>,
    /// The arcs of each source, in bundles: those of a bundle are best used together.
    bundles: Vec<Vec<Range<usize>>>,
    /// The arcs of each sink.
    arcs_of_sink: Vec<Vec<usize>>,
    arcs: Vec<Arc>,
}

/// A source that may use a sink, and how much of it it does use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arc {
    pub(super) source: usize,
    pub(super) sink: usize,
    pub(super) flow: i64,
}

impl Network {
    /// A network of sinks of these capacities, without sources.
    pub(super) fn new(capacities: Vec<i64>) -> Self {
        Self {
            supplies: Vec::new(),
            arcs_of_sink: vec![Vec::new(); capacities.len()],
            capacities,
            bundles: Vec::new(),
            arcs: Vec::new(),
        }
    }

    /// Adds a source that may use these bundles of sinks. It uses as few bundles as it can, and of a bundle the
    /// earlier sinks first.
    pub(super) fn add_source<'b>(&mut self, supply: i64, bundles: impl IntoIterator<Item = &'b [usize]>) {
        let source = self.supplies.len();
        self.supplies.push(supply);
        let mut own = Vec::new();
        for bundle in bundles {
            let first = self.arcs.len();
            for &sink in bundle {
                self.arcs_of_sink[sink].push(self.arcs.len());
                self.arcs.push(Arc { source, sink, flow: 0 });
            }
            own.push(first..self.arcs.len());
        }
        self.bundles.push(own);
    }

    /// Serves every source in the order of adding, and gives what came of it.
    pub(super) fn solve(mut self) -> Flow {
        let mut left = self.supplies.clone();
        let mut free = self.capacities.clone();
        for source in 0..self.supplies.len() {
            self.serve_directly(source, &mut left, &mut free);
            while left[source] > 0 && self.serve_around(source, &mut left, &mut free) {}
        }
        let cut = self.cut(&left);
        Flow { arcs: self.arcs, cut }
    }

    /// Fills free sinks, the bundle with the most room first: most of the work, and no search.
    fn serve_directly(&mut self, source: usize, left: &mut [i64], free: &mut [i64]) {
        let room = |arcs: &[Arc], bundle: &Range<usize>, free: &[i64]| -> i64 {
            arcs[bundle.clone()].iter().map(|arc| free[arc.sink]).sum()
        };
        while left[source] > 0 {
            // The first of those with the most room.
            let mut best: Option<(i64, Range<usize>)> = None;
            for bundle in &self.bundles[source] {
                let room = room(&self.arcs, bundle, free);
                if room > best.as_ref().map_or(0, |(most, _)| *most) {
                    best = Some((room, bundle.clone()));
                }
            }
            let Some((_, bundle)) = best else { return };
            for arc in &mut self.arcs[bundle] {
                let amount = left[source].min(free[arc.sink]);
                arc.flow += amount;
                left[source] -= amount;
                free[arc.sink] -= amount;
            }
        }
    }

    /// Reaches sinks with room by leading other sources another way; says whether it reached any. A way goes forward
    /// along an arc, then by turns backward along an arc in use and forward along another of the same source.
    fn serve_around(&mut self, source: usize, left: &mut [i64], free: &mut [i64]) -> bool {
        let mut search = Search::new(self, source);
        let mut ways = Vec::new();
        while let Some(sink) = search.next_sink() {
            if free[sink] > 0 {
                ways.push(search.path_to(sink));
            }
        }
        // One search finds many ways. Those that share an arc may find it used up by those before them.
        let before = left[source];
        for way in ways {
            self.augment(source, &way, left, free);
        }
        left[source] < before
    }

    /// Leads as much as fits along `path`.
    fn augment(&mut self, source: usize, path: &[usize], left: &mut [i64], free: &mut [i64]) {
        let Some(last) = path.last().map(|arc| self.arcs[*arc].sink) else { return };
        let backward = path.iter().skip(1).step_by(2).map(|arc| self.arcs[*arc].flow);
        let amount = backward.fold(left[source].min(free[last]), i64::min);
        for (step, arc) in path.iter().enumerate() {
            self.arcs[*arc].flow += if step % 2 == 0 { amount } else { -amount };
        }
        left[source] -= amount;
        free[last] -= amount;
    }

    /// The sources and sinks that a source with something left can reach: the source side of a minimum cut.
    fn cut(&self, left: &[i64]) -> Cut {
        let mut cut = Cut { sources: vec![false; left.len()], sinks: vec![false; self.capacities.len()] };
        for source in (0..left.len()).filter(|source| left[*source] > 0) {
            if cut.sources[source] {
                continue;
            }
            let mut search = Search::new(self, source);
            while search.next_sink().is_some() {}
            search.mark(&mut cut);
        }
        cut
    }
}

/// A search, breadth first, for what one source can reach.
struct Search<'n> {
    network: &'n Network,
    /// The arc by which each sink was reached.
    reached_by: Vec<Option<usize>>,
    /// The arc by which each source was reached, backward; `None` for those not reached and for the first.
    back_by: Vec<Option<usize>>,
    seen: Vec<bool>,
    sinks: VecDeque<usize>,
}

impl<'n> Search<'n> {
    fn new(network: &'n Network, source: usize) -> Self {
        let mut search = Self {
            network,
            reached_by: vec![None; network.capacities.len()],
            back_by: vec![None; network.supplies.len()],
            seen: vec![false; network.supplies.len()],
            sinks: VecDeque::new(),
        };
        search.visit(source);
        search
    }

    fn visit(&mut self, source: usize) {
        self.seen[source] = true;
        for arc in self.network.bundles[source].iter().cloned().flatten() {
            let sink = self.network.arcs[arc].sink;
            if self.reached_by[sink].is_none() {
                self.reached_by[sink] = Some(arc);
                self.sinks.push_back(sink);
            }
        }
    }

    /// The next sink that can be reached; what lies beyond it is looked at next.
    fn next_sink(&mut self) -> Option<usize> {
        let sink = self.sinks.pop_front()?;
        let network = self.network;
        for &arc in &network.arcs_of_sink[sink] {
            let Arc { source, flow, .. } = network.arcs[arc];
            if flow > 0 && !self.seen[source] {
                self.back_by[source] = Some(arc);
                self.visit(source);
            }
        }
        Some(sink)
    }

    fn path_to(&self, mut sink: usize) -> Vec<usize> {
        let mut path = Vec::new();
        while let Some(forward) = self.reached_by[sink] {
            path.push(forward);
            let Some(back) = self.back_by[self.network.arcs[forward].source] else { break };
            path.push(back);
            sink = self.network.arcs[back].sink;
        }
        path.reverse();
        path
    }

    fn mark(&self, cut: &mut Cut) {
        for (mark, seen) in cut.sources.iter_mut().zip(&self.seen) {
            *mark |= seen;
        }
        for (mark, reached) in cut.sinks.iter_mut().zip(&self.reached_by) {
            *mark |= reached.is_some();
        }
    }
}

/// A maximum flow.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    /// How much each source uses of each sink.
    pub(super) arcs: Vec<Arc>,
    /// Why no more fits.
    pub(super) cut: Cut,
}

/// Sources that compete for the same sinks, and all sinks that any of them may use. Every one of those sinks
/// is full of what these sources supply, so what they have left fits nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) sources: Vec<bool>,
    pub(super) sinks: Vec<bool>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each source gets.
    fn served(flow: &Flow, sources: usize) -> Vec<i64> {
        let of = |source| flow.arcs.iter().filter(|arc| arc.source == source).map(|arc| arc.flow).sum();
        (0..sources).map(of).collect()
    }

    #[test]
    fn a_later_source_leads_an_earlier_one_another_way_but_takes_nothing_from_it() {
        let mut network = Network::new(vec![5, 5]);
        network.add_source(5, [&[0, 1][..]]);
        network.add_source(7, [&[0][..]]);
        let flow = network.solve();
        assert_eq!(served(&flow, 2), [5, 5]);
        assert_eq!(flow.cut, Cut { sources: vec![false, true], sinks: vec![true, false] });
    }

    #[test]
    fn among_the_maxima_the_earlier_source_is_served_first() {
        let mut network = Network::new(vec![4]);
        network.add_source(3, [&[0][..]]);
        network.add_source(3, [&[0][..]]);
        assert_eq!(served(&network.solve(), 2), [3, 1]);
    }
}
