//! The core on WebAssembly. `make test` runs this file in Node and again in Chromium; it needs no feature and no page.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod digest;
#[path = "../support/mod.rs"]
mod support;

use strandline::money::Minor;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn money_neither_wraps_nor_panics() {
    assert_eq!(Minor::MAX.checked_add(Minor::new(1)), None);
}
