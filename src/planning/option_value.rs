//! What holding ad credit back is worth.
//!
//! Allocated in parts, ad credit that an ad account would have got later is still unallocated when that ad account
//! is suspended. That saves it from being forfeited, but it is only *worth* something if another ad account can
//! spend it. So what is compared is what can be spent after the suspension, each time split anew as well as can be.

use super::advise::{best_split, most_spent};
use super::request::{AdviceScope, Request, Reviews};
use crate::day::Day;
use crate::money::Minor;
use crate::plan::{AccountIndex, Allocation, Event, EventKind, Plan};

/// What holding back is worth if one ad account is suspended on a day, for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionValue {
    /// The ad account that is suspended.
    pub account: AccountIndex,
    /// The day on which it is.
    pub on: Day,
    /// What is spent of all ad credit if everything was allocated at once.
    pub spent_at_once: Minor,
    /// What is spent of it if it was allocated in parts.
    pub spent_in_parts: Minor,
}

impl OptionValue {
    /// How much more is spent because of the parts. Negative where the parts themselves cost more than they save.
    #[must_use]
    pub fn worth(&self) -> Minor {
        self.spent_in_parts - self.spent_at_once
    }
}

/// What holding back is worth for each ad account in turn, if it alone is suspended on day `on`.
///
/// Ad credit is allocated from day `from` on: once, or at reviews `cadence_days` apart. An ad account that is not
/// approved by then, or gets nothing, has nothing to lose, and its value is nothing.
#[must_use]
pub fn option_values(plan: &Plan, from: Day, cadence_days: i32, on: Day) -> Vec<OptionValue> {
    let split = |reviews| best_split(plan, Request { from, reviews, scope: AdviceScope::Plan });
    let (at_once, in_parts) = (split(Reviews::AnyDay), split(Reviews::Every(cadence_days)));
    let value = |position| {
        let account = AccountIndex::new(position);
        OptionValue {
            account,
            on,
            spent_at_once: spent_after(&at_once.plan, account, on),
            spent_in_parts: spent_after(&in_parts.plan, account, on),
        }
    };
    (0..plan.ad_accounts().len()).map(value).collect()
}

/// The most that can be spent if `plan` is followed until `account` is suspended on day `on`, and what is then still
/// unallocated is split anew.
fn spent_after(plan: &Plan, account: AccountIndex, on: Day) -> Minor {
    // The suspension comes before the allocations of its day.
    let followed = |allocation: &Allocation| allocation.on < on;
    let plan = plan.clone().with_event(Event { on, account, kind: EventKind::Suspend });
    let request = Request { from: on, reviews: Reviews::AnyDay, scope: AdviceScope::Plan };
    most_spent(&plan, request, &followed)
}
