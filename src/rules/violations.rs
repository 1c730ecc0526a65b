//! What a violation does to the ad account of whoever committed it.
//!
//! The table of the seed article on sharing and reselling codes, widened by what is said of fake codes and of
//! revocation. The sources give ranges ("suspension or ban"); a plan needs one outcome, so each ad account gets
//! the first step of its range. That the unused ad credit is revoked holds for all of them.

use super::rulebook::RuleId;
use crate::plan::{Status, Violation};

/// What a kind of violation leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// The status in which it leaves the ad account.
    pub status: Status,
    /// The rule it rests on.
    pub rule: RuleId,
}

/// What this kind of violation leads to.
#[must_use]
#[expect(clippy::match_same_arms, reason = "each rests on a source of its own")]
pub const fn consequence(violation: Violation) -> Consequence {
    let (status, rule) = match violation {
        // Seed article on codes, its table: "suspension or ban"; the suspension is the first step.
        Violation::BoughtCredit => (Status::Suspended, RuleId::Violation),
        // The same table: termination.
        Violation::SoldCredit => (Status::Closed, RuleId::Violation),
        // Seed article on codes, its opening: suspension, revocation or termination. Of an accident it says that in
        // most cases the receiving account loses the ad credit, so the sharer's suspension is the graver end of what
        // may happen.
        Violation::SharedCode => (Status::Suspended, RuleId::Violation),
        // Seed article on codes, its table: campaigns suspended, full reversal, policy review. A plan has no
        // suspended campaigns, so the ad account is.
        Violation::ReceivedTransfer => (Status::Suspended, RuleId::Violation),
        // A third party's answer on fake codes: removal of ad credit, paused campaigns, suspension, a ban in severe
        // cases.
        Violation::FakeCode => (Status::Suspended, RuleId::FakeCode),
        // A third party's answer on revocation names misrepresented eligibility as a cause; the seed article on
        // codes says that accounts flagged for it are reviewed and may face enforcement. The suspension is inferred
        // from the latter.
        Violation::Misrepresented => (Status::Suspended, RuleId::Revocation),
    };
    Consequence { status, rule }
}
