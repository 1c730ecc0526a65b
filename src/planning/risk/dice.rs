//! Draws that are the same on every machine.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// The dice of one run.
pub(super) struct Dice(Pcg32);

impl Dice {
    /// The dice of run `run` under `seed`. They depend on nothing else, so it doesn't matter which runs were made
    /// before, or how many at once.
    pub(super) fn new(seed: u64, run: u64) -> Self {
        // State and stream of the generator are two successive numbers of SplitMix64, so that the dice of neighbouring
        // runs, or of neighbouring seeds, have nothing to do with each other.
        let first = seed.wrapping_add(run.wrapping_mul(2).wrapping_mul(GOLDEN));
        Self(Pcg32::new(mixed(first.wrapping_add(GOLDEN)), mixed(first.wrapping_add(GOLDEN.wrapping_mul(2)))))
    }

    /// Any number of 32 bits, each as likely as any other.
    pub(super) fn roll(&mut self) -> u32 {
        self.0.next_u32()
    }
}

/// One of `sides`, from 0, by a roll: where it falls in equal parts of all rolls. The parts differ by one roll of 2^32 at
/// most.
pub(super) fn scaled(roll: u32, sides: u32) -> u32 {
    let product = u64::from(roll) * u64::from(sides);
    u32::try_from(product >> 32).unwrap_or(0)
}

/// 2^64 divided by the golden ratio.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The finish of `SplitMix64`.
const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These numbers are part of what a seed means: another generator would give another answer to the same question.
    #[test]
    fn a_seed_always_rolls_the_same() {
        let rolls = |seed, run| {
            let mut dice = Dice::new(seed, run);
            [dice.roll(), dice.roll()]
        };
        assert_eq!(rolls(0, 0), [2_422_489_633, 1_176_037_471]);
        assert_eq!(rolls(1, 0), [1_380_566_492, 26_580_016]);
        assert_eq!(rolls(1, 1), [1_380_213_295, 3_589_058_494]);
    }

    #[test]
    fn a_roll_falls_on_every_side() {
        assert_eq!([0, u32::MAX / 3, u32::MAX / 2 + 1, u32::MAX].map(|roll| scaled(roll, 4)), [0, 1, 2, 3]);
        assert_eq!(scaled(u32::MAX, 1), 0);
    }
}
