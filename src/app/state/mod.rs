//! What the planner holds: the draft, what follows from it, and where it is kept.

mod advising;
mod planner;
mod reveal;
mod saving;

pub(crate) use advising::{Found, LastDay};
pub(crate) use planner::{Origin, Planner};
pub(crate) use reveal::{SETTINGS, account_key, credit_key, field_id};
pub(crate) use saving::{Saving, Warning};
