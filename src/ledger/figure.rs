//! The names of figures, and what an amount does to one.

use crate::money::Minor;

/// One figure of ad credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// Put into the world by TikTok.
    Issued,
    /// Of that, to the Business Center.
    IssuedToCenter,
    /// Of that, straight to ad accounts.
    IssuedToAccounts,
    /// Moved from the Business Center to ad accounts.
    Allocated,
    /// Paid for campaigns.
    Spent,
    /// Still in the Business Center.
    Unallocated,
    /// In ad accounts, neither spent nor lost.
    Remaining,
    /// Expired in the Business Center.
    ExpiredUnallocated,
    /// Expired in an ad account.
    ExpiredInAccounts,
    /// Lost to suspension or closure.
    Forfeited,
    /// Taken back after a violation.
    Revoked,
    /// Reached an ad account and will never be spent.
    Stranded,
}

/// One figure of cash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CashFigure {
    Opening,
    BusinessCenter,
    AdAccounts,
    Spent,
    Billed,
    Invoiced,
    Debt,
}

/// What an amount does to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// It adds to it.
    Adds,
    /// It takes from it.
    Takes,
}

impl Direction {
    /// The amount as it counts.
    #[must_use]
    pub fn of(self, amount: Minor) -> Minor {
        match self {
            Self::Adds => amount,
            Self::Takes => Minor::ZERO - amount,
        }
    }

    #[inline]
    pub(super) fn change(self, sum: &mut Minor, amount: Minor) {
        match self {
            Self::Adds => *sum += amount,
            Self::Takes => *sum -= amount,
        }
    }
}
