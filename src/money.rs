//! Exact money: whole minor units of one currency, and decimals that are never a float.
//!
//! Amounts come in and go out as decimal text (`"1250.00"`); inside they are [`Minor`], a count of the
//! currency's smallest unit. How many minor units a major unit has is the [`Currency`]'s affair.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub, SubAssign};

mod currency;
mod decimal;
mod signs;
mod written;

pub use currency::Currency;
pub use decimal::{Decimal, DecimalError};
pub use written::{DecimalMark, WrittenError, currency_of, mark_of, read_written};

/// An amount in minor units (cents of a dollar, whole yen).
///
/// A checked plan's totals fit: the check refuses a plan whose ad credit, cash or spend could together
/// exceed [`Minor::MAX`], so sums of amounts from one plan do not overflow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minor(i64);

impl Minor {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// The largest amount: 9.2 × 10^18 minor units.
    pub const MAX: Self = Self(i64::MAX);

    /// An amount of so many minor units.
    #[must_use]
    pub const fn new(units: i64) -> Self {
        Self(units)
    }

    /// The count of minor units.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.0
    }

    /// Whether this is exactly nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Whether this is more than nothing.
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    /// The sum, or `None` past [`Minor::MAX`].
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(units) => Some(Self(units)),
            None => None,
        }
    }

    /// The difference, or `None` where it would be less than nothing.
    ///
    /// ```
    /// use strandline::money::Minor;
    ///
    /// assert_eq!(Minor::new(5).take(Minor::new(3)), Some(Minor::new(2)));
    /// assert_eq!(Minor::new(3).take(Minor::new(5)), None);
    /// ```
    #[must_use]
    pub const fn take(self, other: Self) -> Option<Self> {
        if self.0 < other.0 { None } else { Some(Self(self.0 - other.0)) }
    }

    /// This amount as decimal text with all the digits of `currency`.
    ///
    /// ```
    /// use strandline::money::{Currency, Minor};
    ///
    /// let usd = Currency::from_code("USD").expect("a currency");
    /// assert_eq!(Minor::new(125_000).to_text(usd), "1250.00");
    /// let jpy = Currency::from_code("JPY").expect("a currency");
    /// assert_eq!(Minor::new(1250).to_text(jpy), "1250");
    /// ```
    #[must_use]
    pub fn to_text(self, currency: Currency) -> String {
        let digits = usize::from(currency.digits());
        let sign = if self.0 < 0 { "-" } else { "" };
        let units = self.0.unsigned_abs().to_string();
        if digits == 0 {
            return format!("{sign}{units}");
        }
        let padded = format!("{units:0>width$}", width = digits + 1);
        let (major, minor) = padded.split_at(padded.len() - digits);
        format!("{sign}{major}.{minor}")
    }
}

impl Add for Minor {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Minor {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Minor {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Minor {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Minor {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Minor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} minor units", self.0)
    }
}
