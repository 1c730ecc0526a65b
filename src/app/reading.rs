//! Numbers as people type them, to the decimal text of a document. Text to text: no float comes near.

/// What a language writes between digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Separators {
    /// Before the fraction.
    pub(crate) decimal: char,
}

/// Reads `1,500`, `1500.00`, `1.500,00`, `1 500` or `1'500` as `1500`, `1500.00` and so on.
///
/// What can't be read comes back as it is, trimmed: the check then says what is wrong with it, and nothing typed is
/// lost.
pub(crate) fn read_number(typed: &str, separators: Separators) -> String {
    let typed = typed.trim();
    let compact: String = typed.chars().filter(|it| !is_gap(*it)).map(western_digit).collect();
    let (sign, digits) = match compact.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", compact.as_str()),
    };
    match plain(digits, separators) {
        Some(number) => format!("{sign}{number}"),
        None => typed.to_owned(),
    }
}

/// Digits with at most one point.
fn plain(text: &str, separators: Separators) -> Option<String> {
    let marks: Vec<char> = text.chars().filter(|it| !it.is_ascii_digit()).collect();
    if marks.iter().any(|it| *it != '.' && *it != ',') {
        return None;
    }
    let decimal = decimal_mark(text, &marks, separators);
    let (whole, fraction) = match decimal {
        Some(mark) => text.rsplit_once(mark)?,
        None => (text, ""),
    };
    let whole = ungrouped(whole)?;
    if !fraction.chars().all(|it| it.is_ascii_digit()) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    Some(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// Which of the marks in a number stands before its fraction.
fn decimal_mark(text: &str, marks: &[char], separators: Separators) -> Option<char> {
    let last = *marks.last()?;
    let count = marks.iter().filter(|it| **it == last).count();
    if marks.len() > count {
        // Both kinds: the last is the decimal one, if there is one of it.
        return (count == 1).then_some(last);
    }
    if count > 1 {
        return None;
    }
    let (whole, fraction) = text.split_once(last)?;
    let could_group = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    (last == separators.decimal || !could_group).then_some(last)
}

/// The digits of a whole number without group marks; `None` where the groups are not groups.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups: Vec<&str> = whole.split(['.', ',']).collect();
    if groups.len() > 1 {
        let last = groups.pop()?;
        let (first, middle) = groups.split_first()?;
        // Two digits between group marks are Indian lakhs and crores.
        let fits = last.len() == 3
            && (1..=3).contains(&first.len())
            && middle.iter().all(|group| (2..=3).contains(&group.len()));
        if !fits {
            return None;
        }
    }
    Some(whole.chars().filter(char::is_ascii_digit).collect())
}

/// What some languages write between groups of digits, and what is pasted along.
fn is_gap(it: char) -> bool {
    it.is_whitespace()
        || matches!(it, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '٬' | '_' | '$' | '€' | '£')
}

/// Arabic, Persian and full-width digits as the ones we count with, and their decimal marks.
fn western_digit(it: char) -> char {
    let from = |zero: u32| char::from_digit(u32::from(it) - zero, 10);
    let western = match it {
        '٠'..='٩' => from(0x660),
        '۰'..='۹' => from(0x6f0),
        '０'..='９' => from(0xff10),
        '٫' | '．' => Some('.'),
        '，' => Some(','),
        _ => None,
    };
    western.unwrap_or(it)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Separators = Separators { decimal: '.' };
    const GERMAN: Separators = Separators { decimal: ',' };

    #[test]
    fn numbers_are_read_as_their_language_writes_them() {
        for (typed, english, german) in [
            ("1500", "1500", "1500"),
            ("1,500", "1500", "1.500"),
            ("1.500", "1.500", "1500"),
            ("1500.00", "1500.00", "1500.00"),
            ("1500,00", "1500.00", "1500.00"),
            ("1.500,00", "1500.00", "1500.00"),
            ("1,500.00", "1500.00", "1500.00"),
            ("1,500,000", "1500000", "1500000"),
            ("12,34,567.5", "1234567.5", "1234567.5"),
            ("1 500", "1500", "1500"),
            ("1\u{202f}500,5", "1500.5", "1500.5"),
            ("1'500.25", "1500.25", "1500.25"),
            ("$9,000", "9000", "9.000"),
            ("0,500", "0.500", "0.500"),
            (".5", "0.5", "0.5"),
            ("5.", "5", "5"),
            ("007", "7", "7"),
            ("0", "0", "0"),
            ("-5", "-5", "-5"),
            ("٣٠٠٫٥", "300.5", "300.5"),
            ("", "", ""),
        ] {
            assert_eq!(read_number(typed, ENGLISH), english, "{typed:?} in English");
            assert_eq!(read_number(typed, GERMAN), german, "{typed:?} in German");
        }
    }

    #[test]
    fn what_is_no_number_stays_as_typed() {
        for typed in ["1.2.3", "1,50,0", "abc", "1e3", "12,3456,789", ".", "1,,000", "3000/2"] {
            assert_eq!(read_number(typed, ENGLISH), typed, "{typed:?}");
        }
    }

    #[test]
    fn large_amounts_lose_no_digit() {
        assert_eq!(read_number("9,007,199,254,740,993.01", ENGLISH), "9007199254740993.01");
    }
}
