//! Where the end of a lesson leads.

use crate::app::lessons::Player;
use crate::app::ui::Drawn;
use leptos::prelude::*;

/// What the end of a lesson leads to.
#[derive(Clone, Copy)]
pub(crate) struct Exits {
    /// To a lesson, by its id and the words that lead there.
    pub(crate) next: Callback<(String, String), Drawn>,
    /// To one's own numbers.
    pub(crate) own: Callback<Player, Drawn>,
    /// What else can be done with the lesson.
    pub(crate) more: Callback<Player, Drawn>,
}
