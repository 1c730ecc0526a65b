//! Maximum flow in whole units, source by source.
//!
//! Sources are served in order, and what an earlier one got is never taken away by a later one: it may only
//! be led another way. The total is then the maximum, and among the maxima the one that serves earlier
//! sources most. (The sets of units that can be served together are the independent sets of a gammoid, and on
//! a matroid the greedy choice is best for any weights in that order.)
//!
//! A source reaches sinks in *bundles*, each a range of neighbouring sinks. Which bundles a maximum uses is then
//! settled anew, for as few as can be: see [`packing`], [`bricks`] and [`spare`].

mod bricks;
mod packing;
mod search;
mod spare;

use crate::order::order;
use search::{PathStep, ResidualSearch, SearchState, root};
use std::ops::Range;

/// A source with fewer sinks than this is served by looking at those alone: what is locked in one of many ad accounts.
const FEW: usize = 64;

/// Sources with a supply, sinks with room, and which may reach which.
#[derive(Clone, Debug)]
pub(super) struct Graph {
    sources: Vec<SupplyNode>,
    bundles: Vec<Bundle>,
    sinks: Vec<Sink>,
    uses: Vec<Use>,
    /// The sinks in the order of their moments.
    in_time: Vec<usize>,
    search_state: SearchState,
    /// How many sinks, bundles and uses were looked at, and how many may be.
    work: usize,
    limit: usize,
}

/// What a source supplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Supply {
    pub(super) amount: i64,
    pub(super) kind: SupplyKind,
}

/// How much choice there is about a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SupplyKind {
    /// Where it goes is settled, and its bundles cost nothing.
    Settled,
    /// Each bundle costs a step.
    Free,
    /// Each bundle costs a step, and what is not used has its worth: never more of it is used for fewer steps.
    Lasting,
}

#[derive(Clone, Debug)]
struct SupplyNode {
    kind: SupplyKind,
    left: i64,
    bundles: Range<usize>,
}

/// Sinks that one source may use in one step.
#[derive(Clone, Debug)]
struct Bundle {
    source: usize,
    sinks: Range<usize>,
    flow: i64,
    open: bool,
}

#[derive(Clone, Copy, Debug)]
struct Sink {
    /// When it is used: the rank of its time among all sinks'.
    moment: usize,
    room: i64,
    /// The first of its uses.
    uses: Option<usize>,
}

/// How much of a sink a bundle uses.
#[derive(Clone, Copy, Debug)]
struct Use {
    bundle: usize,
    amount: i64,
    /// The next use of the same sink.
    next: Option<usize>,
}

impl Graph {
    /// A network of sinks, each with its time and its capacity, without sources.
    pub(super) fn new(sinks: &[(i64, i64)]) -> Self {
        let in_time = order(sinks.iter().map(|(time, _)| [*time, 0, 0]));
        let mut graph = Self {
            sources: Vec::new(),
            bundles: Vec::new(),
            sinks: sinks.iter().map(|(_, room)| Sink { moment: 0, room: *room, uses: None }).collect(),
            uses: Vec::new(),
            in_time,
            search_state: SearchState::default(),
            work: 0,
            limit: usize::MAX,
        };
        let mut moment = 0;
        for at in 1..sinks.len() {
            let (before, sink) = (graph.in_time[at - 1], graph.in_time[at]);
            moment += usize::from(sinks[before].0 < sinks[sink].0);
            graph.sinks[sink].moment = moment;
        }
        graph
    }

    /// Adds a source that may use these bundles of sinks, which come in the order of sinks and don't overlap.
    pub(super) fn add_source(&mut self, supply: Supply, bundles: impl IntoIterator<Item = Range<usize>>) {
        let source = self.sources.len();
        let first = self.bundles.len();
        self.bundles.extend(bundles.into_iter().map(|sinks| Bundle { source, sinks, flow: 0, open: true }));
        let Supply { amount, kind } = supply;
        self.sources.push(SupplyNode { kind, left: amount, bundles: first..self.bundles.len() });
    }

