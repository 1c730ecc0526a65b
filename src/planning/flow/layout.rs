//! The same total in fewer bundles: each source is used for a stretch of time, one source after the other.
//!
//! A maximum flow that fills the earliest sinks first uses nearly every source at nearly every moment, so each source has a
//! bundle at nearly every moment. Neighbouring moments at which the same sources can be used make a window, and a window is
//! filled by one source after the other: that takes a bundle for each window and one more for each source.
//!
//! This looks at moments alone, as if every source could use every sink of a moment. Where one can't, what is missing is
//! rerouted; should that not be enough, the flow stays as it was.

use super::graph::{Graph, SupplyKind, SupplyNode};
use std::ops::RangeInclusive;

/// In how large a network it is tried at all: at most every sink, and what every source has left at every later moment,
/// is looked at once for each moment.
const WORK: usize = 20_000_000;

/// During which moments a free source can be used.
#[derive(Clone, Debug)]
struct Availability {
    source: usize,
    moments: RangeInclusive<usize>,
    lasting: bool,
}

/// Neighbouring moments, and how much of each free source is used in them.
struct Window {
    moments: RangeInclusive<usize>,
    amounts: Vec<i64>,
}

impl Graph {
    /// The same total, window by window; `None` where that can't be done.
    pub(super) fn laid_out_in_rows(&self) -> Option<Self> {
        let (moments, sources) = (self.moments(), self.sources.len());
        let work = moments.saturating_mul(self.sinks.len() + moments * sources);
        if work > WORK {
            return None;
        }
        let mut laid = self.clone();
        (laid.work, laid.limit) = (work, usize::MAX);
        let mut vacated = laid.vacate();
        let free = laid.free_sources();
        let mut demand = vec![0; self.moments()];
        for (sink, amount) in laid.sinks.iter().zip(&vacated) {
            demand[sink.moment] += amount;
        }
        let left: Vec<i64> = free.iter().map(|it| laid.sources[it.source].left).collect();
        let lasting = lasting_used(&free, &demand, 0, left.clone())?;
        let mut remaining = Remaining { free: &free, demand: &demand, left, lasting };
        let (mut windows, mut moment) = (Vec::new(), 0);
        while moment < demand.len() {
            let window = remaining.window(moment);
            moment = window.moments.end() + 1;
            windows.push(window);
        }
        // The sinks of each window.
        let mut sinks = vec![Vec::new(); windows.len()];
        for (sink, _) in vacated.iter().enumerate().filter(|(_, amount)| **amount > 0) {
            let moment = laid.sinks[sink].moment;
            sinks[windows.partition_point(|it| *it.moments.end() < moment)].push(sink);
        }
        for (window, sinks) in windows.iter().zip(sinks) {
            laid.fill_window(&free, &window.amounts, &sinks, &mut vacated);
        }
        // What a window could not take is rerouted; what no window wanted stays unused.
        for (it, unused) in free.iter().zip(&remaining.left) {
            laid.sources[it.source].left -= unused;
        }
        for source in 0..laid.sources.len() {
            if laid.sources[source].kind.costs() {
                laid.saturate_by_rerouting(source);
            }
        }
        (laid.total() == self.total()).then_some(laid)
    }

    fn moments(&self) -> usize {
        self.in_time.last().map_or(0, |last| self.sinks[*last].moment + 1)
    }

    fn free_sources(&self) -> Vec<Availability> {
        let sources = self.sources.iter().enumerate().filter(|(_, it)| it.kind.costs());
        let available = |(source, it): (usize, &SupplyNode)| {
            let (first, last) = self.moments_of(source)?;
            let lasting = it.kind == SupplyKind::Lasting;
            Some(Availability { source, moments: first..=last, lasting })
        };
        sources.filter_map(available).collect()
    }

    /// Takes free sources out of all sinks, except where a settled source has something left: there it matters in
    /// which order they are used. Gives how much was taken out of each sink.
    fn vacate(&mut self) -> Vec<i64> {
        let mut firm = vec![false; self.sinks.len()];
        for source in self.sources.iter().filter(|it| it.kind == SupplyKind::Settled && it.left > 0) {
            for bundle in &self.bundles[source.bundles.clone()] {
                firm[bundle.sinks.clone()].fill(true);
            }
        }
        let mut vacated = vec![0; self.sinks.len()];
        for sink in (0..self.sinks.len()).filter(|sink| !firm[*sink]) {
            let mut next = self.sinks[sink].uses;
            while let Some(at) = next {
                let it = self.uses[at];
                if self.costs(&self.bundles[it.bundle]) {
                    self.push(it.bundle, sink, -it.amount);
                    vacated[sink] += it.amount;
                }
                next = it.next;
            }
        }
        vacated
    }

