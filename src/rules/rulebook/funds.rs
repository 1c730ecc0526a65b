//! The kinds of funds, and how cash and credit line move.

use super::rule::{Confidence, Rule, Topic};
use super::rule_id::RuleId;
use super::sources::{
    ACCOUNT_TRANSFER, ADJUST_2024, ADJUST_2025, API_BALANCE, API_SDK, AUTOMATIC_ALLOCATION, BILLING_SHARING,
    CREDIT_LINE, CREDIT_LINE_FUNDS, INCENTIVE_PAYOUTS, MULTIPLE_PORTFOLIOS, PAYMENT_MANAGEMENT,
    PAYMENT_MANAGEMENT_EARLIER, PAYMENT_PORTFOLIO, PAYMENT_PORTFOLIO_USE, Q_ALLOCATE, SEED_SHARING,
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::ThreeKinds,
        number: "R1",
        topic: Topic::Funds,
        statement: "A Business Center holds three kinds of funds: cash, credit line and ad credit. Ad credit \
                    is what TikTok called voucher credit until about 2025.",
        sources: &[ADJUST_2025, ADJUST_2024, PAYMENT_MANAGEMENT_EARLIER, API_BALANCE, SEED_SHARING],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "Names mislead: in TikTok's API CREDIT is ad credit in one endpoint and credit line in another, \
             and some resellers say ad credit for prepaid cash, which can move.",
        ),
    },
    Rule {
        id: RuleId::Locked,
        number: "R2",
        topic: Topic::Funds,
        statement: "Ad credit that is in an ad account stays there: it moves neither to another ad account \
                    nor back to the Business Center.",
        sources: &[ADJUST_2025, ADJUST_2024, API_SDK, SEED_SHARING, Q_ALLOCATE],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "TikTok's API accepts an amount of ad credit in a refund and reports how much could be moved \
             back; its help page says none can. Ask TikTok before planning on it.",
        ),
    },
    Rule {
        id: RuleId::CashMoves,
        number: "R2",
        topic: Topic::Funds,
        statement: "Cash and credit line move both ways between the Business Center and an ad account. Every \
                    such move has the Business Center at one end.",
        sources: &[ADJUST_2025, ADJUST_2024, SEED_SHARING],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "The pages describe no move straight from one ad account to another; that there is none is our \
             reading.",
        ),
    },
    Rule {
        id: RuleId::CashWaits,
        number: "R3",
        topic: Topic::Funds,
        statement: "Cash and credit line can be moved out of an ad account only after three hours without \
                    spend.",
        sources: &[ADJUST_2025, ADJUST_2024, PAYMENT_MANAGEMENT_EARLIER],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("The planner counts in days and leaves this wait out."),
    },
    Rule {
        id: RuleId::Transferable,
        number: "R4",
        topic: Topic::Funds,
        statement: "A move takes no more than the transferable cash: tax, frozen cash and a deposit kept for \
                    delivery stay where they are.",
        sources: &[ADJUST_2025, ADJUST_2024, API_BALANCE],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("Help pages name tax and frozen cash; the deposit is named by the API reference only."),
    },
    Rule {
        id: RuleId::CashStatus,
        number: "R5",
        topic: Topic::Funds,
        statement: "Cash moves between the Business Center and an ad account only once TikTok has approved \
                    the ad account.",
        sources: &[ADJUST_2025, ADJUST_2024, PAYMENT_MANAGEMENT_EARLIER],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("That none moves while the ad account is suspended or closed is our reading of this."),
    },
    Rule {
        id: RuleId::PaymentManagement,
        number: "R6",
        topic: Topic::Funds,
        statement: "A Business Center manages the payments of ad accounts that it created, took over by ad \
                    account transfer, or may bill through Billing Sharing.",
        sources: &[PAYMENT_MANAGEMENT, PAYMENT_MANAGEMENT_EARLIER],
        confidence: Confidence::Official,
        switch: None,
        caution: Some("TikTok offers the takeover to managed customers only."),
    },
    Rule {
        id: RuleId::BillingSharing,
        number: "R8",
        topic: Topic::Funds,
        statement: "Billing Sharing lets a Business Center pay for auction ad accounts that it does not own, \
                    in its own currency. New requests are closed in the US, the EU and Israel.",
        sources: &[BILLING_SHARING],
        confidence: Confidence::Official,
        switch: None,
        caution: None,
    },
    Rule {
        id: RuleId::PaymentPortfolio,
        number: "R9",
        topic: Topic::Funds,
        statement: "A Payment Portfolio shares cash and credit line over approved ad accounts of one entity. \
                    Ad credit is shown in it, but still allocated by hand.",
        sources: &[PAYMENT_PORTFOLIO, PAYMENT_PORTFOLIO_USE, API_BALANCE, SEED_SHARING],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "Not every advertiser has it, and only its Advanced kind pools funds: the Standard kind keeps \
             them by ad account.",
        ),
    },
    Rule {
        id: RuleId::AutomaticAllocation,
        number: "R10",
        topic: Topic::Funds,
        statement: "Automatic Balance Allocation is for owned auction ad accounts on monthly invoicing and \
                    cannot be switched off again. It does not allocate ad credit.",
        sources: &[AUTOMATIC_ALLOCATION],
        confidence: Confidence::Official,
        switch: None,
        caution: None,
    },
    Rule {
        id: RuleId::CreditLine,
        number: "R11",
        topic: Topic::Funds,
        statement: "A credit line is allocated to the Business Center and from there to ad accounts. Paying \
                    the invoices restores it.",
        sources: &[CREDIT_LINE_FUNDS, CREDIT_LINE, MULTIPLE_PORTFOLIOS],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "Over several Payment Portfolios it is split by percentage instead, at most 100 % in all.",
        ),
    },
    Rule {
        id: RuleId::Rebate,
        number: "R14",
        topic: Topic::Funds,
        statement: "A rebate is not ad credit: it is a cash reward for agencies, set off against invoices, \
                    added to an ad account or paid by bank transfer.",
        sources: &[INCENTIVE_PAYOUTS],
        confidence: Confidence::Official,
        switch: None,
        caution: None,
    },
    Rule {
        id: RuleId::AccountTransfer,
        number: "R15",
        topic: Topic::Funds,
        statement: "An ad account can be transferred to a Business Center only if no other owns it, and the \
                    transfer cannot be reversed.",
        sources: &[ACCOUNT_TRANSFER],
        confidence: Confidence::Official,
        switch: None,
        caution: Some(
            "What becomes of its ad credit is not stated; that it stays in the ad account is our reading.",
        ),
    },
    Rule {
        id: RuleId::BalanceAlert,
        number: "R16",
        topic: Topic::Funds,
        statement: "TikTok shows a balance alert when an ad account's balance is at most three times the \
                    average spend of its last seven days.",
        sources: &[ADJUST_2025, ADJUST_2024, API_BALANCE],
        confidence: Confidence::Official,
        switch: None,
        caution: None,
    },
];
