//! Amounts as a document writes them.

use crate::money::{Currency, Minor, parse_decimal};

/// The amount that a document's text means, where it means one.
#[must_use]
pub fn amount(text: &str, currency: Currency) -> Option<Minor> {
    Minor::from_decimal(parse_decimal(text).ok()?, currency)
}
