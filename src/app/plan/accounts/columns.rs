//! Which ad credits have a column in the table.

use crate::app::browser;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::fill;
use crate::editor::draft;
use crate::plan::document::AdCreditDocument;
use leptos::prelude::*;

/// How many ad credits have a column of their own where there is room, and where there is less. Past that, one is chosen.
const COLUMNS: (usize, usize) = (4, 3);
/// Where there is room: beside the Business Center in a wide window, and where a row is a list.
const ROOM: &str = "(width >= 78rem), (width < 48rem)";

/// An ad credit with a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Column {
    /// Id of the ad credit.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: String,
    /// When it expires, as written.
    pub(crate) expires: String,
    /// The first day on which it can be allocated, on which it usually is.
    pub(crate) first_day: String,
}

/// The ad credits that the table shows.
#[derive(Clone, Copy)]
pub(crate) struct Columns {
    /// Those with a column.
    pub(crate) shown: Memo<Vec<Column>>,
    /// All that can be allocated.
    pub(crate) all: Memo<Vec<Column>>,
    /// The plan's first day.
    pub(crate) start: Memo<String>,
}

impl Columns {
    /// Those of the plan, as many as there is room for.
    pub(super) fn of(planner: Planner) -> Self {
        let all = Memo::new(move |_| {
            planner.with(|plan| {
                let allocatable = plan.ad_credits.iter().filter(|credit| !draft::is_held(credit));
                let column = |it: &AdCreditDocument| Column {
                    id: it.id.clone(),
                    name: it.name.clone(),
                    expires: it
                        .expires
                        .as_deref()
                        .map(|day| fill("accounts.expires", &[("day", &format::day(day, &plan.start))]))
                        .unwrap_or_default(),
                    first_day: draft::day_for(plan, it),
                };
                allocatable.map(column).collect::<Vec<_>>()
            })
        });
        let most = most_columns();
        let shown = Memo::new(move |_| {
            let all = all.get();
            if all.len() <= most.get() {
                return all;
            }
            let chosen = planner.allocating.get();
            let chosen = all.iter().find(|column| Some(&column.id) == chosen.as_ref()).or(all.first());
            chosen.cloned().into_iter().collect()
        });
        let start = Memo::new(move |_| planner.with(|plan| plan.start.clone()));
        Self { shown, all, start }
    }

    /// Whether some ad credit has no column.
    pub(crate) fn hide_some(self) -> bool {
        self.all.with(Vec::len) > self.shown.with(Vec::len)
    }
}

/// How many columns there is room for. It follows the window, but no field is taken away while it has the focus.
fn most_columns() -> RwSignal<usize> {
    let fitting = || if browser::matches_media(ROOM) { COLUMNS.0 } else { COLUMNS.1 };
    let most = RwSignal::new(fitting());
    let on_resize = window_event_listener(leptos::ev::resize, move |_| {
        if fitting() != most.get_untracked() && !browser::has_focus_within(".account") {
            most.set(fitting());
        }
    });
    on_cleanup(move || on_resize.remove());
    most
}
