//! What moves money: each transfer implies where it leaves, where it arrives, and which figures it changes.

use super::figure::{CashFigure, Direction, Figure};
use super::place::Place;
use crate::named::named;
use crate::plan::{AccountIndex, CreditIndex, Holder, Violation};
use crate::rules::{RuleId, consequence};

/// What moves, from where to where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is the ad credit that moves, or whom it moves to or from")]
pub enum Transfer {
    /// TikTok issues ad credit.
    Issue { credit: CreditIndex, to: Holder },
    /// Ad credit goes from the Business Center to an ad account, for good.
    Allocate { credit: CreditIndex, account: AccountIndex },
    /// Ad credit pays for campaigns.
    Spend { credit: CreditIndex, account: AccountIndex },
    /// Ad credit lapses where it is.
    Expire { credit: CreditIndex, holder: Holder },
    /// Ad credit in an ad account is lost to a suspension or closure.
    Forfeit { credit: CreditIndex, account: AccountIndex, to: Forfeiture },
    /// Ad credit in an ad account is taken back after a violation.
    Revoke { credit: CreditIndex, account: AccountIndex, after: Violation },
    /// Cash that is there on the first day.
    OpenCash { holder: Holder },
    /// Cash moves from the Business Center to an ad account.
    TopUp { account: AccountIndex },
    /// Cash moves from an ad account to the Business Center.
    Withdraw { account: AccountIndex },
    /// Cash returns from a closed ad account to the Business Center.
    ReturnCash { account: AccountIndex },
    /// Cash of an ad account pays for campaigns.
    SpendCash { account: AccountIndex },
    /// Campaigns are charged on the day they run. The charge passes through the ad account, so it is written as two
    /// rows and leaves every balance as it was.
    Charge { account: AccountIndex, on: Charged },
    /// Spent ad credit becomes a debt.
    ClawBack { account: AccountIndex },
}

/// What ad credit is forfeited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forfeiture {
    /// A suspension.
    Suspension,
    /// A closure.
    Closure,
}

/// What campaigns are charged to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charged {
    /// The payment method.
    PaymentMethod,
    /// The credit line; a monthly invoice follows.
    MonthlyInvoice,
}

named! {
    /// What kind of row a written journal has.
    #[derive(PartialOrd, Ord)]
    pub enum EntryKind {
        /// TikTok issues ad credit.
        Issue = "issue",
        /// Ad credit goes from the Business Center to an ad account, for good.
        Allocate = "allocate",
        /// Ad credit pays for campaigns.
        Spend = "spend",
        /// Ad credit lapses.
        Expire = "expire",
        /// Ad credit is lost to a suspension or closure.
        Forfeit = "forfeit",
        /// Ad credit is taken back after a violation.
        Revoke = "revoke",
        /// Cash that is there on the first day.
        OpenCash = "openCash",
        /// Cash moves between the Business Center and an ad account.
        MoveCash = "moveCash",
        /// Cash returns from a closed ad account.
        ReturnCash = "returnCash",
        /// Cash pays for campaigns.
        SpendCash = "spendCash",
        /// The payment method is charged, for campaigns of the same day.
        Bill = "bill",
        /// The credit line is drawn on, for campaigns of the same day; a monthly invoice follows.
        Invoice = "invoice",
        /// Spent ad credit becomes a debt.
        ClawBack = "clawBack",
    }
}

