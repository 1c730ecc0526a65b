//! What happens in a lane.

use crate::day::Day;
use crate::money::Minor;
use crate::plan::CreditIndex;
use crate::simulation::Subject;

/// What happens. In the order of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkerKind {
    /// Ad credit is issued here.
    Issued,
    /// The ad account is suspended.
    Suspended,
    /// The ad account is approved again.
    Reinstated,
    /// The ad account ends.
    Closed,
    /// Expected spend per day changes.
    SpendChanges,
    /// Cash moves.
    CashMoves,
    /// An event that changes nothing.
    WithoutEffect,
    /// A violation is found.
    Violation,
    /// Ad credit is allocated, from here or to here.
    Allocated,
    /// An allocation that the rules forbid, or a move of cash: that is about no ad credit.
    Refused,
    /// Ad credit is lost as it arrives: the ad account is suspended or closed already.
    LostOnArrival,
    /// Nothing is left: all of it is spent.
    UsedUp,
    /// The last day of an ad credit.
    Expires,
}

impl MarkerKind {
    /// Whether amounts of one day are parts of one amount.
    #[must_use]
    pub const fn adds_up(self) -> bool {
        matches!(self, Self::Issued | Self::Allocated | Self::Refused | Self::Expires)
    }

    /// Whether its amount is ad credit that is taken away before it expires.
    #[must_use]
    pub const fn takes(self) -> bool {
        matches!(self, Self::Suspended | Self::Closed | Self::Violation | Self::LostOnArrival)
    }

    /// Whether its amount, if there is one, is lost.
    #[must_use]
    pub const fn costs(self) -> bool {
        self.takes() || matches!(self, Self::Expires)
    }
}

/// One thing that happens in one lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marker {
    /// The day.
    pub on: Day,
    /// What happens.
    pub kind: MarkerKind,
    /// How much it moves or costs; the new pace, where expected spend changes.
    pub amount: Minor,
    /// Which ad credit it is about, where it is about one.
    pub credit: Option<CreditIndex>,
    /// What stands in the plan for it and can be moved to another day.
    pub moves: Option<Subject>,
}
