//! What was just done, and the way back.

use super::shelf::ScenarioName;

/// A sentence that says what was done, until it is dismissed or something else is done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Note {
    /// What was done.
    pub(crate) sentence: String,
    /// How to have it as before.
    pub(crate) back: WayBack,
}

/// The way back from what was done.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum WayBack {
    /// It is the last step.
    Undo,
    /// A scenario was deleted: it can be put back.
    PutBack(Box<Deleted>),
    /// Another scenario was opened: the one before is still there, by this id.
    Open(String),
}

/// A scenario that was deleted, as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deleted {
    pub(super) scenario: ScenarioName,
    /// Where it stood.
    pub(super) at: usize,
    pub(super) plan: String,
    pub(super) history: String,
    pub(super) baseline: Option<String>,
    /// Whether it was the one that was open.
    pub(super) was_open: bool,
}
