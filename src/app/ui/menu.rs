//! A button that opens a small panel: the browser's own popover, which closes by Escape, a press beside it, or once the focus
//! is elsewhere.

use super::follow::press;
use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Closes this panel when something behind it gets the focus, which it would cover.
pub(crate) fn close_behind(panel: NodeRef<html::Div>) {
    let on_focus = window_event_listener(ev::focusin, move |event| {
        let to = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let (Some(panel), Some(to)) = (panel.get_untracked(), to) else { return };
        // Its button opens and closes it by itself.
        let is_button = to.get_attribute("popovertarget").is_some_and(|it| it == panel.id());
        if !is_button && !panel.contains(Some(&to)) {
            let _ = panel.hide_popover();
        }
    });
    on_cleanup(move || on_focus.remove());
}

/// The panel, with the id that its button names as `popovertarget`.
#[component]
pub(crate) fn Menu(
    /// Its id.
    id: &'static str,
    /// What is in it.
    label: &'static str,
    /// Its buttons. A press of any closes it.
    children: Children,
) -> impl IntoView {
    let panel: NodeRef<html::Div> = NodeRef::new();
    close_behind(panel);
    view! {
        <div
            class="menu"
            id=id
            popover="auto"
            role="group"
            aria-label=label
            node_ref=panel
            // Before the button acts: what it opens then gives the focus back to the button of this panel.
            on:click:capture=press(move || {
                if let Some(panel) = panel.get_untracked() {
                    let _ = panel.unchecked_ref::<HtmlElement>().hide_popover();
                }
            })
        >
            {children()}
        </div>
    }
}
