//! Where money can be.

use crate::plan::AccountIndex;

/// Where money can be. Ad credit and cash never share a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// TikTok, before it issues ad credit. The only place of ad credit that goes below zero.
    Issuer,
    /// Unallocated ad credit.
    BusinessCenter,
    /// Ad credit in an ad account.
    AdAccount(AccountIndex),
    /// Ad credit that paid for campaigns.
    Spent,
    /// Ad credit past its expiry.
    Expired,
    /// Ad credit lost to suspension or closure.
    Forfeited,
    /// Ad credit taken back after a violation.
    Revoked,
    /// Where cash comes from: the advertiser's own means. The only place of cash that goes below zero.
    CashIssuer,
    /// Cash of the Business Center.
    CashBusinessCenter,
    /// Cash of an ad account.
    CashAdAccount(AccountIndex),
    /// Cash that paid for campaigns.
    CashSpent,
    /// What an ad account owes for ad credit it should not have spent.
    Debt(AccountIndex),
}

impl Place {
    /// The ad account this place belongs to, if it belongs to one.
    #[must_use]
    pub const fn account(self) -> Option<AccountIndex> {
        match self {
            Self::AdAccount(account) | Self::CashAdAccount(account) | Self::Debt(account) => Some(account),
            _ => None,
        }
    }

    /// The name in a written journal, but for the id of the ad account, which follows where there is one.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::BusinessCenter => "businessCenter",
            Self::AdAccount(_) => "adAccount:",
            Self::Spent => "spent",
            Self::Expired => "expired",
            Self::Forfeited => "forfeited",
            Self::Revoked => "revoked",
            Self::CashIssuer => "cash:issuer",
            Self::CashBusinessCenter => "cash:businessCenter",
            Self::CashAdAccount(_) => "cash:adAccount:",
            Self::CashSpent => "cash:spent",
            Self::Debt(_) => "cash:debt:",
        }
    }
}
