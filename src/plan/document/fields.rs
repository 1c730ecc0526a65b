//! The fields of a document, each declared once.

use serde::{Deserialize, Deserializer, Serialize};

/// The version of the document format that this package reads and writes.
pub const VERSION: u32 = 1;

/// A plan as written down. Amounts are decimal text, days are `YYYY-MM-DD`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Plan"))]
#[serde(rename_all = "camelCase")]
pub struct PlanDocument {
    /// Always 1.
    #[cfg_attr(feature = "js", tsify(type = "1"))]
    pub version: u32,
    /// Title of the scenario. It and every other name has at most 200 characters.
    pub name: String,
    /// ISO 4217 code: one currency per plan.
    pub currency: String,
    /// First simulated day.
    pub start: String,
    /// Last simulated day, at most 3,660 days in all.
    pub end: String,
    /// The owner of unallocated funds.
    #[cfg_attr(feature = "js", tsify(type = "BusinessCenter"))]
    pub business_center: BusinessCenterDocument,
    /// The people of the Business Center, at most 2,000.
    #[cfg_attr(feature = "js", tsify(optional, type = "Member[]"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<MemberDocument>,
    /// The ad accounts, at most 2,000.
    #[cfg_attr(feature = "js", tsify(optional, type = "AdAccount[]"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ad_accounts: Vec<AdAccountDocument>,
    /// The ad credits, at most 500.
    #[cfg_attr(feature = "js", tsify(optional, type = "AdCredit[]"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ad_credits: Vec<AdCreditDocument>,
    /// The allocations, at most 20,000.
    #[cfg_attr(feature = "js", tsify(optional, type = "Allocation[]"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allocations: Vec<AllocationDocument>,
    /// The events, at most 20,000.
    #[cfg_attr(feature = "js", tsify(optional, type = "Event[]"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventDocument>,
    /// What ad accounts really spent, at most 50,000 rows.
    #[cfg_attr(feature = "js", tsify(optional, type = "Actual[]"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actuals: Vec<ActualDocument>,
    /// Which of the splits that spend the same advice gives.
    #[cfg_attr(feature = "js", tsify(optional, type = "SplitPolicy"))]
    #[serde(default, skip_serializing_if = "SplitPolicyDocument::is_default")]
    pub split_policy: SplitPolicyDocument,
    /// Assumptions that differ from their defaults.
    #[cfg_attr(feature = "js", tsify(optional, type = "Assumptions"))]
    #[serde(default, skip_serializing_if = "AssumptionsDocument::is_default")]
    pub assumptions: AssumptionsDocument,
    /// What was read and is in none of these fields, or not as it was read. Empty for a document that is edited.
    #[serde(skip)]
    pub unread: Vec<Unread>,
}

/// The owner of unallocated funds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "BusinessCenter"))]
#[serde(rename_all = "camelCase")]
pub struct BusinessCenterDocument {
    /// What it is called.
    pub name: String,
    /// The business entity it belongs to.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Cash on the first day.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash: Option<String>,
    /// The credit line TikTok granted.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_line: Option<String>,
}

/// A person of the Business Center.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Member"))]
#[serde(rename_all = "camelCase")]
pub struct MemberDocument {
    /// Unique among the members, 1 to 64 characters.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// What they may do.
    #[cfg_attr(
        feature = "js",
        tsify(type = "\"admin\" | \"financeManager\" | \"financeAnalyst\" | \"standard\"")
    )]
    pub role: String,
}

/// An ad account as it stands on the first day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "AdAccount"))]
#[serde(rename_all = "camelCase")]
pub struct AdAccountDocument {
    /// Unique among the ad accounts, 1 to 64 characters.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The business entity it belongs to.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<String>,
    /// Whose it is; `owned` where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "\"owned\" | \"shared\""))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relation: Option<String>,
    /// Status on the first day; `approved` where nothing is said.
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "\"approved\" | \"inReview\" | \"suspended\" | \"closed\"")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// How it pays what ad credit does not; `automatic` where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "\"automatic\" | \"manual\" | \"monthlyInvoicing\""))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub billing: Option<String>,
    /// Cash on the first day.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash: Option<String>,
    /// Expected spend per day.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_spend: Option<String>,
    /// What each weekday is of the expected spend: seven decimals, Monday first, each at most 1,000 with at most six digits
    /// after the point. As all factors, one may also come as a number that is written as a plain decimal.
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "[string, string, string, string, string, string, string]")
    )]
    #[serde(default, deserialize_with = "factors", skip_serializing_if = "Option::is_none")]
    pub weekday_factors: Option<Vec<String>>,
    /// How far spend may vary from week to week, for the risk view: what is drawn lies between.
    #[cfg_attr(feature = "js", tsify(optional, type = "SpendRange"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spend_range: Option<SpendRangeDocument>,
    /// What advice allocates to it from the Business Center at least, in all, as far as it can spend it.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<String>,
    /// What advice allocates to it from the Business Center at most, in all.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<String>,
}

