//! What only the days of a plan can find wrong with it.

use crate::plan::problem_codes;

problem_codes! {
    /// Actual spend on days on none of which the ad account is approved: it is not applied.
    ACTUAL_NOT_APPROVED = "actual.notApproved", Warning;
}
