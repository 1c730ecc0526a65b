//! One binary for all native tests.
