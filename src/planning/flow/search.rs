//! What one source can reach, by leading other sources another way.

use super::graph::Graph;
use super::search_state::{SearchState, root};

/// A bundle and one of its sinks: a part of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PathStep {
    pub(super) bundle: usize,
    pub(super) sink: usize,
    /// How much more was led along it, once it was.
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
    pub(super) fn new(graph: &'g Graph, source: usize) -> Self {
        Self::within(graph, source, SearchState::new(graph.sources.len(), graph.sinks.len()))
    }

    /// As [`ResidualSearch::new`], in memory that an earlier search gave back.
    pub(super) fn within(graph: &'g Graph, source: usize, search_state: SearchState) -> Self {
        let mut search = Self { graph, search_state, next: 0, looked_at: 0 };
        search.visit(source);
        search
    }

    /// Gives the memory back, for the next search.
    pub(super) fn end(self) -> SearchState {
        let mut search_state = self.search_state;
        for sink in search_state.sinks.drain(..) {
            search_state.reached_by[sink] = None;
            search_state.unreached[sink] = sink;
        }
        for source in search_state.sources.drain(..) {
            search_state.rerouted_from[source] = None;
            search_state.seen[source] = false;
        }
        search_state
    }

    /// Closes everything that was reached, after a search that found no room: nothing of it has any, nor leads to any,
    /// and no later search needs to look at it again.
    pub(super) fn close(&mut self) {
        for &sink in &self.search_state.sinks {
            self.search_state.open[sink] = sink + 1;
        }
        for &source in &self.search_state.sources {
            self.search_state.closed[source] = true;
        }
    }

    /// Ways to sinks with room, the nearest first, until there is room for `amount`.
    pub(super) fn paths(&mut self, amount: i64) -> Vec<Vec<PathStep>> {
        let mut paths = Vec::new();
        let mut wanted = amount;
        while let Some(sink) = self.next_sink() {
            let room = self.graph.sinks[sink].room;
            if room > 0 {
                paths.push(self.path_to(sink));
                wanted -= room;
                if wanted <= 0 {
                    break;
                }
            }
        }
        paths
    }

    /// Every source that can be led another way for the sake of the first.
    pub(super) fn sources(mut self) -> Vec<bool> {
        while self.next_sink().is_some() {}
        self.search_state.seen
    }

    fn visit(&mut self, source: usize) {
        self.search_state.seen[source] = true;
        self.search_state.sources.push(source);
        let graph = self.graph;
        for bundle in graph.sources[source].bundles.clone() {
            self.looked_at += 1;
            if !graph.bundles[bundle].open {
                continue;
            }
            let sinks = &graph.bundles[bundle].sinks;
            let mut sink = self.next_unreached(sinks.start);
            while sink < sinks.end {
                self.search_state.reached_by[sink] = Some(bundle);
                self.search_state.unreached[sink] = sink + 1;
                self.search_state.sinks.push(sink);
                sink = self.next_unreached(sink + 1);
            }
        }
    }

    /// The first sink from this one on that was not reached and is not closed.
    fn next_unreached(&mut self, mut sink: usize) -> usize {
        loop {
            let open = root(&mut self.search_state.open, sink);
            sink = root(&mut self.search_state.unreached, open);
            if sink == open {
                return sink;
            }
        }
    }

    /// The next sink that can be reached; what lies beyond it is looked at next.
    fn next_sink(&mut self) -> Option<usize> {
        let sink = *self.search_state.sinks.get(self.next)?;
        self.next += 1;
        self.looked_at += 1;
        let graph = self.graph;
        let mut next = graph.sinks[sink].uses;
        while let Some(at) = next {
            self.looked_at += 1;
            let it = graph.uses[at];
            let source = graph.bundles[it.bundle].source;
            if it.amount > 0 && !self.search_state.seen[source] && !self.search_state.closed[source] {
                self.search_state.rerouted_from[source] = Some((it.bundle, sink));
                self.visit(source);
            }
            next = it.next;
        }
        Some(sink)
    }

    fn path_to(&self, mut sink: usize) -> Vec<PathStep> {
        let mut path = Vec::new();
        while let Some(bundle) = self.search_state.reached_by[sink] {
            path.push(PathStep { bundle, sink, amount: 0 });
            let Some((from, left)) = self.search_state.rerouted_from[self.graph.bundles[bundle].source]
            else {
                break;
            };
            path.push(PathStep { bundle: from, sink: left, amount: 0 });
            sink = left;
        }
        path.reverse();
        path
    }
}