    /// Serves every source in the order of adding, and gives what came of it. Looks at about `limit` sinks, bundles and
    /// uses at most; where that is not enough, what was found by then is given, and no cut.
    pub(super) fn solve(mut self, limit: usize) -> Flow {
        self.limit = limit;
        self.saturate();
        let (is_most, total) = (self.work <= limit, self.total());
        let cut = if is_most { self.search_state.cut() } else { Cut::default() };
        self.search_state = SearchState::default();
        let mut work = self.work;
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

    /// How much a maximum comes to, whatever its bundles; less if looking at `limit` sinks, bundles and uses is not enough
    /// to find it.
    pub(super) fn most(mut self, limit: usize) -> i64 {
        self.limit = limit;
        self.saturate();
        self.total()
    }

    fn saturate(&mut self) {
        self.search_state = SearchState::new(self.sources.len(), self.sinks.len());
        self.work += self.sinks.len();
        let mut with_room: Vec<usize> = (0..=self.sinks.len()).collect();
        for source in 0..self.sources.len() {
            if self.work > self.limit {
                return;
            }
            let near = self.near(source);
            if near.len() < FEW {
                self.saturate_near(source, &near);
            } else {
                self.saturate_directly(source, &mut with_room);
            }
            self.saturate_by_rerouting(source);
        }
    }

    /// The first sinks that a source may use, at most [`FEW`] of them, the earliest first.
    fn near(&self, source: usize) -> Vec<usize> {
        let bundles = &self.bundles[self.sources[source].bundles.clone()];
        let mut near: Vec<usize> = bundles.iter().flat_map(|it| it.sinks.clone()).take(FEW).collect();
        near.sort_by_key(|sink| self.sinks[*sink].moment);
        near
    }

    /// Whether it costs a step to use a bundle.
    fn costs(&self, bundle: &Bundle) -> bool {
        self.sources[bundle.source].kind != SupplyKind::Settled
    }

    fn total(&self) -> i64 {
        self.bundles.iter().map(|bundle| bundle.flow).sum()
    }

    fn saturate_near(&mut self, source: usize, near: &[usize]) {
        for &sink in near {
            self.fill(source, sink);
        }
    }

    /// Fills sinks with room, the earliest first: what comes later may still be left to sources that begin later. This
    /// is most of the work, and no search. `with_room` says at each place of [`Network::in_time`] where to look for the
    /// next sink with room: there or beyond.
    fn saturate_directly(&mut self, source: usize, with_room: &mut [usize]) {
        let bundles = &self.bundles[self.sources[source].bundles.clone()];
        self.work += bundles.len();
        // Within a bundle, sinks come in time.
        let in_use = bundles.iter().filter(|it| !it.sinks.is_empty());
        let ends = in_use.map(|it| (self.sinks[it.sinks.start].moment, self.sinks[it.sinks.end - 1].moment));
        let Some((first, last)) = ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))) else {
            return;
        };
        let first = self.in_time.partition_point(|sink| self.sinks[*sink].moment < first);
        let end = self.in_time.partition_point(|sink| self.sinks[*sink].moment <= last);
        let mut at = root(with_room, first);
        while at < end && self.sources[source].left > 0 && self.work <= self.limit {
            self.work += 1;
            let sink = self.in_time[at];
            self.fill(source, sink);
            if self.sinks[sink].room == 0 {
                with_room[at] = at + 1;
            }
            at = root(with_room, at + 1);
        }
    }

    /// Fills a sink as far as it has room, if the source may use it.
    fn fill(&mut self, source: usize, sink: usize) {
        let amount = self.sources[source].left.min(self.sinks[sink].room);
        if let Some(bundle) = self.bundle_to(source, sink).filter(|_| amount > 0) {
            self.push(bundle, sink, amount);
        }
    }

    /// Reaches sinks with room by leading other sources another way, as long as any of the source is left and there is a
    /// way. Gives every change it made, and how much it looked at for it.
    fn saturate_by_rerouting(&mut self, source: usize) -> (Vec<PathStep>, usize) {
        let (mut changes, begun) = (Vec::new(), self.work);
        let mut search_state = std::mem::take(&mut self.search_state);
        if search_state.is_of_nothing() {
            search_state = SearchState::new(self.sources.len(), self.sinks.len());
        }
        while self.sources[source].left > 0 && self.work <= self.limit {
            let mut search = ResidualSearch::within(self, source, search_state);
            // One search finds many ways. Those that share a part may find it used up by those before them.
            let paths = search.paths(self.sources[source].left);
            if paths.is_empty() {
                search.close();
            }
            let looked_at = search.looked_at;
            search_state = search.end();
            self.work += looked_at;
            if paths.is_empty() {
                break;
            }
            for path in paths {
                self.augment(source, &path, &mut changes);
            }
        }
        self.search_state = search_state;
        (changes, self.work - begun)
    }

    /// Leads as much as fits along a way: into a sink, then by turns back out of a sink and into another.
    fn augment(&mut self, source: usize, path: &[PathStep], changes: &mut Vec<PathStep>) {
        let Some(last) = path.last() else { return };
        let mut amount = self.sources[source].left.min(self.sinks[last.sink].room);
        for back in path.iter().skip(1).step_by(2) {
            amount = amount.min(self.used(back.bundle, back.sink));
        }
        if amount <= 0 {
            return;
        }
        for (at, step) in path.iter().enumerate() {
            let amount = if at % 2 == 0 { amount } else { -amount };
            self.push(step.bundle, step.sink, amount);
            changes.push(PathStep { amount, ..*step });
        }
    }

    /// How much a bundle uses of a sink.
    fn used(&self, bundle: usize, sink: usize) -> i64 {
        self.use_of(bundle, sink).map_or(0, |at| self.uses[at].amount)
    }

    fn use_of(&self, bundle: usize, sink: usize) -> Option<usize> {
        let mut next = self.sinks[sink].uses;
        while let Some(at) = next {
            if self.uses[at].bundle == bundle {
                return Some(at);
            }
            next = self.uses[at].next;
        }
        None
    }

    /// Leads so much more of a bundle's source into a sink; less if negative.
    fn push(&mut self, bundle: usize, sink: usize, amount: i64) {
        if let Some(at) = self.use_of(bundle, sink) {
            self.uses[at].amount += amount;
        } else {
            self.uses.push(Use { bundle, amount, next: self.sinks[sink].uses });
            self.sinks[sink].uses = Some(self.uses.len() - 1);
        }
        self.sinks[sink].room -= amount;
        self.bundles[bundle].flow += amount;
        self.sources[self.bundles[bundle].source].left -= amount;
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
