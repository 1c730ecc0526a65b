//! What the row of an ad account shows, as its cells read it.

use crate::app::place::Place;
use crate::app::state::Planner;
use crate::plan::document::AdAccountDocument;
use crate::results::projection::AdAccountFigures;
use leptos::prelude::*;

/// What a row shows. Each part is compared with what it was, so that only what changes is drawn again.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    /// The ad account, as in the plan.
    pub(crate) account: Place<Planner, AdAccountDocument>,
    /// What becomes of it.
    pub(crate) figures: Memo<Option<AdAccountFigures>>,
    /// Ad credit that lies in it from the first day, where some does.
    pub(crate) held: Memo<Option<String>>,
}

impl Row {
    /// Its id in the plan.
    pub(super) fn id(self) -> String {
        self.account.read(|it| it.id.clone())
    }

    /// What it is called.
    pub(super) fn name(self) -> String {
        self.account.read(|it| it.name.clone())
    }
}
