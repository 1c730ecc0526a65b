//! What pays for campaigns, and in which order.

use super::rule::{Confidence, Rule, Topic};
use super::rule_id::RuleId;
use super::sources::{
    API_BALANCE, AUTOMATIC_ALLOCATION, AUTOMATIC_PAYMENT, BILLING_OPTIONS, COUPON_PROGRAMS, ECWID_COPY,
    INCENTIVE_PAYOUTS, MANUAL_PAYMENT, Q_ASSIGN, Q_NO_REFUND, Q_REJECTED_AD, SHOPIFY_CREDIT, TAX,
    TERMS_RESTATED, WOOCOMMERCE,
};
use crate::plan::AssumptionKey;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::Billing,
        number: "R12",
        topic: Topic::Spending,
        statement: "Under manual payment delivery stops when the balance is used up. Under automatic payment \
                    and monthly invoicing spend is billed after delivery.",
        sources: &[BILLING_OPTIONS, MANUAL_PAYMENT, AUTOMATIC_PAYMENT],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "Under the latter two a cash balance pays the bills rather than the delivery; the planner books \
             it on the day of spend.",
        ),
    },
    Rule {
        id: RuleId::BillingOneWay,
        number: "R13",
        topic: Topic::Spending,
        statement: "A billing option can change from manual payment to automatic payment or monthly \
                    invoicing, and from automatic payment to monthly invoicing, but not back.",
        sources: &[MANUAL_PAYMENT, AUTOMATIC_PAYMENT],
        confidence: Confidence::Official,
        switch: None,
        caution: None,
    },
    Rule {
        id: RuleId::CreditBeforeCash,
        number: "R27",
        topic: Topic::Spending,
        statement: "Free ad credit pays for campaigns before cash and before the credit line.",
        sources: &[INCENTIVE_PAYOUTS, SHOPIFY_CREDIT, ECWID_COPY, Q_ASSIGN],
        confidence: Confidence::Official,
        switch: Some(AssumptionKey::CreditBeforeCash),
        caution: Some(
            "TikTok says so of incentive payouts and partner offers. Its page on Automatic Balance \
             Allocation leaves open which of the two goes first.",
        ),
    },
    Rule {
        id: RuleId::AccountFundsFirst,
        number: "R28",
        topic: Topic::Spending,
        statement: "With Automatic Balance Allocation an ad account's own ad credit and cash pay first, then \
                    the balance of the Business Center.",
        sources: &[AUTOMATIC_ALLOCATION],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("The page leaves open which of the ad account's two goes first."),
    },
    Rule {
        id: RuleId::NeverRetroactive,
        number: "R29",
        topic: Topic::Spending,
        statement: "Under automatic payment ad credit pays for charges that arise after it is issued and \
                    after the outstanding balance is paid, never for earlier spend.",
        sources: &[ECWID_COPY],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("TikTok's text of 2021 for one partner programme, read in a Chinese copy."),
    },
    Rule {
        id: RuleId::SpendGoesOn,
        number: "R30",
        topic: Topic::Spending,
        statement: "When ad credit is used up or expired, spend goes on from the credit line or cash. These \
                    cannot be turned into ad credit.",
        sources: &[COUPON_PROGRAMS],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "No notice is promised when that happens; terms restated by a third party say none is given.",
        ),
    },
    Rule {
        id: RuleId::DrawOrder,
        number: "R31",
        topic: Topic::Spending,
        statement: "Of several ad credits in one ad account, the one that expires soonest is spent first.",
        sources: &[],
        confidence: Confidence::Inferred,
        switch: Some(AssumptionKey::DrawOrder),
        caution: Some(
            "TikTok publishes no order. Third parties even disagree on whether an ad account can have \
             several promotions at once; the planner lets it.",
        ),
    },
    Rule {
        id: RuleId::Tax,
        number: "R41",
        topic: Topic::Spending,
        statement: "Tax is deducted when funds are added, or daily as spend occurs. It does not count \
                    towards a spend offer.",
        sources: &[TAX, WOOCOMMERCE, API_BALANCE, TERMS_RESTATED],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "That tax is taken from cash alone is our reading: the API reports tax on cash and none on ad \
             credit.",
        ),
    },
    Rule {
        id: RuleId::RejectedAds,
        number: "R43",
        topic: Topic::Spending,
        statement: "An ad rejected before delivery spends no ad credit. What was spent on ads that ran is \
                    not given back, however they did.",
        sources: &[Q_REJECTED_AD, Q_NO_REFUND],
        confidence: Confidence::ThirdParty,
        switch: None,
        caution: None,
    },
];
