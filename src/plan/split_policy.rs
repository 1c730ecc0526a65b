//! Which of the splits that spend the same advice gives.

use crate::money::{Decimal, Minor};

/// What a split is preferred for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// Each ad account gets the same part of what it can spend, as far as that can be.
    Proportional,
    /// It differs least from the open allocations that are planned.
    LeastChange,
    /// It needs few allocations.
    FewestSteps,
}

impl Preference {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Proportional, Self::LeastChange, Self::FewestSteps];

    /// The name in a plan document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proportional => "proportional",
            Self::LeastChange => "leastChange",
            Self::FewestSteps => "fewestSteps",
        }
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
