//! The rulebook as data: what holds for ad credit in TikTok, who says so, and how far it can be trusted.
//!
//! Refusals, journal entries and screens cite a rule by its [`RuleId`]. Nothing here is decided: the code
//! that applies a rule lives where it is applied, and names the rule it rests on.

mod allocation;
mod enforcement;
mod funds;
mod import;
mod life;
mod roles;
mod sources;
mod spending;
mod suspension;

#[cfg(test)]
mod tests;

use crate::plan::AssumptionKey;

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What it is cited by.
    pub id: RuleId,
    /// Its number, such as `R18`. Rules that split one fact into what is refused or booked apart share it.
    pub number: &'static str,
    /// What it is about.
    pub topic: Topic,
    /// What holds, in a sentence or two.
    pub statement: &'static str,
    /// Who says so, the strongest first; empty only where nobody does and it is inferred.
    pub sources: &'static [Source],
    /// How far the statement can be trusted.
    pub confidence: Confidence,
    /// The assumption by which a plan sets this rule differently.
    pub switch: Option<AssumptionKey>,
    /// What is contested, unknown, or goes beyond the sources, in a sentence or two.
    pub caution: Option<&'static str>,
}

/// Where a rule is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Publisher and title.
    pub title: &'static str,
    /// Where it can be read, in the reader's language where the page has several.
    pub address: Option<&'static str>,
    /// When it was last updated, as far as it says: `2025-06`, or a full day.
    pub date: Option<&'static str>,
}

/// How far a statement can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// The two articles on ad credit that the planner was built from say so.
    Seed,
    /// TikTok's help pages, API reference or SDK say so.
    Official,
    /// Somebody else says so, or TikTok's text was only read in somebody else's copy.
    ThirdParty,
    /// No source says so, or none says all of it: it is the reading the planner works with.
    Inferred,
}

impl Confidence {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Seed, Self::Official, Self::ThirdParty, Self::Inferred];

    /// The name the world sees.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Seed => "seed",
            Self::Official => "official",
            Self::ThirdParty => "third-party",
            Self::Inferred => "inferred",
        }
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The kinds of funds, and how cash and credit line move.
    Funds,
    /// Who may act.
    Roles,
    /// From issue to expiry.
    Life,
    /// What pays for campaigns, and in which order.
    Spending,
    /// From the Business Center to an ad account.
    Allocation,
    /// Suspended and closed ad accounts.
    Suspension,
    /// What is forbidden, and what it costs.
    Enforcement,
    /// How TikTok reports balances and statuses.
    Import,
}

impl Topic {
    /// All of them, in the order of the rulebook.
    pub const ALL: [Self; 8] = [
        Self::Funds,
        Self::Roles,
        Self::Life,
        Self::Spending,
        Self::Allocation,
        Self::Suspension,
        Self::Enforcement,
        Self::Import,
    ];

    /// The name the world sees.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Funds => "funds",
            Self::Roles => "roles",
            Self::Life => "life",
            Self::Spending => "spending",
            Self::Allocation => "allocation",
            Self::Suspension => "suspension",
            Self::Enforcement => "enforcement",
            Self::Import => "import",
        }
    }
}

/// Names each rule once: the variant, its public name, the list of all and the way back from a name.
macro_rules! rule_ids {
    ($($id:ident = $name:literal,)+) => {
        /// Which rule, in the order of the rule numbers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RuleId {
            $(
                #[doc = concat!("`", $name, "`")]
                $id,
            )+
        }

        impl RuleId {
            /// All of them, in the order of the rule numbers.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$id),+];

            /// The name the world sees.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$id => $name,)+
                }
            }

            /// The rule of this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$id),)+
                    _ => None,
                }
            }
        }
    };
}

