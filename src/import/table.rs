//! Texts by number, and putting things in order: all look-ups and sorts of the import go through here.
//!
//! Every map or sort of another type is compiled anew, a few kB of WebAssembly each.

use crate::order::order;
use std::collections::BTreeMap;

/// Texts, numbered in the order in which they came. A look-up costs the logarithm of how many there are.
#[derive(Default)]
pub(super) struct Table {
    numbers: BTreeMap<String, usize>,
}

impl Table {
    /// The number of `text`; one that is new gets the next.
    #[inline(never)]
    pub(super) fn number(&mut self, text: &str) -> usize {
        if let Some(number) = self.find(text) {
            return number;
        }
        let number = self.numbers.len();
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// The number of `text`, if it is there.
    #[inline(never)]
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        self.numbers.get(text).copied()
    }

    /// Whether `text` is there.
    pub(super) fn has(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The texts in their order.
    #[inline(never)]
    pub(super) fn texts(&self) -> Vec<&str> {
        self.numbers.keys().map(String::as_str).collect()
    }

    /// The place of each number's text in the order of texts.
    #[inline(never)]
    pub(super) fn ranks(&self) -> Vec<i64> {
        let mut ranks = vec![0; self.numbers.len()];
        for (rank, number) in (0..).zip(self.numbers.values()) {
            ranks[*number] = rank;
        }
        ranks
    }
}

/// A value for each of some texts, in the order in which the texts came.
pub(super) struct ByText<T> {
    pub(super) texts: Table,
    pub(super) values: Vec<T>,
}

impl<T> Default for ByText<T> {
    fn default() -> Self {
        Self { texts: Table::default(), values: Vec::new() }
    }
}

impl<T> ByText<T> {
    /// The value of `text`; where it has none yet, a new one.
    pub(super) fn entry(&mut self, text: &str, new: impl FnOnce() -> T) -> &mut T {
        let number = self.texts.number(text);
        if number == self.values.len() {
            self.values.push(new());
        }
        &mut self.values[number]
    }

    /// Gives `text` this value, in the place of the one that it has.
    pub(super) fn put(&mut self, text: &str, value: T) {
        match self.values.get_mut(self.texts.number(text)) {
            Some(old) => *old = value,
            None => self.values.push(value),
        }
    }

    /// The value of `text`, if it has one.
    pub(super) fn get(&self, text: &str) -> Option<&T> {
        self.texts.find(text).map(|number| &self.values[number])
    }

    /// The value of `text`, if it has one, to be changed.
    pub(super) fn get_mut(&mut self, text: &str) -> Option<&mut T> {
        self.texts.find(text).map(|number| &mut self.values[number])
    }
}

/// The positions of `texts` in their order. Equal texts keep theirs.
#[inline(never)]
pub(super) fn order_of_texts(texts: &[String]) -> Vec<usize> {
    let mut table = Table::default();
    let numbers = texts.iter().map(|text| table.number(text)).collect::<Vec<_>>();
    let ranks = table.ranks();
    order_of(&numbers.into_iter().map(|number| ranks[number]).collect::<Vec<_>>())
}

/// The positions of `numbers` in their order. Equal numbers keep theirs. What is quicker for numbers would come into the
/// import for this alone.
#[inline(never)]
pub(super) fn order_of(numbers: &[i64]) -> Vec<usize> {
    order(numbers.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_one_number_and_keep_their_positions() {
        let mut table = Table::default();
        assert_eq!(["b", "a", "b"].map(|text| table.number(text)), [0, 1, 0]);
        assert_eq!((table.texts(), table.ranks()), (vec!["a", "b"], vec![1, 0]));
        assert_eq!(order_of_texts(&["b", "a", "b", "a"].map(str::to_owned)), [1, 3, 0, 2]);
    }
}
