//! What a search remembers: what it reached and by which arc, and what is closed for good.

/// Sources that compete for the same sinks, and all sinks that any of them may use. Every one of those sinks
/// is full of what these sources supply, so what they have left fits nowhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::planning) struct Cut {
    pub(in crate::planning) sources: Vec<bool>,
    pub(in crate::planning) sinks: Vec<bool>,
}

/// What searches write in, kept from one to the next: only what a search reached is cleared after it.
#[derive(Clone, Debug, Default)]
pub(super) struct SearchState {
    /// The bundle by which each sink was reached.
    pub(super) reached_by: Vec<Option<usize>>,
    /// At each sink, where to look for the next that was not reached: there or beyond.
    pub(super) unreached: Vec<usize>,
    /// The bundle and sink out of which each source was led; `None` for those not reached and for the first.
    pub(super) rerouted_from: Vec<Option<(usize, usize)>>,
    pub(super) seen: Vec<bool>,
    /// What was reached, in order.
    pub(super) sinks: Vec<usize>,
    pub(super) sources: Vec<usize>,
    /// At each sink, where to look for the next that is not closed: there or beyond. See `ResidualSearch::close`.
    pub(super) open: Vec<usize>,
    pub(super) closed: Vec<bool>,
}

impl SearchState {
    /// Of a network with so many sources and sinks.
    pub(super) fn new(sources: usize, sinks: usize) -> Self {
        Self {
            reached_by: vec![None; sinks],
            unreached: (0..=sinks).collect(),
            rerouted_from: vec![None; sources],
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

/// Where a chain of places ends, with a shorter chain for those who ask again.
pub(super) fn root(next: &mut [usize], mut place: usize) -> usize {
    while next[place] != place {
        next[place] = next[next[place]];
        place = next[place];
    }
    place
}