/// How far spend of a week may lie from what is expected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "SpendRange"))]
#[serde(rename_all = "camelCase")]
pub struct SpendRangeDocument {
    /// The lowest factor on what is expected of a week, Monday to Sunday: at most 1,000, with at most six digits after the
    /// point.
    #[serde(deserialize_with = "factor")]
    pub low: String,
    /// The highest factor: no less.
    #[serde(deserialize_with = "factor")]
    pub high: String,
}

/// One ad credit: an amount with an expiry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "AdCredit"))]
#[serde(rename_all = "camelCase")]
pub struct AdCreditDocument {
    /// Unique among the ad credits, 1 to 64 characters.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How much TikTok issued.
    pub amount: String,
    /// The day it was or will be issued.
    pub issued: String,
    /// The last day on which it can be spent. Only TikTok's Promotions page says it: a credit without it
    /// is one the person still has to look up, and its plan does not run until then.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    /// Where it is issued to; the Business Center where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "Holder"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held_by: Option<HolderDocument>,
    /// How it comes to be spent; `free` where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "\"free\" | \"assignable\""))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
}

/// `"businessCenter"` or `{"adAccount": id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Holder"))]
#[serde(rename_all = "camelCase")]
pub enum HolderDocument {
    /// `"businessCenter"`
    BusinessCenter,
    /// The ad account of this id.
    AdAccount(String),
}

/// One manual allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Allocation"))]
#[serde(rename_all = "camelCase")]
pub struct AllocationDocument {
    /// Unique among the allocations, 1 to 64 characters.
    pub id: String,
    /// The day.
    pub on: String,
    /// Id of the ad credit.
    pub ad_credit: String,
    /// Id of the ad account that receives it.
    pub ad_account: String,
    /// How much.
    pub amount: String,
    /// Id of the member who allocates.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Already carried out in TikTok.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// One event of one ad account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Event"))]
#[serde(rename_all = "camelCase")]
pub struct EventDocument {
    /// The day.
    pub on: String,
    /// What happens.
    #[cfg_attr(
        feature = "js",
        tsify(
            type = "\"suspend\" | \"reinstate\" | \"close\" | \"setDailySpend\" | \"moveCash\" | \"violation\""
        )
    )]
    #[serde(rename = "type")]
    pub kind: String,
    /// Id of the ad account.
    pub ad_account: String,
    /// `setDailySpend`: expected spend per day from this day on.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_spend: Option<String>,
    /// `moveCash`: where the cash comes from.
    #[cfg_attr(feature = "js", tsify(optional, type = "Holder"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<HolderDocument>,
    /// `moveCash`: where it goes.
    #[cfg_attr(feature = "js", tsify(optional, type = "Holder"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<HolderDocument>,
    /// `moveCash`: how much.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// `violation`: what was done.
    #[cfg_attr(
        feature = "js",
        tsify(
            optional,
            type = "\"boughtCredit\" | \"soldCredit\" | \"sharedCode\" | \"receivedTransfer\" | \"fakeCode\" | \"misrepresented\""
        )
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "kind")]
    pub violation: Option<String>,
}

/// What an ad account really spent, in all, over some days. It is spent on them instead of what is expected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Actual"))]
#[serde(rename_all = "camelCase")]
pub struct ActualDocument {
    /// Id of the ad account.
    pub ad_account: String,
    /// The first day.
    pub from: String,
    /// The last day, not before the first. No two rows of one ad account share a day.
    pub to: String,
    /// How much it spent on all of these days, whatever paid it.
    pub spend: String,
}

/// How advice chooses among splits that spend the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "SplitPolicy"))]
#[serde(rename_all = "camelCase")]
pub struct SplitPolicyDocument {
    /// Which split is preferred. Where nothing is said: `leastChange` where the plan has an open allocation that is not
    /// refused, else `proportional`.
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "\"proportional\" | \"leastChange\" | \"fewestSteps\"")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefer: Option<String>,
    /// Every advised amount is a multiple of this.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round_to: Option<String>,
    /// The largest part of one ad credit that one ad account may get: a factor from 0 to 1 with at most six
    /// digits after the point.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(default, deserialize_with = "optional_factor", skip_serializing_if = "Option::is_none")]
    pub max_share: Option<String>,
}

