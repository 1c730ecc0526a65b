//! The life of an ad account: which event takes it from which status to which.

use super::codes;
use super::violations::consequence;
use crate::messages::Value;
use crate::money::Minor;
use crate::order::order;
use crate::plan::{EventKind, Plan, Problem, Status};

/// What an event does to the status of its ad account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Nothing at all: the event has no effect.
    None,
    /// The event does something, and the status becomes this.
    To(Status),
}

/// What an event does to an ad account of this status (rules R55, R57, R59, R62).
#[must_use]
pub fn turn(status: Status, event: EventKind) -> Turn {
    match (event, status) {
        (EventKind::Suspend, Status::Approved | Status::InReview) => Turn::To(Status::Suspended),
        (EventKind::Reinstate, Status::Suspended) => Turn::To(Status::Approved),
        (EventKind::Close, Status::Approved | Status::InReview | Status::Suspended) => {
            Turn::To(Status::Closed)
        }
        (EventKind::SetDailySpend(_), Status::Closed)
        | (EventKind::Suspend | EventKind::Reinstate | EventKind::Close, _) => Turn::None,
        (EventKind::SetDailySpend(_) | EventKind::MoveCash { .. }, status) => Turn::To(status),
        (EventKind::Violation(_), Status::Closed) => Turn::To(Status::Closed),
        (EventKind::Violation(violation), _) => Turn::To(consequence(violation).status),
    }
}

/// The events of a plan in the order in which they happen: by day, then as written.
#[must_use]
pub fn events_in_order(plan: &Plan) -> Vec<usize> {
    order(plan.events().iter().map(|event| event.on))
}

/// The status of its ad account at each event that changes nothing, because the status forbids it or what it brings about
/// is so already; `None` for the other events.
#[must_use]
pub fn idle_statuses(plan: &Plan) -> Vec<Option<Status>> {
    let mut now: Vec<(Status, Minor)> =
        plan.ad_accounts().iter().map(|account| (account.status, account.daily_spend)).collect();
    let mut idle: Vec<Option<Status>> = vec![None; plan.events().len()];
    for position in events_in_order(plan) {
        let event = plan.events()[position];
        let (status, daily_spend) = &mut now[event.account.position()];
        let changes = match (turn(*status, event.kind), event.kind) {
            (Turn::None, _) => false,
            (Turn::To(_), EventKind::SetDailySpend(next)) => std::mem::replace(daily_spend, next) != next,
            (Turn::To(_), EventKind::MoveCash { amount, .. }) => amount.is_positive(),
            (Turn::To(next), _) => {
                *status = next;
                true
            }
        };
        if !changes {
            idle[position] = Some(*status);
        }
    }
    idle
}

/// A warning for each event that changes nothing.
#[must_use]
pub fn idle_events(plan: &Plan) -> Vec<Problem> {
    let warning = |(position, status): (usize, Status)| {
        Problem::new(codes::EVENT_NO_EFFECT, format!("/events/{position}"))
            .with("status", Value::Word(status.name()))
    };
    let idle = idle_statuses(plan).into_iter().enumerate();
    idle.filter_map(|(position, status)| Some(warning((position, status?)))).collect()
}
