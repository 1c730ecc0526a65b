//! What a column of a sheet can be.

use serde::{Deserialize, Serialize};

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "ColumnRole"))]
pub enum Role {
    /// The id of an ad account.
    AccountId,
    /// The name of an ad account.
    AccountName,
    /// Expected spend per day.
    DailySpend,
    /// The status of an ad account.
    Status,
    /// The currency of the row's amounts.
    Currency,
    /// Ad credit that the ad account holds.
    AdCreditHeld,
    /// Cash of the ad account.
    Cash,
    /// Ad credit to allocate to the ad account.
    Allocate,
    /// The id of an ad credit in a plan.
    CreditId,
    /// The name of an ad credit.
    CreditName,
    /// The amount of an ad credit.
    Amount,
    /// The day an ad credit was issued.
    Issued,
    /// The last day on which an ad credit can be spent.
    Expires,
    /// The day that a row is of.
    Date,
    /// Spend, in all.
    Spend,
    /// The part of spend that cash paid.
    CashSpend,
    /// The part of spend that ad credit paid.
    CreditSpend,
    /// Nothing that is taken.
    Ignore,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::AccountId,
        Self::AccountName,
        Self::DailySpend,
        Self::Status,
        Self::Currency,
        Self::AdCreditHeld,
        Self::Cash,
        Self::Allocate,
        Self::CreditId,
        Self::CreditName,
        Self::Amount,
        Self::Issued,
        Self::Expires,
        Self::Date,
        Self::Spend,
        Self::CashSpend,
        Self::CreditSpend,
        Self::Ignore,
    ];

    /// The role of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Whether its cells are amounts.
    #[must_use]
    pub const fn is_amount(self) -> bool {
        matches!(
            self,
            Self::DailySpend
                | Self::AdCreditHeld
                | Self::Cash
                | Self::Allocate
                | Self::Amount
                | Self::Spend
                | Self::CashSpend
                | Self::CreditSpend
        )
    }

    /// Whether its cells say what is known of money by now, which what is planned is not.
    #[must_use]
    pub const fn is_known(self) -> bool {
        matches!(self, Self::AdCreditHeld | Self::Cash | Self::Spend | Self::CashSpend | Self::CreditSpend)
    }

    /// Whether its cells are days.
    #[must_use]
    pub const fn is_day(self) -> bool {
        matches!(self, Self::Issued | Self::Expires | Self::Date)
    }

    /// The name in a mapping and in a row.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccountId => "accountId",
            Self::AccountName => "accountName",
            Self::DailySpend => "dailySpend",
            Self::Status => "status",
            Self::Currency => "currency",
            Self::AdCreditHeld => "adCreditHeld",
            Self::Cash => "cash",
            Self::Allocate => "allocate",
            Self::CreditId => "creditId",
            Self::CreditName => "creditName",
            Self::Amount => "amount",
            Self::Issued => "issued",
            Self::Expires => "expires",
            Self::Date => "date",
            Self::Spend => "spend",
            Self::CashSpend => "cashSpend",
            Self::CreditSpend => "creditSpend",
            Self::Ignore => "ignore",
        }
    }
}