/// What TikTok has not published, as a plan assumes it. A missing key takes its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Assumptions"))]
#[serde(rename_all = "camelCase")]
pub struct AssumptionsDocument {
    /// Which of several ad credits is spent first; `soonestExpiry` where nothing is said.
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "\"soonestExpiry\" | \"latestExpiry\" | \"oldestIssue\"")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw_order: Option<String>,
    /// What a suspension does to unused ad credit; `forfeit` where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "\"forfeit\" | \"freeze\""))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suspension: Option<String>,
    /// Whether ad credit is spent before cash; true where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_before_cash: Option<bool>,
    /// Who may allocate; admins and finance managers where nothing is said.
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "(\"admin\" | \"financeManager\" | \"financeAnalyst\" | \"standard\")[]")
    )]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who_may_allocate: Option<Vec<String>>,
    /// The least that may be allocated at once.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum_allocation: Option<String>,
    /// Whether shared ad accounts may receive ad credit; false where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_accounts_may_receive: Option<bool>,
    /// Whether a violation turns spent ad credit into a debt; false where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claw_back_used: Option<bool>,
}

impl HolderDocument {
    /// The ad account of this id.
    #[must_use]
    pub fn ad_account(id: impl Into<String>) -> Self {
        Self::AdAccount(id.into())
    }

    /// The id of the ad account, where it is one.
    #[must_use]
    pub fn ad_account_id(&self) -> Option<&str> {
        match self {
            Self::AdAccount(id) => Some(id),
            Self::BusinessCenter => None,
        }
    }
}

impl AdCreditDocument {
    /// The id of the ad account that it was issued to, where it was issued to one.
    #[must_use]
    pub fn ad_account_id(&self) -> Option<&str> {
        self.held_by.as_ref()?.ad_account_id()
    }
}

impl SplitPolicyDocument {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl AssumptionsDocument {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// A decimal that may also be written as a number.
#[derive(Deserialize)]
struct Factor(String);

/// An amount of which a value of another kind is said to be no amount.
#[derive(Deserialize)]
struct Amount(String);

/// What a deserializer is told that these are: a [`Factor`], an [`Amount`], a [`HolderDocument`].
pub(super) const FACTOR: &str = "Factor";
pub(super) const AMOUNT: &str = "Amount";
pub(super) const HOLDER: &str = "HolderDocument";

/// Reads an amount that is asked about, as `deserialize_with` wants it.
pub(crate) fn amount<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Amount::deserialize(deserializer).map(|amount| amount.0)
}

/// Reads a decimal that may also be written as a number, as `deserialize_with` wants it.
pub(crate) fn factor<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Factor::deserialize(deserializer).map(|factor| factor.0)
}

fn optional_factor<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let factor = Option::<Factor>::deserialize(deserializer)?;
    Ok(factor.map(|factor| factor.0))
}

fn factors<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    let factors = Option::<Vec<Factor>>::deserialize(deserializer)?;
    Ok(factors.map(|factors| factors.into_iter().map(|factor| factor.0).collect()))
}

/// What was given in a document that its fields don't say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where: a JSON pointer.
    pub path: String,
    /// What.
    pub given: Given,
    /// What the type has there; nothing for a field that it doesn't have.
    pub wanted: Option<Wanted>,
}

/// What a type has in the place of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Text.
    Text,
    /// Text of one character.
    Character,
    /// An amount: text.
    Amount,
    /// Text, or a number, which is taken as it was written.
    Factor,
    /// Whether it is so.
    Boolean,
    /// A whole number, up to this.
    Whole(u64),
    /// Items in order.
    List,
    /// These fields.
    Object(&'static [&'static str]),
    /// Fields of any name.
    Map,
    /// One of these words.
    Word(&'static [&'static str]),
    /// The first of these words, or an object with one of the others as its only field.
    Holder(&'static [&'static str]),
}

/// What was given where something else was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nothing, or `null`.
    Nothing,
    /// A field that means nothing here, of this name.
    Unknown(String),
    /// Text.
    Text(String),
    /// A number, as it was written.
    Number(String),
    /// Something else.
    Other,
}
