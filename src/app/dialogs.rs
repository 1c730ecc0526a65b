//! The dialogs that buttons anywhere open.

use crate::app::pasting::Pasted;
use crate::money::Currency;
use leptos::prelude::*;
use web_sys::FileList;

/// Which dialogs are open, and what they were opened with.
#[derive(Clone, Copy)]
pub(crate) struct Dialogs {
    /// Choosing an example.
    pub(crate) examples: RwSignal<bool>,
    /// Importing.
    pub(crate) import: RwSignal<bool>,
    /// The files that were dropped on the page last, which importing takes.
    pub(crate) dropped: RwSignal<Option<FileList>, LocalStorage>,
    /// What was pasted on the page last, which importing takes.
    pub(crate) pasted: RwSignal<Option<Pasted>>,
    /// Why the best split is the best.
    pub(crate) explain: RwSignal<bool>,
    /// How sure the plan is.
    pub(crate) risk: RwSignal<bool>,
    /// Giving the plan to somebody.
    pub(crate) share: RwSignal<bool>,
    /// How the planner looks and speaks.
    pub(crate) preferences: RwSignal<bool>,
    /// The currency that the plan is to be in, while it is asked what becomes of its amounts.
    pub(crate) currency: RwSignal<Option<Currency>>,
}

impl Dialogs {
    /// None is open.
    pub(crate) fn closed() -> Self {
        Self {
            examples: RwSignal::new(false),
            import: RwSignal::new(false),
            dropped: RwSignal::new_local(None),
            pasted: RwSignal::new(None),
            explain: RwSignal::new(false),
            risk: RwSignal::new(false),
            share: RwSignal::new(false),
            preferences: RwSignal::new(false),
            currency: RwSignal::new(None),
        }
    }
}
