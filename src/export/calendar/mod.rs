//! Days on which to allocate, and warnings before ad credit expires, as a calendar file (RFC 5545).
//!
//! A calendar keeps what was brought into it. So that bringing a file in again replaces what is there, an event keeps
//! its id as long as any of its allocations is still planned, on whatever day; its sequence number rises with each
//! change; and an event of which nothing is left is written as cancelled. [`Exported`] is what has to be remembered for
//! that, from one file to the next.

mod exported;
mod file;
mod reminder;

pub use exported::{Exported, VEvent};
pub use file::calendar;
pub use reminder::{MOST_WARN_DAYS, Occasion, Reminder, WARN_DAYS, warning_day};

#[cfg(test)]
mod tests;
