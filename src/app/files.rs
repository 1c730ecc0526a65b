//! What files are called.

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
