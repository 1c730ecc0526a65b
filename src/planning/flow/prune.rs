//! Leaving out single bundles that the others can do without.
//!
//! Each bundle in use is tried once, the smallest first: its flow is taken out, and if its source can be
//! served as much through the bundles that are in use already, it is left out for good. A bundle that could not be left
//! out still can't be when fewer are in use, so at the end none can.
//!
//! That bounds their number. A flow through the same bundles can be had whose uses, seen as lines between sources and
//! sinks, have no circle, so there are fewer uses than sources and sinks together. It needs all of the bundles, so
//! there are no more bundles than that either.

use super::graph::{Bundle, Graph, Sink, SupplyNode};
use super::pack::REACH;
use super::search::{PathStep, ResidualSearch};
use super::search_state::SearchState;
use crate::order::order_of_numbers;

/// How many sinks, bundles and uses are looked at, all trials together, before the rest is left as it is.
/// A plan with thirty ad accounts and ten ad credits seldom gets there.
const WORK: usize = 180_000;

/// Only what is in use, and how far it has been tried.
struct Pruning {
    graph: Graph,
    /// The bundles that could use each sink.
    covering: Covering,
    /// What searches that only look write in.
    search_state: SearchState,
    /// The room that is not in use. It stays the same, whatever is rerouted.
    room: i64,
    /// For each source, which others could make place for it; `None` where that is not known.
    reroutable: Vec<Option<Vec<bool>>>,
    work: usize,
}

impl Graph {
    /// What goes through each bundle once every bundle that can be is left out.
    pub(super) fn with_few_bundles(&self) -> Vec<i64> {
        let mut used: Vec<i64> = self.bundles.iter().map(|bundle| bundle.flow).collect();
        let in_use: Vec<usize> = (0..used.len()).filter(|at| self.is_in_use(*at)).collect();
        if in_use.iter().map(|at| self.bundles[*at].sinks.len()).sum::<usize>() > REACH {
            return used;
        }
        let mut pruning = Pruning::new(self.only(&in_use));
        let flows = order_of_numbers(in_use.iter().map(|at| used[*at]));
        for at in flows {
            if pruning.work < WORK && pruning.graph.costs(&pruning.graph.bundles[at]) {
                pruning.leave_out(at);
            }
        }
        for (at, bundle) in in_use.iter().zip(&pruning.graph.bundles) {
            used[*at] = bundle.flow;
        }
        used
    }

    /// Bundles of settled sources cost nothing, so they always are.
    fn is_in_use(&self, bundle: usize) -> bool {
        let bundle = &self.bundles[bundle];
        bundle.flow > 0 || !self.costs(bundle)
    }

    /// The network of some of its bundles, with sinks joined that these bundles don't tell apart.
    fn only(&self, bundles: &[usize]) -> Self {
        let mut cut = vec![false; self.sinks.len() + 1];
        for at in bundles {
            let sinks = &self.bundles[*at].sinks;
            (cut[sinks.start], cut[sinks.end]) = (true, true);
        }
        let mut place = Vec::with_capacity(cut.len());
        let mut sinks: Vec<Sink> = Vec::new();
        for (sink, cut) in self.sinks.iter().zip(&cut) {
            match sinks.last_mut().filter(|_| !cut) {
                Some(last) => last.room += sink.room,
                None => sinks.push(Sink::unused(sink.moment, sink.room)),
            }
            place.push(sinks.len() - 1);
        }
        place.push(sinks.len());
        let mut few = Self { sinks, ..Self::new(&[]) };
        let mut next = 0;
        for source in &self.sources {
            let first = next;
            while next < bundles.len() && bundles[next] < source.bundles.end {
                let Bundle { source, ref sinks, .. } = self.bundles[bundles[next]];
                let sinks = place[sinks.start]..place[sinks.end];
                few.bundles.push(Bundle { source, sinks, flow: 0, open: true });
                next += 1;
            }
            few.sources.push(SupplyNode { kind: source.kind, left: 0, bundles: first..next });
        }
        for (at, bundle) in bundles.iter().enumerate() {
            for sink in self.bundles[*bundle].sinks.clone() {
                let amount = self.used(*bundle, sink);
                if amount > 0 {
                    few.push(at, place[sink], amount);
                    // It is in use, so it is neither room nor left.
                    few.sinks[place[sink]].room += amount;
                    few.sources[self.bundles[*bundle].source].left += amount;
                }
            }
        }
        few
    }
}

