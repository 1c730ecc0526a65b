//! The plan as a file, and what files are called.

use super::browser;
use super::engine;
use super::state::Planner;
use crate::export::plain;

/// A file name that every system takes.
pub(crate) fn file_name(name: &str, extension: &str) -> String {
    let kept: String = plain::line(name)
        .trim()
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() || !it.is_ascii() { it } else { '-' })
        .take(80)
        .collect();
    let kept = kept.trim_matches('-');
    [if kept.is_empty() { "plan" } else { kept }, ".", extension].concat()
}

/// Offers the plan as a file.
pub(crate) fn download(planner: Planner) {
    let name = planner.peek(|plan| file_name(&plan.name, "json"));
    // Where the browser refuses, it says so itself.
    let _ = browser::download(&name, &planner.file());
}

/// Offers the plan as a sheet, which the import reads again.
pub(crate) fn download_sheet(planner: Planner) {
    let (name, text) = planner.peek(|plan| (file_name(&plan.name, "sheet.csv"), engine::sheet_of(plan)));
    // Where the browser refuses, it says so itself.
    let _ = browser::download_table(&name, &text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_keep_letters_and_digits() {
        assert_eq!(file_name("March: 9,000 / even", "json"), "March--9-000---even.json");
        assert_eq!(file_name(" ../ ", "csv"), "plan.csv");
        assert_eq!(file_name("\u{202e}nosj.exe", "json"), "nosj-exe.json");
    }
}
