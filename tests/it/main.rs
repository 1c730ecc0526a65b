//! One binary for all native tests.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod first_minute;
