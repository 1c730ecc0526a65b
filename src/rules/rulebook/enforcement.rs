//! What is forbidden, and what it costs.

use super::rule::{Confidence, Rule, Topic};
use super::rule_id::RuleId;
use super::sources::{Q_FAKE_CODE, Q_REVOKE, SEED_CODES, TERMS_RESTATED};
use crate::plan::AssumptionKey;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::NonTransferable,
        number: "R44",
        topic: Topic::Enforcement,
        statement: "Ad credit may not be given, shared or sold to another party. Each party has to qualify \
                    for its own.",
        sources: &[SEED_CODES, TERMS_RESTATED],
        confidence: Confidence::Seed,
        switch: None,
        caution: Some(
            "Allocating it to an ad account of the same Business Center is no such transfer. TikTok's own \
             coupon terms were not read.",
        ),
    },
    Rule {
        id: RuleId::Violation,
        number: "R62",
        topic: Topic::Enforcement,
        statement: "Buying, selling, sharing or passing on ad credit breaches TikTok's terms. It can end in \
                    revoked ad credit, a suspended account or a terminated one.",
        sources: &[SEED_CODES],
        confidence: Confidence::Seed,
        switch: None,
        caution: Some(
            "Which of these happens is up to TikTok; the planner takes one outcome for each party.",
        ),
    },
    Rule {
        id: RuleId::FakeCode,
        number: "R63",
        topic: Topic::Enforcement,
        statement: "Entering a fake or unauthorised code can trigger a review even if it fails. Outcomes \
                    range from removed ad credit and paused campaigns to suspension and a permanent ban.",
        sources: &[Q_FAKE_CODE],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: Some("Which of these happens is up to TikTok; the planner takes a suspension."),
    },
    Rule {
        id: RuleId::Revocation,
        number: "R64",
        topic: Topic::Enforcement,
        statement: "TikTok can revoke ad credit at any time, also when part of it is spent: for a breach of \
                    policy, misrepresented eligibility, fraud, or an error in issuing it.",
        sources: &[Q_REVOKE, SEED_CODES],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: None,
    },
    Rule {
        id: RuleId::ClawBack,
        number: "R64",
        topic: Topic::Enforcement,
        statement: "After clear abuse TikTok may charge the full cost of what the revoked ad credit has paid \
                    for.",
        sources: &[Q_REVOKE],
        confidence: Confidence::ThirdParty,
        switch: Some(AssumptionKey::ClawBackUsed),
        caution: Some("It may, and the page says that cases vary, so a plan has to switch this on."),
    },
    Rule {
        id: RuleId::Monitoring,
        number: "R65",
        topic: Topic::Enforcement,
        statement: "TikTok monitors accounts automatically and all the time for signs of abuse: unusual \
                    changes of balance, misrepresented facts, coordinated entry of codes.",
        sources: &[SEED_CODES, Q_FAKE_CODE],
        confidence: Confidence::Seed,
        switch: None,
        caution: Some(
            "A third party adds repeated invalid codes, several claims, and use in campaigns not covered.",
        ),
    },
    Rule {
        id: RuleId::AccidentalSharing,
        number: "R66",
        topic: Topic::Enforcement,
        statement: "After sharing a code by accident it is better to tell TikTok's support than to wait. In \
                    most cases the receiving account loses the ad credit.",
        sources: &[SEED_CODES],
        confidence: Confidence::Seed,
        switch: None,
        caution: None,
    },
];
