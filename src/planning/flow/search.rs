//! What one source can reach by rerouting other sources.

use super::graph::{Graph, Sink, Use};
use super::search_state::SearchState;

/// A bundle and one of its sinks: one step of an augmenting path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PathStep {
    pub(super) bundle: usize,
    pub(super) sink: usize,
    /// How much more was pushed along it; zero until it was.
    pub(super) amount: i64,
}

/// A search, breadth first.
pub(super) struct ResidualSearch<'g> {
    graph: &'g Graph,
    search_state: SearchState,
    /// How many of the sinks reached were looked at.
    next: usize,
    /// How many sinks and uses were looked at.
    pub(super) looked_at: usize,
}

impl<'g> ResidualSearch<'g> {
    /// From one source, in memory that an earlier search gave back.
    pub(super) fn within(graph: &'g Graph, source: usize, search_state: SearchState) -> Self {
        let mut search = Self { graph, search_state, next: 0, looked_at: 0 };
        search.visit(source);
        search
    }

    /// Gives the memory back, for the next search.
    pub(super) fn end(self) -> SearchState {
        let mut search_state = self.search_state;
        search_state.forget();
        search_state
    }

    /// Closes everything that was reached, after a search that found no room: nothing of it has any, nor leads to any,
    /// and no later search needs to look at it again.
    pub(super) fn close(&mut self) {
        self.search_state.close();
    }

    /// Augmenting paths to sinks with room, the nearest first, until there is room for `amount`.
    pub(super) fn paths(&mut self, amount: i64) -> Paths {
        let mut paths = Paths::default();
        let mut wanted = amount;
        while let Some(sink) = self.next_sink() {
            let room = self.graph.sinks[sink].room;
            if room > 0 {
                self.path_to(sink, &mut paths);
                wanted -= room;
                if wanted <= 0 {
                    break;
                }
            }
        }
        paths
    }

    /// Every source that can be rerouted for the sake of the first.
    pub(super) fn sources(&mut self) -> Vec<bool> {
        while self.search_state.awaits_any() && self.next_sink().is_some() {}
        self.search_state.seen.clone()
    }

    fn visit(&mut self, source: usize) {
        let state = &mut self.search_state;
        state.reach(source);
        let bundles = self.graph.sources[source].bundles.clone();
        self.looked_at += bundles.len();
        for (bundle, it) in bundles.clone().zip(&self.graph.bundles[bundles]).filter(|(_, it)| it.open) {
            state.reach_sinks(bundle, &it.sinks);
        }
    }

    /// The next sink that can be reached; what lies beyond it is looked at next.
    fn next_sink(&mut self) -> Option<usize> {
        let sink = *self.search_state.sinks.get(self.next)?;
        self.next += 1;
        let graph = self.graph;
        let Sink { use_count, users, uses: mut next, .. } = graph.sinks[sink];
        // They count as looked at whether or not they have to be.
        self.looked_at += 1 + use_count;
        while let Some(at) = next.filter(|_| self.search_state.awaits(users)) {
            let Use { source, bundle, amount, next: other } = graph.uses[at];
            if amount > 0 && !self.search_state.seen[source] && !self.search_state.is_closed(source) {
                self.search_state.rerouted_from[source] = Some((bundle, sink));
                self.visit(source);
            }
            next = other;
        }
        Some(sink)
    }

    fn path_to(&self, mut sink: usize, paths: &mut Paths) {
        let start = paths.steps.len();
        loop {
            let bundle = self.search_state.reached_by[sink];
            paths.steps.push(PathStep { bundle, sink, amount: 0 });
            let from = self.search_state.rerouted_from[self.graph.bundles[bundle].source];
            let Some((bundle, left)) = from else { break };
            paths.steps.push(PathStep { bundle, sink: left, amount: 0 });
            sink = left;
        }
        paths.steps[start..].reverse();
        paths.ends.push(paths.steps.len());
    }
}

/// Augmenting paths, one after the other.
#[derive(Debug, Default)]
pub(super) struct Paths {
    steps: Vec<PathStep>,
    ends: Vec<usize>,
}

impl Paths {
    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[PathStep]> {
        let mut start = 0;
        self.ends.iter().map(move |end| &self.steps[std::mem::replace(&mut start, *end)..*end])
    }
}
