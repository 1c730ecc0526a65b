//! The keys of Undo and Redo, and Escape, which puts away the note of what was just done. A text field's own come first.

use super::planner::Planner;
use crate::app::browser;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Undo,
    Redo,
}

/// Follows the keys from now on.
pub(super) fn follow(planner: Planner) {
    let on_key = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let held = event.ctrl_key() != event.meta_key() && !event.alt_key();
        let wish = wish(&event.key(), event.shift_key()).filter(|_| held && !event.default_prevented());
        // A dialog is about something else than the draft behind it.
        if planner.hand().is_typing() || document().query_selector("dialog:modal").ok().flatten().is_some() {
            return;
        }
        match wish {
            Some(Wish::Undo) => planner.undo(),
            Some(Wish::Redo) => planner.redo(),
            None => {
                if event.key() == "Escape" && !event.default_prevented() {
                    planner.note.set(None);
                    browser::focus_if_lost("main");
                }
                return;
            }
        }
        event.prevent_default();
    });
    on_cleanup(move || on_key.remove());
}

/// What a key asks for that is pressed together with Ctrl or Command.
fn wish(key: &str, shift: bool) -> Option<Wish> {
    match (key, shift) {
        ("z" | "Z", false) => Some(Wish::Undo),
        ("z" | "Z", true) | ("y" | "Y", false) => Some(Wish::Redo),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_that_people_know() {
        assert_eq!(wish("z", false), Some(Wish::Undo));
        assert_eq!(wish("Z", true), Some(Wish::Redo));
        assert_eq!(wish("y", false), Some(Wish::Redo));
        assert_eq!(wish("y", true), None);
        assert_eq!(wish("x", false), None);
    }
}
