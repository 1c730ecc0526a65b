//! What `tries::links` says, of whatever libFuzzer comes upon.
#![no_main]

#[path = "../tries.rs"]
mod tries;

libfuzzer_sys::fuzz_target!(|data: &[u8]| tries::links(data));
