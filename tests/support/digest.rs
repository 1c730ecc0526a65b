//! A short number for everything that a run gives, to hold against the same number of another machine.

use super::by_value::simulate;
use super::random_plans::{Size, random_plan};
use std::fmt::Write;
use strandline::results::JournalOption;

/// How many random plans are run.
const PLANS: u64 = 3_000;
/// From which on they have actual spend.
const WITH_ACTUALS: u64 = 2_000;
/// How many of them share one line, so that a difference can be found.
const PLANS_PER_LINE: u64 = 100;

/// A line for each hundred plans: their seeds, and the FNV-1a hash of their projections with journals.
pub(crate) fn digest() -> String {
    let mut lines = String::new();
    for first in (0..PLANS).step_by(usize::try_from(PLANS_PER_LINE).unwrap_or(1)) {
        let seeds = first..first + PLANS_PER_LINE;
        let hash = seeds.clone().fold(0xcbf2_9ce4_8422_2325, |hash, seed| fnv_1a(hash, &projection(seed)));
        let _ = writeln!(lines, "{:>4} to {:>4}  {hash:016x}", seeds.start, seeds.end - 1);
    }
    lines
}

fn projection(seed: u64) -> String {
    let actuals = if seed < WITH_ACTUALS { 0 } else { 9 };
    let plan = random_plan(seed, Size { actuals, ..Size::of_seed(seed) });
    serde_json::to_string(&simulate(&plan, JournalOption::With).unwrap()).unwrap()
}

pub(crate) fn fnv_1a(hash: u64, text: &str) -> u64 {
    text.bytes().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
