//! Which of several ad credits in one ad account is spent first.

use crate::plan::{CreditIndex, DrawOrder, Plan};
use std::cmp::Reverse;

/// The rank of each ad credit of a plan: the lower is spent first (rule R31).
pub(super) fn ranks(plan: &Plan) -> Vec<usize> {
    let credits = plan.ad_credits();
    let mut order: Vec<usize> = (0..credits.len()).collect();
    let id = |at: usize| credits[at].id.as_bytes();
    match plan.assumptions().draw_order {
        DrawOrder::SoonestExpiry => {
            order.sort_by_key(|at| (credits[*at].expires, credits[*at].issued, id(*at)));
        }
        DrawOrder::LatestExpiry => {
            order.sort_by_key(|at| (Reverse(credits[*at].expires), credits[*at].issued, id(*at)));
        }
        DrawOrder::OldestIssue => {
            order.sort_by_key(|at| (credits[*at].issued, credits[*at].expires, id(*at)));
        }
    }
    let mut ranks = vec![0; credits.len()];
    for (rank, at) in order.into_iter().enumerate() {
        ranks[at] = rank;
    }
    ranks
}

/// The ad credits that have reached one ad account, the next to be spent first.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    credits: Vec<CreditIndex>,
}

impl Queue {
    /// Takes in an ad credit, at its rank.
    pub(super) fn insert(&mut self, credit: CreditIndex, ranks: &[usize]) {
        let rank = |credit: &CreditIndex| ranks[credit.position()];
        if let Err(at) = self.credits.binary_search_by_key(&rank(&credit), rank) {
            self.credits.insert(at, credit);
        }
    }

    /// Forgets an ad credit of which nothing is left.
    pub(super) fn remove(&mut self, credit: CreditIndex) {
        self.credits.retain(|other| *other != credit);
    }

    /// The one to be spent next.
    pub(super) fn first(&self) -> Option<CreditIndex> {
        self.credits.first().copied()
    }

    /// All of them, in document order.
    pub(super) fn in_document_order(&self) -> Vec<CreditIndex> {
        let mut credits = self.credits.clone();
        credits.sort_unstable();
        credits
    }
}
