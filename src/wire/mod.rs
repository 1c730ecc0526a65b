//! Text and bytes to plans, and results back to text. The only room that knows JSON and English.

pub mod advice;
pub mod attempt;
pub mod claim;
pub mod claims;
pub mod comparison;
pub mod document;
mod evaluate;
pub mod explanation;
pub mod export;
pub mod lesson;
pub mod link;
pub mod projection;
pub mod risk;
pub mod rulebook;
pub mod text;
pub mod timeline;
mod writing;

pub use attempt::attempt;
pub use comparison::compare;
pub use evaluate::{
    Evaluation, any_document, check, document_from_text, document_from_value, evaluate, read, run, simulate,
    well_formed, writable,
};
pub use rulebook::rules;
pub use writing::{JournalOption, problem_documents, projection_document};
