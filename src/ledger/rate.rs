//! What an ad account spends on each of some days: as expected, or as it happened.

use super::spread::Spread;
use super::weekly_rate::WeeklyRate;
use crate::day::Day;
use crate::money::Minor;

/// Spend on each of some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// The same each week.
    Weekly(WeeklyRate),
    /// A part of an amount that was spent in all.
    Spread(Spread),
}

impl From<WeeklyRate> for Rate {
    fn from(rate: WeeklyRate) -> Self {
        Self::Weekly(rate)
    }
}

impl Rate {
    /// Spend of one day.
    #[must_use]
    pub fn on(&self, day: Day) -> Minor {
        match self {
            Self::Weekly(rate) => rate.on(day),
            Self::Spread(spread) => spread.between(day, day),
        }
    }

    /// Whether it never spends.
    #[must_use]
    pub const fn is_idle(&self) -> bool {
        match self {
            Self::Weekly(rate) => rate.is_idle(),
            Self::Spread(spread) => spread.is_idle(),
        }
    }

    /// Spend from `first` to `last`, both included; nothing if `last` comes first.
    #[must_use]
    pub fn between(&self, first: Day, last: Day) -> Minor {
        match self {
            Self::Weekly(rate) => rate.between(first, last),
            Self::Spread(spread) => spread.between(first, last),
        }
    }

    /// How many days from `first` on, at most up to `last`, `funds` pay in full.
    #[must_use]
    pub fn days_paid(&self, first: Day, last: Day, funds: Minor) -> i32 {
        match self {
            Self::Weekly(rate) => rate.days_paid(first, last, funds),
            Self::Spread(spread) => spread.days_paid(first, last, funds),
        }
    }
}
