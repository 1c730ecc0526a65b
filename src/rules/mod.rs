//! The rulebook, and what follows from it: who may do what, and what happens to whom.
//!
//! What holds for ad credit in TikTok is written down once, as data: [`rulebook`] has each [`Rule`] with its number, its
//! sources and how far it can be trusted. The code that applies a rule cites it by its [`RuleId`], so a refusal, a journal
//! row and a screen say the same.
//!
//! ```text
//! rulebook     what holds, and who says so
//! judgement    whether an allocation or a move of cash may be carried out; if not, by which rule
//! life         which event takes an ad account from which status to which, and which events change nothing
//! violations   what follows when somebody breaks the terms
//! attempts     what people look for and TikTok has no button for
//! ```
//!
//! Every function here is pure and asks for what it needs: the plan, a status, an amount. None knows how far a run has
//! come, so a preview and a run are judged alike. A rule that rests on an assumption names it in [`Rule::switch`].

pub mod attempts;
pub mod codes;
pub mod judgement;
pub mod life;
pub mod rulebook;
pub mod violations;

pub use rulebook::{Citation, Confidence, Rule, RuleId};
pub use violations::{Consequence, consequence};
