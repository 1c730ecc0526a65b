//! Text and bytes to plans, and results back to text. The only room that knows JSON and English.

pub mod document;
mod english;
mod evaluate;
pub mod projection;
pub mod text;

pub use evaluate::{Evaluation, JournalOption, check, document_from_text, evaluate, simulate};
