//! Ad accounts: where spend happens.

use crate::money::{Decimal, Minor};
use crate::named::named;

named! {
    /// What may happen in an ad account, from all to nothing.
    #[derive(PartialOrd, Ord)]
    pub enum Status {
        /// It spends, and can receive funds.
        Approved = "approved",
        /// Not yet approved: no spend, no funds.
        InReview = "inReview",
        /// Spend has stopped; it may be reinstated.
        Suspended = "suspended",
        /// For good.
        Closed = "closed",
    }
}

named! {
    /// Whose ad account it is.
    pub enum Relation {
        /// This Business Center owns it.
        Owned = "owned",
        /// Another owner shares it with this Business Center.
        Shared = "shared",
    }
}

named! {
    /// How an ad account pays what ad credit does not.
    pub enum Billing {
        /// The payment method is charged after delivery.
        Automatic = "automatic",
        /// Only a balance paid in advance is spent; without it delivery stops.
        Manual = "manual",
        /// Invoiced each month against a credit line.
        MonthlyInvoicing = "monthlyInvoicing",
    }
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
