//! Texts that a spreadsheet takes for something else: it marks those that are text all the same with an apostrophe before
//! them. Who writes cells puts it there, and who reads cells takes it away.

/// What a spreadsheet takes for the beginning of a formula, wide forms included.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// From so many digits on a spreadsheet writes a whole number in powers of ten.
const LONG: usize = 12;

/// A text without the apostrophe that marks it.
pub(crate) fn unguarded(text: &str) -> &str {
    let is_guard = |rest: &&str| is_taken_for_a_formula(rest) || is_taken_for_a_number(rest.trim());
    text.strip_prefix('\'').filter(is_guard).unwrap_or(text)
}

/// Whether a spreadsheet would run this text, or take an apostrophe that is meant for its own sign.
pub(crate) fn is_taken_for_a_formula(text: &str) -> bool {
    text.trim_start().starts_with(FORMULA) || text.starts_with('\'')
}

/// Whether it is a number, a time or a day to a spreadsheet, and changes by that. A short whole number doesn't.
pub(crate) fn is_taken_for_a_number(text: &str) -> bool {
    let is_digits = text.bytes().all(|it| it.is_ascii_digit());
    if is_digits {
        return text.len() >= LONG || text.len() > 1 && text.starts_with('0');
    }
    let has_digit = text.bytes().any(|it| it.is_ascii_digit());
    has_digit && text.bytes().all(|it| it.is_ascii_digit() || b".,:/-+ eE%".contains(&it))
}
