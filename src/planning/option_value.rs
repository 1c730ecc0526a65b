//! What holding ad credit back is worth.
//!
//! Allocated in parts, ad credit that an ad account would have got later is still unallocated when that ad account
//! is suspended. That saves it from being forfeited, but it is only *worth* something if another ad account can
//! spend it. So what is compared is what can be spent after the suspension, each time split anew as well as can be.

use super::advice::Advice;
use super::advise::{MostSpent, WORK, best_split, most_spent};
use super::budget::Budget;
use super::request::{AdviceScope, Request, Reviews};
use crate::day::Day;
use crate::money::Minor;
use crate::order::ordered;
use crate::plan::{AccountIndex, Allocation, Event, EventKind, Plan};
use crate::simulation::run;

/// What holding back is worth if one ad account is suspended on a day, for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionValue {
    /// The ad account that is suspended.
    pub account: AccountIndex,
    /// The day on which it is.
    pub on: Day,
    /// What is spent either way; `None` where the plan is too large to find it for every ad account.
    pub spent: Option<SpentEitherWay>,
}

/// What is spent of all ad credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpentEitherWay {
    /// If everything was allocated at once.
    pub at_once: Minor,
    /// If it was allocated in parts.
    pub in_parts: Minor,
}

impl SpentEitherWay {
    /// How much more is spent because of the parts. Negative where the parts themselves cost more than they save.
    #[must_use]
    pub fn worth(&self) -> Minor {
        self.in_parts - self.at_once
    }
}

/// What all values together look at, about, beside the two splits that they begin with.
const VALUES_WORK: usize = 2 * WORK;

/// What holding back is worth for each ad account in turn, if it alone is suspended on day `on`.
///
/// Ad credit is allocated from day `from` on: once, or at reviews `cadence_days` apart. An ad account that is not
/// approved by then, or gets nothing, has nothing to lose, and its value is nothing.
///
/// Work is counted and bounded. In a plan too large for all, what is found is the values of the ad accounts that have the
/// most allocated at once, of equals those of the earlier.
#[must_use]
pub fn option_values(plan: &Plan, from: Day, cadence_days: i32, on: Day) -> Vec<OptionValue> {
    values_within(plan, from, cadence_days, on, VALUES_WORK)
}

/// As [`option_values`], looking at about `work` at most.
fn values_within(plan: &Plan, from: Day, cadence_days: i32, on: Day, work: usize) -> Vec<OptionValue> {
    let splits = splits(plan, from, cadence_days);
    let value = |position| OptionValue { account: AccountIndex::new(position), on, spent: None };
    let mut values: Vec<OptionValue> = (0..plan.ad_accounts().len()).map(value).collect();
    let gets = Allocation::by_account(values.len(), splits[0].plan.allocations());
    let mut budget = Budget::new(work);
    for at in ordered(&(0..values.len()).collect::<Vec<_>>(), |at| Minor::ZERO - gets[*at]) {
        if budget.is_spent() {
            break;
        }
        let value = &mut values[at];
        let [at_once, in_parts] = splits.each_ref().map(|split| {
            let most = spent_after(&split.plan, value.account, on);
            budget.spend(most.work);
            most.is_found.then_some(most.spent)
        });
        value.spent = at_once.zip(in_parts).map(|(at_once, in_parts)| SpentEitherWay { at_once, in_parts });
    }
    values
}

/// The best split at once, and that in parts.
fn splits(plan: &Plan, from: Day, cadence_days: i32) -> [Advice; 2] {
    let split = |reviews| best_split(plan, Request { from, reviews, scope: AdviceScope::Plan });
    [Reviews::AnyDay, Reviews::Every(cadence_days)].map(split)
}

/// Of how many days the one is looked for on which most is at stake.
const CANDIDATES: usize = 12;

/// The day on which a suspension would cost most because nothing was held back: the morning after allocations, when an ad
/// account holds the most more than it would if they were made at reviews `cadence_days` apart. Of the days after
/// allocations those are looked at on which the most was allocated. The first day after `from`, within the plan, where
/// nothing is ever held back.
#[must_use]
pub fn worst_day(plan: &Plan, from: Day, cadence_days: i32) -> Day {
    let splits = splits(plan, from, cadence_days);
    let allocations = ordered(splits[0].allocations(), |it| it.on);
    let by_day = allocations.chunk_by(|one, other| one.on == other.on);
    let by_day: Vec<(Day, Minor)> =
        by_day.map(|day| (day[0].on, day.iter().map(|it| it.amount).sum())).collect();
    let projections = splits.each_ref().map(|split| run(&split.plan));
    let more_held = |on: Day| {
        let [all, parts] = projections.each_ref().map(|it| it.balances_at(on));
        let accounts = (0..plan.ad_accounts().len()).map(AccountIndex::new);
        let more = accounts.map(|account| all.account_credit(account) - parts.account_credit(account));
        more.max().unwrap_or(Minor::ZERO)
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
fn spent_after(plan: &Plan, account: AccountIndex, on: Day) -> MostSpent {
    // The suspension comes before the allocations of its day.
    let plan = plan.clone().with_event(Event { on, account, kind: EventKind::Suspend });
    let request = Request { from: on, reviews: Reviews::AnyDay, scope: AdviceScope::Plan };
    most_spent(&plan, request)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::plan_of;
    use serde_json::json;

    #[test]
    fn where_there_is_no_work_for_all_the_largest_are_valued_as_ever_and_the_others_are_not() {
        let account =
            |at: usize| json!({ "id": at.to_string(), "name": "", "dailySpend": (at % 7 + 1).to_string() });
        let plan = plan_of(&json!({
            "start": "2026-01-01", "end": "2026-01-30", "adAccounts": (0..40).map(account).collect::<Vec<_>>(),
            "adCredits": [{ "id": "c", "name": "", "amount": "3000", "issued": "2026-01-01", "expires": "2026-01-30" }],
        }));
        let (from, on) = (plan.period().start, plan.period().start.plus(10));
        let all = option_values(&plan, from, 7, on);
        assert!(all.iter().all(|it| it.spent.is_some_and(|it| it.at_once.is_positive())));
        let few = values_within(&plan, from, 7, on, 5_000);
        let valued: Vec<usize> = (0..40).filter(|at| few[*at].spent.is_some()).collect();
        assert_eq!(valued, [6, 13, 20]);
        assert!(valued.iter().all(|at| few[*at] == all[*at]));
        assert!(values_within(&plan, from, 7, on, 0).iter().all(|it| it.spent.is_none()));
    }
}
