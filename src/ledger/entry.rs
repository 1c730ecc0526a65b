//! One transfer of a journal: when, how much, over which days, and why it ends there.

use super::rate::Rate;
use super::transfer::Transfer;
use crate::day::{Day, Period};
use crate::money::Minor;

/// Where in the order of a day a transfer belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayStep {
    /// Cash that is there on the first day.
    Opening,
    /// Ad credit issued.
    Issue,
    /// Events of the day.
    Events,
    /// Allocations of the day.
    Allocations,
    /// Spend.
    Spend,
    /// Ad credit that expires at the end of the day.
    Expiry,
}

/// Over which days a transfer is spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// It happens on one day.
    OneDay,
    /// It happens on each day up to `through`, at a pace: many days' spend in one entry.
    Daily {
        /// The last day.
        through: Day,
        /// How much on each day.
        pace: Rate,
    },
}

/// Why an entry ends where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It happens once.
    Once,
    /// What paid is used up, or does not pay the next day in full.
    UsedUp,
    /// The ad credit expires.
    Expired,
    /// The ad account is suspended or closed.
    Status,
    /// From the next day on the ad account spends at another pace.
    PaceChanges,
    /// Something else is about to change the ad account, or the plan ends: what follows may be the same again.
    Settled,
}

/// One transfer of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day, or the first of them.
    pub on: Day,
    /// Its place in the order of a day.
    pub step: DayStep,
    /// What moves, from where to where.
    pub transfer: Transfer,
    /// How much, over all its days.
    pub amount: Minor,
    /// Over which days.
    pub span: Span,
    /// Why it ends there.
    pub ending: Ending,
}

impl Entry {
    /// A transfer that happens on one day, by itself.
    #[must_use]
    pub const fn once(on: Day, step: DayStep, transfer: Transfer, amount: Minor) -> Self {
        let ending = match transfer {
            Transfer::Expire { .. } => Ending::Expired,
            Transfer::Forfeit { .. } | Transfer::Revoke { .. } => Ending::Status,
            _ => Ending::Once,
        };
        Self { on, step, transfer, amount, span: Span::OneDay, ending }
    }

    /// The last day on which it moves anything.
    #[must_use]
    pub const fn last(&self) -> Day {
        match self.span {
            Span::OneDay => self.on,
            Span::Daily { through, .. } => through,
        }
    }

    /// How much it has moved by the end of `day`.
    #[must_use]
    pub fn moved_by(&self, day: Day) -> Minor {
        match self.span {
            _ if day < self.on => Minor::ZERO,
            Span::Daily { through, pace } if day < through => pace.between(self.on, day),
            _ => self.amount,
        }
    }

    /// How much it moves on some days.
    #[must_use]
    pub fn moved_within(&self, days: Period) -> Minor {
        self.moved_by(days.end) - self.moved_by(days.start.previous())
    }

    /// How much it moves on `day`.
    #[must_use]
    pub fn moved_on(&self, day: Day) -> Minor {
        match self.span {
            _ if day < self.on || day > self.last() => Minor::ZERO,
            Span::OneDay => self.amount,
            Span::Daily { pace, .. } => pace.on(day),
        }
    }
}
