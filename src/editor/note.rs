//! What was just done, and the way back.

use super::shelf::ScenarioName;

/// A sentence that says what was done, until it is dismissed or something else is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What was done.
    pub sentence: String,
    /// How to have it as before.
    pub back: WayBack,
}

/// The way back from what was done.
#[derive(Clone, Debug, PartialEq)]
pub enum WayBack {
    /// It is the last step.
    Undo,
    /// A scenario was deleted: it can be put back.
    PutBack(Box<Deleted>),
    /// Another scenario was opened: the one before is still there, by this id.
    Open(String),
}

/// A scenario that was deleted, as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// Its name and id.
    pub scenario: ScenarioName,
    /// Where it stood.
    pub at: usize,
    /// The text of its plan.
    pub plan: String,
    /// The text of its history.
    pub history: String,
    /// Whether it was the one that was open.
    pub was_open: bool,
}
