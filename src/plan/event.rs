//! What happens to ad accounts during the plan.

use super::credit::Holder;
use super::index::AccountIndex;
use crate::day::Day;
use crate::money::Minor;
use crate::named::named;

named! {
    /// What was done against TikTok's terms.
    pub enum Violation {
        /// Credit was bought.
        BoughtCredit = "boughtCredit",
        /// Credit was sold.
        SoldCredit = "soldCredit",
        /// A code was passed on.
        SharedCode = "sharedCode",
        /// Credit came from another party.
        ReceivedTransfer = "receivedTransfer",
        /// A code was fake or not authorised.
        FakeCode = "fakeCode",
        /// Facts were misrepresented to qualify.
        Misrepresented = "misrepresented",
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
