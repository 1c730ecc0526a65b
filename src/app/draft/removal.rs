//! What was removed, so that it can be put back after other edits.

use crate::wire::document::{
    AdAccountDocument, AdCreditDocument, AllocationDocument, EventDocument, PlanDocument,
};

/// Items taken out of a plan, each with the position it had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Removal {
    pub(super) accounts: Vec<(usize, AdAccountDocument)>,
    pub(super) credits: Vec<(usize, AdCreditDocument)>,
    pub(super) allocations: Vec<(usize, AllocationDocument)>,
    pub(super) events: Vec<(usize, EventDocument)>,
    /// Ids of the allocations that took the place of those removed.
    pub(super) instead: Vec<String>,
}

impl Removal {
    /// Puts everything back where it was, or as near as the plan still allows.
    pub(crate) fn restore(self, document: &mut PlanDocument) {
        document.allocations.retain(|it| !self.instead.contains(&it.id));
        put_back(&mut document.ad_accounts, self.accounts);
        put_back(&mut document.ad_credits, self.credits);
        put_back(&mut document.allocations, self.allocations);
        put_back(&mut document.events, self.events);
    }
}

/// Takes out what `matches`, with positions in ascending order.
pub(super) fn drain<T>(items: &mut Vec<T>, matches: impl Fn(&T) -> bool) -> Vec<(usize, T)> {
    let mut taken = Vec::new();
    let mut kept = Vec::with_capacity(items.len());
    for (position, item) in items.drain(..).enumerate() {
        if matches(&item) {
            taken.push((position, item));
        } else {
            kept.push(item);
        }
    }
    *items = kept;
    taken
}

fn put_back<T>(items: &mut Vec<T>, taken: Vec<(usize, T)>) {
    for (position, item) in taken {
        items.insert(position.min(items.len()), item);
    }
}
