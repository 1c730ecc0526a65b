//! What the planner holds: the draft, what follows from it, the way back, and where it is kept.

mod added;
mod advice_found;
mod advising;
mod backup;
mod baseline;
mod checking_in;
mod comparing;
mod exporting;
mod gesture;
mod keys;
mod linking;
mod opening;
mod page;
mod planner;
mod preferences;
#[cfg(test)]
mod random_user;
mod recording;
mod removing;
mod reveal;
mod risking;
mod saving;
mod scenarios;
mod shelves;
mod store;
#[cfg(test)]
mod tabs_tests;
mod today;
mod undoing;

pub(crate) use added::Added;
pub(crate) use advice_found::{Found, LastDay};
pub(crate) use backup::KIND as BACKUP;
pub(crate) use backup::Restored;
pub(crate) use baseline::FIELD as BASELINE;
pub(crate) use checking_in::CheckingIn;
pub(crate) use comparing::{COLUMNS, WhatIf};
pub(crate) use linking::MARK;
pub(crate) use planner::{Origin, Planner};
pub(crate) use preferences::{AUTO, Density, Named, Preferences, Theme};
pub(crate) use reveal::{SETTINGS, SPLIT, account_key, credit_key, field_id};
pub(crate) use risking::{
    Found as RiskFound, Of as RiskOf, Question as RiskQuestion, Risking, Stage as RiskStage,
};
pub(crate) use shelves::Warning;
pub(crate) use store::Saving;
