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

/// What a cell holds.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// An id or a name, which stays text whatever it looks like.
    Text(&'a str),
    /// A number, an amount that is not below zero, a day or a word of the program's own, for the spreadsheet to read.
    Value(&'a str),
}

/// What a spreadsheet takes for the beginning of a formula, wide forms included.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// From so many digits on a spreadsheet writes a whole number in powers of ten.
const LONG: usize = 12;

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
            super::put(out, &["\"", guard, &text.replace('"', "\"\""), "\""]);
        } else {
            super::put(out, &[guard, &text]);
        }
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet would run this text, or take an apostrophe that is meant for its own sign.
fn is_taken_for_a_formula(text: &str) -> bool {
    text.trim_start().starts_with(FORMULA) || text.starts_with('\'')
}

/// Whether it is a number, a time or a day to a spreadsheet, and changes by that. A short whole number doesn't.
fn is_taken_for_a_number(text: &str) -> bool {
    let is_digits = text.bytes().all(|it| it.is_ascii_digit());
    if is_digits {
        return text.len() >= LONG || text.len() > 1 && text.starts_with('0');
    }
    let has_digit = text.bytes().any(|it| it.is_ascii_digit());
    has_digit && text.bytes().all(|it| it.is_ascii_digit() || b".,:/-+ eE%".contains(&it))
}

#[cfg(test)]
mod tests;
