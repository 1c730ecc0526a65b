//! One movement of money.

use super::{Pace, Place};
use crate::day::Day;
use crate::money::Minor;
use crate::plan::CreditIndex;
use crate::rules::RuleId;

/// Where in the order of a day a movement belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
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

/// What kind of movement it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// TikTok issues ad credit.
    Issue,
    /// Ad credit goes from the Business Center to an ad account, for good.
    Allocate,
    /// Ad credit pays for campaigns.
    Spend,
    /// Ad credit lapses.
    Expire,
    /// Ad credit is lost to a suspension or closure.
    Forfeit,
    /// Ad credit is taken back after a violation.
    Revoke,
    /// Cash that is there on the first day.
    OpenCash,
    /// Cash moves between the Business Center and an ad account.
    MoveCash,
    /// Cash returns from a closed ad account.
    ReturnCash,
    /// Cash pays for campaigns.
    SpendCash,
    /// The payment method is charged, for campaigns of the same day.
    Bill,
    /// The credit line is drawn on, for campaigns of the same day; a monthly invoice follows.
    Invoice,
    /// Spent ad credit becomes a debt.
    ClawBack,
}

impl EntryKind {
    /// The name in a written journal.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::Allocate => "allocate",
            Self::Spend => "spend",
            Self::Expire => "expire",
            Self::Forfeit => "forfeit",
            Self::Revoke => "revoke",
            Self::OpenCash => "openCash",
            Self::MoveCash => "moveCash",
            Self::ReturnCash => "returnCash",
            Self::SpendCash => "spendCash",
            Self::Bill => "bill",
            Self::Invoice => "invoice",
            Self::ClawBack => "clawBack",
        }
    }
}

/// Over which days a movement is spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// It happens on one day.
    OneDay,
    /// It happens on each day up to `through`, at a pace: many days' spend in one entry.
    Daily {
        /// The last day.
        through: Day,
        /// How much on each day.
        pace: Pace,
    },
}

/// One movement: an amount leaves one place and arrives at another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day, or the first of them.
    pub on: Day,
    /// Its place in the order of a day.
    pub step: Step,
    /// What kind it is.
    pub kind: EntryKind,
    /// Which ad credit moves; `None` for cash.
    pub credit: Option<CreditIndex>,
    /// The place it leaves.
    pub from: Place,
    /// The place it reaches.
    pub to: Place,
    /// How much, over all its days.
    pub amount: Minor,
    /// The rule it follows.
    pub rule: RuleId,
    /// Over which days.
    pub span: Span,
}

impl Entry {
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
