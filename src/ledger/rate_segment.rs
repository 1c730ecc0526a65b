//! Days on end on which an ad account spends at one pace, or on which one amount was spent.

use super::rate::Rate;
use crate::day::Day;
use crate::money::Minor;

/// Days on end on which an ad account is approved, and its expected spend does not change or its actual spend is known
/// as one amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateSegment {
    /// The first of them.
    pub first: Day,
    /// The last of them.
    pub last: Day,
    /// What was spent on all segments before this one.
    pub before: Minor,
    /// What is spent on each day.
    pub pace: Rate,
}

impl RateSegment {
    /// The segment that follows on those so far.
    #[must_use]
    pub fn after(so_far: &[Self], first: Day, last: Day, pace: Rate) -> Self {
        Self { first, last, before: so_far.last().map_or(Minor::ZERO, Self::through), pace }
    }

    /// What was spent on all segments up to and including this one.
    #[must_use]
    pub fn through(&self) -> Minor {
        self.before + self.pace.between(self.first, self.last)
    }

    /// What was spent on all days up to and including `day`, which is none after its last.
    pub(crate) fn until(&self, day: Day) -> Minor {
        self.before + self.pace.between(self.first, day)
    }
}

/// Days on end that were paid for in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paid {
    /// The last of them.
    pub through: Day,
    /// All their spend.
    pub amount: Minor,
}

/// How far `funds` pay in full, from `first` on and at most up to `through`; `None` where they don't pay the next day
/// of spend. `segments` follow on one another, and `first` is a day of the first of them.
#[must_use]
pub fn paid(segments: &[RateSegment], first: Day, through: Day, funds: Minor) -> Option<Paid> {
    let spent = segments.first()?.until(first.previous());
    // Funds that never run dry are as large as a number can be.
    let enough = spent.checked_add(funds).unwrap_or(Minor::MAX);
    // The last segment that is reached: those before it are paid and over.
    let mut last = 0;
    while segments.get(last + 1).is_some_and(|next| next.first <= through && next.before <= enough) {
        last += 1;
    }
    let segment = segments.get(last)?;
    let (start, end) = (first.max(segment.first), through.min(segment.last));
    let amount = segment.until(end);
    if amount <= enough {
        return Some(Paid { through: end, amount: amount - spent });
    }
    let so_far = segment.until(start.previous());
    let days = segment.pace.days_paid(start, end, enough - so_far);
    let through = start.plus(days - 1);
    match (last, days) {
        (0, 0) => None,
        (_, 0) => Some(Paid { through: segments[last - 1].last, amount: so_far - spent }),
        _ => Some(Paid { through, amount: segment.until(through) - spent }),
    }
}
