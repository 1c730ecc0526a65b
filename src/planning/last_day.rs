//! How long a loss can still be avoided.

use super::advise::{is_spendable, most_spent};
use super::request::{AdviceScope, Request, Reviews};
use crate::day::Day;
use crate::money::Minor;
use crate::plan::Plan;
use crate::simulation::run;

/// The last day on which allocating less, or to other ad accounts, still avoids what can be avoided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastDay {
    /// Nothing is lost that another split is known to save.
    NothingToFix,
    /// On this day, before its allocations; a day later no split is known that saves all of it. Where what a flow comes to is
    /// spent, as it is under the usual draw order without a minimum or a bound, there is none.
    On(Day),
}

/// A search for the last day to fix a plan, one split at a time, so that who asks can do something else in between.
///
/// It is the last day from which a split is known that spends as much as the best that is known from `from` on. Waiting
/// never helps: the later the day, the more has been allocated as planned and the fewer days are left to
/// spend in. So the last day that is early enough is found by halving, after ever longer strides from `from`: most is
/// allocated early, and then it is near.
#[derive(Clone, Copy, Debug)]
pub struct LastDaySearch {
    scope: AdviceScope,
    /// What is spent at most, once that is known.
    best: Option<Minor>,
    /// A day that is early enough.
    early: Day,
    /// A day that is too late.
    late: Day,
    /// How many days it goes on at once, until it has gone too far.
    stride: Option<i32>,
}

impl LastDaySearch {
    /// A search in `plan`, or one ad account of it, if nothing changes before day `from`.
    #[must_use]
    pub fn new(plan: &Plan, scope: AdviceScope, from: Day) -> Self {
        let early = from.max(plan.first_open_day());
        Self { scope, best: None, early, late: plan.period().end.next(), stride: Some(1) }
    }

    /// Looks at one more split of the plan that it was made for. Nothing while there are more to look at.
    pub fn step(&mut self, plan: &Plan) -> Option<LastDay> {
        let from = |day: Day| Request { from: day, reviews: Reviews::AnyDay, scope: self.scope };
        if let Some(best) = self.best {
            let stride = self.stride.filter(|stride| self.early.plus(*stride) < self.late);
            let next = self.early.plus(stride.unwrap_or(self.late.since(self.early) / 2));
            if is_spendable(plan, from(next), best) {
                self.early = next;
                self.stride = stride.map(|stride| stride * 2);
            } else {
                self.late = next;
                self.stride = None;
            }
        } else {
            let best = most_spent(plan, from(self.early)).spent;
            if run(plan).figures.totals.spent >= best {
                return Some(LastDay::NothingToFix);
            }
            self.best = Some(best);
        }
        (self.early.next() >= self.late).then_some(LastDay::On(self.early))
    }
}
