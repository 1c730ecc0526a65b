//! How the spend of one ad account varies from week to week.
//!
//! A week is Monday to Sunday, so that weekdays stay together: what is drawn holds for all of it.

use super::dice::scaled;
use crate::day::Day;
use crate::ledger::WeeklyRate;
use crate::money::{Decimal, Minor, half_to_even, millionths};
use crate::named::named;
use crate::order::sort_by_number;
use crate::plan::{AdAccount, SpendRange, limits};
use crate::simulation::Expected;

/// What a factor is counted in: as many digits as a plan's factors may have.
const ONE: i64 = 1_000_000;

/// How the spend of one ad account varies.
#[derive(Clone, Debug)]
pub(super) struct Variation {
    /// Weeks that were, to be drawn from. They hold for as long as the plan expects what it expects on the first day;
    /// an event that sets the spend ends them.
    history: Vec<WeeklyRate>,
    /// The most that was spent on a day of them.
    history_most: Minor,
    /// Factors on expected spend to be drawn from: the lowest, and how many there are, a millionth apart.
    range: Option<(i64, u32)>,
    daily_spend: Minor,
    /// What each weekday is of the expected spend, in millionths.
    weekdays: [i64; 7],
}

named! {
    /// Where the varied spend of an ad account comes from.
    pub enum SpendFrom {
        /// The plan as it is: it doesn't vary.
        Plan = "plan",
        /// The range of the ad account.
        Range = "range",
        /// Its history, in whole weeks.
        History = "history",
    }
}

impl Variation {
    /// That of an ad account with these days of history.
    pub(super) fn new(account: &AdAccount, history: &[(Day, Minor)]) -> Self {
        let weeks = whole_weeks(history);
        Self {
            history_most: weeks.iter().flatten().copied().max().unwrap_or(Minor::ZERO),
            history: weeks.into_iter().map(WeeklyRate::of_week).collect(),
            range: account.spend_range.map(|range| steps(&range)),
            daily_spend: account.daily_spend,
            weekdays: account.weekday_factors.map(millionths),
        }
    }

    pub(super) fn spend_from(&self) -> SpendFrom {
        match self.range {
            _ if !self.history.is_empty() => SpendFrom::History,
            Some(_) => SpendFrom::Range,
            None => SpendFrom::Plan,
        }
    }

    /// What is spent in a week of which `expected` is expected, and for which `roll` was rolled.
    ///
    /// What is drawn is the expected spend of a day, which is an amount, and so rounded before a weekday's factor comes
    /// to it: the week is that of a plan whose `dailySpend` is what was drawn.
    pub(super) fn pace(&self, expected: Expected, roll: u32) -> WeeklyRate {
        if expected == Expected::AtFirst && !self.history.is_empty() {
            let count = u32::try_from(self.history.len()).unwrap_or(u32::MAX);
            return self.history[usize::try_from(scaled(roll, count)).unwrap_or(0)];
        }
        let factor = self.range.map_or(ONE, |(low, steps)| low + i64::from(scaled(roll, steps)));
        self.week(times(expected.daily_spend(self.daily_spend), factor))
    }

    /// The most that can be spent on a day of which any of `expected` is expected.
    pub(super) fn strongest_day(&self, expected: impl Iterator<Item = Expected>) -> Option<Minor> {
        let factor = self.range.map_or(ONE, |(low, steps)| low + i64::from(steps.saturating_sub(1)));
        let weekday = self.weekdays.into_iter().max().unwrap_or(ONE);
        let mut most = Minor::ZERO;
        for expected in expected {
            let daily_spend = checked_times(expected.daily_spend(self.daily_spend), factor)?;
            most = most.max(checked_times(daily_spend, weekday)?);
        }
        Some(most.max(self.history_most))
    }

    /// How many whole weeks of history are drawn from.
    pub(super) fn weeks(&self) -> usize {
        self.history.len()
    }

