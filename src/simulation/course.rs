//! What is known of an ad account before anything is run: when it is approved, at which pace it spends, and
//! when its unused ad credit is taken. None of it depends on money.

use crate::day::{Day, Period};
use crate::ledger::Pace;
use crate::plan::{AdAccount, EventKind, Plan, Status, SuspensionEffect};
use crate::rules::life::{Turn, events_in_order, turn};

/// Days on end on which an ad account is approved and its expected spend does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) first: Day,
    pub(crate) last: Day,
    pub(crate) pace: Pace,
}

/// What is known of one ad account beforehand, each list in the order of days.
#[derive(Clone, Debug, Default)]
pub(crate) struct Course {
    /// When it spends. Days on which it is approved but spends nothing are in none.
    pub(crate) stretches: Vec<Stretch>,
    /// When it is approved, after the events of the first day and up to the last.
    pub(crate) approved: Vec<Period>,
    /// When its unused ad credit is forfeited or revoked.
    pub(crate) takings: Vec<Day>,
}

/// The course of every ad account.
pub(crate) fn courses(plan: &Plan) -> Vec<Course> {
    let period = plan.period();
    let mut drafts: Vec<Draft> =
        plan.ad_accounts().iter().map(|account| Draft::new(account, period.start)).collect();
    for position in events_in_order(plan) {
        let event = plan.events()[position];
        let draft = &mut drafts[event.account.position()];
        let Turn::To(status) = turn(draft.status, event.kind) else { continue };
        if takes_credit(event.kind, plan.assumptions().suspension) {
            draft.course.takings.push(event.on);
        }
        let pace = match event.kind {
            EventKind::SetDailySpend(daily_spend) => {
                Pace::new(daily_spend, &plan.account(event.account).weekday_factors)
            }
            _ => draft.pace,
        };
        draft.turn(event.on, status, pace);
    }
    drafts.into_iter().map(|draft| draft.end(period.end)).collect()
}

/// Whether an event that has an effect takes the unused ad credit of its ad account.
const fn takes_credit(event: EventKind, suspension: SuspensionEffect) -> bool {
    match event {
        EventKind::Suspend => matches!(suspension, SuspensionEffect::Forfeit),
        EventKind::Close | EventKind::Violation(_) => true,
        EventKind::Reinstate | EventKind::SetDailySpend(_) | EventKind::MoveCash { .. } => false,
    }
}

/// A course being followed: what holds now, and what lies behind.
struct Draft {
    status: Status,
    /// Since when it has had this status.
    status_since: Day,
    pace: Pace,
    /// Since when it has had this status and pace.
    pace_since: Day,
    course: Course,
}

impl Draft {
    fn new(account: &AdAccount, start: Day) -> Self {
        let pace = Pace::new(account.daily_spend, &account.weekday_factors);
        let status = account.status;
        Self { status, status_since: start, pace, pace_since: start, course: Course::default() }
    }

    fn turn(&mut self, on: Day, status: Status, pace: Pace) {
        if (status, pace) != (self.status, self.pace) {
            self.end_stretch(on.previous());
            (self.pace, self.pace_since) = (pace, on);
        }
        if status != self.status {
            self.end_status(on.previous());
            (self.status, self.status_since) = (status, on);
        }
    }

    fn end_stretch(&mut self, last: Day) {
        if self.status == Status::Approved && !self.pace.is_idle() && self.pace_since <= last {
            self.course.stretches.push(Stretch { first: self.pace_since, last, pace: self.pace });
        }
    }

    fn end_status(&mut self, last: Day) {
        if self.status == Status::Approved && self.status_since <= last {
            self.course.approved.push(Period { start: self.status_since, end: last });
        }
    }

    fn end(mut self, last: Day) -> Course {
        self.end_stretch(last);
        self.end_status(last);
        self.course
    }
}
