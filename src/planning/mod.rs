//! Advice: what is best to allocate, and why nothing beats it.

mod best_split;
mod budget;
mod certificate;
mod comparison;
mod flow;
mod large_first;
mod last_day;
mod openings;
mod option_value;
mod request;
pub mod risk;
pub mod sentences;
mod split;

pub use best_split::{Advice, GapReason, Optimality, best_split};
pub use certificate::{Certificate, FullAccount, StuckCredit};
pub use comparison::{Movement, Parting, partings};
pub use last_day::{LastDay, last_day_to_fix};
pub use option_value::{OptionValue, option_values};
pub use request::{Request, Reviews, Scope};
