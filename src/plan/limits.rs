//! How much one plan may hold; past it the check says so instead of running for minutes.

use crate::money::{Currency, Minor};

/// Days from the first to the last, both included.
pub const DAYS: i32 = 3_660;
/// Ad accounts.
pub const AD_ACCOUNTS: usize = 2_000;
/// Ad credits.
pub const AD_CREDITS: usize = 500;
/// Allocations.
pub const ALLOCATIONS: usize = 20_000;
/// Events.
pub const EVENTS: usize = 20_000;
/// Rows of actual spend.
pub const ACTUALS: usize = 50_000;
/// Members of the Business Center.
pub const MEMBERS: usize = 2_000;
/// Rows of a written journal: about 160 MB of text.
pub const JOURNAL_ROWS: usize = 500_000;
/// Characters of a name.
pub const NAME: usize = 200;
/// Characters of an id.
pub const ID: usize = 64;
/// An amount, in major units.
pub const AMOUNT: i64 = 10_000_000_000_000;
/// A weekday factor or spend range factor.
pub const FACTOR: u64 = 1_000;
/// Digits after the point of a factor.
pub const FACTOR_DIGITS: u32 = 6;

/// [`AMOUNT`] of a currency. It fits with the digits of every currency.
#[must_use]
pub fn amount(currency: Currency) -> Minor {
    Minor::new(AMOUNT * 10_i64.pow(u32::from(currency.digits())))
}
