//! What one text has where another has something else.

use std::ops::Range;

/// The middle in which two texts differ. Either text and this give the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// How many bytes are the same before it.
    pub at: usize,
    /// What the earlier text has there.
    pub before: String,
    /// What the later text has there.
    pub after: String,
}

impl Difference {
    /// The difference between two texts, where there is one.
    #[must_use]
    pub fn between(before: &str, after: &str) -> Option<Self> {
        if before == after {
            return None;
        }
        let (old, new) = (before.as_bytes(), after.as_bytes());
        let mut at = old.iter().zip(new).take_while(|(old, new)| old == new).count();
        while !before.is_char_boundary(at) {
            at -= 1;
        }
        let ends = old[at..].iter().rev().zip(new[at..].iter().rev());
        let mut same = ends.take_while(|(old, new)| old == new).count();
        while !before.is_char_boundary(old.len() - same) {
            same -= 1;
        }
        let middle = |text: &str| text[at..text.len() - same].to_owned();
        Some(Self { at, before: middle(before), after: middle(after) })
    }

    /// The earlier text of the later one; nothing where this is not a difference to that.
    #[must_use]
    pub fn undone(&self, later: &str) -> Option<String> {
        replaced(later, self.at, &self.after, &self.before)
    }

    /// The later text of the earlier one; nothing where this is not a difference to that.
    #[must_use]
    pub fn redone(&self, earlier: &str) -> Option<String> {
        replaced(earlier, self.at, &self.before, &self.after)
    }

    /// How many bytes it takes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.before.len() + self.after.len()
    }
}

fn replaced(text: &str, at: usize, what: &str, by: &str) -> Option<String> {
    let found: Range<usize> = at..at.checked_add(what.len())?;
    if text.get(found.clone())? != what {
        return None;
    }
    Some([&text[..found.start], by, &text[found.end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn there_and_back(before: &str, after: &str) -> Difference {
        let difference = Difference::between(before, after).expect("they differ");
        assert_eq!(difference.redone(before).as_deref(), Some(after));
        assert_eq!(difference.undone(after).as_deref(), Some(before));
        difference
    }

    #[test]
    fn only_the_middle_is_kept() {
        let difference = there_and_back(r#"{"amount":"3000.00"}"#, r#"{"amount":"750.00"}"#);
        assert_eq!((difference.at, difference.size()), (11, 5));
        assert_eq!((difference.before.as_str(), difference.after.as_str()), ("300", "75"));
    }

    #[test]
    fn no_letter_is_cut_in_two() {
        // The second bytes of these two are the same, and the first of the next two.
        there_and_back("caf\u{e9}!", "caf\u{129}!");
        there_and_back("\u{e9}", "\u{ea}");
        there_and_back("a\u{1f600}b", "a\u{1f601}b");
    }

    #[test]
    fn what_is_repeated_is_not_counted_twice() {
        for (before, after) in [("", "a"), ("a", ""), ("aa", "aaa"), ("aba", "ababa"), ("abab", "ab")] {
            there_and_back(before, after);
        }
        assert_eq!(Difference::between("same", "same"), None);
    }

    #[test]
    fn another_text_is_refused() {
        let difference = there_and_back("one two", "one three");
        assert_eq!(difference.undone("one"), None);
        assert_eq!(difference.undone("one four"), None);
    }
}
