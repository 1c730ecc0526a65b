//! What TikTok has not published, as this plan assumes it.

use super::member::{MemberRole, Roles};
use crate::money::Minor;
use crate::named::named;

named! {
    /// Which of several ad credits in one ad account is spent first.
    pub enum DrawOrder {
        /// By expiry day, then issue day, then id in byte order.
        SoonestExpiry = "soonestExpiry",
        /// The other way round by expiry day; then issue day, then id.
        LatestExpiry = "latestExpiry",
        /// By issue day, then expiry day, then id.
        OldestIssue = "oldestIssue",
    }
}

named! {
    /// What becomes of unused ad credit when its ad account is suspended.
    pub enum SuspensionEffect {
        /// It is forfeited at once.
        Forfeit = "forfeit",
        /// It stays, and its expiry runs on.
        Freeze = "freeze",
    }
}

/// Which of an ad account's funds is spent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpendOrder {
    /// Ad credit, then cash.
    CreditBeforeCash,
    /// Cash, then ad credit.
    CashBeforeCredit,
}

/// What a violation takes besides the unused ad credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClawBack {
    /// Nothing: what was spent stays spent.
    UnusedOnly,
    /// What was spent is owed in cash.
    UsedAsDebt,
}

/// Whether an ad account shared by another owner may receive ad credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SharedAccounts {
    /// Only owned ad accounts receive ad credit.
    MayNotReceive,
    /// Shared ones too.
    MayReceive,
}

/// Every assumption of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumptions {
    /// Which ad credit is spent first.
    pub draw_order: DrawOrder,
    /// What a suspension does to unused ad credit.
    pub suspension: SuspensionEffect,
    /// Which funds are spent first.
    pub spend_order: SpendOrder,
    /// Who may allocate.
    pub who_may_allocate: Roles,
    /// The least that may be allocated at once, where there is a least.
    pub minimum_allocation: Option<Minor>,
    /// Whether shared ad accounts may receive ad credit.
    pub shared_accounts: SharedAccounts,
    /// What a violation takes.
    pub claw_back: ClawBack,
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            draw_order: DrawOrder::SoonestExpiry,
            suspension: SuspensionEffect::Forfeit,
            spend_order: SpendOrder::CreditBeforeCash,
            who_may_allocate: Roles::of(&[MemberRole::Admin, MemberRole::FinanceManager]),
            minimum_allocation: None,
            shared_accounts: SharedAccounts::MayNotReceive,
            claw_back: ClawBack::UnusedOnly,
        }
    }
}

named! {
    /// The name of an assumption, as a plan document spells it.
    #[expect(missing_docs, reason = "each is what its name says")]
    pub enum AssumptionKey {
        DrawOrder = "drawOrder",
        Suspension = "suspension",
        CreditBeforeCash = "creditBeforeCash",
        WhoMayAllocate = "whoMayAllocate",
        MinimumAllocation = "minimumAllocation",
        SharedAccountsMayReceive = "sharedAccountsMayReceive",
        ClawBackUsed = "clawBackUsed",
    }
}
