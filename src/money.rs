//! Exact money: whole minor units of one currency, and decimals that are never a float.
//!
//! Amounts come in and go out as decimal text (`"1250.00"`); inside they are [`Minor`], a count of the
//! currency's smallest unit. How many minor units a major unit has is the [`Currency`]'s affair. Factors are
//! [`Decimal`]s. Whatever is rounded is rounded half to even: by [`Minor::times`] or, where every nanosecond
//! counts, by `half_to_even`.
//!
//! ```text
//! parse_decimal     "1250.00"           the text of documents: digits and a point, nothing else
//! read_written      "$1,250.00", "1k"   what people write in cells and fields; what is unsure is said, never guessed
//! Minor             125000              what is added and compared
//! Minor::to_text    "1250.00"           with all the digits of the currency
//! ```

mod currency;
mod decimal;
mod minor;
mod signs;
mod written;

pub use currency::Currency;
pub(crate) use decimal::millionths;
pub use decimal::{DecimalError, parse_decimal};
pub use minor::Minor;
pub(crate) use minor::{half_to_even, quotient_half_to_even};
pub use rust_decimal::Decimal;
pub use written::{DecimalMark, WrittenError, currency_of, mark_of, read_written};
