//! Which entries make which figure: the same folds as the figures', taken apart.

use super::{CreditFigures, Entry, Place};
use crate::money::Minor;
use crate::plan::{AccountIndex, CreditIndex};

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

/// Whose figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// All ad credit.
    All,
    /// What reached one ad account.
    AdAccount(AccountIndex),
    /// One ad credit.
    AdCredit(CreditIndex),
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
}

impl Scope {
    /// Whether an entry is about it.
    #[must_use]
    pub fn includes(self, entry: &Entry) -> bool {
        match self {
            Self::All => entry.credit.is_some(),
            Self::AdAccount(account) => {
                entry.credit.is_some() && entry.from.account().or(entry.to.account()) == Some(account)
            }
            Self::AdCredit(credit) => entry.credit == Some(credit),
        }
    }
}

impl Figure {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Issued,
        Self::IssuedToCenter,
        Self::IssuedToAccounts,
        Self::Allocated,
        Self::Spent,
        Self::Unallocated,
        Self::Remaining,
        Self::ExpiredUnallocated,
        Self::ExpiredInAccounts,
        Self::Forfeited,
        Self::Revoked,
        Self::Stranded,
    ];

    /// What `entry` does to this figure, as seen from `scope`; `None` where it does nothing.
    #[must_use]
    pub fn changed_by(self, scope: Scope, entry: &Entry) -> Option<Direction> {
        if !scope.includes(entry) {
            return None;
        }
        let in_account = |place: Place| matches!(place, Place::AdAccount(_));
        // As seen from one ad account, the Business Center is outside.
        let center = !matches!(scope, Scope::AdAccount(_));
        let (from, to) = (entry.from, entry.to);
        let adds = match self {
            Self::Issued => from == Place::Issuer,
            Self::IssuedToCenter => from == Place::Issuer && to == Place::BusinessCenter,
            Self::IssuedToAccounts => from == Place::Issuer && in_account(to),
            Self::Allocated => from == Place::BusinessCenter && in_account(to),
            Self::Spent => to == Place::Spent,
            Self::Unallocated => center && to == Place::BusinessCenter,
            Self::Remaining => in_account(to),
            Self::ExpiredUnallocated => from == Place::BusinessCenter && to == Place::Expired,
            Self::ExpiredInAccounts => in_account(from) && to == Place::Expired,
            Self::Forfeited => to == Place::Forfeited,
            Self::Revoked => to == Place::Revoked,
            Self::Stranded => {
                in_account(from) && matches!(to, Place::Expired | Place::Forfeited | Place::Revoked)
            }
        };
        let takes = match self {
            Self::Unallocated => center && from == Place::BusinessCenter,
            Self::Remaining => in_account(from),
            _ => false,
        };
        match (adds, takes) {
            (true, _) => Some(Direction::Adds),
            (false, true) => Some(Direction::Takes),
            (false, false) => None,
        }
    }

    /// The figures that this one is worked out from, as one says it: `allocated − spent = stranded`.
    #[must_use]
    pub const fn worked_out_from(self, scope: Scope) -> &'static [(Direction, Self)] {
        use Direction::{Adds, Takes};
        use Figure as F;
        match self {
            // As seen from one ad account, the Business Center is outside.
            F::IssuedToCenter | F::Unallocated | F::ExpiredUnallocated
                if matches!(scope, Scope::AdAccount(_)) =>
            {
                &[]
            }
            F::Issued => &[(Adds, F::IssuedToCenter), (Adds, F::IssuedToAccounts)],
            F::IssuedToCenter => {
                &[(Adds, F::Allocated), (Adds, F::Unallocated), (Adds, F::ExpiredUnallocated)]
            }
            F::IssuedToAccounts => {
                &[(Adds, F::Spent), (Adds, F::Remaining), (Adds, F::Stranded), (Takes, F::Allocated)]
            }
            F::Allocated if matches!(scope, Scope::AdAccount(_)) => {
                &[(Adds, F::Spent), (Adds, F::Remaining), (Adds, F::Stranded), (Takes, F::IssuedToAccounts)]
            }
            F::Allocated => {
                &[(Adds, F::IssuedToCenter), (Takes, F::Unallocated), (Takes, F::ExpiredUnallocated)]
            }
            F::Spent => &[
                (Adds, F::IssuedToAccounts),
                (Adds, F::Allocated),
                (Takes, F::Remaining),
                (Takes, F::Stranded),
            ],
            F::Unallocated => {
                &[(Adds, F::IssuedToCenter), (Takes, F::Allocated), (Takes, F::ExpiredUnallocated)]
            }
            F::ExpiredUnallocated => {
                &[(Adds, F::IssuedToCenter), (Takes, F::Allocated), (Takes, F::Unallocated)]
            }
            F::Remaining => {
                &[(Adds, F::IssuedToAccounts), (Adds, F::Allocated), (Takes, F::Spent), (Takes, F::Stranded)]
            }
            F::Stranded => {
                &[(Adds, F::IssuedToAccounts), (Adds, F::Allocated), (Takes, F::Spent), (Takes, F::Remaining)]
            }
            F::ExpiredInAccounts => &[
                (Adds, F::IssuedToAccounts),
                (Adds, F::Allocated),
                (Takes, F::Spent),
                (Takes, F::Remaining),
                (Takes, F::Forfeited),
                (Takes, F::Revoked),
            ],
            F::Forfeited => &[
                (Adds, F::IssuedToAccounts),
                (Adds, F::Allocated),
                (Takes, F::Spent),
                (Takes, F::Remaining),
                (Takes, F::ExpiredInAccounts),
                (Takes, F::Revoked),
            ],
            F::Revoked => &[
                (Adds, F::IssuedToAccounts),
                (Adds, F::Allocated),
                (Takes, F::Spent),
                (Takes, F::Remaining),
                (Takes, F::ExpiredInAccounts),
                (Takes, F::Forfeited),
            ],
        }
    }
}

impl CreditFigures {
    /// One of these figures. What was issued came to the Business Center or to ad accounts; the figures of one ad
    /// credit or of all don't say which, but what was allocated came from the Business Center.
    #[must_use]
    pub fn get(&self, figure: Figure) -> Minor {
        let in_accounts = self.spent + self.remaining + self.stranded();
        match figure {
            Figure::Issued => self.issued,
            Figure::IssuedToAccounts => in_accounts - self.allocated,
            // In this order no sum is more than what was issued.
            Figure::IssuedToCenter => self.issued - (in_accounts - self.allocated),
            Figure::Allocated => self.allocated,
            Figure::Spent => self.spent,
            Figure::Unallocated => self.unallocated,
            Figure::Remaining => self.remaining,
            Figure::ExpiredUnallocated => self.expired_unallocated,
            Figure::ExpiredInAccounts => self.expired_in_accounts,
            Figure::Forfeited => self.forfeited,
            Figure::Revoked => self.revoked,
            Figure::Stranded => self.stranded(),
        }
    }
}
