//! What is asked of advice: from when, on which days, and for whom.

use crate::day::{Day, Period};
use crate::plan::{AccountIndex, Allocation, Execution, Plan};

/// Whose planned allocations may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdviceScope {
    /// All of them.
    Plan,
    /// Those to one ad account. All others stay as planned, and only it gets more.
    AdAccount(AccountIndex),
}

impl AdviceScope {
    pub(super) fn contains(self, account: AccountIndex) -> bool {
        match self {
            Self::Plan => true,
            Self::AdAccount(only) => account == only,
        }
    }
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The first day on which ad credit can be allocated.
    pub from: Day,
    /// On which days it is.
    pub reviews: Reviews,
    /// Whose planned allocations may change.
    pub scope: AdviceScope,
}

impl Request {
    /// The same request from a day on which something can still be allocated: none before the day after the last of which
    /// actual spend is known.
    pub(super) fn within(self, plan: &Plan) -> Self {
        Self { from: self.from.max(plan.first_open_day()), ..self }
    }

    /// Whether it leaves out splits of the plan: those that begin earlier, are on other days, or change what is another's.
    pub(super) fn is_narrow(self, plan: &Plan) -> bool {
        self.from > plan.period().start || self.reviews != Reviews::AnyDay || self.scope != AdviceScope::Plan
    }

    /// Whether a planned allocation stays: it is done, out of scope, or planned for a day before the first on which
    /// something can be allocated, and then counts as made.
    pub(super) fn keeps(self, allocation: &Allocation) -> bool {
        allocation.execution == Execution::Done
            || !self.scope.contains(allocation.account)
            || allocation.on < self.from
    }
}

/// On which days somebody looks at the plan and allocates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reviews {
    /// On any day on which there is something to allocate.
    AnyDay,
    /// On the first day, and then every so many days; every day where that is less than one.
    Every(i32),
}

impl Reviews {
    /// The review days of a period, counted from day `from`. Any day is no list.
    pub(super) fn within(self, period: Period, from: Day) -> Vec<Day> {
        match self {
            Self::AnyDay => Vec::new(),
            Self::Every(days) => {
                if period.end < from {
                    return Vec::new();
                }
                let reviews = period.end.since(from) / days.max(1);
                (0..=reviews).map(|at| from.plus(at * days.max(1))).collect()
            }
        }
    }

    /// The last review day up to and including `day`; `None` where that is before `from`.
    pub(super) fn last_until(self, day: Day, from: Day) -> Option<Day> {
        let since = day.since(from);
        match self {
            _ if since < 0 => None,
            Self::AnyDay => Some(day),
            Self::Every(days) => Some(from.plus(since - since % days.max(1))),
        }
    }
}
