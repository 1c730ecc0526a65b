//! Suspensions that may happen, with the chance that somebody states.

use super::dice::{Dice, scaled};
use crate::day::Period;
use crate::money::{Decimal, Minor};
use crate::plan::{AccountIndex, Event, EventKind};

/// The chance that one ad account is suspended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suspension {
    /// Which ad account.
    pub account: AccountIndex,
    /// The chance within each 30 days, 0 to 1, with at most six digits after the point.
    pub monthly: Decimal,
}

/// Days of a month.
const MONTH: u32 = 30;

impl Suspension {
    /// Draws the suspensions of one run and puts them to `events`.
    ///
    /// The plan is cut into months of 30 days, counted from its first day. For each a suspension is drawn with the
    /// monthly chance, and a day of the month for it, each as likely as any other. Where the plan ends within a month,
    /// so many of its days are as likely to be hit as in a whole one. A suspension of an ad account that is suspended
    /// already has no effect.
    pub(super) fn draw(&self, period: Period, dice: &mut Dice, events: &mut Vec<Event>) {
        let threshold = self.threshold();
        let mut month = period.start;
        while month <= period.end {
            // Both are rolled in any case, so that another chance leaves all other draws as they are.
            let (roll, day) = (dice.roll(), scaled(dice.roll(), MONTH));
            let on = month.plus(i32::try_from(day).unwrap_or(0));
            if u64::from(roll) < threshold && on <= period.end {
                events.push(Event { on, account: self.account, kind: EventKind::Suspend });
            }
            month = month.plus(MONTH.cast_signed());
        }
    }

    /// How many of 2^32 rolls suspend the ad account: all of them at a chance of 1, none at 0.
    fn threshold(&self) -> u64 {
        let rolls = Minor::new(1 << 32).times(self.monthly).map_or(0, Minor::units);
        u64::try_from(rolls).unwrap_or(0)
    }
}
