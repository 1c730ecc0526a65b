//! Rows of a CSV file (RFC 4180) that a spreadsheet shows as they are meant.
//!
//! A spreadsheet guesses what a cell is. Text that begins with `=`, `+`, `-` or `@` is a formula to it, which it runs,
//! and names come from links and files of other people. Text that looks like a number becomes one, and loses leading
//! zeros and all but 15 digits: the ad account 7012345678901234567 turns into 7.01E+18. So text that it would take for
//! something else gets an apostrophe before it, the sign by which Excel, LibreOffice and Google Sheets mark text. Some
//! of them show it when they open a file. The other usual form, `="7012345678901234567"`, is a formula itself:
//! LibreOffice doesn't evaluate it unless asked to, and every other reader gets the formula instead of the id. A reader
//! that removes one apostrophe from the beginning of a cell has the text, since text that begins with one gets another.
//!
//! What can't be seen is left out first, as `plain::line` does.

use super::plain::line;
use crate::guard::{is_taken_for_a_formula, is_taken_for_a_number};

/// What a cell holds.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// An id or a name, which stays text whatever it looks like.
    Text(&'a str),
    /// A number, an amount that is not below zero, a day or a word of the program's own, for the spreadsheet to read.
    Value(&'a str),
}

/// Appends a row of these cells.
pub fn row(out: &mut String, cells: &[Cell<'_>]) {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        let (Cell::Text(text) | Cell::Value(text)) = *cell;
        let text = line(text);
        let is_number = matches!(cell, Cell::Text(_)) && is_taken_for_a_number(text.trim());
        let guard = if is_number || is_taken_for_a_formula(&text) { "'" } else { "" };
        if text.contains([',', '"']) {
            out.extend(["\"", guard, &text.replace('"', "\"\""), "\""]);
        } else {
            out.extend([guard, &text]);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests;
