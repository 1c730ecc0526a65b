//! A plan through its days to a projection.
//!
//! Between events an ad account's spend is known ahead, so a run steps from change to change. An ad account
//! is *settled*, its spend written down up to a day, only when something is about to touch it. What a run
//! costs therefore grows with ad credits, allocations and events, not with days.

mod agenda;
mod allocating;
mod capacity;
mod course;
mod draw_order;
mod events;
mod expiry;
mod issue;
mod projection;
mod run;
mod spending;
mod state;
mod trial;

pub(crate) use course::{Course, Expected, Outline, courses, outline};
pub use projection::{Projection, Refusal, Subject};
pub use run::run;
pub(crate) use trial::Trial;
