//! How long a loss can still be avoided.

use super::advise::most_spent;
use super::request::{AdviceScope, Request, Reviews};
use crate::day::Day;
use crate::money::Minor;
use crate::plan::{Allocation, Plan};
use crate::simulation::run;

/// The last day on which allocating less, or to other ad accounts, still avoids what can be avoided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastDay {
    /// Nothing is lost that another split could save.
    NothingToFix,
    /// On this day, before its allocations; a day later some of it is lost for good.
    On(Day),
}

/// The last day to fix the plan, or one ad account of it, if nothing changes before day `from`.
///
/// It is the last day from which a split is known that spends as much as the best that is known from `from` on. Waiting
/// never helps: the later the day, the more has been allocated as planned and the fewer days are left to
/// spend in. So the last day that is early enough is found by halving, after ever longer strides from `from`: most is
/// allocated early, and then it is near.
#[must_use]
pub fn last_day_to_fix(plan: &Plan, scope: AdviceScope, from: Day) -> LastDay {
    let from = from.max(plan.first_open_day());
    let best = best_from(plan, scope, from);
    if run(plan).figures.totals.spent >= best {
        return LastDay::NothingToFix;
    }
    let (mut early, mut late) = (from, plan.period().end.next());
    let mut stride = 1;
    while early.plus(stride) < late {
        let next = early.plus(stride);
        if best_from(plan, scope, next) >= best {
            early = next;
            stride *= 2;
        } else {
            late = next;
        }
    }
    while early.next() < late {
        let middle = early.plus(late.since(early) / 2);
        if best_from(plan, scope, middle) >= best {
            early = middle;
        } else {
            late = middle;
        }
    }
    LastDay::On(early)
}

/// The most that can be spent, as far as advice knows, if the plan is followed until the day before `day` and split anew
/// from then on.
fn best_from(plan: &Plan, scope: AdviceScope, day: Day) -> Minor {
    let followed = |allocation: &Allocation| allocation.on < day;
    most_spent(plan, Request { from: day, reviews: Reviews::AnyDay, scope }, &followed)
}
