//! What one source can reach, by leading other sources another way.

use super::{Cut, Network};
use std::collections::VecDeque;

/// A bundle and one of its sinks: a part of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) bundle: usize,
    pub(super) sink: usize,
    /// How much more was led along it, once it was.
    pub(super) amount: i64,
}

/// A search, breadth first.
pub(super) struct Search<'n> {
    network: &'n Network,
    /// The bundle by which each sink was reached.
    reached_by: Vec<Option<usize>>,
    /// At each sink, where to look for the next that was not reached: there or beyond.
    unreached: Vec<usize>,
    /// The bundle and sink out of which each source was led; `None` for those not reached and for the first.
    led_from: Vec<Option<(usize, usize)>>,
    seen: Vec<bool>,
    sinks: VecDeque<usize>,
    /// How many sinks were looked at.
    pub(super) looked_at: usize,
}

impl<'n> Search<'n> {
    pub(super) fn new(network: &'n Network, source: usize) -> Self {
        let mut search = Self {
            network,
            reached_by: vec![None; network.sinks.len()],
            unreached: (0..=network.sinks.len()).collect(),
            led_from: vec![None; network.sources.len()],
            seen: vec![false; network.sources.len()],
            sinks: VecDeque::new(),
            looked_at: 0,
        };
        search.visit(source);
        search
    }

    /// Ways to sinks with room, the nearest first, until there is room for `amount`.
    pub(super) fn ways(&mut self, amount: i64) -> Vec<Vec<Step>> {
        let mut ways = Vec::new();
        let mut wanted = amount;
        while let Some(sink) = self.next_sink() {
            let room = self.network.sinks[sink].room;
            if room > 0 {
                ways.push(self.way_to(sink));
                wanted -= room;
                if wanted <= 0 {
                    break;
                }
            }
        }
        ways
    }

    /// Marks all that can be reached.
    pub(super) fn mark(mut self, cut: &mut Cut) {
        while let Some(sink) = self.next_sink() {
            cut.sinks[sink] = true;
        }
        for (mark, seen) in cut.sources.iter_mut().zip(&self.seen) {
            *mark |= seen;
        }
    }

    /// Every source that can be led another way for the sake of the first.
    pub(super) fn sources(mut self) -> Vec<bool> {
        while self.next_sink().is_some() {}
        self.seen
    }

    fn visit(&mut self, source: usize) {
        self.seen[source] = true;
        let network = self.network;
        for bundle in network.sources[source].bundles.clone() {
            if !network.bundles[bundle].open {
                continue;
            }
            let sinks = &network.bundles[bundle].sinks;
            let mut sink = self.next_unreached(sinks.start);
            while sink < sinks.end {
                self.reached_by[sink] = Some(bundle);
                self.unreached[sink] = sink + 1;
                self.sinks.push_back(sink);
                sink = self.next_unreached(sink + 1);
            }
        }
    }

    /// The first sink from this one on that was not reached, and shorter ways to it for those who ask again.
    fn next_unreached(&mut self, mut sink: usize) -> usize {
        while self.unreached[sink] != sink {
            self.unreached[sink] = self.unreached[self.unreached[sink]];
            sink = self.unreached[sink];
        }
        sink
    }

    /// The next sink that can be reached; what lies beyond it is looked at next.
    fn next_sink(&mut self) -> Option<usize> {
        let sink = self.sinks.pop_front()?;
        self.looked_at += 1;
        let network = self.network;
        let mut next = network.sinks[sink].uses;
        while let Some(at) = next {
            let it = network.uses[at];
            let source = network.bundles[it.bundle].source;
            if it.amount > 0 && !self.seen[source] {
                self.led_from[source] = Some((it.bundle, sink));
                self.visit(source);
            }
            next = it.next;
        }
        Some(sink)
    }

    fn way_to(&self, mut sink: usize) -> Vec<Step> {
        let mut way = Vec::new();
        while let Some(bundle) = self.reached_by[sink] {
            way.push(Step { bundle, sink, amount: 0 });
            let Some((from, left)) = self.led_from[self.network.bundles[bundle].source] else { break };
            way.push(Step { bundle: from, sink: left, amount: 0 });
            sink = left;
        }
        way.reverse();
        way
    }
}
