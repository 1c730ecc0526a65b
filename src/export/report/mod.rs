//! A report of a plan for somebody who doesn't plan: one HTML file that needs nothing else, and prints.
//!
//! It is written from a plan document and its projection alone. For some ad accounts only, [`for_accounts`] makes a plan
//! that knows of no other, and the report is of that plan: what isn't in it can't be in the report, nor in its link.

mod chosen;
mod content;
mod html;
mod words;

pub use chosen::for_accounts;
pub use content::Report;
pub use words::{AssumptionWords, Phrase, Words};

#[cfg(test)]
mod tests;
