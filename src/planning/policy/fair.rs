//! The fairest split: every ad account is filled to the same part of what it can spend, as far as that can be.
//!
//! A split that spends the most is given, and amounts are led from ad accounts that are filled more to those that are
//! filled less. All are to be filled alike. Where that can't be, because what is too much somewhere can't be led to where
//! there is too little, the cut between the two holds: those before it stay filled more, those behind it less, and
//! nothing is led across it again. Then each side is filled alike by itself, and so on. What each ad account gets at the
//! end is, sorted from the highest fill down, the smallest in dictionary order, to the minor unit: amounts that
//! ad accounts can spend together form a polymatroid, in which filling the least filled first, as far as it goes, does
//! just that.

use super::residual::Residual;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// What an ad account gets, and what it may get.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    /// Its node in the network.
    pub(super) node: usize,
    /// What it spends of all ad credit.
    pub(super) gets: i64,
    pub(super) least: i64,
    pub(super) most: i64,
    /// What it spends of what is locked in it.
    pub(super) locked: i64,
    /// What it is expected to spend on days on which it might spend ad credit: above zero.
    pub(super) expected: i64,
}

/// Fills all alike. Whether that was done before `limit` arcs had been looked at; if not, as much is spent all the same.
pub(super) fn fill_alike(net: &mut Residual, shares: &mut [Share], nodes: usize, limit: usize) -> bool {
    let mut spare = vec![0; nodes];
    let mut parts: Vec<Vec<usize>> = vec![(0..shares.len()).collect()];
    let mut count = 0;
    while let Some(part) = parts.pop() {
        if part.len() < 2 {
            continue;
        }
        if net.work > limit {
            return false;
        }
        let alike = alike(shares, &part);
        let mut excess = Vec::new();
        for (&at, alike) in part.iter().zip(&alike) {
            let Share { node, gets, .. } = shares[at];
            spare[node] = (alike - gets).max(0);
            if gets > *alike {
                excess.push((node, gets - alike));
            }
        }
        net.route(&mut excess, &mut spare);
        let mut left = excess.iter().copied().filter(|(_, amount)| *amount > 0).peekable();
        let is_done = left.peek().is_none();
        for (&at, alike) in part.iter().zip(alike) {
            let own = shares[at].node;
            let over = left.next_if(|(node, _)| *node == own).map_or(0, |(_, amount)| amount);
            shares[at].gets = alike + over - std::mem::take(&mut spare[own]);
        }
        if !is_done {
            count += 1;
            net.part_off(count);
            let (more, less) = part.into_iter().partition(|at| net.is_reached(shares[*at].node));
            parts.extend([less, more]);
        }
    }
    true
}

/// What each gets if all of them are filled alike with `total`, or with as much as they may get.
pub(super) fn filled_alike(shares: &[Share], total: i64) -> Vec<i64> {
    let all: Vec<usize> = (0..shares.len()).collect();
    let most: i128 =
        shares.iter().map(|share| i128::from(share.most.min(share.expected).max(share.least))).sum();
    amounts(shares, &all, i128::from(total).min(most))
}

/// What each of `part` gets if they get as much together as now and are filled alike.
fn alike(shares: &[Share], part: &[usize]) -> Vec<i64> {
    amounts(shares, part, part.iter().map(|at| i128::from(shares[*at].gets)).sum())
}

fn amounts(shares: &[Share], part: &[usize], total: i128) -> Vec<i64> {
    const ONE: u32 = 62;
    // Filled to so many of 2^62 parts.
    let filled = |at: usize, parts: i128| -> i64 {
        let it = shares[at];
        let amount = (parts * i128::from(it.expected)) >> ONE;
        i64::try_from(amount).unwrap_or(i64::MAX).clamp(it.least, it.most)
    };
    let sum = |parts: i128| -> i128 { part.iter().map(|at| i128::from(filled(*at, parts))).sum() };
    let (mut low, mut high) = (0, (1_i128 << ONE) + 1);
    while high - low > 1 {
        let middle = i128::midpoint(low, high);
        if sum(middle) <= total { low = middle } else { high = middle }
    }
    let mut amounts: Vec<i64> = part.iter().map(|at| filled(*at, low)).collect();
    let mut left = total - sum(low);
    // The last units one by one, each to whoever is filled least with it.
    let mut queue: BinaryHeap<Next> =
        (0..part.len()).filter_map(|at| Next::of(&shares[part[at]], amounts[at], at)).collect();
    while left > 0
        && let Some(next) = queue.pop()
    {
        amounts[next.at] += 1;
        left -= 1;
        queue.extend(Next::of(&shares[part[next.at]], amounts[next.at], next.at));
    }
    amounts
}

/// The next unit of an ad account: how far it is filled with it.
#[derive(PartialEq, Eq)]
struct Next {
    amount: i64,
    expected: i64,
    at: usize,
}

impl Next {
    fn of(share: &Share, amount: i64, at: usize) -> Option<Self> {
        (amount < share.most).then_some(Self { amount: amount + 1, expected: share.expected, at })
    }
}

impl Ord for Next {
    /// The least filled is the greatest, of equals the one that was filled more before, and of those the first.
    fn cmp(&self, other: &Self) -> Ordering {
        let fill = |it: &Self, of: &Self| i128::from(it.amount) * i128::from(of.expected);
        fill(other, self)
            .cmp(&fill(self, other))
            .then(self.expected.cmp(&other.expected))
            .then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Next {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
