//! Putting things in order.
//!
//! Every sort of another type is compiled anew, some 4 kB of WebAssembly each, so the core has one.

/// What things are ordered by: by the first number, then the second, then the third.
pub(crate) type Key = [i64; 3];

/// The positions of `keys` in their order. Equal keys keep theirs.
pub(crate) fn order(keys: impl IntoIterator<Item = Key>) -> Vec<usize> {
    let mut keyed: Vec<(Key, usize)> =
        keys.into_iter().enumerate().map(|(position, key)| (key, position)).collect();
    if !keyed.is_sorted() {
        keyed.sort_unstable();
    }
    keyed.into_iter().map(|(_, position)| position).collect()
}

/// `items` in the order of their keys.
pub(crate) fn ordered<T: Copy>(items: &[T], key: impl Fn(&T) -> Key) -> Vec<T> {
    order(items.iter().map(key)).into_iter().map(|position| items[position]).collect()
}
