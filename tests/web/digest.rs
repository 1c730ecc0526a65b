//! The same plan gives the same bytes here as natively: `tests/it/digest.rs` holds the host against these lines.

use crate::support::digest::digest;
use crate::support::risk_digest::risk_digest;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn three_thousand_random_plans_come_to_the_digest_of_the_host() {
    assert_eq!(digest(), include_str!("../support/digest.txt"));
}

#[wasm_bindgen_test]
fn what_risk_says_of_random_plans_comes_to_the_digest_of_the_host() {
    assert_eq!(risk_digest(), include_str!("../support/risk_digest.txt"));
}
