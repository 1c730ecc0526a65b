//! Today where the person is. Nothing else in the planner asks the browser for it.

use super::page;
use crate::app::lasting::Lasting;
use leptos::prelude::*;

/// Today as `YYYY-MM-DD`. A page that is left open over midnight learns of the new day when somebody comes back to it.
#[derive(Clone, Copy)]
pub(crate) struct Today(Lasting<RwSignal<String>>);

impl Today {
    /// Today, which is followed from now on.
    pub(super) fn follow() -> Self {
        let day = RwSignal::new(page::today());
        let look = move || {
            let now = page::today();
            if day.with_untracked(|day| *day != now) {
                day.set(now);
            }
        };
        // The planner lives as long as the page, and so does this.
        let _ = page::listen("focus", look);
        let _ = page::listen("pageshow", look);
        Self(day.into())
    }

    /// Today, and follows it.
    pub(crate) fn get(self) -> String {
        self.0.get()
    }

    /// Today as it is now.
    pub(crate) fn peek(self) -> String {
        self.0.get_untracked()
    }
}
