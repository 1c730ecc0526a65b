//! What the row of an ad account shows, as its cells read it.

use crate::app::messages::Message;
use crate::app::state::Planner;
use crate::plan::document::AdAccountDocument;
use crate::results::projection::AdAccountFigures;
use leptos::prelude::*;

/// What a row shows. It is compared with what it was, so that only rows that change are drawn again.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    /// Position in the plan.
    pub(crate) position: usize,
    /// As in the plan.
    pub(crate) account: AdAccountDocument,
    /// What becomes of it.
    pub(crate) figures: Option<AdAccountFigures>,
    /// Ad credit that lies in it from the first day, where some does.
    pub(crate) held: Option<String>,
}

/// Reads a row; nothing once it is gone.
pub(super) fn read<T: Default>(row: Memo<Option<Row>>, read: impl FnOnce(&Row) -> T) -> T {
    row.with(|row| row.as_ref().map(read).unwrap_or_default())
}

/// The messages of one field of an ad account.
pub(super) fn messages_at(
    planner: Planner,
    row: Memo<Option<Row>>,
    field: &'static str,
) -> Signal<Vec<Message>> {
    Signal::derive(move || {
        let path = read(row, |row| format!("/adAccounts/{}{field}", row.position));
        planner.messages.with(|all| all.at(&path))
    })
}
