//! The control that has the focus: what kind it is, what it is called, what it holds.

#![cfg_attr(test, allow(dead_code, reason = "tests have a page of their own: see `state::page`"))]

use js_sys::Reflect;
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How many characters of a control's name are of use.
const LONGEST: usize = 80;

/// A kind of control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Control {
    /// Text is typed into it, and it can take that back by itself.
    Text,
    /// Its value is reached by way of others: a date, a slider.
    Gradual,
    /// It is pressed or chosen from.
    Press,
}

/// What kind of control has the focus.
pub(crate) fn control() -> Control {
    let Some(element) = element() else { return Control::Press };
    if element.local_name() == "textarea" {
        return Control::Text;
    }
    let kind = text_of(&element, "type").filter(|_| element.local_name() == "input");
    match kind.as_deref() {
        Some("text" | "search" | "email" | "tel" | "url" | "number" | "password") => Control::Text,
        Some("date" | "time" | "month" | "week" | "datetime-local" | "range" | "color") => Control::Gradual,
        _ => Control::Press,
    }
}

/// What it holds.
pub(crate) fn value() -> Option<String> {
    text_of(&element()?, "value")
}

/// What it is called; empty where that can't be told.
pub(crate) fn name() -> String {
    let Some(element) = element() else { return String::new() };
    // A form is taken as a whole, from whichever of its controls.
    let form = element.closest("form[aria-label]").ok().flatten();
    let own = || form.as_ref().unwrap_or(&element).get_attribute("aria-label");
    let of_label = || {
        let around = element.closest("label").ok().flatten();
        let label = || document().query_selector(&format!("label[for=\"{}\"]", element.id())).ok().flatten();
        around.or_else(label)?.text_content()
    };
    let is_pressed = matches!(element.local_name().as_str(), "button" | "a" | "summary");
    let content = || element.text_content().filter(|_| is_pressed);
    let name = own().or_else(of_label).or_else(content).unwrap_or_default();
    name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}

/// Takes the focus from a field and gives it back at once, so that it shows what the plan says, not what was typed.
pub(crate) fn renew() {
    if control() == Control::Press {
        return;
    }
    if let Some(element) = element().and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.blur();
        let _ = element.focus();
    }
}

fn element() -> Option<Element> {
    document().active_element()
}

fn text_of(element: &Element, property: &str) -> Option<String> {
    Reflect::get(element, &property.into()).ok()?.as_string()
}
