//! The plan document, version 1: what the planner edits, an article embeds and the package takes.
//!
//! A document may still be wrong: every amount and date in it is text. `plan::check` turns it into a
//! [`Plan`](crate::plan::Plan) or into problems. Fields that are empty or at their default are left out
//! when it is written.

use super::fields::{Field, fields, list};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// The version of the document format that this package reads and writes.
pub const VERSION: u32 = 1;

/// A plan as written down. Amounts are decimal text, days are `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "Plan"))]
pub struct PlanDocument {
    /// Always 1.
    #[cfg_attr(feature = "js", tsify(type = "1"))]
    pub version: u32,
    /// Title of the scenario, at most 200 characters.
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
    /// The people of the Business Center.
    #[cfg_attr(feature = "js", tsify(optional, type = "Member[]"))]
    pub members: Vec<MemberDocument>,
    /// The ad accounts, at most 2,000.
    #[cfg_attr(feature = "js", tsify(optional, type = "AdAccount[]"))]
    pub ad_accounts: Vec<AdAccountDocument>,
    /// The ad credits, at most 500.
    #[cfg_attr(feature = "js", tsify(optional, type = "AdCredit[]"))]
    pub ad_credits: Vec<AdCreditDocument>,
    /// The allocations, at most 20,000.
    #[cfg_attr(feature = "js", tsify(optional, type = "Allocation[]"))]
    pub allocations: Vec<AllocationDocument>,
    /// The events, at most 20,000.
    #[cfg_attr(feature = "js", tsify(optional, type = "Event[]"))]
    pub events: Vec<EventDocument>,
    /// Assumptions that differ from their defaults.
    #[cfg_attr(feature = "js", tsify(optional, type = "Assumptions"))]
    pub assumptions: AssumptionsDocument,
}

/// The owner of unallocated funds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "BusinessCenter"))]
pub struct BusinessCenterDocument {
    /// What it is called.
    pub name: String,
    /// The business entity it belongs to.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub entity: Option<String>,
    /// Cash on the first day.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub cash: Option<String>,
    /// The credit line TikTok granted.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub credit_line: Option<String>,
}

/// A person of the Business Center.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "Member"))]
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "AdAccount"))]
pub struct AdAccountDocument {
    /// Unique among the ad accounts, 1 to 64 characters.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The business entity it belongs to.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub entity: Option<String>,
    /// Whose it is; `owned` where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "\"owned\" | \"shared\""))]
    pub relation: Option<String>,
    /// Status on the first day; `approved` where nothing is said.
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "\"approved\" | \"inReview\" | \"suspended\" | \"closed\"")
    )]
    pub status: Option<String>,
    /// How it pays what ad credit does not; `automatic` where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "\"automatic\" | \"manual\" | \"monthlyInvoicing\""))]
    pub billing: Option<String>,
    /// Cash on the first day.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub cash: Option<String>,
    /// Expected spend per day.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub daily_spend: Option<String>,
    /// What each weekday is of the expected spend: seven decimals, Monday first.
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "[string, string, string, string, string, string, string]")
    )]
    pub weekday_factors: Option<Vec<String>>,
    /// How far spend may vary, for the risk view.
    #[cfg_attr(feature = "js", tsify(optional, type = "SpendRange"))]
    pub spend_range: Option<SpendRangeDocument>,
}

/// How far spend may lie from what is expected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "SpendRange"))]
pub struct SpendRangeDocument {
    /// The factor of a poor day.
    pub low: String,
    /// The factor of a strong day.
    pub high: String,
}

/// One ad credit: an amount with an expiry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "AdCredit"))]
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
    pub expires: Option<String>,
    /// Where it is issued to; the Business Center where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "Holder"))]
    pub held_by: Option<HolderDocument>,
    /// How it comes to be spent; `free` where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "\"free\" | \"assignable\""))]
    pub kind: Option<String>,
}

/// `"businessCenter"` or `{"adAccount": id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", tsify(rename = "Holder", type = "\"businessCenter\" | { adAccount: string }"))]
pub enum HolderDocument {
    /// `"businessCenter"`
    BusinessCenter,
    /// One ad account.
    AdAccount(AdAccountHolder),
}

/// An ad account that holds funds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdAccountHolder {
    /// Its id.
    pub ad_account: String,
}

/// One manual allocation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "Allocation"))]
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
    pub by: Option<String>,
    /// Already carried out in TikTok: advice doesn't change it, and the status of the ad account doesn't refuse it. If
    /// the ad account is by then suspended by an event that forfeits, or closed, the ad credit is lost as it arrives.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub done: bool,
}

/// One event of one ad account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "Event"))]
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
    #[cfg_attr(feature = "js", serde(rename = "type"))]
    pub kind: String,
    /// Id of the ad account.
    pub ad_account: String,
    /// `setDailySpend`: expected spend per day from this day on.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub daily_spend: Option<String>,
    /// `moveCash`: where the cash comes from.
    #[cfg_attr(feature = "js", tsify(optional, type = "Holder"))]
    pub from: Option<HolderDocument>,
    /// `moveCash`: where it goes.
    #[cfg_attr(feature = "js", tsify(optional, type = "Holder"))]
    pub to: Option<HolderDocument>,
    /// `moveCash`: how much.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub amount: Option<String>,
    /// `violation`: what was done.
    #[cfg_attr(
        feature = "js",
        tsify(
            optional,
            type = "\"boughtCredit\" | \"soldCredit\" | \"sharedCode\" | \"receivedTransfer\" | \"fakeCode\" | \"misrepresented\""
        )
    )]
    #[cfg_attr(feature = "js", serde(rename = "kind"))]
    pub violation: Option<String>,
}

