//! How TikTok reports balances and statuses.

use super::rule::{Confidence, Rule, Topic};
use super::rule_id::RuleId;
use super::sources::{API_BALANCE, MANAGE_ACCOUNTS};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::BalanceIdentities,
        number: "R54",
        topic: Topic::Import,
        statement: "In TikTok's API an account balance is its valid balance plus the frozen part plus tax. \
                    Valid cash is cash less its frozen part and its tax.",
        sources: &[API_BALANCE],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: Some(
            "TikTok's reference, read in a copy. That valid ad credit is likewise ad credit less its frozen \
             part is our reading.",
        ),
    },
    Rule {
        id: RuleId::AccountStates,
        number: "R68",
        topic: Topic::Import,
        statement: "A Business Center shows an ad account as approved, disapproved, in review, suspended, \
                    with a contract not yet in effect, or disabled.",
        sources: &[MANAGE_ACCOUNTS],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("The API has two other families of status names, and may give none at all."),
    },
];