    /// Fills the sinks of a window: first through bundles that are in use already, then one sink after the other by
    /// one source and then by the next.
    fn fill_window(&mut self, free: &[Availability], amounts: &[i64], sinks: &[usize], vacated: &mut [i64]) {
        let in_use = free.iter().zip(amounts).filter(|(_, amount)| **amount > 0);
        let mut left: Vec<(usize, i64)> = in_use.map(|(it, amount)| (it.source, *amount)).collect();
        for again in [true, false] {
            // Sinks come in order, and so do the bundles of a source.
            let mut next: Vec<usize> =
                left.iter().map(|(source, _)| self.sources[*source].bundles.start).collect();
            for &sink in sinks {
                for ((source, left), bundle) in left.iter_mut().zip(&mut next) {
                    let amount = vacated[sink].min(*left);
                    if amount == 0 {
                        continue;
                    }
                    let end = self.sources[*source].bundles.end;
                    while *bundle < end && self.bundles[*bundle].sinks.end <= sink {
                        *bundle += 1;
                    }
                    let it = self.bundles[*bundle..end].first();
                    if it.is_some_and(|it| it.sinks.start <= sink && (!again || it.flow > 0)) {
                        self.push(*bundle, sink, amount);
                        *left -= amount;
                        vacated[sink] -= amount;
                    }
                }
            }
        }
    }
}

/// What is still to be used, window by window.
struct Remaining<'a> {
    free: &'a [Availability],
    demand: &'a [i64],
    /// What is left of each free source.
    left: Vec<i64>,
    /// How much of lasting sources may still be used.
    lasting: i64,
}

impl Remaining<'_> {
    /// The longest window from `first` on for which sources suffice that can be used during all of it, and after which
    /// everything else can still be met. One moment, met by the sources that end first, is always one.
    fn window(&mut self, first: usize) -> Window {
        let mut best = Window { moments: first..=first, amounts: vec![0; self.free.len()] };
        let mut demand = 0;
        for last in first..self.demand.len() {
            demand += self.demand[last];
            let Some(amounts) = self.met_during(first, last, demand) else { break };
            best = Window { moments: first..=last, amounts };
        }
        for ((it, left), amount) in self.free.iter().zip(&mut self.left).zip(&best.amounts) {
            *left -= amount;
            self.lasting -= if it.lasting { *amount } else { 0 };
        }
        best
    }

    /// How much of each source meets a demand that can be met at any moment from `first` to `last`.
    fn met_during(&self, first: usize, last: usize, mut demand: i64) -> Option<Vec<i64>> {
        let mut left = self.left.clone();
        let mut lasting = self.lasting;
        for (it, left) in self.free.iter().zip(&mut left) {
            if *it.moments.start() <= first && *it.moments.end() >= last {
                let amount = demand.min(*left);
                *left -= amount;
                demand -= amount;
                lasting -= if it.lasting { amount } else { 0 };
            }
        }
        let amounts = self.left.iter().zip(&left).map(|(before, after)| before - after).collect();
        let lasts = lasting_used(self.free, &self.demand[last + 1..], last + 1, left);
        (demand == 0 && lasts.is_some_and(|used| used <= lasting)).then_some(amounts)
    }
}

/// How much of the lasting sources is used if at each moment from `first` on the sources that end first are used; `None`
/// if that does not meet the demand, and then nothing does.
fn lasting_used(free: &[Availability], demand: &[i64], first: usize, mut left: Vec<i64>) -> Option<i64> {
    let mut lasting = 0;
    for (moment, demand) in (first..).zip(demand) {
        let mut wanted = *demand;
        for (it, left) in free.iter().zip(&mut left) {
            if wanted == 0 {
                break;
            }
            if *left > 0 && it.moments.contains(&moment) {
                let amount = wanted.min(*left);
                wanted -= amount;
                *left -= amount;
                lasting += if it.lasting { amount } else { 0 };
            }
        }
        if wanted > 0 {
            return None;
        }
    }
    Some(lasting)
}
