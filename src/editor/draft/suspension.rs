//! When an ad account is suspended.

use crate::plan::document::{EventDocument, PlanDocument};

const SUSPEND: &str = "suspend";

/// The event that suspends an ad account on a day.
#[must_use]
pub fn suspension(ad_account: String, on: String) -> EventDocument {
    EventDocument { on, kind: SUSPEND.to_owned(), ad_account, ..EventDocument::default() }
}

/// The position of the event that suspends an ad account first.
#[must_use]
pub fn suspension_at(plan: &PlanDocument, account: &str) -> Option<usize> {
    let of_account = |(_, it): &(usize, &EventDocument)| it.ad_account == account && it.kind == SUSPEND;
    let all = plan.events.iter().enumerate().filter(of_account);
    all.min_by(|(_, a), (_, b)| a.on.cmp(&b.on)).map(|(at, _)| at)
}

/// The day of that event.
#[must_use]
pub fn suspended_on<'a>(plan: &'a PlanDocument, account: &str) -> Option<&'a str> {
    suspension_at(plan, account).map(|at| plan.events[at].on.as_str())
}

/// Suspends an ad account on a day and on no other, or never.
pub fn suspend(plan: &mut PlanDocument, account: &str, on: Option<String>) {
    plan.events.retain(|it| it.ad_account != account || it.kind != SUSPEND);
    plan.events.extend(on.map(|on| suspension(account.to_owned(), on)));
}
