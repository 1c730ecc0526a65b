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
        while wanted > 0
            && let Some(sink) = self.go_on(|_, sink| sink.room > 0)
        {
            self.path_to(sink, &mut paths);
            wanted -= self.graph.sinks[sink].room;
        }
        paths
    }

    /// Every source that can be rerouted for the sake of the first.
    pub(super) fn sources(&mut self) -> Vec<bool> {
        if self.search_state.awaits_any() {
            self.go_on(|state, _| !state.awaits_any());
        }
        self.search_state.seen.clone()
    }

    fn visit(&mut self, source: usize) {
        let state = &mut self.search_state;
        state.reach(source);
        let bundles = self.graph.sources[source].bundles.clone();
        self.looked_at += bundles.len();
        let open = bundles.clone().zip(&self.graph.bundles[bundles]).filter(|(_, it)| it.open);
        state.reach_sinks(open.map(|(bundle, it)| (bundle, &it.sinks)));
    }

    /// Looks at what can be reached, sink by sink, and at what lies beyond it, until a sink after which it is enough.
    fn go_on(&mut self, is_enough: impl Fn(&SearchState, &Sink) -> bool) -> Option<usize> {
        let graph = self.graph;
        while let Some(&at) = self.search_state.sinks.get(self.next) {
            self.next += 1;
            let sink = &graph.sinks[at];
            // They count as looked at whether or not they have to be.
            self.looked_at += 1 + sink.use_count;
            let mut next = sink.uses;
            while let Some(it) = next.filter(|_| self.search_state.awaits(sink.users)) {
                let Use { source, bundle, amount, next: other } = graph.uses[it];
                if amount > 0 && !self.search_state.seen[source] && !self.search_state.is_closed(source) {
                    self.search_state.rerouted_from[source] = Some((bundle, at));
                    self.visit(source);
                }
                next = other;
            }
            if is_enough(&self.search_state, sink) {
                return Some(at);
            }
        }
        None
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
