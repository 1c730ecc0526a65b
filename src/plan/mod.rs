//! The checked plan: what is left once a document has no error.
//!
//! ```text
//! PlanDocument::read ──► PlanDocument ──► check ──► Plan, and warnings
//! (any format)           text in every       └────► every problem, with its path
//!                        field
//! ```
//!
//! A [`document`] is what somebody typed: text in every field, and a list of what could not be read. [`check()`] reads all
//! of it and goes on after a problem, so that a person sees everything that is wrong at once, in the order of the
//! document. A [`Plan`] can only be had from it. So whoever holds one may rely on this: references are the positions of
//! items that exist, days are within the plan, amounts are whole minor units of one currency, lists are within
//! [`limits`], and all ad credit, all cash and all spend can each be summed.
//!
//! A [`Problem`] says what is wrong by a stable code, where, and with which values; sentences are written elsewhere.

mod account;
mod actual;
mod assumptions;
pub mod check;
mod checked;
pub mod codes;
mod credit;
pub mod document;
mod event;
mod index;
pub mod limits;
mod member;
pub mod problem;
mod split_policy;
pub(crate) mod text;

pub use account::{AdAccount, Billing, Relation, SpendRange, Status};
pub use actual::ActualSpend;
pub use assumptions::{
    AssumptionKey, Assumptions, ClawBack, DrawOrder, SharedAccounts, SpendOrder, SuspensionEffect,
};
pub use check::{Checked, check};
pub use checked::{BusinessCenter, Plan};
pub use credit::{AdCredit, Allocation, CreditKind, Execution, Holder};
pub use event::{Event, EventKind, Violation};
pub use index::{AccountIndex, CreditIndex, MemberIndex};
pub use member::{Member, MemberRole, Roles};
pub(crate) use problem::problem_codes;
pub use problem::{Problem, ProblemCode, Severity};
pub use split_policy::{Preference, SplitPolicy};
