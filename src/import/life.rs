//! When an ad account may spend, as the document of a plan tells it: by its status on the first day and by its events.

use crate::day::Day;
use crate::order::order;
use crate::plan::document::{EventDocument, PlanDocument};
use crate::plan::{EventKind, Status, Violation};
use crate::rules::life::{Turn, turn};
use std::collections::BTreeMap;

/// The statuses of one ad account.
pub(super) struct Life {
    first: Status,
    /// From which day on it has another, in order.
    turns: Vec<(Day, Status)>,
}

impl Life {
    /// Its status after the events of `day`.
    pub(super) fn on(&self, day: Day) -> Status {
        let past = self.turns.partition_point(|(on, _)| *on <= day);
        past.checked_sub(1).map_or(self.first, |last| self.turns[last].1)
    }

    /// Whether it may not spend on `day` because of an event.
    pub(super) fn is_stopped(&self, day: Day) -> bool {
        self.turns.first().is_some_and(|(on, _)| *on <= day) && !self.may_spend(day)
    }

    /// Whether it may spend on `day`.
    pub(super) fn may_spend(&self, day: Day) -> bool {
        self.on(day) == Status::Approved
    }
}

/// Those of every ad account of a plan, in its order. Events that can't be read count for nothing.
pub(super) fn lives(plan: &PlanDocument) -> Vec<Life> {
    let mut places = BTreeMap::new();
    let mut lives = Vec::with_capacity(plan.ad_accounts.len());
    for (place, account) in plan.ad_accounts.iter().enumerate() {
        places.entry(account.id.as_str()).or_insert(place);
        lives.push(Life { first: first_status(account.status.as_deref()), turns: Vec::new() });
    }
    let mut events = Vec::new();
    for event in &plan.events {
        let place = places.get(event.ad_account.as_str());
        if let (Some(on), Some(place), Some(kind)) = (Day::parse(&event.on), place, kind_of(event)) {
            events.push((on, *place, kind));
        }
    }
    for position in order(events.iter().map(|(on, ..)| *on)) {
        let (on, place, kind) = events[position];
        let life = &mut lives[place];
        if let Turn::To(status) = turn(life.on(on), kind) {
            life.turns.push((on, status));
        }
    }
    lives
}

fn first_status(written: Option<&str>) -> Status {
    // A word that is no status allows nothing.
    written.map_or(Status::Approved, |word| Status::from_name(word).unwrap_or(Status::InReview))
}

/// What an event does, where it may change a status.
fn kind_of(event: &EventDocument) -> Option<EventKind> {
    Some(match event.kind.as_str() {
        "suspend" => EventKind::Suspend,
        "reinstate" => EventKind::Reinstate,
        "close" => EventKind::Close,
        "violation" => EventKind::Violation(Violation::from_name(event.violation.as_deref()?)?),
        _ => return None,
    })
}
