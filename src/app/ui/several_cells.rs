//! Several cells of a sheet are no text of one field: the browser would run them together.

use crate::app::messages::Message;
use crate::app::text::t;
use crate::editor::reading::is_several_cells;
use leptos::ev::{ClipboardEvent, DragEvent};
use leptos::prelude::*;
use web_sys::DataTransfer;

/// Keeps several cells out of a field, and says so beside it.
#[derive(Clone, Copy)]
pub(super) struct Refusal {
    /// What the field says of what came in.
    pub(super) own: RwSignal<Option<Message>>,
    /// The key of the sentence that says it.
    pub(super) sentence: &'static str,
}

impl Refusal {
    /// Refuses several cells that are pasted.
    pub(super) fn of_paste(self, event: &ClipboardEvent) {
        if self.refuses(event.clipboard_data()) {
            event.prevent_default();
        }
    }

    /// Refuses several cells that are dropped.
    pub(super) fn of_drop(self, event: &DragEvent) {
        if self.refuses(event.data_transfer()) {
            event.prevent_default();
        }
    }

    /// Says nothing of it any longer: the field is left, as it was before.
    pub(super) fn forget(self) {
        self.own.try_set(None);
    }

    fn refuses(self, data: Option<DataTransfer>) -> bool {
        let text = data.and_then(|it| it.get_data("text/plain").ok()).unwrap_or_default();
        let several = is_several_cells(&text);
        if several {
            self.own.set(Some(Message::wrong(t(self.sentence))));
        }
        several
    }
}
