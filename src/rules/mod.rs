//! The rulebook, and what follows from it: who may do what, and what happens to whom.

pub mod attempts;
pub mod judgement;
pub mod life;
pub mod rulebook;
pub mod violations;

pub use rulebook::{Confidence, Rule, RuleId, Source};
pub use violations::{Consequence, Outcome, Party, consequence};
