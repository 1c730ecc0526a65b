//! What opens behind a figure: the rows that make it, and why the best split is the best.

pub(crate) mod best_split;
pub(crate) mod explaining;
pub(crate) mod journal_table;
pub(crate) mod number;
mod parts_over_time;
mod written;
