//! Text and bytes to plans, and results back to text. The only room that knows JSON and English.

pub mod document;
pub mod projection;
