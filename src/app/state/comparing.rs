//! What is compared with what. It outlives the screen, so that a look at the plan loses nothing.

use leptos::prelude::*;

/// How many scenarios stand side by side.
pub(crate) const COLUMNS: usize = 3;

/// A suspension to compare under. It is in no scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WhatIf {
    /// Id of the ad account.
    pub(crate) ad_account: String,
    /// The day on which it is suspended.
    pub(crate) on: String,
}

/// What is compared with what.
#[derive(Clone, Copy)]
pub(crate) struct Comparing {
    /// Ids of the scenarios, from left to right.
    pub(crate) columns: RwSignal<Vec<String>>,
    /// A suspension to compare under.
    pub(crate) what_if: RwSignal<Option<WhatIf>>,
    /// The day on which to say what can still move; that as of which the plan is looked at where nothing is said.
    pub(crate) on: RwSignal<Option<String>>,
    /// Whether rows that are alike are left out.
    pub(crate) differences_only: RwSignal<bool>,
    /// Days from one review to the next, as typed.
    pub(crate) cadence: RwSignal<String>,
}

impl Comparing {
    /// Nothing is compared yet.
    pub(super) fn new() -> Self {
        Self {
            columns: RwSignal::new(Vec::new()),
            what_if: RwSignal::new(None),
            on: RwSignal::new(None),
            differences_only: RwSignal::new(false),
            cadence: RwSignal::new("7".to_owned()),
        }
    }
}
