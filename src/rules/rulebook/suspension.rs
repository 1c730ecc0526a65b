//! Suspended and closed ad accounts.

use super::rule::{Confidence, Rule, Topic};
use super::rule_id::RuleId;
use super::sources::{
    ACCOUNT_SUSPENSIONS, ADJUST_2025, API_COPY, PAYMENT_MANAGEMENT_EARLIER, REFUND_ALONE,
    REFUND_ALONE_EARLIER, REFUND_SUSPENDED, REFUND_WITH_CENTER, SEED_SHARING,
};
use crate::plan::AssumptionKey;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::SuspensionStopsSpend,
        number: "R55",
        topic: Topic::Suspension,
        statement: "All ads of a suspended ad account stop. When the suspension is lifted they return to \
                    their earlier status.",
        sources: &[ACCOUNT_SUSPENSIONS],
        confidence: Confidence::Official,
        switch: None,
        caution: None,
    },
    Rule {
        id: RuleId::SuspensionForfeits,
        number: "R56",
        topic: Topic::Suspension,
        statement: "Unused ad credit in a suspended ad account is generally forfeited. It does not return to \
                    the Business Center.",
        sources: &[SEED_SHARING],
        confidence: Confidence::Seed,
        switch: Some(AssumptionKey::Suspension),
        caution: Some(
            "The article says generally, and no page of TikTok's that was read says it. Ads come back when a \
             suspension is lifted, so ad credit may too: the alternative keeps it while its expiry runs on.",
        ),
    },
    Rule {
        id: RuleId::ClosureForfeits,
        number: "R56",
        topic: Topic::Suspension,
        statement: "Unused ad credit in an ad account that is shut down is generally forfeited.",
        sources: &[SEED_SHARING],
        confidence: Confidence::Seed,
        switch: None,
        caution: Some(
            "TikTok's API says that closing an ad account moves its balance to the Business Center, and not \
             whether ad credit is part of that.",
        ),
    },
    Rule {
        id: RuleId::Reinstatement,
        number: "R57",
        topic: Topic::Suspension,
        statement: "A reinstated ad account is approved again and can spend what ad credit it still holds. \
                    Forfeited ad credit does not come back.",
        sources: &[ACCOUNT_SUSPENSIONS],
        confidence: Confidence::Inferred,
        switch: None,
        caution: Some(
            "TikTok says that the ads come back; what becomes of the ad credit, and whether its expiry stops \
             meanwhile, no source says.",
        ),
    },
    Rule {
        id: RuleId::SuspendedReceivesNothing,
        number: "R58",
        topic: Topic::Suspension,
        statement: "A suspended ad account can receive no ad credit.",
        sources: &[PAYMENT_MANAGEMENT_EARLIER, ADJUST_2025, ACCOUNT_SUSPENSIONS],
        confidence: Confidence::Inferred,
        switch: None,
        caution: Some(
            "TikTok asks for approval before balances change, and keeps suspended agency accounts from \
             adding money; of ad credit and other accounts it says nothing.",
        ),
    },
    Rule {
        id: RuleId::ClosureCash,
        number: "R59",
        topic: Topic::Suspension,
        statement: "Cash in an ad account in good standing can go to the Business Center that owns it. To \
                    have it refunded instead, all ad accounts of the Business Center must be closed.",
        sources: &[REFUND_WITH_CENTER, REFUND_ALONE],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "The planner moves it to the Business Center when the ad account closes. A refund excludes tax.",
        ),
    },
    Rule {
        id: RuleId::SuspendedCash,
        number: "R60",
        topic: Topic::Suspension,
        statement: "TikTok decides case by case, on request, whether cash in a suspended ad account is \
                    refunded, and may keep up to 10 % of it as a service fee.",
        sources: &[REFUND_SUSPENDED, REFUND_ALONE_EARLIER],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "Pages of 2024 say there is no refund until the suspension is resolved. The fee may also be the \
             most the law allows.",
        ),
    },
    Rule {
        id: RuleId::ClosureBlockers,
        number: "R61",
        topic: Topic::Suspension,
        statement: "Closing an ad account through TikTok's API moves its balance to the Business Center that \
                    owns it. A suspension, running ads, unpaid bills and unfinished transfers prevent it.",
        sources: &[API_COPY],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: Some(
            "TikTok's reference, read in a copy. It does not say whether the balance includes ad credit.",
        ),
    },
];
