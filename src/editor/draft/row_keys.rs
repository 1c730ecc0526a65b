//! Which row is which, while a list of the plan changes: by its id, or where rows have no lasting id of their own.

use std::collections::HashMap;

/// A key for each row, in document order. A row keeps its key while it is edited, and while rows before it come and go;
/// a key is never given to another row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowKeys<T> {
    rows: Vec<T>,
    keys: Vec<u64>,
    next: u64,
}

impl<T> Default for RowKeys<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), keys: Vec::new(), next: 0 }
    }
}

impl<T: Clone + PartialEq> RowKeys<T> {
    /// Goes on with the rows as they are now, and tells whether anything changed. Rows that are equal at the beginning
    /// and at the end are the same. Where as many stand between these as before, each is the same if `is_same` says so:
    /// it was edited.
    pub fn follow(&mut self, now: &[T], is_same: fn(&T, &T) -> bool) -> bool {
        let equal = |(before, now): &(&T, &T)| before == now;
        let head = self.rows.iter().zip(now).take_while(equal).count();
        let rest = self.rows.len().min(now.len()) - head;
        let tail = self.rows.iter().rev().zip(now.iter().rev()).take(rest).take_while(equal).count();
        let (before, changed) = (head..self.rows.len() - tail, head..now.len() - tail);
        if before.is_empty() && changed.is_empty() {
            return false;
        }
        let edited = before.len() == changed.len();
        let middle = now.get(changed).unwrap_or_default();
        let keys: Vec<u64> = middle
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let kept = self.rows.get(head + at).filter(|old| edited && is_same(old, row));
                kept.and_then(|_| self.keys.get(head + at).copied()).unwrap_or_else(|| {
                    self.next += 1;
                    self.next
                })
            })
            .collect();
        self.keys.splice(before.clone(), keys);
        self.rows.splice(before, middle.iter().cloned());
        true
    }

    /// The keys as text, in document order.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.keys.iter().map(u64::to_string)
    }

    /// Where the row of this key is; nowhere once it is gone.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        let key: u64 = name.parse().ok()?;
        self.keys.iter().position(|it| *it == key)
    }
}

/// Ids as keys: an id that comes again gets a number, so that even a plan with doubled ids can be shown and mended.
pub fn keys<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    ids.map(|id| {
        let times = seen.entry(id).or_insert(0);
        *times += 1;
        if *times == 1 { id.to_owned() } else { format!("{id}#{times}") }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn doubled_ids_get_keys_of_their_own() {
        assert_eq!(keys(["a", "b", "a", "a"].into_iter()), ["a", "b", "a#2", "a#3"]);
    }

    /// A row: what makes it the one that it is, and what can be edited.
    type Row = (u64, u64);

    fn same(a: &Row, b: &Row) -> bool {
        a.0 == b.0
    }

    fn names(keys: &RowKeys<Row>) -> Vec<String> {
        keys.names().collect()
    }

    #[test]
    fn a_row_keeps_its_key_while_it_is_edited_and_others_go() {
        let mut keys = RowKeys::default();
        assert!(keys.follow(&[(1, 0), (2, 0), (3, 0)], same));
        assert_eq!(names(&keys), ["1", "2", "3"]);
        assert!(!keys.follow(&[(1, 0), (2, 0), (3, 0)], same));
        keys.follow(&[(1, 0), (2, 9), (3, 0)], same);
        assert_eq!(names(&keys), ["1", "2", "3"], "edited");
        keys.follow(&[(2, 9), (3, 0)], same);
        assert_eq!((keys.position("1"), keys.position("2")), (None, Some(0)), "the first was removed");
        keys.follow(&[(1, 0), (2, 9), (3, 0)], same);
        assert_eq!(names(&keys), ["4", "2", "3"], "it came back: no field holds on to it");
        keys.follow(&[(7, 0), (8, 0), (9, 0)], same);
        assert_eq!(names(&keys), ["5", "6", "7"], "another plan");
        keys.follow(&[], same);
        assert_eq!(names(&keys), Vec::<String>::new());
    }

    #[test]
    fn a_row_whose_kind_changed_is_another() {
        let mut keys = RowKeys::default();
        keys.follow(&[(1, 0), (2, 0)], same);
        keys.follow(&[(1, 0), (3, 0)], same);
        assert_eq!(names(&keys), ["1", "3"]);
    }

    proptest! {
        /// Whatever list follows whatever list: each row has a key of its own, and a key that stays is of the same row.
        #[test]
        fn a_key_is_of_one_row_for_ever(lists in prop::collection::vec(prop::collection::vec((0..4_u64, 0..3_u64), 0..8), 1..12)) {
            let mut keys = RowKeys::default();
            let mut owners: HashMap<String, u64> = HashMap::new();
            for list in lists {
                keys.follow(&list, same);
                let names = names(&keys);
                prop_assert_eq!(names.len(), list.len());
                for (at, (name, row)) in names.iter().zip(&list).enumerate() {
                    prop_assert_eq!(keys.position(name), Some(at));
                    prop_assert_eq!(*owners.entry(name.clone()).or_insert(row.0), row.0);
                }
            }
        }
    }
}
