//! The same numbers on every machine: `tests/web` holds the core on WebAssembly against the same lines.

use crate::support::digest::digest;
use expect_test::expect_file;

#[test]
fn two_thousand_random_plans_come_to_the_digest_that_webassembly_comes_to() {
    expect_file!["../support/digest.txt"].assert_eq(&digest());
}
