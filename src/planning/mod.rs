//! Advice: what is best to allocate, and why nothing beats it.

mod best_split;
mod certificate;
mod flow;
mod openings;
mod reviews;
mod split;

pub use best_split::{Advice, Reach, Request, best_split};
pub use certificate::{Certificate, FullAccount, StuckCredit};
pub use reviews::Reviews;
pub use split::Search;
