//! What holding ad credit back is worth.
//!
//! Allocated in parts, ad credit that an ad account would have got later is still unallocated when that ad account
//! is suspended. That saves it from being forfeited, but it is only *worth* something if another ad account can
//! spend it. So what is compared is what can be spent after the suspension, each time split anew as well as can be.

use super::advise::{best_split, most_spent};
use super::request::{AdviceScope, Request, Reviews};
use crate::day::Day;
use crate::ledger::Balances;
use crate::money::Minor;
use crate::order::ordered;
use crate::plan::{AccountIndex, Event, EventKind, Plan};
use crate::simulation::run;

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

/// Of how many days the one is looked for on which most is at stake.
const CANDIDATES: usize = 12;

/// The day on which a suspension would cost most because nothing was held back: the morning after allocations, when an ad
/// account holds the most more than it would if they were made at reviews `cadence_days` apart. Of the days after
/// allocations those are looked at on which the most was allocated. The first day after `from`, within the plan, where
/// nothing is ever held back.
#[must_use]
pub fn worst_day(plan: &Plan, from: Day, cadence_days: i32) -> Day {
    let split = |reviews| best_split(plan, Request { from, reviews, scope: AdviceScope::Plan });
    let (at_once, in_parts) = (split(Reviews::AnyDay), split(Reviews::Every(cadence_days)));
    let allocations = ordered(at_once.allocations(), |it| it.on);
    let by_day = allocations.chunk_by(|one, other| one.on == other.on);
    let by_day: Vec<(Day, Minor)> =
        by_day.map(|day| (day[0].on, day.iter().map(|it| it.amount).sum())).collect();
    let journals = [run(&at_once.plan).journal, run(&in_parts.plan).journal];
    let accounts = plan.ad_accounts().len();
    let more_held = |on: Day| {
        let [all, parts] =
            journals.each_ref().map(|it| Balances::at(it, accounts, plan.ad_credits().len(), on));
        let more = |at: usize| {
            let held = |balances: &Balances| -> Minor {
                balances.lots(AccountIndex::new(at)).iter().map(|lot| lot.amount).sum()
            };
            held(&all) - held(&parts)
        };
        (0..accounts).map(more).max().unwrap_or(Minor::ZERO)
    };
    let days = ordered(&by_day, |(on, amount)| (Minor::ZERO - *amount, *on));
    let mut worst = (Minor::ZERO, from);
    for (on, _) in days.into_iter().take(CANDIDATES) {
        let more = more_held(on);
        if more > worst.0 || (more == worst.0 && more.is_positive() && on < worst.1) {
            worst = (more, on);
        }
    }
    worst.1.next().min(plan.period().end)
}

/// The most that can be spent if `plan` is followed until `account` is suspended on day `on`, and what is then still
/// unallocated is split anew.
fn spent_after(plan: &Plan, account: AccountIndex, on: Day) -> Minor {
    // The suspension comes before the allocations of its day.
    let plan = plan.clone().with_event(Event { on, account, kind: EventKind::Suspend });
    let request = Request { from: on, reviews: Reviews::AnyDay, scope: AdviceScope::Plan };
    most_spent(&plan, request)
}