rule_ids! {
    ThreeKinds = "threeKinds",
    Locked = "locked",
    CashMoves = "cashMoves",
    CashWaits = "cashWaits",
    Transferable = "transferable",
    Status = "status",
    CashStatus = "cashStatus",
    PaymentManagement = "paymentManagement",
    Owned = "owned",
    BillingSharing = "billingSharing",
    PaymentPortfolio = "paymentPortfolio",
    AutomaticAllocation = "automaticAllocation",
    CreditLine = "creditLine",
    Billing = "billing",
    BillingOneWay = "billingOneWay",
    Rebate = "rebate",
    AccountTransfer = "accountTransfer",
    BalanceAlert = "balanceAlert",
    FinanceRoles = "financeRoles",
    Role = "role",
    StricterRole = "stricterRole",
    AnalystViews = "analystViews",
    AdminsWithoutFinanceRoles = "adminsWithoutFinanceRoles",
    Issue = "issue",
    CreditKinds = "creditKinds",
    NotPerCampaign = "notPerCampaign",
    UnassignedExpires = "unassignedExpires",
    CreditBeforeCash = "creditBeforeCash",
    AccountFundsFirst = "accountFundsFirst",
    NeverRetroactive = "neverRetroactive",
    SpendGoesOn = "spendGoesOn",
    DrawOrder = "drawOrder",
    Expired = "expired",
    NoRollover = "noRollover",
    ExpiryWindows = "expiryWindows",
    NotIssued = "notIssued",
    ClockOnAllocation = "clockOnAllocation",
    QualifyingSpend = "qualifyingSpend",
    Tax = "tax",
    OneCurrency = "oneCurrency",
    RejectedAds = "rejectedAds",
    NonTransferable = "nonTransferable",
    NoReinstatementAfterExpiry = "noReinstatementAfterExpiry",
    ManualOnly = "manualOnly",
    OneByOne = "oneByOne",
    Allocate = "allocate",
    Insufficient = "insufficient",
    Minimum = "minimum",
    IncentiveCenter = "incentiveCenter",
    BalanceIdentities = "balanceIdentities",
    SuspensionStopsSpend = "suspensionStopsSpend",
    SuspensionForfeits = "suspensionForfeits",
    ClosureForfeits = "closureForfeits",
    Reinstatement = "reinstatement",
    SuspendedReceivesNothing = "suspendedReceivesNothing",
    ClosureCash = "closureCash",
    SuspendedCash = "suspendedCash",
    ClosureBlockers = "closureBlockers",
    Violation = "violation",
    FakeCode = "fakeCode",
    Revocation = "revocation",
    ClawBack = "clawBack",
    Monitoring = "monitoring",
    AccidentalSharing = "accidentalSharing",
    AccountStates = "accountStates",
}

impl RuleId {
    /// The rule itself.
    #[must_use]
    pub fn rule(self) -> &'static Rule {
        TABLE[self as usize]
    }

    /// The one rule that this assumption sets.
    #[must_use]
    pub const fn of_assumption(key: AssumptionKey) -> Self {
        match key {
            AssumptionKey::DrawOrder => Self::DrawOrder,
            AssumptionKey::Suspension => Self::SuspensionForfeits,
            AssumptionKey::CreditBeforeCash => Self::CreditBeforeCash,
            AssumptionKey::WhoMayAllocate => Self::Role,
            AssumptionKey::MinimumAllocation => Self::Minimum,
            AssumptionKey::SharedAccountsMayReceive => Self::Owned,
            AssumptionKey::ClawBackUsed => Self::ClawBack,
        }
    }
}

/// Every rule, in the order of the rule numbers.
#[must_use]
pub fn rules() -> impl ExactSizeIterator<Item = &'static Rule> {
    TABLE.iter().copied()
}

/// The rules as they are written, by topic.
const BY_TOPIC: [&[Rule]; Topic::ALL.len()] = [
    funds::RULES,
    roles::RULES,
    life::RULES,
    spending::RULES,
    allocation::RULES,
    suspension::RULES,
    enforcement::RULES,
    import::RULES,
];

/// Each rule at the place of its id.
static TABLE: [&Rule; RuleId::ALL.len()] = by_id();

/// Sorts the rules at compile time, so that an id without its rule, or with two, does not compile.
const fn by_id() -> [&'static Rule; RuleId::ALL.len()] {
    let mut table = [&BY_TOPIC[0][0]; RuleId::ALL.len()];
    let mut written = [false; RuleId::ALL.len()];
    let mut topic = 0;
    while topic < BY_TOPIC.len() {
        let rules = BY_TOPIC[topic];
        let mut next = 0;
        while next < rules.len() {
            let place = rules[next].id as usize;
            assert!(!written[place], "one id has two rules");
            written[place] = true;
            table[place] = &rules[next];
            next += 1;
        }
        topic += 1;
    }
    let mut place = 0;
    while place < written.len() {
        assert!(written[place], "an id has no rule");
        place += 1;
    }
    table
}
