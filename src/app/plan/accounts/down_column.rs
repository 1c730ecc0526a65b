//! Enter in a field of the table of ad accounts: down to the same column of the next row, as in a sheet.

use crate::app::browser;
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Follows a key. In the last row Enter does nothing: it adds no row, and the focus stays.
pub(super) fn go_down(event: &KeyboardEvent) {
    let changes = event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key();
    if event.key() != "Enter" || changes || event.is_composing() {
        return;
    }
    if let Some(field) = event.target().and_then(browser::as_element).and_then(|it| below(&it)) {
        event.prevent_default();
        browser::select(&field);
    }
}

/// The next field below that is to be seen. Rows without one, whose cell holds parts, are passed over.
fn below(field: &Element) -> Option<HtmlInputElement> {
    let field = field.dyn_ref::<HtmlInputElement>()?;
    let cell = field.closest(".account > tr:first-child > *").ok()??;
    let column = std::iter::successors(cell.previous_element_sibling(), Element::previous_element_sibling);
    let column = u32::try_from(column.count()).ok()?;
    let next = |row: &Element| row.next_element_sibling();
    std::iter::successors(next(&cell.closest(".account").ok()??), next).find_map(|row| {
        let cell = row.first_element_child()?.children().item(column)?;
        let field: HtmlInputElement = cell.query_selector("input").ok()??.dyn_into().ok()?;
        field.offset_parent().is_some().then_some(field)
    })
}
