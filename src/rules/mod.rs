//! The rulebook, and what follows from it: who may do what, and what happens to whom.

pub mod rulebook;

pub use rulebook::{Confidence, Rule, RuleId, Source};