/// What a transfer does to figures.
pub(super) enum Effects {
    /// To those of this ad credit.
    OnCredit(CreditIndex, &'static [(Figure, Direction)]),
    /// To those of cash.
    OnCash(&'static [(CashFigure, Direction)]),
}

impl Transfer {
    /// What it does to which figure: the one place that says so. Totals, series and explanations are folds over it; of
    /// counts, a test holds that they come to the same. A figure is changed in the total, in that of its ad credit, and
    /// in that of its ad account unless it is one of the Business Center.
    pub(super) const fn effects(self) -> Effects {
        use Direction::{Adds, Takes};
        use Effects::{OnCash, OnCredit};
        match self {
            Self::Issue { credit, to: Holder::BusinessCenter } => OnCredit(
                credit,
                &[(Figure::Issued, Adds), (Figure::IssuedToCenter, Adds), (Figure::Unallocated, Adds)],
            ),
            Self::Issue { credit, to: Holder::AdAccount(_) } => OnCredit(
                credit,
                &[(Figure::Issued, Adds), (Figure::IssuedToAccounts, Adds), (Figure::Remaining, Adds)],
            ),
            Self::Allocate { credit, .. } => OnCredit(
                credit,
                &[(Figure::Allocated, Adds), (Figure::Unallocated, Takes), (Figure::Remaining, Adds)],
            ),
            Self::Spend { credit, .. } => {
                OnCredit(credit, &[(Figure::Remaining, Takes), (Figure::Spent, Adds)])
            }
            Self::Expire { credit, holder: Holder::BusinessCenter } => {
                OnCredit(credit, &[(Figure::Unallocated, Takes), (Figure::ExpiredUnallocated, Adds)])
            }
            Self::Expire { credit, holder: Holder::AdAccount(_) } => OnCredit(
                credit,
                &[(Figure::Remaining, Takes), (Figure::ExpiredInAccounts, Adds), (Figure::Stranded, Adds)],
            ),
            Self::Forfeit { credit, .. } => OnCredit(
                credit,
                &[(Figure::Remaining, Takes), (Figure::Forfeited, Adds), (Figure::Stranded, Adds)],
            ),
            Self::Revoke { credit, .. } => OnCredit(
                credit,
                &[(Figure::Remaining, Takes), (Figure::Revoked, Adds), (Figure::Stranded, Adds)],
            ),
            Self::OpenCash { holder: Holder::BusinessCenter } => {
                OnCash(&[(CashFigure::Opening, Adds), (CashFigure::BusinessCenter, Adds)])
            }
            Self::OpenCash { holder: Holder::AdAccount(_) } => {
                OnCash(&[(CashFigure::Opening, Adds), (CashFigure::AdAccounts, Adds)])
            }
            Self::TopUp { .. } => {
                OnCash(&[(CashFigure::BusinessCenter, Takes), (CashFigure::AdAccounts, Adds)])
            }
            Self::Withdraw { .. } | Self::ReturnCash { .. } => {
                OnCash(&[(CashFigure::AdAccounts, Takes), (CashFigure::BusinessCenter, Adds)])
            }
            Self::SpendCash { .. } => OnCash(&[(CashFigure::AdAccounts, Takes), (CashFigure::Spent, Adds)]),
            Self::Charge { on: Charged::PaymentMethod, .. } => OnCash(&[(CashFigure::Billed, Adds)]),
            Self::Charge { on: Charged::MonthlyInvoice, .. } => {
                OnCash(&[(CashFigure::Billed, Adds), (CashFigure::Invoiced, Adds)])
            }
            Self::ClawBack { .. } => OnCash(&[(CashFigure::Debt, Adds)]),
        }
    }

    /// The rows it is written as: what kind, from where, to where.
    pub(super) fn rows(self) -> impl Iterator<Item = (EntryKind, Place, Place)> {
        let credit = |holder| match holder {
            Holder::BusinessCenter => Place::BusinessCenter,
            Holder::AdAccount(account) => Place::AdAccount(account),
        };
        let cash = |holder| match holder {
            Holder::BusinessCenter => Place::CashBusinessCenter,
            Holder::AdAccount(account) => Place::CashAdAccount(account),
        };
        let (from, to) = match self {
            Self::Issue { to, .. } => (Place::Issuer, credit(to)),
            Self::Allocate { account, .. } => (Place::BusinessCenter, Place::AdAccount(account)),
            Self::Spend { account, .. } => (Place::AdAccount(account), Place::Spent),
            Self::Expire { holder, .. } => (credit(holder), Place::Expired),
            Self::Forfeit { account, .. } => (Place::AdAccount(account), Place::Forfeited),
            Self::Revoke { account, .. } => (Place::AdAccount(account), Place::Revoked),
            Self::OpenCash { holder } => (Place::CashIssuer, cash(holder)),
            Self::TopUp { account } => (Place::CashBusinessCenter, Place::CashAdAccount(account)),
            Self::Withdraw { account } | Self::ReturnCash { account } => {
                (Place::CashAdAccount(account), Place::CashBusinessCenter)
            }
            Self::SpendCash { account } => (Place::CashAdAccount(account), Place::CashSpent),
            Self::Charge { account, .. } => (Place::CashIssuer, Place::CashAdAccount(account)),
            Self::ClawBack { account } => (Place::CashIssuer, Place::Debt(account)),
        };
        let second = match self {
            Self::Charge { account, .. } => {
                Some((EntryKind::SpendCash, Place::CashAdAccount(account), Place::CashSpent))
            }
            _ => None,
        };
        [Some((self.kind(), from, to)), second].into_iter().flatten()
    }

    /// What kind of row it is written as; of a charge the first.
    #[must_use]
    pub const fn kind(self) -> EntryKind {
        match self {
            Self::Issue { .. } => EntryKind::Issue,
            Self::Allocate { .. } => EntryKind::Allocate,
            Self::Spend { .. } => EntryKind::Spend,
            Self::Expire { .. } => EntryKind::Expire,
            Self::Forfeit { .. } => EntryKind::Forfeit,
            Self::Revoke { .. } => EntryKind::Revoke,
            Self::OpenCash { .. } => EntryKind::OpenCash,
            Self::TopUp { .. } | Self::Withdraw { .. } => EntryKind::MoveCash,
            Self::ReturnCash { .. } => EntryKind::ReturnCash,
            Self::SpendCash { .. } => EntryKind::SpendCash,
            Self::Charge { on: Charged::PaymentMethod, .. } => EntryKind::Bill,
            Self::Charge { on: Charged::MonthlyInvoice, .. } => EntryKind::Invoice,
            Self::ClawBack { .. } => EntryKind::ClawBack,
        }
    }

    /// The ad credit that moves; `None` for cash.
    #[must_use]
    pub const fn credit(self) -> Option<CreditIndex> {
        match self.effects() {
            Effects::OnCredit(credit, _) => Some(credit),
            Effects::OnCash(_) => None,
        }
    }

    /// The ad account that takes part, if one does.
    #[must_use]
    pub const fn account(self) -> Option<AccountIndex> {
        match self {
            Self::Issue { to: holder, .. } | Self::Expire { holder, .. } | Self::OpenCash { holder } => {
                match holder {
                    Holder::BusinessCenter => None,
                    Holder::AdAccount(account) => Some(account),
                }
            }
            Self::Allocate { account, .. }
            | Self::Spend { account, .. }
            | Self::Forfeit { account, .. }
            | Self::Revoke { account, .. }
            | Self::TopUp { account }
            | Self::Withdraw { account }
            | Self::ReturnCash { account }
            | Self::SpendCash { account }
            | Self::Charge { account, .. }
            | Self::ClawBack { account } => Some(account),
        }
    }

    /// The ad account whose campaigns it pays for, whatever pays; `None` where it pays for none.
    #[must_use]
    pub const fn spender(self) -> Option<AccountIndex> {
        match self {
            Self::Spend { account, .. } | Self::SpendCash { account } | Self::Charge { account, .. } => {
                Some(account)
            }
            _ => None,
        }
    }

    /// The rule it follows.
    #[must_use]
    pub const fn rule(self) -> RuleId {
        match self {
            Self::Issue { .. } => RuleId::Issue,
            Self::Allocate { .. } => RuleId::Allocate,
            Self::Spend { .. } => RuleId::CreditBeforeCash,
            Self::Expire { .. } => RuleId::Expired,
            Self::Forfeit { to: Forfeiture::Suspension, .. } => RuleId::SuspensionForfeits,
            Self::Forfeit { to: Forfeiture::Closure, .. } => RuleId::ClosureForfeits,
            Self::Revoke { after, .. } => consequence(after).rule,
            Self::OpenCash { .. } | Self::TopUp { .. } | Self::Withdraw { .. } => RuleId::CashMoves,
            Self::ReturnCash { .. } => RuleId::ClosureCash,
            Self::SpendCash { .. } => RuleId::SpendGoesOn,
            Self::Charge { .. } => RuleId::Billing,
            Self::ClawBack { .. } => RuleId::ClawBack,
        }
    }
}
