//! Text of people, as it leaves for other programs: without what can't be seen.

use std::borrow::Cow;

/// One line of text: a space for each control character and line separator, and none of the marks that only change the
/// direction of what stands around them. Pages put those around names; elsewhere they make a text look like another.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter| ends_a_line(letter) || is_direction_mark(letter)) {
        return Cow::Borrowed(text);
    }
    let seen = text.chars().filter(|letter| !is_direction_mark(*letter));
    Cow::Owned(seen.map(|letter| if ends_a_line(letter) { ' ' } else { letter }).collect())
}

/// Several lines of text, each as `line` has it.
#[must_use]
pub fn lines(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> = text.lines().map(line).collect();
    lines.join("\n")
}

/// Whether a letter ends a line to some reader, or does something else but stand there.
fn ends_a_line(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

/// Whether a letter is one of Unicode's marks, embeddings, overrides and isolates of direction, one of the deprecated
/// controls after them, or a byte order mark.
const fn is_direction_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cant_be_seen_does_not_leave() {
        for (text, plain) in [
            ("Brand North", "Brand North"),
            ("Allocate to \u{2068}חנות\u{2069}", "Allocate to חנות"),
            ("\u{202e}gpj.exe", "gpj.exe"),
            ("a\u{0}b\u{1b}c\u{85}d\u{2028}e", "a b c d e"),
            ("one\r\ntwo\tthree", "one  two three"),
        ] {
            assert_eq!(line(text), plain);
        }
        assert_eq!(lines("one:\r\n\u{2068}two\u{2069}\tx\n\nthree"), "one:\ntwo x\n\nthree");
    }
}
