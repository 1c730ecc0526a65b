//! The same total in fewer bundles, laid like bricks.
//!
//! A maximum that fills the earliest sinks first is a wall of upright strips: at each moment nearly every sink is
//! used by the same source, so each source has a bundle in nearly every row. Where the sources of neighbouring
//! strips could all be used during all of them, they can as well lie across: one row after the other
//! is filled by one source, then by the next. That takes a bundle for each row and one more for each source, instead of
//! one for each row and each source.
//!
//! This looks at moments alone, as if every source could use every sink of a moment. Where one can't, what is
//! missing is led around; should that not be enough, the flow stays as it was.

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

/// Moments on end, and terms that can be used during all of them, each so much.
struct Window {
    moments: RangeInclusive<usize>,
    amounts: Vec<i64>,
}

impl Graph {
    /// The same total laid in bricks; `None` where that can't be done.
    pub(super) fn laid_out_in_rows(&self) -> Option<Self> {
        let (moments, terms) = (self.moments(), self.sources.len());
        let work = moments.saturating_mul(self.sinks.len() + moments * terms);
        if work > WORK {
            return None;
        }
        let mut laid = self.clone();
        (laid.work, laid.limit) = (work, usize::MAX);
        let mut vacated = laid.vacate();
        let terms = laid.terms();
        let mut demand = vec![0; self.moments()];
        for (sink, amount) in laid.sinks.iter().zip(&vacated) {
            demand[sink.moment] += amount;
        }
        let left: Vec<i64> = terms.iter().map(|term| laid.sources[term.source].left).collect();
        let lasting = lasting_used(&terms, &demand, 0, left.clone())?;
        let mut remaining = Remaining { terms: &terms, demand: &demand, left, lasting };
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
            laid.fill_window(&terms, &window.amounts, &sinks, &mut vacated);
        }
        // What was planned and could not be laid is led around; what was not planned stays unused.
        for (term, unused) in terms.iter().zip(&remaining.left) {
            laid.sources[term.source].left -= unused;
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

    fn terms(&self) -> Vec<Availability> {
        let sources = self.sources.iter().enumerate().filter(|(_, it)| it.kind.costs());
        let term = |(source, it): (usize, &SupplyNode)| {
            let (first, last) = self.moments_of(source)?;
            let lasting = it.kind == SupplyKind::Lasting;
            Some(Availability { source, moments: first..=last, lasting })
        };
        sources.filter_map(term).collect()
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

    /// Fills the sinks of a batch: first through bundles that are in use already, then one sink after the other by
    /// one term and then by the next.
    fn fill_window(&mut self, terms: &[Availability], amounts: &[i64], sinks: &[usize], vacated: &mut [i64]) {
        let in_use = terms.iter().zip(amounts).filter(|(_, amount)| **amount > 0);
        let mut left: Vec<(usize, i64)> = in_use.map(|(term, amount)| (term.source, *amount)).collect();
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

/// What a wall is built from, batch by batch.
struct Remaining<'a> {
    terms: &'a [Availability],
    demand: &'a [i64],
    /// What is left of each term.
    left: Vec<i64>,
    /// The most that lasting terms may be used yet.
    lasting: i64,
}

impl Remaining<'_> {
    /// The longest batch from `first` on for which terms suffice that can be used during all of it, and after which
    /// everything else can still be met. A batch of one moment, met by the terms that end first, is always one.
    fn window(&mut self, first: usize) -> Window {
        let mut best = Window { moments: first..=first, amounts: vec![0; self.terms.len()] };
        let mut demand = 0;
        for last in first..self.demand.len() {
            demand += self.demand[last];
            let Some(amounts) = self.met_during(first, last, demand) else { break };
            best = Window { moments: first..=last, amounts };
        }
        for ((term, left), amount) in self.terms.iter().zip(&mut self.left).zip(&best.amounts) {
            *left -= amount;
            self.lasting -= if term.lasting { *amount } else { 0 };
        }
        best
    }

    /// How much of each term meets a demand that can be met at any moment from `first` to `last`.
    fn met_during(&self, first: usize, last: usize, mut demand: i64) -> Option<Vec<i64>> {
        let mut left = self.left.clone();
        let mut lasting = self.lasting;
        for (term, left) in self.terms.iter().zip(&mut left) {
            if *term.moments.start() <= first && *term.moments.end() >= last {
                let amount = demand.min(*left);
                *left -= amount;
                demand -= amount;
                lasting -= if term.lasting { amount } else { 0 };
            }
        }
        let amounts = self.left.iter().zip(&left).map(|(before, after)| before - after).collect();
        let lasts = lasting_used(self.terms, &self.demand[last + 1..], last + 1, left);
        (demand == 0 && lasts.is_some_and(|used| used <= lasting)).then_some(amounts)
    }
}

/// How much of the lasting terms is used if at each moment from `first` on the terms that end first are used; `None`
/// if that does not meet the demand, and then nothing does.
fn lasting_used(terms: &[Availability], demand: &[i64], first: usize, mut left: Vec<i64>) -> Option<i64> {
    let mut lasting = 0;
    for (moment, demand) in (first..).zip(demand) {
        let mut wanted = *demand;
        for (term, left) in terms.iter().zip(&mut left) {
            if wanted == 0 {
                break;
            }
            if *left > 0 && term.moments.contains(&moment) {
                let amount = wanted.min(*left);
                wanted -= amount;
                *left -= amount;
                lasting += if term.lasting { amount } else { 0 };
            }
        }
        if wanted > 0 {
            return None;
        }
    }
    Some(lasting)
}
