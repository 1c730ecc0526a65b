//! What a run gives back, as written down: decimal text for money, ids for places.

use crate::messages::{self, Message};
use serde::Serialize;

/// Something wrong, or worth knowing, about a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Problem"))]
pub struct ProblemDocument {
    /// Stable, such as `amount.tooManyDecimals`.
    pub code: &'static str,
    /// A JSON pointer such as `/adCredits/0/amount`; empty for the whole document.
    pub path: String,
    /// An error keeps the plan from running; a warning does not.
    #[cfg_attr(feature = "js", tsify(type = "\"error\" | \"warning\""))]
    pub severity: &'static str,
    /// What is wrong and what to do.
    #[serde(flatten)]
    pub message: Message,
}

/// What became of ad credit. Always
/// `issued = spent + unallocated + remaining + expiredUnallocated + expiredInAccounts + forfeited + revoked`;
/// for one ad account, `issued + allocated` stands on the left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Figures"))]
pub struct Figures {
    /// Put into the world by TikTok.
    pub issued: String,
    /// Paid for campaigns.
    pub spent: String,
    /// Still in the Business Center at the end: the only part that can still be directed.
    pub unallocated: String,
    /// In ad accounts at the end, neither spent nor expired.
    pub remaining: String,
    /// Expired in the Business Center.
    pub expired_unallocated: String,
    /// Expired in an ad account.
    pub expired_in_accounts: String,
    /// Lost to suspension or closure.
    pub forfeited: String,
    /// Taken back after a violation, the unused part.
    pub revoked: String,
    /// `expiredInAccounts + forfeited + revoked`.
    pub stranded: String,
}

/// The figures of one ad account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "AdAccountFigures"))]
pub struct AdAccountFigures {
    /// Its id in the plan.
    pub id: String,
    /// Ad credit. `issued` is what was issued straight to this ad account.
    #[serde(flatten)]
    pub credit: Figures,
    /// Ad credit that arrived by allocation.
    pub allocated: String,
    /// The most ad credit it could spend: its expected spend on the days on which it is approved and some
    /// ad credit that may reach it is live.
    pub can_spend: String,
    /// Status at the end.
    #[cfg_attr(feature = "js", tsify(type = "\"approved\" | \"inReview\" | \"suspended\" | \"closed\""))]
    pub status: &'static str,
    /// Cash at the end.
    pub cash: String,
    /// Spend that cash paid.
    pub cash_spent: String,
    /// Spend that the payment method or the invoice pays.
    pub billed: String,
    /// Spent ad credit that a violation turned into a debt.
    pub debt: String,
}

/// The figures of one ad credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "AdCreditFigures"))]
pub struct AdCreditFigures {
    /// Its id in the plan.
    pub id: String,
    /// What became of it.
    #[serde(flatten)]
    pub credit: Figures,
}

/// Cash and billing, for contrast: what can still move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "CashFigures"))]
pub struct CashFigures {
    /// Cash on the first day, Business Center and ad accounts together.
    pub opening: String,
    /// In the Business Center at the end.
    pub business_center: String,
    /// In ad accounts at the end.
    pub ad_accounts: String,
    /// Paid for campaigns.
    pub spent: String,
    /// Spend that payment methods and invoices pay.
    pub billed: String,
    /// Of that, on monthly invoices: what the credit line has to cover.
    pub invoiced: String,
    /// Debts from violations.
    pub debt: String,
}

/// An allocation or a move of cash that the rules forbid. It was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Refusal"))]
pub struct RefusalDocument {
    /// The day.
    pub on: String,
    /// The allocation's id; for an event, its JSON pointer.
    pub what: String,
    /// Id of the rule in the rulebook.
    pub rule: &'static str,
    /// A JSON pointer into the plan.
    pub path: String,
    /// Why, and what to do.
    #[serde(serialize_with = "messages::in_english")]
    #[cfg_attr(feature = "js", tsify(type = "string"))]
    pub message: Message,
}

/// One row of the journal: an amount leaves one place and arrives at another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Entry"))]
pub struct EntryDocument {
    /// From 1, in the order of days and of steps within a day.
    pub seq: u32,
    /// The day.
    pub on: String,
    /// What kind of movement it is.
    #[serde(rename = "type")]
    pub kind: String,
    /// Id of the ad credit; absent for cash.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ad_credit: Option<String>,
    /// The place it leaves, such as `businessCenter` or `adAccount:ID`; cash places begin with `cash:`.
    pub from: String,
    /// The place it reaches.
    pub to: String,
    /// How much, more than nothing.
    pub amount: String,
    /// Id of the rule it follows.
    pub rule: String,
}

/// What a run of a plan gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Projection"))]
pub struct ProjectionDocument {
    /// The plan's currency.
    pub currency: String,
    /// First simulated day.
    pub start: String,
    /// Last simulated day.
    pub end: String,
    /// The figures of all ad credit.
    #[cfg_attr(feature = "js", tsify(type = "Figures"))]
    pub totals: Figures,
    /// By ad account, in document order.
    pub ad_accounts: Vec<AdAccountFigures>,
    /// By ad credit, in document order.
    pub ad_credits: Vec<AdCreditFigures>,
    /// Cash and billing.
    pub cash: CashFigures,
    /// What the rules forbade, in the order it was tried.
    #[cfg_attr(feature = "js", tsify(type = "Refusal[]"))]
    pub refusals: Vec<RefusalDocument>,
    /// The warnings of the check.
    #[cfg_attr(feature = "js", tsify(type = "Problem[]"))]
    pub warnings: Vec<ProblemDocument>,
    /// Every movement; only if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "Entry[]"))]
    pub journal: Option<Vec<EntryDocument>>,
}
