//! A short number for what risk says of random plans, to hold against the same number of another machine.

use super::by_value::risk;
use super::digest::fnv_1a;
use super::random_plans::{Size, random_plan};
use super::risky::{question, vary};
use std::fmt::Write;

/// How many random plans are asked about, a line for each ten. In the first 200 advice takes few steps, as it did before
/// plans had a split policy; in the others it takes the policy that it has where a plan names none.
const PLANS: u64 = 260;
const FEWEST_STEPS: u64 = 200;

/// A line for each ten plans: their seeds, and the FNV-1a hash of what risk says of them in thirty runs each.
pub(crate) fn risk_digest() -> String {
    let mut lines = String::new();
    for first in (0..PLANS).step_by(10) {
        let hash = (first..first + 10).fold(0xcbf2_9ce4_8422_2325, |hash, seed| fnv_1a(hash, &spread(seed)));
        let _ = writeln!(lines, "{first:>3} to {:>3}  {hash:016x}", first + 9);
    }
    lines
}

fn spread(seed: u64) -> String {
    let mut plan = random_plan(seed, Size::of_seed(seed));
    vary(&mut plan, seed);
    if seed < FEWEST_STEPS {
        plan["splitPolicy"] = serde_json::json!({ "prefer": "fewestSteps" });
    }
    serde_json::to_string(&risk(&plan, &question(&plan, seed, 30)).unwrap()).unwrap()
}
