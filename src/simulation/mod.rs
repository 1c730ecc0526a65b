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
pub use run::run;
pub(crate) use spend_schedule::{Expected, Outline, SpendSchedule, outline, spend_schedules};
