//! Maximum flow in whole units, source by source.
//!
//! Sources are saturated in order, and what an earlier one got is never taken away by a later one: it may only be
//! rerouted. The total is then the maximum, and among the maxima the one that gives earlier
//! sources most. (The sets of units that can be served together are the independent sets of a gammoid, and on
//! a matroid the greedy choice is best for any weights in that order.)
//!
//! Room for a source is found along augmenting paths, which reroute others, one path after the other ([`search`]); where
//! much has to be rerouted because some room is not to be used, all paths of one length at a time ([`blocking`]).
//!
//! A source reaches sinks in *bundles*, each a range of neighbouring sinks. Which bundles a maximum uses is then
//! settled anew, for as few as can be: see [`pack`], [`layout`] and [`prune`]. For that, free sources may change what they
//! get among themselves; the total stays, what settled ones get too, and lasting ones never get more.

#[cfg(test)]
mod against_slow_model;
mod blocking;
mod graph;
mod layout;
mod max_flow;
mod pack;
mod prune;
mod search;
mod search_state;

pub(super) use graph::{Graph, Supply, SupplyKind};
use search_state::{Cut, SearchState};

impl Graph {
    /// Serves every source in the order of adding, and gives what came of it. Looks at about `limit` sinks, bundles and
    /// uses at most; where that is not enough, what was found by then is given, and no cut.
    pub(super) fn solve(mut self, limit: usize) -> Flow {
        let Flow { total, cut, is_most, mut work, .. } = self.maximum(limit);
        self.search_state = SearchState::default();
        let paths = [self.packed(), self.laid_out_in_rows()];
        let mut few: Option<(usize, Vec<i64>)> = None;
        for path in std::iter::once(self).chain(paths.into_iter().flatten()) {
            work += path.work;
            // Which of them takes the fewest shows only once each has left out what it can.
            let used = path.with_few_bundles();
            let steps = path.steps(&used);
            if few.as_ref().is_none_or(|(least, _)| steps < *least) {
                few = Some((steps, used));
            }
        }
        Flow { used: few.map(|(_, used)| used).unwrap_or_default(), total, cut, is_most, work }
    }

    /// A maximum and its cut, whatever its bundles: which of them are used is not told.
    pub(super) fn maximum(&mut self, limit: usize) -> Flow {
        self.limit = limit;
        self.saturate();
        let (is_most, total) = (self.work <= limit, self.total());
        let cut = if is_most { self.search_state.cut() } else { Cut::default() };
        Flow { used: Vec::new(), total, cut, is_most, work: self.work }
    }
}

/// A maximum flow.
#[derive(Clone, Debug, Default)]
pub(super) struct Flow {
    /// How much goes through each bundle, in the order of adding.
    pub(super) used: Vec<i64>,
    pub(super) total: i64,
    /// Why no more fits; empty where that is not known.
    pub(super) cut: Cut,
    /// Whether it is a maximum, as far as is known.
    pub(super) is_most: bool,
    /// How much was looked at.
    pub(super) work: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn supply(amount: i64) -> Supply {
        Supply { amount, kind: SupplyKind::Free }
    }

    #[test]
    fn a_later_source_leads_an_earlier_one_another_way_but_takes_nothing_from_it() {
        let mut graph = Graph::new(&[(0, 5), (0, 5)]);
        graph.add_source(supply(5), std::iter::once(0..2));
        graph.add_source(supply(7), std::iter::once(0..1));
        let flow = graph.solve(usize::MAX);
        assert_eq!(flow.used, [5, 5]);
        assert_eq!(flow.cut, Cut { sources: vec![false, true], sinks: vec![true, false] });
    }

    #[test]
    fn among_the_maxima_the_earlier_source_is_served_first() {
        let mut graph = Graph::new(&[(0, 4)]);
        graph.add_source(supply(3), std::iter::once(0..1));
        graph.add_source(supply(3), std::iter::once(0..1));
        assert_eq!(graph.solve(usize::MAX).used, [3, 1]);
    }
}
