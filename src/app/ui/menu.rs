//! A button that opens a small panel: the browser's own popover, which closes by Escape or a press beside it.

use super::follow::press;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

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
