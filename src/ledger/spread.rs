//! What was really spent, in all, over some days, and how much of it on each.

use crate::day::{Day, Period};
use crate::money::{Decimal, Minor, millionths, quotient_half_to_even};

/// An amount over days, of which each weekday has its weight: the days up to any one of them have the amount × their
/// weight ⁄ all weight, rounded half to even, and a day has the difference of two such sums. So the days always add up
/// to the amount.
///
/// The days may be in several stretches, with days between them that have no part; each stretch has its own `Spread`,
/// which knows what weighs before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    amount: Minor,
    /// Weight of all its days, more than nothing.
    total: u64,
    /// Weight of the days before this stretch.
    before: u64,
    /// The first day of this stretch.
    first: Day,
    /// Of each weekday, Monday first, in millionths.
    weights: [u32; 7],
}

impl Spread {
    /// `amount` over the days of `stretches`, which are in order, by the factors of their weekdays; equally where those
    /// come to nothing.
    #[must_use]
    pub fn over(amount: Minor, weekday_factors: &[Decimal; 7], stretches: &[Period]) -> Vec<(Period, Self)> {
        let weight_of = |weights: &[u32; 7]| -> u64 {
            stretches.iter().map(|days| weight(weights, days.start, days.end)).sum()
        };
        let mut weights = weekday_factors.map(|it| u32::try_from(millionths(it)).unwrap_or(u32::MAX));
        let mut total = weight_of(&weights);
        if total == 0 {
            weights = [1; 7];
            total = weight_of(&weights);
        }
        let mut before = 0;
        let spread = |days: &Period| {
            let spread = Self { amount, total, before, first: days.start, weights };
            before += weight(&weights, days.start, days.end);
            (*days, spread)
        };
        stretches.iter().map(spread).collect()
    }

    /// What is spent from `first` to `last`, days of this stretch, both included; nothing if `last` comes first.
    #[must_use]
    pub fn between(&self, first: Day, last: Day) -> Minor {
        if last < first { Minor::ZERO } else { self.through(last) - self.through(first.previous()) }
    }

    /// How many days from `first` on, at most up to `last`, `funds` pay in full.
    #[must_use]
    pub(super) fn days_paid(&self, first: Day, last: Day, funds: Minor) -> i32 {
        let (mut paid, mut unpaid) = (0, last.since(first).max(-1) + 2);
        while paid + 1 < unpaid {
            let middle = paid + (unpaid - paid) / 2;
            if self.between(first, first.plus(middle - 1)) <= funds {
                paid = middle;
            } else {
                unpaid = middle;
            }
        }
        paid
    }

    pub(super) const fn is_idle(&self) -> bool {
        self.amount.is_zero()
    }

    /// What is spent on all days up to and including `day`, those before this stretch among them.
    fn through(&self, day: Day) -> Minor {
        let weight = (self.before + weight(&self.weights, self.first, day)).min(self.total);
        let part = u128::from(self.amount.units().unsigned_abs()) * u128::from(weight);
        // No part is more than the whole.
        quotient_half_to_even(part, u128::from(self.total)).unwrap_or(self.amount)
    }
}

/// What the days from `first` to `last` weigh together.
fn weight(weights: &[u32; 7], first: Day, last: Day) -> u64 {
    let days = u64::try_from(last.since(first) + 1).unwrap_or(0);
    let week: u64 = weights.iter().copied().map(u64::from).sum();
    let rest = (0..days % 7).zip(weights.iter().cycle().skip(first.weekday().index()));
    days / 7 * week + rest.map(|(_, weight)| u64::from(*weight)).sum::<u64>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::parse_decimal;

    fn day(offset: i32) -> Day {
        // A Monday.
        Day::parse("2026-03-02").unwrap_or_else(|| unreachable!()).plus(offset)
    }

    fn parts(amount: i64, factors: [&str; 7], stretches: &[(i32, i32)]) -> Vec<i64> {
        let factors = factors.map(|text| parse_decimal(text).unwrap_or(Decimal::ONE));
        let stretches: Vec<Period> =
            stretches.iter().map(|(start, end)| Period { start: day(*start), end: day(*end) }).collect();
        let spreads = Spread::over(Minor::new(amount), &factors, &stretches);
        let days = spreads.iter().flat_map(|(days, it)| days.iter().map(|on| it.between(on, on).units()));
        days.collect()
    }

    #[test]
    fn each_day_has_the_difference_of_two_rounded_sums() {
        let equal = ["1"; 7];
        // 33.33…, 66.66…, 100.
        assert_eq!(parts(100, equal, &[(0, 2)]), [33, 34, 33]);
        // 2.5 and 7.5 are halves: to 2 and to 8.
        assert_eq!(parts(10, equal, &[(0, 3)]), [2, 3, 3, 2]);
        assert_eq!(parts(7, ["2", "1", "0.5", "0", "0", "0", "0"], &[(0, 3)]), [4, 2, 1, 0]);
        // Where all its days weigh nothing they weigh the same.
        assert_eq!(parts(9, ["1", "0", "0", "0", "1", "1", "1"], &[(1, 3)]), [3, 3, 3]);
        // Days between two stretches have no part, and the second goes on where the first ended.
        assert_eq!(parts(100, equal, &[(0, 0), (5, 6)]), [33, 34, 33]);
        assert_eq!(parts(100, equal, &[]), [0; 0]);
    }

    #[test]
    fn the_days_add_up_and_funds_pay_as_many_as_they_can() {
        let factors = ["1000", "0.000001", "0", "1.25", "2", "0.333333", "1.1"];
        for amount in [0, 1, 7, 1_003, 99_999_999_999_999_999] {
            let all = parts(amount, factors, &[(0, 3_659)]);
            assert_eq!(all.iter().sum::<i64>(), amount);
            assert!(all.iter().all(|part| *part >= 0));
        }
        let factors = factors.map(|text| parse_decimal(text).unwrap_or(Decimal::ONE));
        let stretch = [Period { start: day(0), end: day(30) }];
        let (_, spread) = Spread::over(Minor::new(1_003), &factors, &stretch)[0];
        for first in 0..31 {
            for last in first - 1..31 {
                for funds in (0..1_010).step_by(3).map(Minor::new) {
                    let days = spread.days_paid(day(first), day(last), funds);
                    let pays = |days: i32| spread.between(day(first), day(first + days - 1)) <= funds;
                    let all = last - first + 1;
                    assert!(pays(days) && days <= all && (days == all || !pays(days + 1)));
                }
            }
        }
    }
}
