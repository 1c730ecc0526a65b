//! What comes of a plan, written down: decimal text for money, ids for places, a code and a sentence for what is wrong.
//!
//! The core counts in whole minor units and knows ad accounts by their position. Here its results become documents that
//! the package gives out, the planner shows and the tests compare: a projection and its journal, advice with its
//! certificate, a verdict, a comparison, risk, the rulebook. Each document is declared once, next to what fills it in;
//! with the feature `js` its TypeScript type comes from the same declaration.

pub mod advice;
pub mod attempt;
pub mod codes;
pub mod comparison;
mod evaluate;
mod journal;
mod options;
pub mod projection;
pub mod risk;
pub mod rulebook;
pub mod text;
pub mod tracking;
mod writing;

pub use attempt::attempt;
pub use comparison::compare;
pub use evaluate::{
    Evaluation, any_document, check, document_from_text, document_from_value, evaluate, outcome, read, run,
    simulate, well_formed, writable,
};
pub use journal::JournalTable;
pub use options::{options, options_if_any};
pub use rulebook::rules;
pub use tracking::track;
pub(crate) use writing::figures_document;
pub use writing::{JournalOption, problem_documents, projection_document};
