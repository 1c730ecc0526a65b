//! What can be wrong with what is asked, and with the text it comes in.

use crate::plan::problem_codes;

problem_codes! {
    /// The text is not JSON. `line`, `column`.
    TEXT_NOT_JSON = "text.notJson", Error;
    /// The text is too large to read. `limit` in megabytes.
    TEXT_TOO_LARGE = "text.tooLarge", Error;
    /// An option that there is not. `field`.
    OPTION_UNKNOWN = "option.unknown", Error;
    /// A written journal would be too long. `limit`, `count`.
    JOURNAL_TOO_LONG = "journal.tooLong", Error;
}
