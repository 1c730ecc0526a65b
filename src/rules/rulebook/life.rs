//! From issue to expiry.

use super::rule::{Confidence, Rule, Topic};
use super::rule_id::RuleId;
use super::sources::{
    ABOUT_COUPONS, BILLING_SHARING, CONVERSIONS_REBATE, ECWID_COPY, INCENTIVE_CENTER, INCENTIVE_PAYOUTS,
    PROMOTIONAL_CODES, Q_ALLOCATE, Q_ASSIGN, Q_LASTS, Q_UNUSED, SEED_SHARING, SHOPIFY_CREDIT,
    SMART_PROTECTION, TERMS_RESTATED, WOOCOMMERCE,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::Issue,
        number: "R23",
        topic: Topic::Life,
        statement: "TikTok issues ad credit: for new-advertiser offers, codes, partner platforms and \
                    incentive agreements, and to make up for campaigns under Smart+ protection or a rebate \
                    offer.",
        sources: &[
            INCENTIVE_PAYOUTS,
            WOOCOMMERCE,
            SHOPIFY_CREDIT,
            SMART_PROTECTION,
            CONVERSIONS_REBATE,
            ECWID_COPY,
        ],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "That some of it is issued to a Business Center and some straight to an ad account is pieced \
             together from several pages.",
        ),
    },
    Rule {
        id: RuleId::CreditKinds,
        number: "R24",
        topic: Topic::Life,
        statement: "Free ad credit is spent by itself. Assignable ad credit can be used once it is assigned \
                    to at least one campaign.",
        sources: &[INCENTIVE_PAYOUTS, ABOUT_COUPONS],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "There is conditional credit too, which needs a threshold, a targeting or a cash balance. The \
             planner does not model it.",
        ),
    },
    Rule {
        id: RuleId::NotPerCampaign,
        number: "R25",
        topic: Topic::Life,
        statement: "Ad credit allocated from a Business Center cannot be assigned to particular campaigns.",
        sources: &[Q_ALLOCATE],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: Some("That it is therefore spent by itself, as free ad credit is, is our reading."),
    },
    Rule {
        id: RuleId::UnassignedExpires,
        number: "R26",
        topic: Topic::Life,
        statement: "Assignable ad credit that is assigned to no campaign is not spent, and is lost at its \
                    expiry.",
        sources: &[ABOUT_COUPONS, Q_ASSIGN],
        confidence: Confidence::Official,
        switch: None,
        caution: None,
    },
    Rule {
        id: RuleId::Expired,
        number: "R32",
        topic: Topic::Life,
        statement: "Every ad credit has an expiry. What is unspent by then is lost.",
        sources: &[SEED_SHARING, Q_UNUSED, TERMS_RESTATED],
        confidence: Confidence::Seed,
        switch: None,
        caution: Some(
            "At which hour a credit ends is not documented; the planner counts the day of expiry in full.",
        ),
    },
    Rule {
        id: RuleId::NoRollover,
        number: "R32",
        topic: Topic::Life,
        statement: "Expired ad credit does not roll over, turn into cash or get more time.",
        sources: &[Q_UNUSED, TERMS_RESTATED],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: Some("TikTok's own coupon terms were not read."),
    },
    Rule {
        id: RuleId::ExpiryWindows,
        number: "R33",
        topic: Topic::Life,
        statement: "Incentive credit lasts 90 days unless set otherwise, new-advertiser credit about 30 days \
                    from its issue. A code is activated within 14 days of receiving it.",
        sources: &[INCENTIVE_CENTER, PROMOTIONAL_CODES, Q_LASTS],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: Some(
            "The 90 and the 14 days are TikTok's, the 30 days a third party's, and the 14 days are said for \
             six Asian markets. Only the date on the credit itself counts.",
        ),
    },
    Rule {
        id: RuleId::NotIssued,
        number: "R34",
        topic: Topic::Life,
        statement: "An ad credit exists, and its expiry runs, from the day TikTok issues it. Before that \
                    there is nothing to allocate or spend.",
        sources: &[Q_LASTS],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: Some(
            "Another page of the same site lets some credits' time begin when qualifying spend activates \
             them.",
        ),
    },
    Rule {
        id: RuleId::ClockOnAllocation,
        number: "R35",
        topic: Topic::Life,
        statement: "Allocating an ad credit neither restarts nor extends its expiry.",
        sources: &[],
        confidence: Confidence::Inferred,
        switch: None,
        caution: Some("No source says what allocation does to the expiry."),
    },
    Rule {
        id: RuleId::QualifyingSpend,
        number: "R36",
        topic: Topic::Life,
        statement: "Only paid bills and used top-ups count towards a spend offer. Tax, spend paid by ad \
                    credit, and spend before a code is activated do not.",
        sources: &[WOOCOMMERCE, PROMOTIONAL_CODES],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("Said of a partner programme and of codes in six Asian markets."),
    },
    Rule {
        id: RuleId::OneCurrency,
        number: "R42",
        topic: Topic::Life,
        statement: "Ad credit has the currency of its holder, and none is allocated between currencies.",
        sources: &[BILLING_SHARING, INCENTIVE_CENTER],
        confidence: Confidence::Inferred,
        switch: None,
        caution: Some(
            "TikTok asks for equal currencies in Billing Sharing; ad credit between currencies is not \
             described.",
        ),
    },
    Rule {
        id: RuleId::NoReinstatementAfterExpiry,
        number: "R46",
        topic: Topic::Life,
        statement: "Expired ad credit does not come back.",
        sources: &[Q_UNUSED],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: Some(
            "No source gives a way to have it back; none of TikTok's pages that were read rules one out.",
        ),
    },
];
