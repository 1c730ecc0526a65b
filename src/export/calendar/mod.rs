//! Days on which to allocate, and warnings before ad credit expires, as a calendar file (RFC 5545).
//!
//! A calendar keeps what was brought into it. So that bringing a file in again replaces what is there, an event keeps
//! its id as long as any of its allocations is still planned, on whatever day; its sequence number rises with each
//! change; and an event of which nothing is left is written as cancelled. [`Exported`] is what has to be remembered for
//! that, from one file to the next.

mod entry;
mod exported;
mod file;

pub use entry::{Entry, MOST_WARN_DAYS, Subject, WARN_DAYS, warning_day};
pub use exported::{Event, Exported};
pub use file::calendar;

#[cfg(test)]
mod tests;
