//! Edits of a plan document, as plain functions: what a button or a field does to the plan, without a page.

mod accounts;
mod allocations;
mod assumptions;
mod credits;
mod due;
mod events;
mod fresh_id;
mod members;
mod range;
mod replay;
mod row_keys;
mod spend_range;
mod split_policy;
mod suspension;

pub use accounts::{
    account_called, account_choices, add_account, held_by_account, names_told_apart, remove_account,
    remove_event,
};
pub use allocations::{
    AllocationIndex, add_part, clear_planned, day_for, has_made, is_made_at, is_planned, mark, mark_made,
    over_allocation, parts, remove_allocation, replace_planned, set_amount,
};
pub use assumptions::{assumptions_changed, usual};
pub use credits::{
    add_credit, add_held_credit, days_left, is_held, outlasting, remove_credit, set_missing_expiries,
    without_expiry,
};
pub use due::{
    after_known, as_of, day_made, is_overdue, moved, open_from, postponed, was_made, was_not_made,
    without_overdue,
};
pub use events::{Happening, Movable, add_event, day_of, happenings, is_same_event, move_to};
pub use fresh_id::fresh_id;
pub use members::{
    Allocator, add_member, allocator, is_same_member, remove_member, set_allocator, set_member_id,
};
pub use range::{Range, at_range, has_range};
pub use replay::{ReplayStep, Setting, read_steps, step_between, written_steps};
pub use row_keys::{RowKeys, keys};
pub use spend_range::{RangeEnd, Steadiness, range_end, set_range_end};
pub use split_policy::{max_share_percent, percent_of_share, set_max_share, share_of_percent};
pub use suspension::{suspend, suspended_on, suspension, suspension_at};

use crate::day::Day;
use crate::plan::document::{BusinessCenterDocument, PlanDocument, VERSION};

/// How many days a new plan has.
const NEW_PLAN_DAYS: i32 = 90;

/// A plan with nothing in it, that starts on `today`.
#[must_use]
pub fn empty(name: &str, business_center: &str, currency: &str, today: &str) -> PlanDocument {
    let end = Day::parse(today).map(|day| day.plus(NEW_PLAN_DAYS - 1).to_string());
    PlanDocument {
        version: VERSION,
        name: name.to_owned(),
        currency: currency.to_owned(),
        start: today.to_owned(),
        end: end.unwrap_or_else(|| today.to_owned()),
        business_center: BusinessCenterDocument { name: business_center.to_owned(), ..Default::default() },
        ..PlanDocument::default()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::plan::document::{AdAccountDocument, AdCreditDocument, AllocationDocument, HolderDocument};

    /// Two accounts, one credit of the Business Center, one held by the first account.
    pub(crate) fn small() -> PlanDocument {
        let account =
            |id: &str| AdAccountDocument { id: id.into(), name: id.to_uppercase(), ..Default::default() };
        let credit = |id: &str, held_by| AdCreditDocument {
            id: id.into(),
            name: id.into(),
            amount: "900.00".into(),
            issued: "2026-03-01".into(),
            expires: Some("2026-03-30".into()),
            held_by,
            kind: None,
        };
        let allocation = |id: &str, account: &str, amount: &str| AllocationDocument {
            id: id.into(),
            on: "2026-03-01".into(),
            ad_credit: "pool".into(),
            ad_account: account.into(),
            amount: amount.into(),
            ..Default::default()
        };
        PlanDocument {
            ad_accounts: vec![account("a"), account("b")],
            ad_credits: vec![credit("pool", None), credit("held", Some(HolderDocument::ad_account("a")))],
            allocations: vec![allocation("1", "a", "300.00"), allocation("2", "b", "400.00")],
            ..empty("Small", "Example BC", "USD", "2026-03-01")
        }
    }

    #[test]
    fn a_new_plan_has_ninety_days() {
        assert_eq!(small().end, "2026-05-29");
    }
}
