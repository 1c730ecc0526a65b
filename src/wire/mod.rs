//! The English of problems and refusals, what may stand in for it, and text to JSON.

pub(crate) mod english;
pub mod text;
pub mod wording;
