//! What a sheet can be.

use super::role::Role;
use crate::named::named;
use serde::{Deserialize, Serialize};

named! {
    /// What a sheet is, in the order in which several are entered: ad accounts before what names them.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(feature = "js", derive(tsify::Tsify))]
    pub enum SheetKind {
        /// A row for each ad account: what it is expected to spend, its status, what it holds, what to allocate to it.
        Accounts = "accounts",
        /// A row for each ad credit: its amount, when it was issued, when it expires, and of one that an ad account holds
        /// what that is expected to spend.
        AdCredits = "adCredits",
        /// A row for each ad account: what it holds.
        Balances = "balances",
        /// A row for each ad account and day: what was spent.
        SpendByDay = "spendByDay",
        /// A row for each allocation: to which ad account, how much, when.
        Allocations = "allocations",
        /// Nothing that is taken.
        Unknown = "unknown",
    }
}

impl SheetKind {
    /// What its columns can be, besides nothing.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        use Role::{
            AccountId, AccountName, AdCreditHeld, Allocate, Amount, Cash, CashSpend, CreditId, CreditName,
            CreditSpend, Currency, DailySpend, Date, Done, Expires, Issued, Spend, Status,
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
            Self::Allocations => {
                &[AccountName, AccountId, CreditName, CreditId, Allocate, Date, Done, Currency]
            }
            Self::Unknown => &[],
        }
    }
}
