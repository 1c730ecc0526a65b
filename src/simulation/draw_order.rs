//! Which of several ad credits in one ad account is spent first.

use crate::order::{order, place};
use crate::plan::{AdCredit, CreditIndex, DrawOrder, Plan};

/// The rank of each ad credit of a plan: the lower is spent first (rule R31).
pub(super) fn ranks(plan: &Plan) -> Vec<usize> {
    let credits = plan.ad_credits();
    let key = |credit: &AdCredit| {
        let (issued, expires) = (credit.issued.number(), credit.expires.number());
        match plan.assumptions().draw_order {
            DrawOrder::SoonestExpiry => (expires, issued),
            DrawOrder::LatestExpiry => (-expires, issued),
            DrawOrder::OldestIssue => (issued, expires),
        }
    };
    let mut ranks = vec![0; credits.len()];
    for (rank, at) in order(credits.iter().map(|it| (key(it), it.id.as_bytes()))).into_iter().enumerate() {
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
        if let Err(at) = place(&self.credits, &rank(&credit), rank) {
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

    /// Whether `credit` would be spent after all others.
    pub(super) fn ends_with(&self, credit: CreditIndex, ranks: &[usize]) -> bool {
        self.credits.last().is_some_and(|last| ranks[last.position()] <= ranks[credit.position()])
    }

    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.credits.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::plan_of;
    use serde_json::json;

    #[test]
    fn each_draw_order_ranks_by_its_days_and_then_by_id() {
        let credit = |id: &str, issued: &str, expires: &str| json!({ "id": id, "name": id, "amount": "1.00", "issued": issued, "expires": expires });
        for (order, expected) in
            [("soonestExpiry", [3, 1, 0, 2]), ("latestExpiry", [1, 3, 2, 0]), ("oldestIssue", [3, 1, 0, 2])]
        {
            let plan = plan_of(&json!({
                "adCredits": [
                    credit("c10", "2026-03-02", "2026-03-09"),
                    credit("b", "2026-03-02", "2026-03-08"),
                    credit("c2", "2026-03-01", "2026-03-08"),
                    credit("a", "2026-03-02", "2026-03-09"),
                ],
                "assumptions": { "drawOrder": order },
            }));
            assert_eq!(ranks(&plan), expected, "{order}");
        }
    }

    #[test]
    fn what_reaches_an_ad_account_waits_at_its_rank_and_once() {
        let ranks = [2, 0, 1];
        let credit = CreditIndex::new;
        let mut queue = Queue::default();
        for position in [0, 1, 2, 1] {
            queue.insert(credit(position), &ranks);
        }
        for position in [1, 2, 0] {
            assert_eq!(queue.first(), Some(credit(position)));
            queue.remove(credit(position));
        }
        assert_eq!(queue.first(), None);
    }
}
