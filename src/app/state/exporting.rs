//! What earlier calendar files of a scenario held.

use super::planner::{Origin, Planner};
use crate::export::calendar::Exported;
use leptos::prelude::*;

impl Planner {
    /// What was written into calendar files of the open scenario.
    pub(crate) fn calendar(&self) -> Exported {
        let id = self.shelves().open.get_untracked();
        Exported::from_text(&self.shelves().calendar(&id).unwrap_or_default())
    }

    /// Keeps what was written, beside the scenario. Of an example that nobody has changed nothing is kept.
    pub(crate) fn keep_calendar(&self, exported: &Exported) {
        if self.origin.get_untracked() == Origin::Own {
            self.shelves().keep_calendar(&self.shelves().open.get_untracked(), &exported.to_text());
        }
    }

    /// By what calendars tell the open scenario from others: an example has no id that lasts, but a name.
    pub(crate) fn calendar_id(&self) -> String {
        match self.origin.get_untracked() {
            Origin::Own => self.shelves().open.get_untracked(),
            Origin::Example => self.name.get_untracked(),
        }
    }
}
