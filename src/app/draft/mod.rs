//! Edits of a plan document, as plain functions: what a button or a field does to the plan, without a page.

mod accounts;
mod allocations;
mod alternatives;
mod assumptions;
mod credits;
mod due;
mod events;
mod members;
mod range;
mod replay;
mod row_keys;
mod spend_range;
mod split_policy;

pub(crate) use accounts::{add_account, held_by_account, remove_account, remove_event};
pub(crate) use allocations::{
    AllocationIndex, add_part, clear_planned, day_for, is_planned, mark, mark_made, over_allocation, parts,
    remove_allocation, replace_planned, set_amount,
};
pub(crate) use alternatives::{Alternative, alternatives};
pub(crate) use assumptions::assumptions_changed;
pub(crate) use credits::{
    add_credit, add_held_credit, days_left, is_held, remove_credit, set_missing_expiries, without_expiry,
};
pub(crate) use due::{is_overdue, moved, open_from, was_made, was_not_made, without_overdue};
pub(crate) use events::{Happening, Movable, add_event, day_of, happenings, is_same_event, move_to};
pub(crate) use members::{
    Allocator, add_member, allocator, is_same_member, remove_member, set_allocator, set_member_id,
};
pub(crate) use range::{Range, at_range, has_range};
pub(crate) use replay::{ReplayStep, Setting, read_steps, step_between, written_steps};
pub(crate) use row_keys::{RowKeys, keys};
pub(crate) use spend_range::{RangeEnd, Steadiness, range_end, set_range_end};
pub(crate) use split_policy::{max_share_percent, percent_of_share, set_max_share, share_of_percent};

use crate::day::Day;
use crate::money::{Currency, Minor, parse_decimal};
use crate::plan::document::{BusinessCenterDocument, PlanDocument, VERSION};
use std::collections::HashSet;

/// How many days a new plan has.
const NEW_PLAN_DAYS: i32 = 90;

/// A plan with nothing in it, that starts on `today`.
pub(crate) fn empty(name: &str, business_center: &str, currency: &str, today: &str) -> PlanDocument {
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

/// `prefix` with the first number that is not taken.
pub(crate) fn fresh_id<'a>(prefix: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: HashSet<&str> = taken.collect();
    let mut number = taken.len() + 1;
    // Of so many numbers one is free; the lowest reads best.
    for candidate in (1..number).rev() {
        if !taken.contains(format!("{prefix}{candidate}").as_str()) {
            number = candidate;
        }
    }
    format!("{prefix}{number}")
}

/// The amount that a document's text means, where it means one.
pub(crate) fn amount(text: &str, currency: Currency) -> Option<Minor> {
    Minor::from_decimal(parse_decimal(text).ok()?, currency)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::plan::document::{AdAccountDocument, AdCreditDocument, AllocationDocument, HolderDocument};

    /// Two accounts, one credit of the Business Center, one held by the first account.
    pub(in crate::app) fn small() -> PlanDocument {
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

    #[test]
    fn ids_take_the_first_free_number() {
        assert_eq!(fresh_id("account-", ["account-1", "x", "account-3"].into_iter()), "account-2");
    }
}