    fn week(&self, daily_spend: Minor) -> WeeklyRate {
        let (mut factor, mut spend) = (ONE, daily_spend);
        WeeklyRate::of_week(self.weekdays.map(|weekday| {
            // Most weekdays are as the one before.
            if weekday != factor {
                (factor, spend) = (weekday, times(daily_spend, weekday));
            }
            spend
        }))
    }
}

/// The weeks of which every day from Monday to Sunday is there.
fn whole_weeks(history: &[(Day, Minor)]) -> Vec<[Minor; 7]> {
    let mut days = history.to_vec();
    sort_by_number(&mut days, |(day, _)| day.number());
    let mut weeks = Vec::new();
    let mut rest = days.as_slice();
    while let Some(((monday, _), after)) = rest.split_first() {
        let week = rest.first_chunk::<7>().filter(|week| {
            monday.weekday().index() == 0
                && (0..).zip(week.iter()).all(|(at, (day, _))| *day == monday.plus(at))
        });
        match week {
            Some(week) => {
                weeks.push(week.map(|(_, spend)| spend));
                rest = &rest[7..];
            }
            None => rest = after,
        }
    }
    weeks
}

/// The lowest factor of a range, and how many there are up to the highest, a millionth apart.
fn steps(range: &SpendRange) -> (i64, u32) {
    let (low, high) = (millionths(range.low), millionths(range.high));
    (low, u32::try_from(high - low + 1).unwrap_or(1))
}

/// `amount` × `factor` millionths, rounded half to even.
fn times(amount: Minor, factor: i64) -> Minor {
    if factor == ONE {
        return amount;
    }
    // A product of 64 bits that is known to fit: to check each is slow in WebAssembly.
    let (units, factor) = (amount.units().cast_unsigned(), factor.cast_unsigned());
    if units > u64::MAX / (limits::FACTOR * ONE.cast_unsigned()) {
        return checked_times(amount, factor.cast_signed()).unwrap_or(Minor::ZERO);
    }
    Minor::new(half_to_even(units.wrapping_mul(factor), ONE.cast_unsigned()).cast_signed())
}

/// As [`times`], for any amount; `None` past [`Minor::MAX`].
fn checked_times(amount: Minor, factor: i64) -> Option<Minor> {
    amount.times(Decimal::new(factor, 6))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::parse_decimal;

    #[test]
    fn quick_products_are_those_of_a_decimal() {
        for (factor, amounts) in
            [("0.5", [1, 3, 25]), ("1.000001", [500_000, 1_500_000, 7]), ("0", [0, 1, 9])]
        {
            let decimal = parse_decimal(factor).unwrap_or(Decimal::ONE);
            for amount in amounts.map(Minor::new) {
                assert_eq!(
                    Some(times(amount, millionths(decimal))),
                    amount.times(decimal),
                    "{factor} × {amount}"
                );
                assert_eq!(checked_times(amount, millionths(decimal)), amount.times(decimal));
            }
        }
        let large = Minor::new(9_000_000_000_000_000);
        assert_eq!(times(large, 1_000 * ONE), Minor::new(9_000_000_000_000_000_000));
        assert_eq!(checked_times(large, 2_000 * ONE), None);
    }

    #[test]
    fn only_weeks_from_monday_to_sunday_without_a_gap_are_whole() {
        // 2 March 2026 is a Monday.
        let Some(monday) = Day::parse("2026-03-02") else { unreachable!() };
        let days = |range: std::ops::Range<i32>| range.map(|at| (monday.plus(at), Minor::new(i64::from(at))));
        let count = |days: Vec<(Day, Minor)>| whole_weeks(&days).len();
        assert_eq!(count(days(0..7).collect()), 1);
        assert_eq!(count(days(0..7).rev().collect()), 1);
        assert_eq!(count(days(-3..20).collect()), 2);
        assert_eq!(count(days(1..8).collect()), 0);
        assert_eq!(count(days(0..6).chain(days(7..14)).collect()), 1);
    }
}
