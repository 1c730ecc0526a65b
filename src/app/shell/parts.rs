//! F6 goes from part to part of the page, or of an open dialog, as from pane to pane of a program: with the Tab key
//! alone, what is to be pressed next may lie behind every field of a long table.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The parts, in the order of the page. No screen has all of them.
const PARTS: [&str; 8] =
    [".scenario", ".tabs", ".toolbar", ".strip", ".credits", ".settings", ".accounts", ".screen"];
/// The parts of an open dialog, in their order.
const DIALOG_PARTS: [&str; 3] =
    ["dialog:modal .imported-sheet", "dialog:modal .proposal", "dialog:modal .dialog-actions"];
/// What can take the focus in a part.
const CONTROLS: &str = "a[href], button, input, select, summary";

/// Follows the key from now on.
pub(crate) fn follow_keys() {
    let on_key = window_event_listener(ev::keydown, move |event: KeyboardEvent| {
        let alone = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented());
        let found = |selector: &str| document().query_selector(selector).ok().flatten();
        if event.key() != "F6" || !alone {
            return;
        }
        let names = if found("dialog:modal").is_some() { &DIALOG_PARTS[..] } else { &PARTS[..] };
        let parts: Vec<Element> = names.iter().filter_map(|part| found(part)).collect();
        let focused = document().active_element();
        // The innermost: no part of the page lies in one before it.
        let at = parts.iter().rposition(|part| part.contains(focused.as_deref()));
        let next = neighbour(at, parts.len(), event.shift_key());
        let control = next.and_then(|next| parts.get(next)?.query_selector(CONTROLS).ok()?);
        if let Some(control) = control.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            event.prevent_default();
            let _ = control.focus();
        }
    });
    on_cleanup(move || on_key.remove());
}

/// Which of `all` follows the one at `at`, or comes before it where `back`. From outside, forth is the first.
const fn neighbour(at: Option<usize>, all: usize, back: bool) -> Option<usize> {
    match (at, back) {
        _ if all == 0 => None,
        (Some(at), false) => Some((at + 1) % all),
        (None, false) => Some(0),
        (Some(0) | None, true) => Some(all - 1),
        (Some(at), true) => Some(at - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_go_round_both_ways() {
        assert_eq!([None, Some(0), Some(2)].map(|at| neighbour(at, 3, false)), [Some(0), Some(1), Some(0)]);
        assert_eq!([None, Some(0), Some(2)].map(|at| neighbour(at, 3, true)), [Some(2), Some(2), Some(1)]);
        assert_eq!(neighbour(None, 0, false), None);
    }
}
