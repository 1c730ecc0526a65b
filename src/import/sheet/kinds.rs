//! What a sheet can be.

use super::role::Role;
use serde::{Deserialize, Serialize};

/// What a sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub enum SheetKind {
    /// A row for each ad account: what it is expected to spend, its status, what it holds, what to allocate to it.
    Accounts,
    /// A row for each ad account: what it holds.
    Balances,
    /// A row for each ad credit: its amount, when it was issued, when it expires, and of one that an ad account holds
    /// what that is expected to spend.
    AdCredits,
    /// A row for each ad account and day: what was spent.
    SpendByDay,
    /// A row for each allocation: to which ad account, how much, when.
    Allocations,
    /// Nothing that is taken.
    Unknown,
}

impl SheetKind {
    /// All of them, in the order in which several sheets are entered: ad accounts before what names them.
    pub const ALL: [Self; 6] =
        [Self::Accounts, Self::AdCredits, Self::Balances, Self::SpendByDay, Self::Allocations, Self::Unknown];

    /// The kind of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What its columns can be, besides nothing.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        use Role::{
            AccountId, AccountName, AdCreditHeld, Allocate, Amount, Cash, CashSpend, CreditId, CreditName,
            CreditSpend, Currency, DailySpend, Date, Expires, Issued, Spend, Status,
        };
        match self {
            Self::Accounts => &[
                AccountName,
                AccountId,
                DailySpend,
                Status,
                AdCreditHeld,
                Cash,
                Allocate,
                CreditName,
                CreditId,
                Date,
                Currency,
            ],
            Self::Balances => &[AccountName, AccountId, AdCreditHeld, Cash, Status, Currency],
            Self::AdCredits => &[
                CreditName,
                CreditId,
                Amount,
                Issued,
                Expires,
                AccountName,
                AccountId,
                DailySpend,
                Status,
                Cash,
                Currency,
            ],
            Self::SpendByDay => &[AccountName, AccountId, Date, Spend, CashSpend, CreditSpend, Currency],
            Self::Allocations => &[AccountName, AccountId, CreditName, CreditId, Allocate, Date, Currency],
            Self::Unknown => &[],
        }
    }

    /// The name in a mapping.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Balances => "balances",
            Self::AdCredits => "adCredits",
            Self::SpendByDay => "spendByDay",
            Self::Allocations => "allocations",
            Self::Unknown => "unknown",
        }
    }
}
