//! What a column of a sheet can be.

use crate::named::named;
use serde::{Deserialize, Serialize};

named! {
    /// What a column is.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "ColumnRole"))]
    pub enum Role {
        /// The id of an ad account.
        AccountId = "accountId",
        /// The name of an ad account.
        AccountName = "accountName",
        /// Expected spend per day.
        DailySpend = "dailySpend",
        /// The status of an ad account.
        Status = "status",
        /// The currency of the row's amounts.
        Currency = "currency",
        /// Ad credit that the ad account holds.
        AdCreditHeld = "adCreditHeld",
        /// Cash of the ad account.
        Cash = "cash",
        /// Ad credit to allocate to the ad account.
        Allocate = "allocate",
        /// The id of an ad credit in a plan.
        CreditId = "creditId",
        /// The name of an ad credit.
        CreditName = "creditName",
        /// The amount of an ad credit.
        Amount = "amount",
        /// The day an ad credit was issued.
        Issued = "issued",
        /// The last day on which an ad credit can be spent.
        Expires = "expires",
        /// The day that a row is of.
        Date = "date",
        /// Whether the allocation is made in TikTok.
        Done = "done",
        /// Spend, in all.
        Spend = "spend",
        /// The part of spend that cash paid.
        CashSpend = "cashSpend",
        /// The part of spend that ad credit paid.
        CreditSpend = "creditSpend",
        /// Nothing that is taken.
        Ignore = "ignore",
    }
}

impl Role {
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
}
