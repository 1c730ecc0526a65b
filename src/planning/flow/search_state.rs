//! What a search remembers: what it reached and by which arc, and what is closed for good.

use std::ops::Range;

/// Sources that compete for the same sinks, and all sinks that any of them may use. Every one of those sinks
/// is full of what these sources supply, so what they have left fits nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::planning) struct Cut {
    pub(in crate::planning) sources: Vec<bool>,
    pub(in crate::planning) sinks: Vec<bool>,
}

/// Sources fall into 64 classes, each a bit, so that a word says which of them are meant, or at least which may be.
pub(super) const fn class_of(source: usize) -> u64 {
    1 << (source % 64)
}

/// What searches write in, kept from one to the next: only what a search reached is cleared after it.
#[derive(Clone, Debug, Default)]
pub(super) struct SearchState {
    /// The bundle by which each sink was reached, of those that were.
    pub(super) reached_by: Vec<usize>,
    /// The sinks that were not reached and are not closed, a bit for each.
    unreached: Vec<u64>,
    /// The sinks that are not closed.
    open: Vec<u64>,
    /// The bundle and sink out of which each source was led; `None` for those not reached and for the first.
    pub(super) rerouted_from: Vec<Option<(usize, usize)>>,
    pub(super) seen: Vec<bool>,
    /// What was reached, in order.
    pub(super) sinks: Vec<usize>,
    pub(super) sources: Vec<usize>,
    /// What no later search needs to look at. See `ResidualSearch::close`.
    closed: Vec<bool>,
    closed_sinks: Vec<usize>,
    /// How many sources of each class were not reached and are not closed.
    awaited: Vec<usize>,
    /// The classes in which there are any.
    awaited_classes: u64,
}

impl SearchState {
    /// Of a network with so many sources and sinks.
    pub(super) fn new(sources: usize, sinks: usize) -> Self {
        let mut state = Self {
            reached_by: vec![0; sinks],
            unreached: full(sinks),
            open: full(sinks),
            rerouted_from: vec![None; sources],
            seen: vec![false; sources],
            sinks: Vec::new(),
            sources: Vec::new(),
            closed: vec![false; sources],
            closed_sinks: Vec::new(),
            awaited: vec![0; 64],
            awaited_classes: 0,
        };
        (0..sources).for_each(|source| state.await_source(source));
        state
    }

    fn await_source(&mut self, source: usize) {
        self.awaited[source % 64] += 1;
        self.awaited_classes |= class_of(source);
    }

    /// Closes a source of which nothing is used anywhere, so that no search waits to reach it.
    pub(super) fn close_unused(&mut self, source: usize) {
        self.reach(source);
        self.closed[source] = true;
        self.forget();
    }

    /// Whether any source may be neither reached nor closed that is of these classes.
    pub(super) const fn awaits(&self, classes: u64) -> bool {
        self.awaited_classes & classes != 0
    }

    /// Whether any source is neither reached nor closed.
    pub(super) const fn awaits_any(&self) -> bool {
        self.awaited_classes != 0
    }

    /// Whether it is not yet of any network.
    pub(super) fn is_of_nothing(&self) -> bool {
        self.closed.is_empty()
    }

    /// Reaches a source.
    pub(super) fn reach(&mut self, source: usize) {
        self.seen[source] = true;
        self.sources.push(source);
        if !self.closed[source] {
            let awaited = &mut self.awaited[source % 64];
            *awaited -= 1;
            if *awaited == 0 {
                self.awaited_classes &= !class_of(source);
            }
        }
    }