impl Pruning {
    fn new(graph: Graph) -> Self {
        let covering = Covering::of(&graph);
        let covered = graph.sinks.iter().enumerate().filter(|(sink, _)| covering.open[*sink] > 0);
        let room = covered.map(|(_, sink)| sink.room).sum();
        let reroutable = vec![None; graph.sources.len()];
        let mut search_state = SearchState::new(graph.sources.len(), graph.sinks.len());
        let is_used =
            |source: &SupplyNode| graph.bundles[source.bundles.clone()].iter().any(|it| it.flow > 0);
        for (at, _) in graph.sources.iter().enumerate().filter(|(_, source)| !is_used(source)) {
            search_state.close_unused(at);
        }
        Self { graph, covering, search_state, room, reroutable, work: 0 }
    }

    /// Does without a bundle if that can be.
    fn leave_out(&mut self, bundle: usize) {
        let Bundle { source, ref sinks, .. } = self.graph.bundles[bundle];
        let sinks = sinks.clone();
        let mut taken = Vec::new();
        for sink in sinks.clone() {
            let amount = self.graph.used(bundle, sink);
            if amount > 0 {
                taken.push(PathStep { bundle, sink, amount: -amount });
            }
        }
        if !self.could_be_rerouted(source, &taken) {
            return;
        }
        for step in &taken {
            self.graph.push(step.bundle, step.sink, step.amount);
        }
        self.graph.bundles[bundle].open = false;
        // What was closed to an earlier trial may be open to this one.
        self.graph.search_state.reopen();
        let (changes, work) = self.graph.saturate_by_rerouting(source);
        self.work += work;
        if self.graph.sources[source].left == 0 {
            self.covering.open[sinks].iter_mut().for_each(|count| *count -= 1);
            self.reroutable.fill(None);
            return;
        }
        for step in changes.iter().chain(&taken) {
            self.graph.push(step.bundle, step.sink, -step.amount);
        }
        self.graph.bundles[bundle].open = true;
    }

    /// Whether it is worth trying: what nobody could take the place of has to go where there is room already.
    fn could_be_rerouted(&mut self, source: usize, taken: &[PathStep]) -> bool {
        let mut alone = 0;
        for step in taken {
            if self.covering.open[step.sink] == 1 || !self.can_be_displaced(source, step.sink) {
                alone -= step.amount;
            }
        }
        alone <= self.room
    }

    /// Whether a source that could make place for this one could use this sink.
    fn can_be_displaced(&mut self, source: usize, sink: usize) -> bool {
        let graph = &self.graph;
        if self.reroutable[source].is_none() {
            self.work += graph.sinks.len();
            let state = std::mem::take(&mut self.search_state);
            let mut search = ResidualSearch::within(graph, source, state);
            self.reroutable[source] = Some(search.sources());
            self.search_state = search.end();
        }
        let Some(reroutable) = &self.reroutable[source] else { return true };
        let helps = |bundle: &usize| {
            let helper = &graph.bundles[*bundle];
            helper.open && helper.source != source && reroutable[helper.source]
        };
        self.covering.of_sink(sink).iter().any(helps)
    }
}

/// Which bundles could use each sink.
struct Covering {
    /// Sink by sink.
    bundles: Vec<usize>,
    /// Where those of each sink end.
    ends: Vec<usize>,
    /// How many of them are open.
    open: Vec<usize>,
}

