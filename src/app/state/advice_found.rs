//! What the best split would make of the draft, as it was found last.

use crate::app::lasting::Lasting;
use crate::editor::offer::Gain;
use crate::results::advice::AdviceDocument;
use crate::results::projection::Figures;
use leptos::prelude::*;
use std::sync::Arc;

/// Until when the plan can be made better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LastDay {
    /// Nothing is lost that another split could save.
    Nothing,
    /// What is lost is lost: every allocation is done.
    Allocated,
    /// This day.
    On(String),
    /// As much can be spent until the end, but less would be lost the sooner it is done.
    Unknown,
}

/// The best split and what follows from it.
#[derive(Debug)]
pub(crate) struct Found {
    /// The best split, from `from` on.
    pub(crate) advice: AdviceDocument,
    /// The first day on which it allocates.
    pub(crate) from: String,
    /// What the plan comes to without what is overdue: what the split is held against.
    pub(crate) now: Figures,
    /// How many allocations are overdue.
    pub(crate) overdue: usize,
    /// The part of the loss that no split can prevent.
    pub(crate) unavoidable: String,
    /// Until when the plan can be made better.
    pub(crate) last_day: LastDay,
    /// What it is good for.
    pub(crate) gain: Gain,
    /// Whether all is split anew, in proportion, because the split that the plan prefers loses more.
    pub(crate) is_anew: bool,
}

impl Found {
    /// Whether it saves something that is lost. What is only stranded less expires in the Business Center.
    pub(crate) const fn saves(&self) -> bool {
        matches!(self.gain, Gain::Spends(_) | Gain::Loses(_))
    }

    /// Whether it can take the place of what is planned.
    pub(crate) fn is_offered(&self) -> bool {
        self.gain != Gain::Nothing
    }
}

/// What the best split would make of the draft, and whether that is still being found.
#[derive(Clone, Copy)]
pub(crate) struct Advising {
    /// What was found last; nothing while the draft has errors, or once it is over.
    pub(crate) found: Lasting<RwSignal<Option<Arc<Found>>>>,
    /// Whether the draft has changed since.
    pub(crate) is_behind: Lasting<RwSignal<bool>>,
    /// How often the draft has changed.
    pub(super) changes: StoredValue<u32>,
}

impl Advising {
    /// Nothing has been found yet.
    pub(crate) fn new() -> Self {
        Self {
            found: RwSignal::new(None).into(),
            is_behind: RwSignal::new(true).into(),
            changes: StoredValue::new(0),
        }
    }

    /// Whether nothing is known yet of the draft as this change left it.
    pub(super) fn is_wanted(self, change: u32) -> bool {
        self.changes.get_value() == change && self.is_behind.get_untracked()
    }
}
