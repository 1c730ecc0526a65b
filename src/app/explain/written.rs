//! Amounts, days and names as the other screens write them.

use crate::app::format;
use crate::app::state::Planner;

/// An amount as the other screens show it.
pub(super) fn shown(planner: Planner, text: &str) -> String {
    format::amount(text, planner.digits.get_untracked())
}

/// What an ad account is called.
pub(super) fn account_name(planner: Planner, id: &str) -> String {
    let name = planner.peek(|plan| plan.ad_accounts.iter().find(|it| it.id == id).map(|it| it.name.clone()));
    name.unwrap_or_else(|| id.to_owned())
}

/// A day as the other screens show it.
pub(super) fn day(planner: Planner, text: &str) -> String {
    planner.peek(|plan| format::day(text, &plan.start))
}
