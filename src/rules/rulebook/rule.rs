//! What a rule is: what holds, who says so, how far it can be trusted.

use super::rule_id::RuleId;
use crate::named::named;
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
    pub sources: &'static [Citation],
    /// How far the statement can be trusted.
    pub confidence: Confidence,
    /// The assumption by which a plan sets this rule differently.
    pub switch: Option<AssumptionKey>,
    /// What is contested, unknown, or goes beyond the sources, in a sentence or two.
    pub caution: Option<&'static str>,
}

/// Where a rule is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Publisher and title.
    pub title: &'static str,
    /// Where it can be read, in the reader's language where the page has several.
    pub address: Option<&'static str>,
    /// When it was last updated, as far as it says: `2025-06`, or a full day.
    pub date: Option<&'static str>,
}

named! {
    /// How far a statement can be trusted.
    #[derive(Hash)]
    pub enum Confidence {
        /// The two articles on ad credit that the planner was built from say so.
        Seed = "seed",
        /// TikTok's help pages, API reference or SDK say so.
        Official = "official",
        /// Somebody else says so, or TikTok's text was only read in somebody else's copy.
        ThirdParty = "third-party",
        /// No source says so, or none says all of it: it is the reading the planner works with.
        Inferred = "inferred",
    }
}

named! {
    /// What a rule is about.
    #[derive(Hash)]
    pub enum Topic {
        /// The kinds of funds, and how cash and credit line move.
        Funds = "funds",
        /// Who may act.
        Roles = "roles",
        /// From issue to expiry.
        Life = "life",
        /// What pays for campaigns, and in which order.
        Spending = "spending",
        /// From the Business Center to an ad account.
        Allocation = "allocation",
        /// Suspended and closed ad accounts.
        Suspension = "suspension",
        /// What is forbidden, and what it costs.
        Enforcement = "enforcement",
        /// How TikTok reports balances and statuses.
        Import = "import",
    }
}
