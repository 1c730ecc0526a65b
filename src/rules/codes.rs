//! What only the rules can find wrong with a plan.

use crate::plan::problem_codes;

problem_codes! {
    /// An event that changes nothing. `status`.
    EVENT_NO_EFFECT = "event.noEffect", Warning;
}
