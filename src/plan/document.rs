//! The plan document, version 1: what the planner edits, an article embeds and the package takes.
//!
//! A document may still be wrong: every amount and date in it is text. [`check`](crate::plan::check()) turns it into
//! a [`Plan`](crate::plan::Plan) or into problems. Each field is declared here and nowhere else but in the links of
//! version 1, whose bytes are fixed. Fields that are empty or at their default are left out when it is written.

mod amounts;
#[cfg(any(feature = "js", not(target_arch = "wasm32")))]
mod as_it_stands;
mod compact;
mod fields;
mod found;
mod order;
mod path;
mod reading;

pub use fields::{
    ActualDocument, AdAccountDocument, AdCreditDocument, AllocationDocument, AssumptionsDocument,
    BusinessCenterDocument, EventDocument, Given, HolderDocument, MemberDocument, PlanDocument,
    SpendRangeDocument, SplitPolicyDocument, Unread, VERSION, Wanted,
};
pub(crate) use fields::{amount, factor};
pub(crate) use order::in_document_order;
pub(crate) use path::escaped;
pub(super) use path::{Path, camel_case};
pub(crate) use reading::read_part;
