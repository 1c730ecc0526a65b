//! Ids for what comes without one.

use super::table::{ByText, Table};

/// The ids of a list: those that it has, and those that are made for it.
#[derive(Default)]
pub(super) struct MadeIds {
    taken: Table,
    /// Of each text of which an id with a number was made, the number to try next.
    next: ByText<usize>,
}

impl MadeIds {
    /// The ids that a list has.
    pub(super) fn of<'i>(ids: impl Iterator<Item = &'i String>) -> Self {
        let mut made = Self::default();
        for id in ids {
            made.take(id);
        }
        made
    }

    /// Whether something has this id.
    pub(super) fn has(&self, id: &str) -> bool {
        self.taken.has(id)
    }

    /// Something has this id from now on.
    pub(super) fn take(&mut self, id: &str) {
        self.taken.number(id);
    }

    /// An id that nothing else has, and something has from now on: the text, or the text with a number from 2 on. The
    /// same text again begins after the number it had last, so that many equal texts cost no more than as many others.
    pub(super) fn make(&mut self, text: &str) -> String {
        if !self.has(text) {
            self.take(text);
            return text.to_owned();
        }
        let next = self.next.entry(text, || 2);
        loop {
            let id = format!("{text}-{next}");
            // What is taken is a list in memory: no number is reached that could not be raised.
            *next += 1;
            if !self.taken.has(&id) {
                self.taken.number(&id);
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_get_numbers_and_none_is_taken_twice() {
        let mut ids = MadeIds::of(["north".to_owned(), "north-3".to_owned()].iter());
        let made = ["north", "south", "north", "north", "south"].map(|text| ids.make(text));
        assert_eq!(made, ["north-2", "south", "north-4", "north-5", "south-2"]);
    }

    #[test]
    fn the_same_text_again_does_not_begin_at_two() {
        let mut ids = MadeIds::default();
        for _ in 0..1_000 {
            ids.make("north");
        }
        assert_eq!(ids.next.values, [1_001]);
    }
}
