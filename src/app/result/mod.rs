//! The result, in view on every screen: what is lost, what keeps the plan from running, and what would lose least.

mod advice_line;
pub(crate) mod basis;
mod offered;
pub(crate) mod problems;
mod split_panel;
pub(crate) mod strip;
