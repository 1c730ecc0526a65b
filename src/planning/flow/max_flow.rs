//! Saturates one source after the other, until no augmenting path is left.

use super::blocking::Levels;
use super::graph::{Graph, SupplyKind};
use super::search::{PathStep, ResidualSearch};
use super::search_state::{SearchState, root};
use crate::order::sort_by_key;

/// A source with fewer sinks than this is served by looking at those alone: what is locked in one of many ad accounts.
const FEW: usize = 64;

impl Graph {
    pub(super) fn saturate(&mut self) {
        self.search_state = SearchState::new(self.sources.len(), self.sinks.len());
        self.work += self.sinks.len();
        let mut with_room: Vec<usize> = (0..=self.sinks.len()).collect();
        // What is not to be used has to make place for nearly every source whose sinks are late.
        let has_idle = self.sources.iter().any(|it| it.kind == SupplyKind::Idle);
        let mut levels = has_idle.then(|| Levels::of(self));
        for source in 0..self.sources.len() {
            if self.work > self.limit {
                return;
            }
            let near = self.near(source);
            if self.sources[source].kind == SupplyKind::Idle {
                self.fill_the_latest(source);
            } else if near.len() < FEW {
                for sink in near {
                    self.fill(source, sink);
                }
            } else {
                self.saturate_directly(source, &mut with_room);
            }
            match &mut levels {
                Some(levels) => self.saturate_by_levels(source, levels),
                None => {
                    self.saturate_by_rerouting(source);
                }
            }
        }
    }

    /// The first sinks that a source may use, at most [`FEW`] of them, the earliest first.
    fn near(&self, source: usize) -> Vec<usize> {
        let bundles = &self.bundles[self.sources[source].bundles.clone()];
        let mut near: Vec<usize> = bundles.iter().flat_map(|it| it.sinks.clone()).take(FEW).collect();
        sort_by_key(&mut near, |sink| self.sinks[*sink].moment);
        near
    }

    /// Fills the latest sinks first, so that what is spent comes before what is not.
    fn fill_the_latest(&mut self, source: usize) {
        for bundle in self.sources[source].bundles.clone().rev() {
            self.work += self.bundles[bundle].sinks.len();
            for sink in self.bundles[bundle].sinks.clone().rev() {
                self.fill(source, sink);
            }
        }
    }

    /// Fills sinks with room, the earliest first: what comes later may still be left to sources that begin later. This
    /// is most of the work, and no search. `with_room` says at each place of [`Graph::in_time`] where to look for the
    /// next sink with room: there or beyond.
    fn saturate_directly(&mut self, source: usize, with_room: &mut [usize]) {
        self.work += self.sources[source].bundles.len();
        let Some((first, last)) = self.moments_of(source) else { return };
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

    /// Reaches sinks with room by rerouting other sources, as long as any of the source is left and there is a
    /// path. Gives every change it made, and how much it looked at for it.
    pub(super) fn saturate_by_rerouting(&mut self, source: usize) -> (Vec<PathStep>, usize) {
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
            for path in paths.iter() {
                self.augment(source, path, &mut changes);
            }
        }
        self.search_state = search_state;
        (changes, self.work - begun)
    }

    /// Pushes as much as fits along a path: into a sink, then by turns back out of a sink and into another.
    pub(super) fn augment(&mut self, source: usize, path: &[PathStep], changes: &mut Vec<PathStep>) {
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
}
