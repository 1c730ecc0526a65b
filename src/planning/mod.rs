//! Advice: what is best to allocate, and why nothing beats it.

mod advice;
mod advise;
mod advised_allocations;
mod budget;
mod candidates;
mod certificate;
mod comparison;
mod flow;
mod flow_problem;
mod large_first;
mod last_day;
mod minimum;
mod option_value;
mod request;
pub mod risk;
mod unspent;

pub use advice::{Advice, GapReason, Optimality};
pub use advise::best_split;
pub use certificate::{Certificate, FullAccount, StuckCredit};
pub use comparison::{Divergence, Movement, divergences};
pub use last_day::{LastDay, last_day_to_fix};
pub use option_value::{OptionValue, option_values};
pub use request::{AdviceScope, Request, Reviews};
