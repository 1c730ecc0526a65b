//! What a violation does to the party that committed it.
//!
//! The table of the seed article on sharing and reselling codes, widened by what is said of fake codes and of
//! revocation. The sources give ranges ("suspension or ban"); a plan needs one outcome, so each party gets
//! the first step of its range, and the sentence says what else is possible. That the unused ad credit is
//! revoked holds for all of them.

use super::rulebook::RuleId;
use crate::named::named;
use crate::plan::Violation;

named! {
    /// In which part somebody broke the terms.
    #[derive(Hash)]
    pub enum Party {
        /// Bought ad credit or a code.
        Buyer = "buyer",
        /// Sold ad credit or a code.
        Seller = "seller",
        /// Passed a code on.
        Sharer = "sharer",
        /// Uses ad credit that came from another party.
        Receiver = "receiver",
        /// Claimed ad credit with a code or with facts that were not genuine.
        Claimant = "claimant",
    }
}

named! {
    /// What becomes of the ad account.
    #[derive(Hash)]
    pub enum Outcome {
        /// It is suspended, and may be reinstated.
        Suspended = "suspended",
        /// It is closed for good.
        Closed = "closed",
    }
}

/// What a kind of violation leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consequence {
    /// What was done.
    pub violation: Violation,
    /// Who did it.
    pub party: Party,
    /// What becomes of the ad account in a plan.
    pub outcome: Outcome,
    /// The rule it rests on.
    pub rule: RuleId,
    /// What happens to that party, in a sentence or two.
    pub statement: &'static str,
}

/// What this kind of violation leads to.
#[must_use]
pub const fn consequence(violation: Violation) -> &'static Consequence {
    match violation {
        Violation::BoughtCredit => &BOUGHT_CREDIT,
        Violation::SoldCredit => &SOLD_CREDIT,
        Violation::SharedCode => &SHARED_CODE,
        Violation::ReceivedTransfer => &RECEIVED_TRANSFER,
        Violation::FakeCode => &FAKE_CODE,
        Violation::Misrepresented => &MISREPRESENTED,
    }
}

/// Seed article on codes, its table: "suspension or ban"; the suspension is the first step.
static BOUGHT_CREDIT: Consequence = Consequence {
    violation: Violation::BoughtCredit,
    party: Party::Buyer,
    outcome: Outcome::Suspended,
    rule: RuleId::Violation,
    statement: "The buyer's ad credit is revoked and the ad account suspended; a ban is possible. The price \
                paid may be lost too, if the code was fake or expired.",
};

/// Seed article on codes, its table: termination.
static SOLD_CREDIT: Consequence = Consequence {
    violation: Violation::SoldCredit,
    party: Party::Seller,
    outcome: Outcome::Closed,
    rule: RuleId::Violation,
    statement: "The seller's ad account is terminated and its ad credit revoked. TikTok may seek to recover \
                money, and the seller may be liable for fraud.",
};

/// Seed article on codes, its opening: suspension, revocation or termination. Of an accident it says that in
/// most cases the receiving account loses the ad credit, so the sharer's suspension is the graver end of what
/// may happen.
static SHARED_CODE: Consequence = Consequence {
    violation: Violation::SharedCode,
    party: Party::Sharer,
    outcome: Outcome::Suspended,
    rule: RuleId::Violation,
    statement: "Whoever shared the code risks suspension, revoked ad credit and even termination. Telling \
                TikTok's support about an accident early is better than waiting.",
};

/// Seed article on codes, its table: campaigns suspended, full reversal, policy review. A plan has no
/// suspended campaigns, so the ad account is.
static RECEIVED_TRANSFER: Consequence = Consequence {
    violation: Violation::ReceivedTransfer,
    party: Party::Receiver,
    outcome: Outcome::Suspended,
    rule: RuleId::Violation,
    statement: "The receiver's campaigns are suspended, the whole ad credit balance is reversed, and the ad \
                account comes under a policy review.",
};

/// A third party's answer on fake codes: removal of ad credit, paused campaigns, suspension, a ban in severe
/// cases.
static FAKE_CODE: Consequence = Consequence {
    violation: Violation::FakeCode,
    party: Party::Claimant,
    outcome: Outcome::Suspended,
    rule: RuleId::FakeCode,
    statement: "The ad credit is removed and the ad account suspended while TikTok reviews it. Severe or \
                repeated cases can end in a permanent ban.",
};

/// A third party's answer on revocation names misrepresented eligibility as a cause; the seed article on
/// codes says that accounts flagged for it are reviewed and may face enforcement. The suspension is inferred
/// from the latter.
static MISREPRESENTED: Consequence = Consequence {
    violation: Violation::Misrepresented,
    party: Party::Claimant,
    outcome: Outcome::Suspended,
    rule: RuleId::Revocation,
    statement: "Ad credit claimed with misrepresented facts can be revoked at any time. The ad account is \
                reviewed; the plan takes it as suspended.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_violation_has_its_own_consequence() {
        for violation in Violation::ALL {
            let consequence = consequence(violation);
            assert_eq!(consequence.violation, violation);
            assert!(consequence.statement.ends_with('.') && consequence.statement.chars().count() < 280);
        }
    }

    #[test]
    fn only_selling_ends_an_ad_account_at_once() {
        let closed: Vec<_> = Violation::ALL
            .into_iter()
            .filter(|violation| consequence(*violation).outcome == Outcome::Closed)
            .collect();
        assert_eq!(closed, [Violation::SoldCredit]);
    }
}
