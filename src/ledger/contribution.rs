//! Which entries make which figure: the same folds as the figures', taken apart.

use super::figure::{Direction, Figure};
use super::figures::CreditFigures;
use super::transfer::{Effects, Transfer};
use crate::money::Minor;
use crate::plan::{AccountIndex, CreditIndex};

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

    /// Whether it is about the Business Center, which is outside as seen from an ad account.
    #[must_use]
    pub const fn is_of_center(self) -> bool {
        matches!(self, Self::IssuedToCenter | Self::Unallocated | Self::ExpiredUnallocated)
    }

    /// What `transfer` does to this figure, as seen from `scope`; `None` where it does nothing.
    #[must_use]
    pub fn changed_by(self, scope: Scope, transfer: Transfer) -> Option<Direction> {
        let Effects::OnCredit(credit, effects) = transfer.effects() else { return None };
        let is_seen = match scope {
            Scope::All => true,
            Scope::AdAccount(account) => transfer.account() == Some(account) && !self.is_of_center(),
            Scope::AdCredit(of) => credit == of,
        };
        effects.iter().find(|(figure, _)| is_seen && *figure == self).map(|(_, direction)| *direction)
    }

    /// The figures that this one is worked out from, as one says it: `allocated − spent = stranded`.
    #[must_use]
    pub fn worked_out_from(self, scope: Scope) -> Vec<(Direction, Self)> {
        use Direction::{Adds, Takes};
        let in_account = matches!(scope, Scope::AdAccount(_));
        let (left, right) = match self {
            _ if in_account && self.is_of_center() => return Vec::new(),
            Self::Issued => ISSUED,
            Self::IssuedToCenter | Self::Unallocated | Self::ExpiredUnallocated => CENTER,
            Self::Allocated if !in_account => CENTER,
            Self::Allocated | Self::IssuedToAccounts | Self::Spent | Self::Remaining | Self::Stranded => {
                ACCOUNTS
            }
            Self::ExpiredInAccounts | Self::Forfeited | Self::Revoked => LOSSES,
        };
        let (own, other) = if left.contains(&self) { (left, right) } else { (right, left) };
        let adds = other.iter().map(|figure| (Adds, *figure));
        let takes = own.iter().filter(|figure| **figure != self).map(|figure| (Takes, *figure));
        adds.chain(takes).collect()
    }
}

impl Transfer {
    /// The ad account in which it strands ad credit; `None` where it strands none.
    pub(crate) fn strands_in(self) -> Option<AccountIndex> {
        Figure::Stranded.changed_by(Scope::All, self).and_then(|_| self.account())
    }
}

/// Figures whose sum is that of others.
type Identity = (&'static [Figure], &'static [Figure]);

const ISSUED: Identity = (&[Figure::Issued], &[Figure::IssuedToCenter, Figure::IssuedToAccounts]);
const CENTER: Identity =
    (&[Figure::IssuedToCenter], &[Figure::Allocated, Figure::Unallocated, Figure::ExpiredUnallocated]);
const REACHED: &[Figure] = &[Figure::IssuedToAccounts, Figure::Allocated];
const ACCOUNTS: Identity = (REACHED, &[Figure::Spent, Figure::Remaining, Figure::Stranded]);
/// As [`ACCOUNTS`], with what is stranded taken apart.
const LOSSES: Identity = (
    REACHED,
    &[Figure::Spent, Figure::Remaining, Figure::ExpiredInAccounts, Figure::Forfeited, Figure::Revoked],
);

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
