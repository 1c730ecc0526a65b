//! What the planner holds: the draft, what follows from it, and where it is kept.

mod advising;
mod comparing;
mod planner;
mod reveal;
mod saving;
mod shelf;

pub(crate) use advising::{Found, LastDay};
pub(crate) use comparing::{COLUMNS, WhatIf};
pub(crate) use planner::{Origin, Planner};
pub(crate) use reveal::{SETTINGS, account_key, credit_key, field_id};
pub(crate) use saving::{Saving, Warning};
