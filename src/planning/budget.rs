//! How much an advice may look at.

/// How many sinks, bundles and uses of a flow an advice may still look at. One takes about 10 to 30 ns natively.
///
/// Counted rather than timed, so that the same plan gives the same advice on every machine. A little more is looked at
/// than this says: what is begun is ended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    left: usize,
    spent: usize,
}

impl Budget {
    /// What one advice may look at in all.
    pub(super) const fn new(left: usize) -> Self {
        Self { left, spent: 0 }
    }

    pub(super) const fn left(self) -> usize {
        self.left
    }

    /// How much was looked at so far.
    pub(super) const fn spent(self) -> usize {
        self.spent
    }

    pub(super) const fn is_spent(self) -> bool {
        self.left == 0
    }

    pub(super) const fn spend(&mut self, work: usize) {
        self.left = self.left.saturating_sub(work);
        self.spent = self.spent.saturating_add(work);
    }
}
