//! Dice that fall the same on every machine: no number in here depends on the width of a pointer.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::{Rng, SeedableRng};

pub(crate) struct Dice(Pcg32);

impl Dice {
    /// Different streams of one seed have nothing to do with each other.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        Self(Pcg32::seed_from_u64(seed.wrapping_mul(64).wrapping_add(stream)))
    }

    /// 0 up to, not including, `sides`.
    pub(crate) fn below(&mut self, sides: u32) -> u32 {
        let scaled = u64::from(self.0.next_u32()) * u64::from(sides);
        u32::try_from(scaled >> 32).unwrap_or(0)
    }

    /// `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        low.saturating_add_unsigned(self.below(high.abs_diff(low) + 1))
    }

    pub(crate) fn one_in(&mut self, chances: u32) -> bool {
        self.below(chances) == 0
    }

    /// One of `items`, of which there must be one.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.index(items.len())]
    }

    /// A place in a list of `length`; 0 if it is empty.
    pub(crate) fn index(&mut self, length: usize) -> usize {
        self.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }
}
