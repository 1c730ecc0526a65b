//! Which of the splits that spend the same advice gives.

use crate::money::{Decimal, Minor};
use crate::named::named;

named! {
    /// What a split is preferred for.
    pub enum Preference {
        /// Each ad account gets the same part of what it can spend, as far as that can be.
        Proportional = "proportional",
        /// It differs least from the open allocations that are planned.
        LeastChange = "leastChange",
        /// It needs few allocations.
        FewestSteps = "fewestSteps",
    }
}

/// How advice chooses among splits that spend the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SplitPolicy {
    /// What is preferred; where nothing is said it depends on the plan.
    pub prefer: Option<Preference>,
    /// Every advised amount is a multiple of this, where it is given; never nothing.
    pub round_to: Option<Minor>,
    /// The largest part of one ad credit that one ad account may get, from 0 to 1.
    pub max_share: Option<Decimal>,
}
