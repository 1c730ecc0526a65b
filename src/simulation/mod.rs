//! A plan through its days to a projection.
//!
//! On each day, in this order: ad credit is issued, events happen, allocations are judged and carried out, ad accounts
//! spend, and what is left of an expiring ad credit lapses.
//!
//! A run does not visit each day. Between two events, what an ad account spends is known ahead: when it is approved and at
//! which pace it spends depends on the plan alone, never on money. So a run goes through a list of what is to happen, and
//! an ad account is *settled*, its spend written down up to a day, only when something is about to touch it. What a run
//! costs therefore grows with ad credits, allocations and events, not with days.
//!
//! ```text
//! schedule, spend_schedule, draw_order   what is known of the plan beforehand
//! state                                  how far a run has come
//! spending, expiry, issue,
//! events, allocating                     the steps of a day, each over the state
//! run, repeated_run                      a plan once, with its journal; a plan many times, with counts only
//! ```
//!
//! Every movement goes through [`crate::ledger`]. Who may do what, and what an event does to the status of an ad account,
//! is asked of [`crate::rules`].

mod allocating;
mod capacity;
pub mod codes;
mod draw_order;
mod events;
mod expiry;
mod issue;
mod projection;
mod refusal;
mod repeated_run;
mod run;
mod schedule;
mod spend_schedule;
mod spending;
mod state;

pub use projection::{Projection, Refusal, Subject};
pub(crate) use repeated_run::RepeatedRun;
pub use run::{outcome, run};
pub use spend_schedule::unapplied_actuals;
pub(crate) use spend_schedule::{
    Expected, Outline, SpendBasis, SpendSchedule, expected_on, outline, spend_schedules,
};

/// The plan of these ad accounts, ad credits, allocations and events, from 2 to 20 March 2026 unless they say otherwise.
#[cfg(test)]
pub(crate) fn plan_of(parts: &serde_json::Value) -> crate::plan::Plan {
    let mut plan = serde_json::json!({
        "version": 1, "name": "Example", "currency": "USD", "start": "2026-03-02", "end": "2026-03-20",
        "businessCenter": { "name": "Example" },
    });
    for (field, value) in parts.as_object().into_iter().flatten() {
        plan[field] = value.clone();
    }
    let document = crate::plan::document::PlanDocument::read(&plan).unwrap();
    crate::plan::check(&document).unwrap().plan
}