/// What TikTok has not published, as a plan assumes it. A missing key takes its default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", serde(rename_all = "camelCase"))]
#[cfg_attr(feature = "js", tsify(rename = "Assumptions"))]
pub struct AssumptionsDocument {
    /// Which of several ad credits is spent first; `soonestExpiry` where nothing is said.
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "\"soonestExpiry\" | \"latestExpiry\" | \"oldestIssue\"")
    )]
    pub draw_order: Option<String>,
    /// What a suspension does to unused ad credit; `forfeit` where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional, type = "\"forfeit\" | \"freeze\""))]
    pub suspension: Option<String>,
    /// Whether ad credit is spent before cash; true where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub credit_before_cash: Option<bool>,
    /// Who may allocate; admins and finance managers where nothing is said.
    #[cfg_attr(
        feature = "js",
        tsify(optional, type = "(\"admin\" | \"financeManager\" | \"financeAnalyst\" | \"standard\")[]")
    )]
    pub who_may_allocate: Option<Vec<String>>,
    /// The least that may be allocated at once.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub minimum_allocation: Option<String>,
    /// Whether shared ad accounts may receive ad credit; false where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub shared_accounts_may_receive: Option<bool>,
    /// Whether a violation turns spent ad credit into a debt; false where nothing is said.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub claw_back_used: Option<bool>,
}

impl AssumptionsDocument {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl HolderDocument {
    /// The ad account of this id.
    #[must_use]
    pub fn ad_account(id: impl Into<String>) -> Self {
        Self::AdAccount(AdAccountHolder { ad_account: id.into() })
    }
}

impl Field for HolderDocument {
    fn read(value: Option<&Value>) -> Option<Self> {
        match value? {
            Value::String(word) => (word == "businessCenter").then_some(Self::BusinessCenter),
            other => other.get("adAccount")?.as_str().map(Self::ad_account),
        }
    }

    fn write(&self) -> Option<Value> {
        Some(match self {
            Self::BusinessCenter => json!("businessCenter"),
            Self::AdAccount(holder) => json!({ "adAccount": holder.ad_account }),
        })
    }
}

impl PlanDocument {
    /// Reads a plan document; `None` where its shape is wrong.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        Self::read(Some(value))
    }

    /// The document as JSON.
    #[must_use]
    pub fn to_value(&self) -> Value {
        self.write().unwrap_or(Value::Null)
    }
}

impl AllocationDocument {
    /// The allocation as JSON.
    #[must_use]
    pub fn to_value(&self) -> Value {
        self.write().unwrap_or(Value::Null)
    }
}

impl Serialize for PlanDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

fields!(PlanDocument {
    version: "version",
    name: "name",
    currency: "currency",
    start: "start",
    end: "end",
    business_center: "businessCenter",
    members: "members",
    ad_accounts: "adAccounts",
    ad_credits: "adCredits",
    allocations: "allocations",
    events: "events",
    assumptions: "assumptions",
});

fields!(BusinessCenterDocument { name: "name", entity: "entity", cash: "cash", credit_line: "creditLine" });

fields!(MemberDocument { id: "id", name: "name", role: "role" });

fields!(AdAccountDocument {
    id: "id",
    name: "name",
    entity: "entity",
    relation: "relation",
    status: "status",
    billing: "billing",
    cash: "cash",
    daily_spend: "dailySpend",
    weekday_factors: "weekdayFactors",
    spend_range: "spendRange",
});

fields!(SpendRangeDocument { low: "low", high: "high" });

fields!(AdCreditDocument {
    id: "id",
    name: "name",
    amount: "amount",
    issued: "issued",
    expires: "expires",
    held_by: "heldBy",
    kind: "kind",
});

fields!(AllocationDocument {
    id: "id",
    on: "on",
    ad_credit: "adCredit",
    ad_account: "adAccount",
    amount: "amount",
    by: "by",
    done: "done",
});

fields!(EventDocument {
    on: "on",
    kind: "type",
    ad_account: "adAccount",
    daily_spend: "dailySpend",
    from: "from",
    to: "to",
    amount: "amount",
    violation: "kind",
});

/// Assumptions that say nothing are left out; a list of nobody who may allocate says something.
impl Field for AssumptionsDocument {
    fn read(value: Option<&Value>) -> Option<Self> {
        let Some(value) = value else { return Some(Self::default()) };
        let value = value.as_object()?;
        Some(Self {
            draw_order: Field::read(value.get("drawOrder"))?,
            suspension: Field::read(value.get("suspension"))?,
            credit_before_cash: Field::read(value.get("creditBeforeCash"))?,
            who_may_allocate: Field::read(value.get("whoMayAllocate"))?,
            minimum_allocation: Field::read(value.get("minimumAllocation"))?,
            shared_accounts_may_receive: Field::read(value.get("sharedAccountsMayReceive"))?,
            claw_back_used: Field::read(value.get("clawBackUsed"))?,
        })
    }

    fn write(&self) -> Option<Value> {
        if self.is_default() {
            return None;
        }
        let mut object = super::fields::empty();
        let mut put = |name, value| super::fields::put(&mut object, name, value);
        put("drawOrder", self.draw_order.write());
        put("suspension", self.suspension.write());
        put("creditBeforeCash", self.credit_before_cash.map(Value::Bool));
        put("whoMayAllocate", self.who_may_allocate.as_deref().map(list));
        put("minimumAllocation", self.minimum_allocation.write());
        put("sharedAccountsMayReceive", self.shared_accounts_may_receive.map(Value::Bool));
        put("clawBackUsed", self.claw_back_used.map(Value::Bool));
        Some(Value::Object(object))
    }
}
