//! What ad accounts really spent.

use super::index::AccountIndex;
use crate::day::{Day, Period};
use crate::money::Minor;

/// What an ad account really spent, in all, on days on end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActualSpend {
    /// Which ad account.
    pub account: AccountIndex,
    /// The days.
    pub days: Period,
    /// How much, gross: whatever paid it.
    pub spend: Minor,
    /// Up to which of its days it counts: the last, or an earlier one where the plan is looked at as of that day.
    pub known_through: Day,
    /// Its place in the document.
    pub position: usize,
}
