//! One run of a plan, kept to be looked into: lane by lane, day by day, row by row.
//!
//! What a chart draws and what a table lists are the same lanes, so they cannot differ.

mod happens;
mod lane;
mod lanes;
mod marker;
mod markers;
mod order;
mod rows;
mod run;

pub use happens::Happens;
pub use lane::{Lane, Moment};
pub use marker::{Marker, MarkerKind};
pub use order::{LaneUse, Moves};
pub use rows::{JournalRow, Loss};
pub use run::Timeline;
