//! Saturates a source through many augmenting paths at once: by levels, as Dinic does.
//!
//! One search tells how far each sink is from the source. All that can be led along shortest paths is then led, before the
//! next search, and every search reaches further than the one before. Where much has to be led elsewhere, that takes a
//! few searches instead of one for each path that another one blocks.

use super::graph::{Graph, Sink};
use super::search::PathStep;
use super::search_state::{Places, SearchState};

/// The sinks and sources that one search reached, by how far they are from its source.
pub(super) struct Levels {
    /// The sinks of each level that may still lead to room.
    sinks: Vec<Places>,
    /// The level of each source that was reached.
    of_source: Vec<Option<usize>>,
    /// The first bundle of each source that may still lead to room.
    next_bundle: Vec<usize>,
    /// The first use of each sink that may.
    next_use: Vec<Option<usize>>,
}

impl Levels {
    /// Of a network in which nothing was reached yet.
    pub(super) fn of(graph: &Graph) -> Self {
        Self {
            sinks: Vec::new(),
            of_source: vec![None; graph.sources.len()],
            next_bundle: vec![0; graph.sources.len()],
            next_use: vec![None; graph.sinks.len()],
        }
    }
}

impl Graph {
    /// Reaches sinks with room by rerouting other sources, as long as any of the source is left and there is a
    /// path. `levels` is memory for it, the same for one source after the other.
    pub(super) fn saturate_by_levels(&mut self, source: usize, levels: &mut Levels) {
        let mut state = std::mem::take(&mut self.search_state);
        while self.sources[source].left > 0 && self.work <= self.limit {
            let has_room = self.reach_room(source, &mut state, levels);
            if has_room {
                self.push_along(source, levels);
            }
            levels.sinks.clear();
            for source in &state.sources {
                levels.of_source[*source] = None;
            }
            if !has_room {
                state.close();
                break;
            }
            state.forget();
        }
        self.search_state = state;
    }

    /// Reaches level after level until one has room; whether one has.
    fn reach_room(&mut self, source: usize, state: &mut SearchState, levels: &mut Levels) -> bool {
        let (mut source_at, mut sink_at) = (0, 0);
        state.reach(source);
        levels.of_source[source] = Some(0);
        loop {
            let level = levels.sinks.len();
            let mut sinks = Places::none(self.sinks.len());
            while let Some(source) = state.sources.get(source_at).copied() {
                source_at += 1;
                let bundles = self.sources[source].bundles.clone();
                levels.next_bundle[source] = bundles.start;
                self.work += bundles.len();
                state.reach_sinks(bundles.map(|bundle| (bundle, &self.bundles[bundle].sinks)));
            }
            let reached = sink_at..state.sinks.len();
            self.work += reached.len();
            let mut has_room = false;
            for &sink in &state.sinks[reached.clone()] {
                sinks.insert(sink);
                levels.next_use[sink] = self.sinks[sink].uses;
                has_room |= self.sinks[sink].room > 0;
            }
            levels.sinks.push(sinks);
            if has_room || reached.is_empty() {
                return has_room;
            }
            for at in reached {
                let Sink { use_count, users, uses: mut next, .. } = self.sinks[state.sinks[at]];
                self.work += use_count;
                while let Some(it) = next.filter(|_| state.awaits(users)).map(|at| self.uses[at]) {
                    if it.amount > 0 && !state.seen[it.source] && !state.is_closed(it.source) {
                        state.reach(it.source);
                        levels.of_source[it.source] = Some(level + 1);
                    }
                    next = it.next;
                }
            }
            sink_at = state.sinks.len();
        }
    }

    /// Pushes all that can be pushed from level to level into sinks of the last.
    fn push_along(&mut self, source: usize, levels: &mut Levels) {
        let last = levels.sinks.len() - 1;
        let (mut path, mut changes) = (Vec::<PathStep>::new(), Vec::new());
        let mut from = source;
        while self.sources[source].left > 0 {
            self.work += 1;
            let level = path.len() / 2;
            let Some((bundle, sink)) = self.next_sink_of(from, level, levels) else {
                // No path goes on from here: the sink that it comes out of takes another.
                levels.of_source[from] = None;
                path.pop();
                let Some(into) = path.pop() else { return };
                from = self.bundles[into.bundle].source;
                continue;
            };
            path.push(PathStep { bundle, sink, amount: 0 });
            if level < last {
                if let Some((bundle, next)) = self.next_source_of(sink, level + 1, levels) {
                    path.push(PathStep { bundle, sink, amount: 0 });
                    from = next;
                } else {
                    levels.sinks[level].remove(sink);
                    path.pop();
                }
                continue;
            }
            if self.sinks[sink].room > 0 {
                changes.clear();
                self.augment(source, &path, &mut changes);
                path.clear();
                from = source;
            } else {
                path.pop();
            }
            if self.sinks[sink].room == 0 {
                levels.sinks[last].remove(sink);
            }
        }
    }

    /// A sink of a level that a source may use and that may lead to room, and by which bundle.
    fn next_sink_of(&self, source: usize, level: usize, levels: &mut Levels) -> Option<(usize, usize)> {
        let next = &mut levels.next_bundle[source];
        while *next < self.sources[source].bundles.end {
            let sinks = &self.bundles[*next].sinks;
            if let Some(sink) = levels.sinks[level].next(sinks.start, sinks.end) {
                return Some((*next, sink));
            }
            *next += 1;
        }
        None
    }

    /// A source of a level that uses a sink and may lead to room, and by which bundle.
    fn next_source_of(&self, sink: usize, level: usize, levels: &mut Levels) -> Option<(usize, usize)> {
        while let Some(at) = levels.next_use[sink] {
            let it = self.uses[at];
            if it.amount > 0 && levels.of_source[it.source] == Some(level) {
                return Some((it.bundle, it.source));
            }
            levels.next_use[sink] = it.next;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::graph::{Graph, Supply, SupplyKind};
    use super::super::prune::tests::graph;

    #[test]
    fn by_levels_or_path_by_path_as_much_is_led_and_the_same_is_cut_off() {
        let mut cut_off = 0;
        for seed in 0..500 {
            let (sinks, sources) = graph(seed);
            let solve = |is_by_levels: bool| {
                let mut graph = Graph::new(&sinks);
                // Path by path where none is idle. Idle or settled, it is the same flow.
                let kind = if is_by_levels { SupplyKind::Idle } else { SupplyKind::Settled };
                let (amount, all) = sources[0].clone();
                graph.add_source(Supply { amount, kind }, all);
                for (amount, bundles) in &sources {
                    let supply = Supply { amount: *amount, kind: SupplyKind::Free };
                    graph.add_source(supply, bundles.clone());
                }
                graph.maximum(usize::MAX)
            };
            let (by_levels, by_path) = (solve(true), solve(false));
            assert_eq!(by_levels.total, by_path.total, "seed {seed}");
            assert_eq!(by_levels.cut, by_path.cut, "seed {seed}");
            cut_off += u32::from(by_levels.cut.sinks.contains(&true));
        }
        assert!((50..450).contains(&cut_off), "{cut_off}");
    }
}
