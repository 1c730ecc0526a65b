//! Back closes the dialog on top: each open dialog has an entry of its own in the tab's history, at the same address.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};

/// What an entry's state calls how many dialogs are open at it.
const DEPTH: &str = "strandlineDialogs";

thread_local! {
    /// The open dialogs, the one on top last.
    static OPEN: RefCell<Vec<RwSignal<bool>>> = const { RefCell::new(Vec::new()) };
    /// Whether this page itself goes back, which a browser does only later: nobody has pressed Back.
    static IS_LEAVING: Cell<bool> = const { Cell::new(false) };
}

/// Follows the tab's history from now on.
pub(crate) fn follow() {
    let listener = window_event_listener(leptos::ev::popstate, |_| {
        if IS_LEAVING.take() {
            // What was opened since then stays, and gets its entry here.
            settle();
            return;
        }
        // They are no longer open before they are closed, so that closing them does not go back once more.
        let closed = OPEN.with_borrow_mut(|open| open.split_off(depth().min(open.len())));
        closed.into_iter().rev().for_each(|it| it.set(false));
    });
    on_cleanup(move || listener.remove());
}

/// A dialog was opened.
pub(crate) fn opened(dialog: RwSignal<bool>) {
    OPEN.with_borrow_mut(|open| {
        open.retain(|it| *it != dialog);
        open.push(dialog);
    });
    settle();
}

/// Has the tab's history hold an entry for each dialog that is open. One that takes the place of another has its entry.
fn settle() {
    if IS_LEAVING.get() {
        return;
    }
    let number = OPEN.with_borrow(Vec::len);
    match depth().cmp(&number) {
        Ordering::Less => {
            let state = Object::new();
            let number = JsValue::from(u32::try_from(number).unwrap_or(u32::MAX));
            let _ = Reflect::set(&state, &DEPTH.into(), &number);
            call("pushState", &[&state, &"".into()]);
        }
        Ordering::Equal => {}
        Ordering::Greater => {
            IS_LEAVING.set(true);
            call("back", &[]);
        }
    }
}

/// A dialog was closed. Unless that was by Back, its entry goes.
pub(crate) fn closed(dialog: RwSignal<bool>) {
    OPEN.with_borrow_mut(|open| open.retain(|it| *it != dialog));
    // What closed it may lead elsewhere or open another one. Nobody goes back from there.
    set_timeout(settle, Duration::ZERO);
}

/// How many dialogs were open at the history's current entry.
fn depth() -> usize {
    let state = history().and_then(|it| Reflect::get(&it, &"state".into()).ok());
    let depth = state.filter(JsValue::is_object).and_then(|it| Reflect::get(&it, &DEPTH.into()).ok());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small count, as it was written"
    )]
    depth.and_then(|it| it.as_f64()).map_or(0, |it| it as usize)
}

fn history() -> Option<JsValue> {
    Reflect::get(&window(), &"history".into()).ok()
}

fn call(name: &str, given: &[&JsValue]) {
    let Some(history) = history() else { return };
    let Some(act) = Reflect::get(&history, &name.into()).ok().and_then(|it| it.dyn_into::<Function>().ok())
    else {
        return;
    };
    // A browser that refuses leaves Back as it is.
    let _ = act.apply(&history, &given.iter().copied().collect::<js_sys::Array>());
}
