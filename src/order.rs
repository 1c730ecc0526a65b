//! Putting things in order.
//!
//! The library's sort is compiled anew for each type, 5 to 25 kB of WebAssembly each. So the core sorts positions, which
//! have one type, and asks a closure that is not part of it how two of them compare.

use std::cmp::Ordering;

/// The positions of `keys` in their order. Equal keys keep theirs.
pub(crate) fn order<K: Ord>(keys: impl IntoIterator<Item = K>) -> Vec<usize> {
    let keys: Vec<K> = keys.into_iter().collect();
    let mut positions: Vec<usize> = (0..keys.len()).collect();
    sort(&mut positions, &mut |left, right| keys[left].cmp(&keys[right]));
    positions
}

/// As [`order`], of numbers: several times as quick, since they are compared without asking anybody.
pub(crate) fn order_of_numbers(keys: impl IntoIterator<Item = i64>) -> Vec<usize> {
    in_order(keys.into_iter().zip(0..).collect())
}

#[inline(never)]
fn in_order(mut keys: Vec<(i64, usize)>) -> Vec<usize> {
    keys.sort_unstable();
    keys.into_iter().map(|(_, position)| position).collect()
}

/// Puts `items` in the order of their keys. Equal keys keep theirs.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let from = order(items.iter().map(key));
    arrange(items, from);
}

/// As [`sort_by_key`], by numbers.
pub(crate) fn sort_by_number<T>(items: &mut [T], number: impl FnMut(&T) -> i64) {
    let from = order_of_numbers(items.iter().map(number));
    arrange(items, from);
}

/// Takes each item from the position that is given for it.
fn arrange<T>(items: &mut [T], mut from: Vec<usize>) {
    // Each round trip of positions: an item goes where the one before it is taken from.
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let next = std::mem::replace(&mut from[at], at);
            if next == start {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

/// `items` in the order of their keys. Equal keys keep theirs.
pub(crate) fn ordered<T: Clone, K: Ord>(items: &[T], key: impl FnMut(&T) -> K) -> Vec<T> {
    let mut items = items.to_vec();
    sort_by_key(&mut items, key);
    items
}

/// Where the item of this key is among `items`, which are in the order of their keys, each its own; or where it would be.
/// Quickest where it is the first or comes after all of them: a binary search guesses wrong at every other step.
pub(crate) fn place<T, K: Ord>(
    items: &[T],
    key: &K,
    mut key_of: impl FnMut(&T) -> K,
) -> Result<usize, usize> {
    match items {
        [first, ..] if key_of(first) == *key => Ok(0),
        [.., last] if key_of(last) < *key => Err(items.len()),
        _ => items.binary_search_by_key(key, key_of),
    }
}

#[inline(never)]
fn sort(positions: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    positions.sort_by(|left, right| compare(*left, *right));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_is_found_wherever_it_is() {
        let items = [2, 4, 7, 9];
        for length in 0..=items.len() {
            for key in 0..11 {
                let items = &items[..length];
                assert_eq!(place(items, &key, |it| *it), items.binary_search(&key), "{key} in {items:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn items_come_in_the_order_of_their_keys_and_equal_keys_keep_theirs(
            keys in prop::collection::vec(0..20_u8, 0..60),
        ) {
            let mut items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            let positions = order(items.iter().map(|(key, _)| *key));
            let numbers = order_of_numbers(items.iter().map(|(key, _)| i64::from(*key) - 10));
            let unsorted = items.clone();
            prop_assert_eq!(&positions, &expected.iter().map(|(_, at)| *at).collect::<Vec<_>>());
            prop_assert_eq!(positions, numbers);
            sort_by_key(&mut items, |(key, _)| *key);
            prop_assert_eq!(&items, &expected);
            items = unsorted;
            sort_by_number(&mut items, |(key, _)| i64::from(*key) - 10);
            prop_assert_eq!(items, expected);
        }
    }
}
