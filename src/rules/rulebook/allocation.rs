//! From the Business Center to an ad account.

use super::rule::{Confidence, Rule, Topic};
use super::rule_id::RuleId;
use super::sources::{
    ADJUST_2024, ADJUST_2025, ALLOCATE_AD_CREDITS, API_BALANCE, API_COPY, AUTOMATIC_ALLOCATION,
    INCENTIVE_CENTER, PAYMENT_MANAGEMENT_EARLIER, PAYMENT_PORTFOLIO, Q_ALLOCATE, Q_SET_UP, SEED_SHARING,
};
use crate::plan::AssumptionKey;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::Status,
        number: "R5",
        topic: Topic::Allocation,
        statement: "A Business Center can add to the balance of an ad account only once TikTok has approved \
                    the ad account.",
        sources: &[ADJUST_2025, ADJUST_2024, PAYMENT_MANAGEMENT_EARLIER],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "TikTok says so of the balance as a whole. That a suspended or closed ad account can receive no \
             ad credit either is our reading.",
        ),
    },
    Rule {
        id: RuleId::Owned,
        number: "R7",
        topic: Topic::Allocation,
        statement: "A Business Center allocates ad credit to ad accounts that it owns, not to those that \
                    another owner shares with it.",
        sources: &[ALLOCATE_AD_CREDITS, Q_ALLOCATE, Q_SET_UP, SEED_SHARING],
        confidence: Confidence::Inferred,
        switch: Some(AssumptionKey::SharedAccountsMayReceive),
        caution: Some(
            "TikTok describes allocation to owned ad accounts, the seed article to linked ones, which is \
             wider. Whether Billing Sharing is enough is not stated.",
        ),
    },
    Rule {
        id: RuleId::ManualOnly,
        number: "R47",
        topic: Topic::Allocation,
        statement: "Ad credit is allocated by hand, each time by a deliberate act, never automatically.",
        sources: &[AUTOMATIC_ALLOCATION, PAYMENT_PORTFOLIO, SEED_SHARING],
        confidence: Confidence::Official,
        switch: None,
        caution: None,
    },
    Rule {
        id: RuleId::OneByOne,
        number: "R47",
        topic: Topic::Allocation,
        statement: "Payment Management has no allocation in bulk: each allocation is one act for one ad \
                    account.",
        sources: &[SEED_SHARING],
        confidence: Confidence::Seed,
        switch: None,
        caution: Some(
            "The Incentive Center, a separate way, takes uploads of up to 100 rows; no page of TikTok's that \
             was read speaks of Payment Management.",
        ),
    },
    Rule {
        id: RuleId::Allocate,
        number: "R48",
        topic: Topic::Allocation,
        statement: "An allocation is made in the Business Center under Finance, Payment Management: choose \
                    the ad account, enter the amount, confirm. It takes effect at once and cannot be undone.",
        sources: &[SEED_SHARING, Q_ALLOCATE],
        confidence: Confidence::Seed,
        switch: None,
        caution: None,
    },
    Rule {
        id: RuleId::Insufficient,
        number: "R49",
        topic: Topic::Allocation,
        statement: "Ad credit can be split over several ad accounts as long as what is unallocated covers \
                    the amounts.",
        sources: &[SEED_SHARING],
        confidence: Confidence::Seed,
        switch: None,
        caution: Some(
            "That an allocation of more than is unallocated moves nothing, rather than what is there, is our \
             reading.",
        ),
    },
    Rule {
        id: RuleId::Minimum,
        number: "R50",
        topic: Topic::Allocation,
        statement: "TikTok publishes no minimum for an allocation of ad credit. Where a plan sets one, a \
                    smaller allocation is refused.",
        sources: &[SEED_SHARING, API_BALANCE, API_COPY],
        confidence: Confidence::Seed,
        switch: Some(AssumptionKey::MinimumAllocation),
        caution: Some("TikTok's API can report a minimum for each ad account."),
    },
    Rule {
        id: RuleId::IncentiveCenter,
        number: "R51",
        topic: Topic::Allocation,
        statement: "The Incentive Center credits ad accounts directly, entered by hand or uploaded as a \
                    template of up to 100 rows.",
        sources: &[INCENTIVE_CENTER],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("It is for advertisers with an incentive agreement, and not open to all of them."),
    },
];
