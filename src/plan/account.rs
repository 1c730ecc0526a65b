//! Ad accounts: where spend happens.

use crate::money::{Decimal, Minor};

/// What may happen in an ad account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It spends, and can receive funds.
    Approved,
    /// Not yet approved: no spend, no funds.
    InReview,
    /// Spend has stopped; it may be reinstated.
    Suspended,
    /// For good.
    Closed,
}

impl Status {
    /// The name in a plan document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::InReview => "inReview",
            Self::Suspended => "suspended",
            Self::Closed => "closed",
        }
    }
}

/// Whose ad account it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// This Business Center owns it.
    Owned,
    /// Another owner shares it with this Business Center.
    Shared,
}

/// How an ad account pays what ad credit does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Billing {
    /// The payment method is charged after delivery.
    Automatic,
    /// Only a balance paid in advance is spent; without it delivery stops.
    Manual,
    /// Invoiced each month against a credit line.
    MonthlyInvoicing,
}

/// How far spend may lie from what is expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpendRange {
    /// The factor of a poor day.
    pub low: Decimal,
    /// The factor of a strong day, not below `low`.
    pub high: Decimal,
}

/// An ad account as it stands on the first day.
#[derive(Clone, Debug, PartialEq)]
pub struct AdAccount {
    /// Unique among the plan's ad accounts.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The business entity it belongs to, where given.
    pub entity: Option<String>,
    /// Whose it is.
    pub relation: Relation,
    /// Its status on the first day, before any event.
    pub status: Status,
    /// How it pays what ad credit does not.
    pub billing: Billing,
    /// Cash on the first day.
    pub cash: Minor,
    /// Expected spend per day, before the weekday's factor.
    pub daily_spend: Minor,
    /// What each weekday is of the expected spend, Monday first.
    pub weekday_factors: [Decimal; 7],
    /// How far spend may vary, for the risk view.
    pub spend_range: Option<SpendRange>,
    /// What advice allocates to it from the Business Center at least, as far as it can spend it.
    pub at_least: Option<Minor>,
    /// What advice allocates to it from the Business Center at most; not below `at_least`.
    pub at_most: Option<Minor>,
}
