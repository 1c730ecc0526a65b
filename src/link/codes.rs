//! What can be wrong with a link.

use crate::plan::problem_codes;

problem_codes! {
    /// A link of which something is missing or changed.
    LINK_DAMAGED = "link.damaged", Error;
    /// A link that was cut. `missing` of `length` characters.
    LINK_CUT = "link.cut", Error;
    /// A link that a newer version made. `found`.
    LINK_FUTURE_VERSION = "link.futureVersion", Error;
    /// A link that is too long to make or to read. `limit` in characters.
    LINK_TOO_LONG = "link.tooLong", Error;
}
