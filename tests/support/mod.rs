//! What several tests need.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod books;
pub(crate) mod by_value;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod day_by_day;
pub(crate) mod dice;
pub(crate) mod digest;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod every_split;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod exhaustive;
pub(crate) mod random_plans;
pub(crate) mod risk_digest;
pub(crate) mod risky;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod slow_track;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod small_plans;
