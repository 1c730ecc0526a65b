//! What a sheet can be.

use super::columns::Column;
use super::mapping::SheetMapping;
use super::words::{Role, Sure};
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
    /// A row for each ad credit: its amount, when it was issued, when it expires.
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
            Self::AdCredits => {
                &[CreditName, CreditId, Amount, Issued, Expires, AccountName, AccountId, Currency]
            }
            Self::SpendByDay => &[AccountName, AccountId, Date, Spend, CashSpend, CreditSpend, Currency],
            Self::Allocations => &[AccountName, AccountId, CreditName, CreditId, Allocate, Date, Currency],
            Self::Unknown => &[],
        }
    }

    /// The kind of a sheet with these columns.
    pub(super) fn of(columns: &[Column]) -> Self {
        let has = |role| columns.iter().any(|column| column.role == role);
        let has_account = has(Role::AccountId) || has(Role::AccountName);
        let has_spend = has(Role::Spend) || has(Role::CashSpend) || has(Role::CreditSpend);
        if has(Role::Date) && has_account && (has_spend || has(Role::DailySpend) || has(Role::Amount)) {
            let is_allocation =
                has(Role::Allocate) || has(Role::Amount) && has(Role::CreditName) && !has_spend;
            if is_allocation { Self::Allocations } else { Self::SpendByDay }
        } else if has(Role::Expires) || has(Role::Issued) && (has(Role::Amount) || has(Role::AdCreditHeld)) {
            Self::AdCredits
        } else if !has_account {
            Self::Unknown
        } else if has(Role::DailySpend) || has_spend || has(Role::Status) && !has(Role::Amount) {
            Self::Accounts
        } else if has(Role::Cash) || has(Role::AdCreditHeld) {
            if has(Role::Allocate) { Self::Accounts } else { Self::Balances }
        } else if has(Role::Allocate) || has(Role::Amount) {
            Self::Allocations
        } else if columns.iter().any(|column| column.sure > Sure::Guess) {
            Self::Accounts
        } else {
            // Words that nobody calls ad accounts are any text.
            Self::Unknown
        }
    }

    /// Gives words that mean one thing in one kind of sheet and another in another their meaning here.
    pub(super) fn settle(self, columns: &mut [Column], mapping: &SheetMapping) {
        let pairs: &[(Role, Role)] = match self {
            Self::Accounts | Self::Balances => &[(Role::Amount, Role::Ignore)],
            Self::AdCredits => &[(Role::AdCreditHeld, Role::Amount), (Role::AccountName, Role::CreditName)],
            Self::SpendByDay => &[(Role::DailySpend, Role::Spend), (Role::Amount, Role::Spend)],
            Self::Allocations => &[
                (Role::Amount, Role::Allocate),
                (Role::AdCreditHeld, Role::CreditName),
                (Role::Issued, Role::Date),
            ],
            Self::Unknown => &[],
        };
        // Beside what is spent a day, what was spent over some time is not taken.
        let is_beside =
            self == Self::Accounts && columns.iter().any(|column| column.role == Role::DailySpend);
        for (place, column) in columns.iter_mut().enumerate() {
            let is_told = mapping.columns.get(place).is_some_and(|told| told.role.is_some());
            if is_beside
                && !is_told
                && matches!(column.role, Role::Spend | Role::CashSpend | Role::CreditSpend)
            {
                column.role = Role::Ignore;
            }
        }
        for (from, to) in pairs {
            if columns.iter().any(|column| column.role == *to) {
                continue;
            }
            for (place, column) in columns.iter_mut().enumerate() {
                let is_told = mapping.columns.get(place).is_some_and(|told| told.role.is_some());
                if column.role == *from && !is_told {
                    column.role = *to;
                    column.sure = column.sure.min(Sure::Likely);
                }
            }
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
