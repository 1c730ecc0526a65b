//! Which tab acts, and numbers that come once.

use std::cell::Cell;

thread_local! {
    pub(super) static TAB: Cell<&'static str> = const { Cell::new("tab") };
    static LAST: Cell<u64> = const { Cell::new(0) };
}

/// A number that was not given before.
pub(super) fn next() -> u64 {
    LAST.set(LAST.get() + 1);
    LAST.get()
}
