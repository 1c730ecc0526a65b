//! What happens on a day of the draft: events, and allocations that are still to be done.

use crate::plan::document::{EventDocument, HolderDocument, PlanDocument};

/// Something of the draft that can be moved to another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Movable {
    /// The event at this position.
    Event(usize),
    /// The allocation at this position, which is not done.
    Allocation(usize),
}

impl Movable {
    /// Its JSON pointer.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Event(at) => format!("/events/{at}"),
            Self::Allocation(at) => format!("/allocations/{at}"),
        }
    }
}

/// An event to be added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happening {
    /// What happens, as in the document.
    pub kind: String,
    /// Id of the ad account.
    pub account: String,
    /// The day.
    pub on: String,
    /// How much, where a kind has an amount.
    pub amount: String,
    /// Whether cash goes to the ad account, or from it.
    pub direction: String,
    /// What was done, where it is a violation.
    pub violation: String,
}

/// Adds an event, and returns its position.
pub fn add_event(document: &mut PlanDocument, it: Happening) -> usize {
    let mut event = EventDocument { on: it.on, kind: it.kind, ad_account: it.account, ..Default::default() };
    match event.kind.as_str() {
        "setDailySpend" => event.daily_spend = Some(it.amount),
        "moveCash" => {
            let account = HolderDocument::ad_account(event.ad_account.clone());
            let ends = (HolderDocument::BusinessCenter, account);
            let (from, to) = if it.direction == "from" { (ends.1, ends.0) } else { ends };
            event.from = Some(from);
            event.to = Some(to);
            event.amount = Some(it.amount);
        }
        "violation" => event.violation = Some(it.violation),
        _ => {}
    }
    document.events.push(event);
    document.events.len() - 1
}

/// Whether an event can be another one after an edit of it: its day and its amount can be edited.
#[must_use]
pub fn is_same_event(before: &EventDocument, now: &EventDocument) -> bool {
    before.kind == now.kind && before.ad_account == now.ad_account
}

/// The day of something, as written.
#[must_use]
pub fn day_of(document: &PlanDocument, it: Movable) -> Option<&str> {
    match it {
        Movable::Event(at) => document.events.get(at).map(|it| it.on.as_str()),
        Movable::Allocation(at) => document.allocations.get(at).map(|it| it.on.as_str()),
    }
}

/// Moves something to another day. What is done stays where it is.
pub fn move_to(document: &mut PlanDocument, it: Movable, day: String) {
    match it {
        Movable::Event(at) => {
            if let Some(event) = document.events.get_mut(at) {
                event.on = day;
            }
        }
        Movable::Allocation(at) => {
            if let Some(allocation) = document.allocations.get_mut(at).filter(|it| !it.done) {
                allocation.on = day;
            }
        }
    }
}

/// All that can be moved: events, then allocations, as the document has them. A list in the order of days would move
/// a day's field away from under the fingers that change it.
pub fn happenings(document: &PlanDocument) -> Vec<Movable> {
    let events = (0..document.events.len()).map(Movable::Event);
    let planned = document.allocations.iter().enumerate().filter(|(_, it)| !it.done);
    events.chain(planned.map(|(at, _)| Movable::Allocation(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;

    fn happening(kind: &str) -> Happening {
        Happening {
            kind: kind.into(),
            account: "a".into(),
            on: "2026-03-05".into(),
            amount: "12.00".into(),
            direction: "from".into(),
            violation: "fakeCode".into(),
        }
    }

    #[test]
    fn an_event_has_what_its_kind_has_and_no_more() {
        let mut plan = small();
        for kind in ["suspend", "reinstate", "close", "setDailySpend", "moveCash", "violation"] {
            add_event(&mut plan, happening(kind));
        }
        let problems = crate::results::evaluate(&plan).problems;
        assert!(problems.iter().all(|it| it.severity != "error"), "{problems:?}");
        assert_eq!(plan.events[0].amount, None);
        assert_eq!(plan.events[3].daily_spend.as_deref(), Some("12.00"));
        assert_eq!(plan.events[4].to, Some(HolderDocument::BusinessCenter));
        assert_eq!(plan.events[5].violation.as_deref(), Some("fakeCode"));
    }

    #[test]
    fn what_is_not_done_moves_to_another_day() {
        let mut plan = small();
        let event = Movable::Event(add_event(&mut plan, happening("suspend")));
        plan.allocations[0].done = true;
        for it in [event, Movable::Allocation(0), Movable::Allocation(1)] {
            move_to(&mut plan, it, "2026-04-01".into());
        }
        assert_eq!(day_of(&plan, event), Some("2026-04-01"));
        assert_eq!(day_of(&plan, Movable::Allocation(0)), Some("2026-03-01"));
        assert_eq!(day_of(&plan, Movable::Allocation(1)), Some("2026-04-01"));
        assert_eq!(happenings(&plan), [event, Movable::Allocation(1)]);
    }
}
