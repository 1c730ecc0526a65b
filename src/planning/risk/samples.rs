//! What came of each run, and how it is spread.

use crate::ledger::{Count, Totals};
use crate::money::Minor;

/// Of so many runs in a hundred, none came to more: the quantiles that are told, from the least of all runs to the most.
pub const PERCENTS: [u32; 7] = [0, 5, 25, 50, 75, 95, 100];

/// How an amount is spread over runs, at each of [`PERCENTS`].
///
/// The quantile at p percent of n amounts is the k-th smallest of them, k being n × p / 100 rounded up: an amount that
/// some run did come to, never one between two. At 0 percent it is the smallest of all, at 100 the largest.
pub type Quantiles = [Minor; PERCENTS.len()];

/// How the two figures that matter are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// Ad credit spent.
    pub spent: Quantiles,
    /// Ad credit stranded.
    pub stranded: Quantiles,
    /// Number of runs in which nothing is stranded.
    pub nothing_stranded: usize,
}

/// Two figures of everything that has figures, for each run.
#[derive(Clone, Debug)]
pub(super) struct Samples {
    /// One figure after the other, each with room for all runs; nothing before the first run.
    values: Vec<i64>,
    room: usize,
    kept: usize,
    made: usize,
}

/// How many figures are kept of a run with so many ad accounts and ad credits.
pub(super) const fn figures_kept(ad_accounts: usize, ad_credits: usize) -> usize {
    2 * (1 + ad_accounts + ad_credits)
}

/// Writes down the figures of one run: of the total, then of each ad account, then of each ad credit.
pub(super) fn write_figures(totals: &Totals, figures: &mut Vec<i64>) {
    let mut write = |of: &Count| figures.extend([of.spent.units(), of.stranded.units()]);
    write(&totals.total());
    totals.ad_accounts.iter().chain(&totals.ad_credits).for_each(write);
}

impl Samples {
    pub(super) const fn new(runs: usize, ad_accounts: usize, ad_credits: usize) -> Self {
        Self { values: Vec::new(), room: runs, kept: figures_kept(ad_accounts, ad_credits), made: 0 }
    }

    /// How many figures are kept of a run.
    pub(super) const fn kept(&self) -> usize {
        self.kept
    }

    /// Notes what came of one run more, in the order of [`write_figures`].
    pub(super) fn note(&mut self, figures: &[i64]) {
        if self.values.is_empty() {
            self.values = vec![0; self.room * self.kept];
        }
        for (column, figure) in self.values.chunks_exact_mut(self.room.max(1)).zip(figures) {
            if let Some(value) = column.get_mut(self.made) {
                *value = *figure;
            }
        }
        self.made += 1;
    }

    /// How everything is spread over the runs so far: the total, then each ad account, then each ad credit.
    pub(super) fn spreads(&mut self) -> Vec<Distribution> {
        let made = self.made;
        let mut columns = self.values.chunks_exact_mut(self.room.max(1)).map(|column| &mut column[..made]);
        let mut spreads = Vec::new();
        while let (Some(spent), Some(stranded)) = (columns.next(), columns.next()) {
            spreads.push(Distribution {
                spent: quantiles(spent),
                nothing_stranded: stranded.iter().filter(|amount| **amount == 0).count(),
                stranded: quantiles(stranded),
            });
        }
        spreads
    }
}

/// The quantiles of some amounts, which are put into another order. Nothing where there are none.
fn quantiles(amounts: &mut [i64]) -> Quantiles {
    let mut sorted = 0;
    PERCENTS.map(|percent| {
        let rank = rank(amounts.len(), percent);
        // Everything before the last quantile is smaller already.
        let Some(rest) = amounts.get_mut(sorted..).filter(|rest| !rest.is_empty()) else {
            return Minor::ZERO;
        };
        let amount = select(rest, rank - sorted);
        sorted = rank;
        Minor::new(amount)
    })
}

/// The place of the quantile at `percent` among so many amounts in order, from 0.
fn rank(count: usize, percent: u32) -> usize {
    let hundredths = u64::try_from(count).unwrap_or(0) * u64::from(percent);
    usize::try_from(hundredths.div_ceil(100)).unwrap_or(0).saturating_sub(1)
}

/// The amount that would stand at `place` if they were in order. It does stand there afterwards, nothing larger before
/// it and nothing smaller after.
///
/// Hoare's, written out: the one in the standard library is several times as large to download.
fn select(amounts: &mut [i64], place: usize) -> i64 {
    let (mut low, mut high) = (0, amounts.len() - 1);
    while low < high {
        let pivot = amounts[low.midpoint(high)];
        let (mut left, mut right) = (low, high);
        loop {
            while amounts[left] < pivot {
                left += 1;
            }
            while amounts[right] > pivot {
                right -= 1;
            }
            if left >= right {
                break;
            }
            amounts.swap(left, right);
            left += 1;
            right -= 1;
        }
        // Up to `right`, which is before `high`, nothing is larger than the pivot; after it, nothing is smaller.
        if place <= right {
            high = right;
        } else {
            low = right + 1;
        }
    }
    amounts[place]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_amounts_that_some_run_came_to() {
        let quantiles = |amounts: &[i64]| quantiles(&mut amounts.to_vec()).map(Minor::units);
        assert_eq!(quantiles(&[]), [0; 7]);
        assert_eq!(quantiles(&[7]), [7; 7]);
        // Between the least and the most ranks 1, 1, 2, 3 and 4 of four: 0.2, 1, 2, 3 and 3.8, rounded up.
        assert_eq!(quantiles(&[40, 10, 30, 20]), [10, 10, 10, 20, 30, 40, 40]);
        let hundred: Vec<i64> = (1..=100).rev().collect();
        assert_eq!(quantiles(&hundred), [1, 5, 25, 50, 75, 95, 100]);
    }

    #[test]
    fn what_is_selected_is_what_sorting_puts_there() {
        let mut number = 1_u64;
        for count in 1..200 {
            let sides = 1 + count % 7 * 5;
            let amounts: Vec<i64> = (0..count)
                .map(|_| {
                    number = number
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    i64::try_from((number >> 33) % u64::try_from(sides).unwrap_or(1)).unwrap_or(0)
                })
                .collect();
            let mut sorted = amounts.clone();
            sorted.sort_unstable();
            for (place, amount) in sorted.iter().enumerate() {
                assert_eq!(select(&mut amounts.clone(), place), *amount);
            }
            let expected = PERCENTS.map(|percent| sorted[rank(sorted.len(), percent)]);
            assert_eq!(quantiles(&mut amounts.clone()).map(Minor::units), expected);
        }
    }
}
