//! How much an ad account spends on each day of a week.

use crate::day::Day;
use crate::money::{Decimal, Minor};

/// Spend per day, by weekday, in whole minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeeklyRate {
    /// What is spent of a week before each weekday, Monday first, and then in all of it. Kept as sums because it
    /// is mostly asked for the spend of several days.
    before: [Minor; 8],
}

impl WeeklyRate {
    /// `daily_spend` × each weekday's factor, rounded half to even.
    ///
    /// A checked plan's products fit. One that does not is taken as [`Minor::MAX`], so that a sum with it panics rather
    /// than passes for less.
    ///
    /// # Panics
    ///
    /// Where the spend of a week does not fit.
    #[must_use]
    pub fn new(daily_spend: Minor, weekday_factors: &[Decimal; 7]) -> Self {
        Self::of_week(weekday_factors.map(|factor| daily_spend.times(factor).unwrap_or(Minor::MAX)))
    }

    /// The spend of each day of a week, Monday first.
    ///
    /// # Panics
    ///
    /// Where their sum does not fit.
    #[must_use]
    pub fn of_week(days: [Minor; 7]) -> Self {
        let [mon, tue, wed, thu, fri, sat, sun] = days;
        let (by_tue, by_thu) = (mon + tue, mon + tue + wed + thu);
        let by_sat = by_thu + fri + sat;
        Self { before: [Minor::ZERO, mon, by_tue, by_tue + wed, by_thu, by_thu + fri, by_sat, by_sat + sun] }
    }

    /// Spend of one day.
    #[must_use]
    pub fn on(&self, day: Day) -> Minor {
        let at = day.weekday().index();
        self.before[at + 1] - self.before[at]
    }

    const fn week(&self) -> Minor {
        self.before[7]
    }

    /// Whether it never spends.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        self.week().is_zero()
    }

    /// Spend from `first` to `last`, both included; nothing if `last` comes first.
    #[must_use]
    pub fn between(&self, first: Day, last: Day) -> Minor {
        let days = last.since(first) + 1;
        match days {
            ..=0 => return Minor::ZERO,
            7 => return self.week(),
            _ => {}
        }
        let start = first.weekday().index();
        let end = start + (days % 7).unsigned_abs() as usize;
        let rest = if end <= 7 {
            self.before[end] - self.before[start]
        } else {
            self.week() - self.before[start] + self.before[end - 7]
        };
        // A checked product of 64 bits is slow in WebAssembly, and most questions are about less than a week.
        if days < 7 { rest } else { Minor::new(self.week().units() * i64::from(days / 7)) + rest }
    }

    /// How many days from `first` on, at most up to `last`, `funds` pay in full.
    #[must_use]
    pub fn days_paid(&self, first: Day, last: Day, funds: Minor) -> i32 {
        let most = (last.since(first) + 1).max(0);
        if self.is_idle() {
            return most;
        }
        let (mut days, mut left) = (0, funds);
        if most >= 7 {
            // Funds for more weeks than an `i32` counts pay all there are.
            let all = most / 7;
            let weeks =
                i32::try_from(funds.units() / self.week().units()).map_or(all, |weeks| weeks.min(all));
            days = weeks * 7;
            left = funds - Minor::new(self.week().units() * i64::from(weeks));
        }
        while days < most {
            match left.take(self.on(first.plus(days))) {
                Some(rest) => left = rest,
                None => break,
            }
            days += 1;
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::parse_decimal;

    #[test]
    fn sums_and_paid_days_agree_with_counting_day_by_day() {
        let factors = ["1", "0.5", "0", "1.25", "2", "0.333333", "1.1"]
            .map(|text| parse_decimal(text).unwrap_or(Decimal::ONE));
        let pace = WeeklyRate::new(Minor::new(1_003), &factors);
        let start = Day::parse("2026-03-01").unwrap_or_else(|| unreachable!());
        for offset in 0..7 {
            let first = start.plus(offset);
            let mut sum = Minor::ZERO;
            for length in 0..40 {
                let last = first.plus(length);
                let before = sum;
                sum += pace.on(last);
                assert_eq!(pace.between(first, last), sum);
                for funds in [before, sum, sum - Minor::new(1).min(sum)] {
                    let days = pace.days_paid(first, last, funds);
                    assert!(pace.between(first, first.plus(days - 1)) <= funds);
                    assert!(days == length + 1 || pace.between(first, first.plus(days)) > funds);
                }
            }
        }
    }
}
