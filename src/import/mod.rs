//! From what somebody brings along to a plan: what TikTok's API answers, and sheets.
//!
//! What a source says and what a person has to say is never made up: an import gives a plan, and notices of what it
//! took, what it left out and what is asked.

mod actuals;
mod holdings;
mod kind;
mod life;
mod made_ids;
mod notice;
mod pairing;
pub mod sheet;
mod table;
pub mod tiktok;

pub use notice::NoticeDocument;

use crate::plan::document::{PlanDocument, VERSION};
use serde::Serialize;

/// The plan that an import made or updated, and what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Import"))]
pub struct Import {
    /// The plan. While an expiry is asked for, it does not run.
    #[cfg_attr(feature = "js", tsify(type = "Plan"))]
    pub plan: PlanDocument,
    /// What was taken, left out, and is asked.
    #[cfg_attr(feature = "js", tsify(type = "Notice[]"))]
    pub notices: Vec<NoticeDocument>,
}

/// A plan of which nothing is known yet.
fn blank() -> PlanDocument {
    PlanDocument { version: VERSION, ..PlanDocument::default() }
}

/// A new plan is called after its Business Center.
fn name_plan(plan: &mut PlanDocument) {
    if plan.business_center.name.is_empty() {
        "Business Center".clone_into(&mut plan.business_center.name);
    }
    if plan.name.is_empty() {
        plan.name.clone_from(&plan.business_center.name);
    }
}
