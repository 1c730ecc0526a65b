//! Whether an ad account can spend what it is to get, and on which days it does.

use crate::order::sort_by_key;
use std::ops::Range;

/// An amount that can be spent in some slots of an ad account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    /// Neighbours; ad credit expires at their end.
    pub(super) slots: Range<usize>,
    pub(super) amount: i64,
}

/// Spends demands slot by slot, the first to expire first, which places as much as can be. Tells `each` how much of which
/// demand is spent in which slot, and gives what is left of each.
pub(super) fn spend(
    demands: &[Demand],
    room: impl Fn(usize) -> i64,
    mut each: impl FnMut(usize, usize, i64),
) -> Vec<i64> {
    let mut left: Vec<i64> = demands.iter().map(|demand| demand.amount).collect();
    let mut order: Vec<usize> = (0..demands.len()).filter(|at| left[*at] > 0).collect();
    sort_by_key(&mut order, |at| demands[*at].slots.end);
    let first = order.iter().map(|at| demands[*at].slots.start).min().unwrap_or(0);
    let end = order.iter().map(|at| demands[*at].slots.end).max().unwrap_or(0);
    for slot in first..end {
        let mut room = room(slot);
        for &at in &order {
            if room == 0 {
                break;
            }
            if demands[at].slots.contains(&slot) && left[at] > 0 {
                let part = left[at].min(room);
                left[at] -= part;
                room -= part;
                each(at, slot, part);
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_expires_first_is_spent_first_and_what_does_not_fit_is_left() {
        let demands = [
            Demand { slots: 0..3, amount: 20 },
            Demand { slots: 0..1, amount: 8 },
            Demand { slots: 1..2, amount: 9 },
        ];
        let mut spent = Vec::new();
        let left = spend(&demands, |_| 10, |at, slot, amount| spent.push((at, slot, amount)));
        assert_eq!(spent, [(1, 0, 8), (0, 0, 2), (2, 1, 9), (0, 1, 1), (0, 2, 10)]);
        assert_eq!(left, [7, 0, 0]);
    }
}
