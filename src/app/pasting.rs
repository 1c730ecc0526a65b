//! Cells and answers that are pasted anywhere on the page, rather than into a field.

use super::browser;
use crate::editor::reading::{is_block, is_several_cells};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, Element, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement, HtmlTemplateElement,
};

/// What was pasted: as text, and as HTML where the clipboard had that too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pasted {
    /// As text.
    pub(crate) text: String,
    /// As HTML; empty where there is none.
    pub(crate) html: String,
}

/// Wider cells, and taller ones, are cut: a page may claim any span.
const SPAN: u32 = 256;
/// No more rows of a table are read.
const ROWS: u32 = 200_000;

impl Pasted {
    /// The cells of a web page's table; nothing where the clipboard has none, or has them better as text: a spreadsheet
    /// writes there what it shows, without hidden rows.
    pub(crate) fn table(&self) -> Option<Vec<Vec<String>>> {
        let is_of_spreadsheet =
            ["schemas-microsoft-com:office", "google-sheets", "LibreOffice", "OpenOffice"]
                .iter()
                .any(|mark| self.html.contains(mark));
        if is_of_spreadsheet || !self.html.contains("<table") {
            return None;
        }
        // Nothing in a template is loaded or run.
        let template: HtmlTemplateElement = document().create_element("template").ok()?.dyn_into().ok()?;
        template.set_inner_html(&self.html);
        let find = |selector: &str| template.content().query_selector(selector).ok().flatten();
        // A table within a table holds what the outer one only arranges.
        let table: HtmlTableElement = find("table table").or_else(|| find("table"))?.dyn_into().ok()?;
        let rows = table.rows();
        let rows = (0..rows.length().min(ROWS)).filter_map(|at| rows.item(at));
        let rows = rows.filter_map(|row| row.dyn_into::<HtmlTableRowElement>().ok()).map(|row| row.cells());
        // For each column, how many rows below it are still covered by a tall cell.
        let mut covered: Vec<u32> = Vec::new();
        let mut table = Vec::new();
        for cells in rows {
            let cells =
                (0..cells.length()).filter_map(|at| cells.item(at)?.dyn_into::<HtmlTableCellElement>().ok());
            table.push(row_of(cells, &mut covered));
        }
        // One cell is no table.
        table.iter().any(|row| row.len() > 1).then_some(table)
    }
}

/// The texts of a row. A merged cell has its text in the first of its places.
fn row_of(cells: impl Iterator<Item = HtmlTableCellElement>, covered: &mut Vec<u32>) -> Vec<String> {
    let mut row = Vec::new();
    for cell in cells {
        skip_covered(&mut row, covered);
        let text = cell.text_content().unwrap_or_default();
        let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for _ in 0..cell.col_span().clamp(1, SPAN) {
            let place = row.len();
            if covered.len() <= place {
                covered.resize(place + 1, 0);
            }
            covered[place] = cell.row_span().clamp(1, SPAN) - 1;
            row.push(std::mem::take(&mut text));
        }
    }
    skip_covered(&mut row, covered);
    row
}

/// Leaves empty what a cell of a row above covers.
fn skip_covered(row: &mut Vec<String>, covered: &mut [u32]) {
    while let Some(left) = covered.get_mut(row.len()).filter(|left| **left > 0) {
        *left -= 1;
        row.push(String::new());
    }
}

/// Has `take` take what is pasted where no field would: with no field focused, or as a block of cells into the first
/// row of a table, or, where `is_empty` says that there is nothing yet to fill, into any field of the page itself.
pub(crate) fn accept_pastes(is_empty: impl Fn() -> bool + 'static, take: impl Fn(Pasted) + 'static) {
    let paste = window_event_listener(leptos::ev::paste, move |event: ClipboardEvent| {
        let Some(data) = event.clipboard_data() else { return };
        let read = |kind: &str| data.get_data(kind).unwrap_or_default();
        let pasted = Pasted { text: read("text/plain"), html: read("text/html") };
        let target = event.target().and_then(browser::as_element);
        let is_for_page = match target.filter(is_text_field) {
            Some(field) => {
                let is_meant = is_in_first_row(&field) || is_empty() && is_of_page(&field);
                is_meant && is_block(&pasted.text)
            }
            None => is_something(&pasted) && !is_another_dialog_open(),
        };
        if is_for_page {
            event.prevent_default();
            take(pasted);
        }
    });
    on_cleanup(move || paste.remove());
}

/// Whether it is cells, or JSON: a word or a number that is pasted by mistake opens nothing.
fn is_something(pasted: &Pasted) -> bool {
    is_several_cells(&pasted.text)
        || pasted.text.trim_start().starts_with(['{', '['])
        || pasted.html.contains("<table")
}

fn is_text_field(element: &Element) -> bool {
    element.matches("input, textarea, select, [contenteditable]").unwrap_or(false)
}

/// Whether a field stands where a person who fills a table from a spreadsheet begins.
fn is_in_first_row(field: &Element) -> bool {
    field.closest(".accounts tbody:first-of-type").ok().flatten().is_some()
}

/// Whether a field is no part of a dialog, and takes a line at most.
fn is_of_page(field: &Element) -> bool {
    field.matches("input").unwrap_or(false) && field.closest("dialog").ok().flatten().is_none()
}

fn is_another_dialog_open() -> bool {
    let open = document().query_selector("dialog:modal").ok().flatten();
    open.is_some_and(|it| it.get_attribute("aria-labelledby").as_deref() != Some("import-title"))
}
