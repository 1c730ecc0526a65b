//! What happens to ad accounts during the plan.

use super::credit::Holder;
use super::index::AccountIndex;
use crate::day::Day;
use crate::money::Minor;

/// What was done against TikTok's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// Credit was bought.
    BoughtCredit,
    /// Credit was sold.
    SoldCredit,
    /// A code was passed on.
    SharedCode,
    /// Credit came from another party.
    ReceivedTransfer,
    /// A code was fake or not authorised.
    FakeCode,
    /// Facts were misrepresented to qualify.
    Misrepresented,
}

impl Violation {
    /// All kinds, in the order of the contract.
    pub const ALL: [Self; 6] = [
        Self::BoughtCredit,
        Self::SoldCredit,
        Self::SharedCode,
        Self::ReceivedTransfer,
        Self::FakeCode,
        Self::Misrepresented,
    ];

    /// The name in a plan document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BoughtCredit => "boughtCredit",
            Self::SoldCredit => "soldCredit",
            Self::SharedCode => "sharedCode",
            Self::ReceivedTransfer => "receivedTransfer",
            Self::FakeCode => "fakeCode",
            Self::Misrepresented => "misrepresented",
        }
    }
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The ad account stops spending and can receive nothing.
    Suspend,
    /// A suspended ad account is approved again.
    Reinstate,
    /// The ad account ends.
    Close,
    /// Expected spend per day from this day on.
    SetDailySpend(Minor),
    /// Cash moves between the Business Center and an ad account.
    MoveCash {
        /// Where it comes from.
        from: Holder,
        /// Where it goes.
        to: Holder,
        /// How much.
        amount: Minor,
    },
    /// The ad account is found to break the terms.
    Violation(Violation),
}

/// One event of one ad account on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub on: Day,
    /// Whose event it is.
    pub account: AccountIndex,
    /// What happens.
    pub kind: EventKind,
}