    /// Reaches the sinks of bundles that were not reached before.
    pub(super) fn reach_sinks<'b>(&mut self, bundles: impl Iterator<Item = (usize, &'b Range<usize>)>) {
        for (bundle, sinks) in bundles.filter(|(_, sinks)| !sinks.is_empty()) {
            let is_all = self.sinks.len() + self.closed_sinks.len() == self.reached_by.len();
            if is_all {
                return;
            }
            let (first, last) = (sinks.start / 64, (sinks.end - 1) / 64);
            let mut within = u64::MAX << (sinks.start % 64);
            for (at, word) in (first..).zip(&mut self.unreached[first..=last]) {
                if at == last {
                    within &= u64::MAX >> (63 - (sinks.end - 1) % 64);
                }
                let mut reached = *word & std::mem::replace(&mut within, u64::MAX);
                // Mostly all of it was reached before.
                if reached == 0 {
                    continue;
                }
                *word &= !reached;
                // Mostly they are neighbours.
                while reached != 0 {
                    let first = reached.trailing_zeros();
                    let end = first + (reached >> first).trailing_ones();
                    reached &= u64::MAX.checked_shl(end).unwrap_or(0);
                    let sinks = at * 64 + first as usize..at * 64 + end as usize;
                    self.reached_by[sinks.clone()].fill(bundle);
                    self.sinks.extend(sinks);
                }
            }
        }
    }

    /// Closes what was reached, and forgets it.
    pub(super) fn close(&mut self) {
        for sink in &self.sinks {
            self.open[sink / 64] &= !(1 << (sink % 64));
        }
        self.closed_sinks.append(&mut self.sinks);
        for source in &self.sources {
            self.closed[*source] = true;
        }
        self.forget();
    }

    /// Forgets what was reached.
    pub(super) fn forget(&mut self) {
        if self.sinks.len() > self.open.len() {
            self.unreached.copy_from_slice(&self.open);
        } else {
            for sink in &self.sinks {
                self.unreached[sink / 64] |= 1 << (sink % 64);
            }
        }
        self.sinks.clear();
        for at in 0..self.sources.len() {
            let source = self.sources[at];
            self.rerouted_from[source] = None;
            self.seen[source] = false;
            if !self.closed[source] {
                self.await_source(source);
            }
        }
        self.sources.clear();
    }

    /// Opens everything that was closed.
    pub(super) fn reopen(&mut self) {
        for source in 0..self.closed.len() {
            if std::mem::take(&mut self.closed[source]) {
                self.await_source(source);
            }
        }
        for sink in &self.closed_sinks {
            self.open[sink / 64] |= 1 << (sink % 64);
        }
        self.sinks.append(&mut self.closed_sinks);
        self.forget();
    }

    pub(super) fn is_closed(&self, source: usize) -> bool {
        self.closed[source]
    }

    /// Everything that was closed.
    pub(super) fn cut(&self) -> Cut {
        let mut sinks = vec![false; self.reached_by.len()];
        for sink in &self.closed_sinks {
            sinks[*sink] = true;
        }
        Cut { sources: self.closed.clone(), sinks }
    }
}

/// A set of places, of which the next from any place on is found at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// A bit for each place.
    words: Vec<u64>,
    /// A bit for each word that is not empty.
    filled: Vec<u64>,
}

impl Places {
    /// None of the places below a number.
    pub(super) fn none(count: usize) -> Self {
        let words = vec![0; count.div_ceil(64)];
        Self { filled: vec![0; words.len().div_ceil(64)], words }
    }

    pub(super) fn insert(&mut self, place: usize) {
        self.words[place / 64] |= 1 << (place % 64);
        self.filled[place / 4096] |= 1 << (place / 64 % 64);
    }

    pub(super) fn remove(&mut self, place: usize) {
        let word = &mut self.words[place / 64];
        *word &= !(1 << (place % 64));
        if *word == 0 {
            self.filled[place / 4096] &= !(1 << (place / 64 % 64));
        }
    }

    /// The first of them from a place on and before another.
    pub(super) fn next(&self, place: usize, end: usize) -> Option<usize> {
        let at = next_bit(&self.words, place).or_else(|| {
            let word = next_bit(&self.filled, place / 64 + 1).or_else(|| {
                let from = place / 4096 + 1;
                let block = self.filled.get(from..)?.iter().position(|word| *word != 0)? + from;
                next_bit(&self.filled, block * 64)
            })?;
            next_bit(&self.words, word * 64)
        })?;
        (at < end).then_some(at)
    }
}

/// The first bit from a place on that is set in the word of the place.
fn next_bit(words: &[u64], place: usize) -> Option<usize> {
    let rest = words.get(place / 64)? >> (place % 64);
    (rest != 0).then(|| place + rest.trailing_zeros() as usize)
}

/// So many bits, all set.
fn full(count: usize) -> Vec<u64> {
    let mut words = vec![u64::MAX; count.div_ceil(64)];
    if let Some(last) = words.last_mut().filter(|_| !count.is_multiple_of(64)) {
        *last = (1 << (count % 64)) - 1;
    }
    words
}

/// Where a chain of places ends, with a shorter chain for those who ask again.
pub(super) fn root(next: &mut [usize], mut place: usize) -> usize {
    while next[place] != place {
        next[place] = next[next[place]];
        place = next[place];
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_place_of_a_set_is_found_across_empty_words_and_blocks() {
        let mut places = Places::none(20_000);
        for place in [3, 63, 64, 300, 4_095, 12_288, 19_999] {
            places.insert(place);
        }
        let all = |places: &Places, end: usize| {
            let mut found = Vec::new();
            let mut from = 0;
            while let Some(place) = places.next(from, end) {
                found.push(place);
                from = place + 1;
            }
            found
        };
        assert_eq!(all(&places, 20_000), [3, 63, 64, 300, 4_095, 12_288, 19_999]);
        assert_eq!(all(&places, 300), [3, 63, 64]);
        places.remove(64);
        places.insert(4_096);
        assert_eq!(all(&places, 12_288), [3, 63, 300, 4_095, 4_096]);
    }
}
