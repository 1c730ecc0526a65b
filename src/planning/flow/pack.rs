//! The same total with each source packed into the roomiest bundles.
//!
//! Where there is more room than is needed, nothing forces sources to share it: each takes the bundle with the
//! most room, and the next only when that one is full.

use super::graph::{Bundle, Graph, Sink};
use crate::order::order_of_numbers;

/// How much is searched for it. A plan in which much has to be rerouted has little room to choose from.
const WORK: usize = 120_000;
/// In how large a network it is tried at all: sinks, counted once for each bundle that may use them.
pub(super) const REACH: usize = 1_000_000;

impl Graph {
    /// What each source gets, packed; `None` where that can't be done, or there is no room to choose from.
    pub(super) fn packed(&self) -> Option<Self> {
        let reach: usize = self.bundles.iter().map(|bundle| bundle.sinks.len()).sum();
        if reach > REACH {
            return None;
        }
        let roomy = |bundle: &Bundle| self.sinks[bundle.sinks.clone()].iter().any(|sink| sink.room > 0);
        if !self.bundles.iter().any(|it| self.costs(it) && roomy(it)) {
            return None;
        }
        let mut packed = self.clone();
        (packed.work, packed.limit) = (reach, reach + WORK);
        packed.uses.clear();
        for sink in &mut packed.sinks {
            *sink = Sink::unused(sink.moment, sink.room);
        }
        for source in &mut packed.sources {
            source.left = 0;
        }
        for used in &self.uses {
            let bundle = &mut packed.bundles[used.bundle];
            bundle.flow = 0;
            packed.sources[bundle.source].left += used.amount;
        }
        for (at, sink) in packed.sinks.iter_mut().enumerate() {
            sink.room += self.uses_of(at).map(|at| self.uses[at].amount).sum::<i64>();
        }
        for source in 0..packed.sources.len() {
            packed.pack(source);
            packed.saturate_by_rerouting(source);
            if packed.work > packed.limit {
                return None;
            }
        }
        (packed.total() == self.total()).then_some(packed)
    }

    /// Fills sinks with room, the bundle with the most room first.
    fn pack(&mut self, source: usize) {
        let bundles = self.sources[source].bundles.clone();
        let room = |at: usize| -> i64 {
            self.sinks[self.bundles[at].sinks.clone()].iter().map(|sink| sink.room).sum()
        };
        for at in order_of_numbers(bundles.clone().map(|at| -room(at))) {
            let bundle = bundles.start + at;
            for sink in self.bundles[bundle].sinks.clone() {
                let amount = self.sources[source].left.min(self.sinks[sink].room);
                if amount > 0 {
                    self.push(bundle, sink, amount);
                }
            }
        }
    }
}
