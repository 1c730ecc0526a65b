//! The graph of a flow: sources with a supply, sinks with room, and bundles of arcs between them.

use super::search_state::{SearchState, class_of};
use crate::order::order_of_numbers;
use std::ops::Range;

/// Sources with a supply, sinks with room, and which may reach which.
#[derive(Clone, Debug)]
pub(in crate::planning) struct Graph {
    pub(super) sources: Vec<SupplyNode>,
    pub(super) bundles: Vec<Bundle>,
    pub(super) sinks: Vec<Sink>,
    pub(super) uses: Vec<Use>,
    /// The sinks in the order of their moments.
    pub(super) in_time: Vec<usize>,
    pub(super) search_state: SearchState,
    /// How many sinks, bundles and uses were looked at, and how many may be.
    pub(super) work: usize,
    pub(super) limit: usize,
}

/// What a source supplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::planning) struct Supply {
    pub(in crate::planning) amount: i64,
    pub(in crate::planning) kind: SupplyKind,
}

/// How much choice there is about a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::planning) enum SupplyKind {
    /// Where it goes is settled, and its bundles cost nothing.
    Settled,
    /// Room that is not to be used: as a source that takes it up, of which bundles cost nothing.
    Idle,
    /// Each bundle costs a step.
    Free,
    /// Each bundle costs a step, and what is not used has its worth: never more of it is used for fewer steps.
    Lasting,
}

impl SupplyKind {
    /// Whether it costs a step to use a bundle of it.
    pub(super) const fn costs(self) -> bool {
        matches!(self, Self::Free | Self::Lasting)
    }
}

#[derive(Clone, Debug)]
pub(super) struct SupplyNode {
    pub(super) kind: SupplyKind,
    pub(super) left: i64,
    pub(super) bundles: Range<usize>,
}

/// Sinks that one source may use in one step.
#[derive(Clone, Debug)]
pub(super) struct Bundle {
    pub(super) source: usize,
    pub(super) sinks: Range<usize>,
    pub(super) flow: i64,
    pub(super) open: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Sink {
    /// When it is used: the rank of its time among all sinks'.
    pub(super) moment: usize,
    pub(super) room: i64,
    /// The first of its uses.
    pub(super) uses: Option<usize>,
    /// How many uses it has.
    pub(super) use_count: usize,
    /// The classes of the sources that use it or once did: see [`class_of`].
    pub(super) users: u64,
}

impl Sink {
    /// One that nothing uses.
    pub(super) const fn unused(moment: usize, room: i64) -> Self {
        Self { moment, room, uses: None, use_count: 0, users: 0 }
    }
}

/// How much of a sink a bundle uses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) bundle: usize,
    /// The source of the bundle.
    pub(super) source: usize,
    pub(super) amount: i64,
    /// The next use of the same sink.
    pub(super) next: Option<usize>,
}

impl Graph {
    /// A network of sinks, each with its time and its capacity, without sources.
    pub(in crate::planning) fn new(sinks: &[(i64, i64)]) -> Self {
        let in_time = order_of_numbers(sinks.iter().map(|(time, _)| *time));
        let mut graph = Self {
            sources: Vec::new(),
            bundles: Vec::new(),
            sinks: sinks.iter().map(|(_, room)| Sink::unused(0, *room)).collect(),
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
    pub(in crate::planning) fn add_source(
        &mut self,
        supply: Supply,
        bundles: impl IntoIterator<Item = Range<usize>>,
    ) {
        let source = self.sources.len();
        let first = self.bundles.len();
        self.bundles.extend(bundles.into_iter().map(|sinks| Bundle { source, sinks, flow: 0, open: true }));
        let Supply { amount, kind } = supply;
        self.sources.push(SupplyNode { kind, left: amount, bundles: first..self.bundles.len() });
    }

    /// Whether it costs a step to use a bundle.
    pub(super) fn costs(&self, bundle: &Bundle) -> bool {
        self.sources[bundle.source].kind.costs()
    }

    pub(super) fn total(&self) -> i64 {
        self.bundles.iter().map(|bundle| bundle.flow).sum()
    }

    /// How much a bundle uses of a sink.
    pub(super) fn used(&self, bundle: usize, sink: usize) -> i64 {
        self.use_of(bundle, sink).map_or(0, |at| self.uses[at].amount)
    }

    /// The places of a sink's uses.
    pub(super) fn uses_of(&self, sink: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.sinks[sink].uses, |at| self.uses[*at].next)
    }

    pub(super) fn use_of(&self, bundle: usize, sink: usize) -> Option<usize> {
        self.uses_of(sink).find(|at| self.uses[*at].bundle == bundle)
    }

    /// Leads so much more of a bundle's source into a sink; less if negative.
    pub(super) fn push(&mut self, bundle: usize, sink: usize, amount: i64) {
        let source = self.bundles[bundle].source;
        if let Some(at) = self.use_of(bundle, sink) {
            self.uses[at].amount += amount;
        } else {
            let sink = &mut self.sinks[sink];
            self.uses.push(Use { bundle, source, amount, next: sink.uses });
            sink.uses = Some(self.uses.len() - 1);
            sink.use_count += 1;
            sink.users |= class_of(source);
        }
        self.sinks[sink].room -= amount;
        self.bundles[bundle].flow += amount;
        self.sources[source].left -= amount;
    }

    /// The bundle by which a source may use a sink.
    pub(super) fn bundle_to(&self, source: usize, sink: usize) -> Option<usize> {
        let range = self.sources[source].bundles.clone();
        let at = range.start + self.bundles[range.clone()].partition_point(|it| it.sinks.end <= sink);
        (at < range.end && self.bundles[at].sinks.contains(&sink)).then_some(at)
    }

    /// The first and the last moment at which a source can be used; `None` where it never can.
    pub(super) fn moments_of(&self, source: usize) -> Option<(usize, usize)> {
        let bundles = &self.bundles[self.sources[source].bundles.clone()];
        // Within a bundle, sinks come in time.
        let in_use = bundles.iter().filter(|it| !it.sinks.is_empty());
        let ends = in_use.map(|it| (self.sinks[it.sinks.start].moment, self.sinks[it.sinks.end - 1].moment));
        ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
    }

    /// How many bundles are in use that cost a step, if so much goes through each.
    pub(super) fn steps(&self, used: &[i64]) -> usize {
        self.bundles.iter().zip(used).filter(|(it, used)| **used > 0 && self.costs(it)).count()
    }
}
