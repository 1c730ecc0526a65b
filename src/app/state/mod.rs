//! What the planner holds: the draft, what follows from it, and where it is kept.

mod planner;
mod reveal;
mod saving;

pub(crate) use planner::{Planner, Undo, keys};
pub(crate) use reveal::{account_key, credit_key, field_id};
pub(crate) use saving::{Saving, Warning};
