//! Numbers as people type them, to the decimal text of a document. Text to text: no float comes near.

/// What a language writes between digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Separators {
    /// Before the fraction.
    pub decimal: char,
    /// Whether groups of digits stand apart by a space.
    pub spaces_group: bool,
}

/// Whether a text is several cells of a sheet, from one row or several. A line break or a tab at its end is none.
#[must_use]
pub fn is_several_cells(text: &str) -> bool {
    text.trim().contains(['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'])
}

/// Whether a text is several rows of several cells.
#[must_use]
pub fn is_block(text: &str) -> bool {
    let mut rows = text.trim().lines().filter(|row| row.contains('\t'));
    rows.next().is_some() && rows.next().is_some()
}

/// Reads `1,500`, `1500.00`, `1.500,00`, `1 500` or `1'500` as `1500`, `1500.00` and so on.
///
/// What can't be read comes back as it is, trimmed: the check then says what is wrong with it, and nothing typed is
/// lost. So do two numbers with a space between them, which are not one.
pub fn read_number(typed: &str, separators: Separators) -> String {
    let typed = typed.trim();
    let western: String = typed.chars().map(western_digit).collect();
    let text = without_currency(&western);
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => ("-", without_currency(rest)),
        None => ("", text),
    };
    match ungapped(text, separators).and_then(|digits| plain(&digits, separators)) {
        Some(number) => format!("{sign}{number}"),
        None => typed.to_owned(),
    }
}

/// Reads a factor, which nobody writes with thousands: `1,000` stays as it is where a comma parts groups of digits, for
/// it is as likely one as a thousand.
#[must_use]
pub fn read_factor(typed: &str, separators: Separators) -> String {
    let read = read_number(typed, separators);
    let is_grouped = read.len() > 3 && !read.contains('.') && typed.contains(['.', ',']);
    if is_grouped { typed.trim().to_owned() } else { read }
}

/// A number without the sign of a currency before or after it.
fn without_currency(text: &str) -> &str {
    let other = |it: char| it.is_whitespace() || matches!(it, '$' | '€' | '£');
    text.trim_matches(other)
}

/// A number without what stands between its groups of three digits; nothing where it stands elsewhere.
fn ungapped(text: &str, separators: Separators) -> Option<String> {
    let end = text.find(['.', ',']).unwrap_or(text.len());
    let (whole, fraction) = text.split_at_checked(end)?;
    let Some(gap) = whole.chars().find(|it| is_gap(*it, separators)) else { return Some(text.to_owned()) };
    let mut groups = whole.split(gap);
    let first = groups.next().is_some_and(|it| (1..=3).contains(&it.len()));
    let is_grouped = first && groups.all(|it| it.len() == 3);
    is_grouped.then(|| whole.replace(gap, "") + fraction)
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

/// What stands between groups of digits: a space only in languages that write one, and a space that no line breaks at,
/// which nobody types between two numbers, in any.
fn is_gap(it: char, separators: Separators) -> bool {
    matches!(it, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '٬')
        || (it == ' ' && separators.spaces_group)
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

    const ENGLISH: Separators = Separators { decimal: '.', spaces_group: false };
    const GERMAN: Separators = Separators { decimal: ',', spaces_group: false };
    const FRENCH: Separators = Separators { decimal: ',', spaces_group: true };

    #[test]
    fn a_factor_has_no_thousands() {
        for (typed, english, german) in [
            ("1,000", "1,000", "1.000"),
            ("1.000", "1.000", "1.000"),
            ("1.2", "1.2", "1.2"),
            ("1,2", "1.2", "1.2"),
            ("12", "12", "12"),
            ("1000", "1000", "1000"),
            ("much", "much", "much"),
        ] {
            assert_eq!(read_factor(typed, ENGLISH), english, "{typed}");
            assert_eq!(read_factor(typed, GERMAN), german, "{typed}, in German");
        }
    }

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
            ("1\u{a0}500\u{a0}000", "1500000", "1500000"),
            ("-1'500", "-1500", "-1500"),
            ("9'000 €", "9000", "9000"),
            ("- 5", "-5", "-5"),
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
    fn a_space_between_digits_makes_groups_of_three_where_the_language_writes_it_so() {
        for (typed, french) in [
            ("1 500", "1500"),
            ("1 500 000,5", "1500000.5"),
            ("50 009 000", "50009000"),
            ("90 00", "90 00"),
            ("5000 9000", "5000 9000"),
            ("1  500", "1  500"),
            ("1 500 00", "1 500 00"),
            ("1 500,25 300", "1 500,25 300"),
        ] {
            assert_eq!(read_number(typed, FRENCH), french, "{typed:?} in French");
            assert_eq!(read_number(typed, ENGLISH), typed, "{typed:?} in English");
        }
    }

    #[test]
    fn two_numbers_are_not_one() {
        for typed in
            ["90 00", "5000\t9000", "5000\n9000", "5000\u{a0}9000", "5'0", "1'50", "1 '500", "5 $ 6", "5_000"]
        {
            for separators in [ENGLISH, GERMAN, FRENCH] {
                assert_eq!(read_number(typed, separators), typed, "{typed:?}");
            }
        }
    }

    #[test]
    fn cells_of_a_sheet_are_told_from_one_number() {
        for several in ["5000\t9000", "5000\n9000", "5000\r\n9000\r\n", "\t5000\t9000"] {
            assert!(is_several_cells(several), "{several:?}");
        }
        for one in ["5000", "5000\n", "5000\t", "1 500", ""] {
            assert!(!is_several_cells(one), "{one:?}");
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
