//! What the planner holds: the draft, what follows from it, and where it is kept.

mod advising;
mod planner;
mod reveal;
mod risking;
mod saving;

pub(crate) use advising::{Found, LastDay};
pub(crate) use planner::{Origin, Planner};
pub(crate) use reveal::{SETTINGS, account_key, credit_key, field_id};
pub(crate) use risking::{
    Found as RiskFound, Of as RiskOf, Question as RiskQuestion, Risking, Stage as RiskStage,
};
pub(crate) use saving::{Saving, Warning};
