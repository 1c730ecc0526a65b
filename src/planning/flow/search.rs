//! What one source can reach, by leading other sources another way.

use super::{Cut, Network};

/// A bundle and one of its sinks: a part of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) bundle: usize,
    pub(super) sink: usize,
    /// How much more was led along it, once it was.
    pub(super) amount: i64,
}

/// What searches write in, kept from one to the next: only what a search reached is cleared after it.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    /// The bundle by which each sink was reached.
    reached_by: Vec<Option<usize>>,
    /// At each sink, where to look for the next that was not reached: there or beyond.
    unreached: Vec<usize>,
    /// The bundle and sink out of which each source was led; `None` for those not reached and for the first.
    led_from: Vec<Option<(usize, usize)>>,
    seen: Vec<bool>,
    /// What was reached, in order.
    sinks: Vec<usize>,
    sources: Vec<usize>,
    /// At each sink, where to look for the next that is not closed: there or beyond. See [`Search::close`].
    open: Vec<usize>,
    closed: Vec<bool>,
}

impl Scratch {
    /// Of a network with so many sources and sinks.
    pub(super) fn new(sources: usize, sinks: usize) -> Self {
        Self {
            reached_by: vec![None; sinks],
            unreached: (0..=sinks).collect(),
            led_from: vec![None; sources],
            seen: vec![false; sources],
            sinks: Vec::new(),
            sources: Vec::new(),
            open: (0..=sinks).collect(),
            closed: vec![false; sources],
        }
    }

    /// Whether it is not yet of any network.
    pub(super) fn is_of_nothing(&self) -> bool {
        self.open.is_empty()
    }

    /// Everything that was closed.
    pub(super) fn cut(&self) -> Cut {
        let sinks = self.open.iter().enumerate().take(self.reached_by.len()).map(|(at, open)| at != *open);
        Cut { sources: self.closed.clone(), sinks: sinks.collect() }
    }
}

/// A search, breadth first.
pub(super) struct Search<'n> {
    network: &'n Network,
    scratch: Scratch,
    /// How many of the sinks reached were looked at.
    next: usize,
    /// How many sinks and uses were looked at.
    pub(super) looked_at: usize,
}

impl<'n> Search<'n> {
    pub(super) fn new(network: &'n Network, source: usize) -> Self {
        Self::within(network, source, Scratch::new(network.sources.len(), network.sinks.len()))
    }

    /// As [`Search::new`], in memory that an earlier search gave back.
    pub(super) fn within(network: &'n Network, source: usize, scratch: Scratch) -> Self {
        let mut search = Self { network, scratch, next: 0, looked_at: 0 };
        search.visit(source);
        search
    }

    /// Gives the memory back, for the next search.
    pub(super) fn end(self) -> Scratch {
        let mut scratch = self.scratch;
        for sink in scratch.sinks.drain(..) {
            scratch.reached_by[sink] = None;
            scratch.unreached[sink] = sink;
        }
        for source in scratch.sources.drain(..) {
            scratch.led_from[source] = None;
            scratch.seen[source] = false;
        }
        scratch
    }

    /// Closes everything that was reached, after a search that found no room: nothing of it has any, nor leads to any,
    /// and no later search needs to look at it again.
    pub(super) fn close(&mut self) {
        for &sink in &self.scratch.sinks {
            self.scratch.open[sink] = sink + 1;
        }
        for &source in &self.scratch.sources {
            self.scratch.closed[source] = true;
        }
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

    /// Every source that can be led another way for the sake of the first.
    pub(super) fn sources(mut self) -> Vec<bool> {
        while self.next_sink().is_some() {}
        self.scratch.seen
    }

    fn visit(&mut self, source: usize) {
        self.scratch.seen[source] = true;
        self.scratch.sources.push(source);
        let network = self.network;
        for bundle in network.sources[source].bundles.clone() {
            self.looked_at += 1;
            if !network.bundles[bundle].open {
                continue;
            }
            let sinks = &network.bundles[bundle].sinks;
            let mut sink = self.next_unreached(sinks.start);
            while sink < sinks.end {
                self.scratch.reached_by[sink] = Some(bundle);
                self.scratch.unreached[sink] = sink + 1;
                self.scratch.sinks.push(sink);
                sink = self.next_unreached(sink + 1);
            }
        }
    }

    /// The first sink from this one on that was not reached and is not closed.
    fn next_unreached(&mut self, mut sink: usize) -> usize {
        loop {
            let open = root(&mut self.scratch.open, sink);
            sink = root(&mut self.scratch.unreached, open);
            if sink == open {
                return sink;
            }
        }
    }

    /// The next sink that can be reached; what lies beyond it is looked at next.
    fn next_sink(&mut self) -> Option<usize> {
        let sink = *self.scratch.sinks.get(self.next)?;
        self.next += 1;
        self.looked_at += 1;
        let network = self.network;
        let mut next = network.sinks[sink].uses;
        while let Some(at) = next {
            self.looked_at += 1;
            let it = network.uses[at];
            let source = network.bundles[it.bundle].source;
            if it.amount > 0 && !self.scratch.seen[source] && !self.scratch.closed[source] {
                self.scratch.led_from[source] = Some((it.bundle, sink));
                self.visit(source);
            }
            next = it.next;
        }
        Some(sink)
    }

    fn way_to(&self, mut sink: usize) -> Vec<Step> {
        let mut way = Vec::new();
        while let Some(bundle) = self.scratch.reached_by[sink] {
            way.push(Step { bundle, sink, amount: 0 });
            let Some((from, left)) = self.scratch.led_from[self.network.bundles[bundle].source] else {
                break;
            };
            way.push(Step { bundle: from, sink: left, amount: 0 });
            sink = left;
        }
        way.reverse();
        way
    }
}

/// Where a chain of places ends, with a shorter chain for those who ask again.
pub(super) fn root(next: &mut [usize], mut place: usize) -> usize {
    while next[place] != place {
        next[place] = next[next[place]];
        place = next[place];
    }
    place
}