impl Covering {
    fn of(graph: &Graph) -> Self {
        let mut open = vec![0; graph.sinks.len()];
        for bundle in &graph.bundles {
            open[bundle.sinks.clone()].iter_mut().for_each(|count| *count += 1);
        }
        // Filled from the first bundle on, each sink's place moves from where its bundles begin to where they end.
        let mut total = 0;
        let mut ends = Vec::with_capacity(open.len());
        for count in &open {
            ends.push(total);
            total += count;
        }
        let mut bundles = vec![0; total];
        for (at, bundle) in graph.bundles.iter().enumerate() {
            for end in &mut ends[bundle.sinks.clone()] {
                bundles[*end] = at;
                *end += 1;
            }
        }
        Self { bundles, ends, open }
    }

    fn of_sink(&self, sink: usize) -> &[usize] {
        let start = if sink == 0 { 0 } else { self.ends[sink - 1] };
        &self.bundles[start..self.ends[sink]]
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::graph::{Supply, SupplyKind};
    use super::*;

    /// Numbers below a limit, scattered and always the same.
    struct Numbers(u32);

    impl Numbers {
        fn below(&mut self, limit: u32) -> u32 {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (self.0 >> 16) % limit
        }

        fn amount(&mut self) -> i64 {
            i64::from(1 + self.below(20))
        }

        fn place(&mut self, limit: usize) -> usize {
            usize::try_from(self.below(u32::try_from(limit).unwrap_or(1))).unwrap_or(0)
        }
    }

    pub(in super::super) type Sources = Vec<(i64, Vec<std::ops::Range<usize>>)>;

    /// Sinks in rows of the same length, sources, and for each a range of every row.
    pub(in super::super) fn graph(seed: u32) -> (Vec<(i64, i64)>, Sources) {
        let mut numbers = Numbers(seed);
        let (rows, columns) = (1 + numbers.place(5), 1 + numbers.place(5));
        let sinks = (0..rows * columns).map(|at| ((at % columns).try_into().unwrap_or(0), numbers.amount()));
        let sinks = sinks.collect();
        let sources = (0..=numbers.place(5))
            .map(|_| {
                let first = numbers.place(columns);
                let last = first + numbers.place(columns - first);
                let bundles = (0..rows).map(|row| row * columns + first..row * columns + last + 1).collect();
                (2 * numbers.amount(), bundles)
            })
            .collect();
        (sinks, sources)
    }

    #[test]
    fn no_bundle_in_use_can_be_left_out() {
        let mut in_use = 0;
        for seed in 0..300 {
            let (sinks, sources) = graph(seed);
            let solve = |closed: Option<&dyn Fn(usize) -> bool>, supplies: &[i64]| {
                let mut graph = Graph::new(&sinks);
                let mut places = 0..;
                for ((_, bundles), supply) in sources.iter().zip(supplies) {
                    let open = bundles.iter().map(|sinks| match (closed, places.next()) {
                        (Some(closed), Some(place)) if closed(place) => sinks.start..sinks.start,
                        _ => sinks.clone(),
                    });
                    graph.add_source(
                        Supply { amount: *supply, kind: SupplyKind::Free },
                        open.collect::<Vec<_>>(),
                    );
                }
                graph.solve(usize::MAX)
            };
            let all: Vec<i64> = sources.iter().map(|(supply, _)| *supply).collect();
            let best = solve(None, &all);
            let mut served = Vec::new();
            let mut rest = best.used.as_slice();
            for (_, bundles) in &sources {
                let (own, others) = rest.split_at(bundles.len());
                served.push(own.iter().sum());
                rest = others;
            }
            assert_eq!(solve(Some(&|at| best.used[at] == 0), &served).total, best.total, "seed {seed}");
            for needed in (0..best.used.len()).filter(|at| best.used[*at] > 0) {
                let without = solve(Some(&|at| best.used[at] == 0 || at == needed), &served);
                assert!(without.total < best.total, "seed {seed}: {needed}");
                in_use += 1;
            }
        }
        assert!(in_use > 1_000, "{in_use}");
    }
}
