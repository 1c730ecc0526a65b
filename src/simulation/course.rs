//! On which days an ad account spends, and at which pace.
//!
//! Neither depends on money, so both are known before anything is run.

use crate::day::Day;
use crate::ledger::Pace;
use crate::plan::{AdAccount, EventKind, Plan, Status};
use crate::rules::life::{Turn, events_in_order, turn};

/// Days on end on which an ad account is approved and its expected spend does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) first: Day,
    pub(crate) last: Day,
    pub(crate) pace: Pace,
}

/// The stretches of every ad account, in the order of days.
pub(crate) fn courses(plan: &Plan) -> Vec<Vec<Stretch>> {
    let period = plan.period();
    let mut drafts: Vec<Draft> =
        plan.ad_accounts().iter().map(|account| Draft::new(account, period.start)).collect();
    for position in events_in_order(plan) {
        let event = plan.events()[position];
        let account = plan.account(event.account);
        drafts[event.account.position()].meet(event.on, event.kind, account);
    }
    drafts.into_iter().map(|draft| draft.end(period.end)).collect()
}

/// A course being followed: the stretch that is open, and those behind it.
struct Draft {
    since: Day,
    status: Status,
    pace: Pace,
    stretches: Vec<Stretch>,
}

impl Draft {
    fn new(account: &AdAccount, start: Day) -> Self {
        let pace = Pace::new(account.daily_spend, &account.weekday_factors);
        Self { since: start, status: account.status, pace, stretches: Vec::new() }
    }

    fn meet(&mut self, on: Day, event: EventKind, account: &AdAccount) {
        let Turn::To(status) = turn(self.status, event) else { return };
        let pace = match event {
            EventKind::SetDailySpend(daily_spend) => Pace::new(daily_spend, &account.weekday_factors),
            _ => self.pace,
        };
        if (status, pace) != (self.status, self.pace) {
            self.cut(on.previous());
            (self.since, self.status, self.pace) = (on, status, pace);
        }
    }

    fn cut(&mut self, last: Day) {
        if self.status == Status::Approved && !self.pace.is_idle() && self.since <= last {
            self.stretches.push(Stretch { first: self.since, last, pace: self.pace });
        }
    }

    fn end(mut self, last: Day) -> Vec<Stretch> {
        self.cut(last);
        self.stretches
    }
}
