//! An amount, as a count of minor units.

use super::currency::Currency;
use rust_decimal::Decimal;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// An amount in minor units (cents of a dollar, whole yen).
///
/// The check refuses a plan whose ad credit could in all exceed [`Minor::MAX`], or whose cash could, or whose spend. So
/// amounts of one of these three can be added, as long as none is counted twice. Amounts of two of them together, or
/// what was only planned and then refused, need [`Minor::checked_add`] or another order of sums.
///
/// # Panics
///
/// `+`, `+=` and sums panic past [`Minor::MAX`], `-` and `-=` past as much below zero.
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

    /// The sum, or [`Minor::MAX`] past that: for amounts that are only planned, whose sums no check bounds.
    #[must_use]
    pub const fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
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

    /// So many major units of `currency`; `None` where `decimal` has more digits than the currency, even if they
    /// are zeros, or does not fit.
    ///
    /// ```
    /// use strandline::money::{Currency, Minor, parse_decimal};
    ///
    /// let jpy = Currency::from_code("JPY").expect("a currency");
    /// let amount = |text| Minor::from_decimal(parse_decimal(text).expect("a decimal"), jpy);
    /// assert_eq!(amount("1250"), Some(Minor::new(1250)));
    /// assert_eq!(amount("1250.0"), None);
    /// ```
    #[must_use]
    pub fn from_decimal(decimal: Decimal, currency: Currency) -> Option<Self> {
        let missing = u32::from(currency.digits()).checked_sub(decimal.scale())?;
        let units = i64::try_from(decimal.mantissa()).ok()?;
        units.checked_mul(10_i64.pow(missing)).map(Self)
    }

    /// This amount × `factor`, rounded half to even; `None` where the exact product or the result does not fit. An
    /// amount × a factor of a checked plan always does.
    ///
    /// ```
    /// use strandline::money::{Decimal, Minor};
    ///
    /// let half = Decimal::new(5, 1);
    /// // Half to even: 12.5 becomes 12, 13.5 becomes 14.
    /// assert_eq!(Minor::new(25).times(half), Some(Minor::new(12)));
    /// assert_eq!(Minor::new(27).times(half), Some(Minor::new(14)));
    /// ```
    #[must_use]
    pub fn times(self, factor: Decimal) -> Option<Self> {
        if self.is_zero() || factor.is_zero() {
            return Some(Self::ZERO);
        }
        // Nearly all products are short.
        let (amount, number) = (u64::try_from(self.0), u64::try_from(factor.mantissa()));
        let short = amount.ok().zip(number.ok()).and_then(|(amount, number)| amount.checked_mul(number));
        if let (Some(product), Some(divisor)) = (short, 10_u64.checked_pow(factor.scale())) {
            return i64::try_from(half_to_even(product, divisor)).ok().map(Self);
        }
        let product = u128::from(self.0.unsigned_abs()).checked_mul(factor.mantissa().unsigned_abs())?;
        let quotient = quotient_half_to_even(product, 10_u128.pow(factor.scale()))?;
        Some(if (self.0 < 0) == factor.is_sign_negative() { quotient } else { Self::ZERO - quotient })
    }

    /// So much of this amount as `factor`, which is from 0 to 1, says at most: rounded down.
    ///
    /// ```
    /// use strandline::money::{Decimal, Minor};
    ///
    /// assert_eq!(Minor::new(25).part(Decimal::new(5, 1)), Minor::new(12));
    /// ```
    #[must_use]
    pub fn part(self, factor: Decimal) -> Self {
        let product = i128::from(self.0).checked_mul(factor.mantissa());
        let part = product.map(|product| product.div_euclid(10_i128.pow(factor.scale())));
        part.and_then(|part| i64::try_from(part).ok()).map_or(self, |part| self.min(Self(part)))
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
        let (units, digits) = (self.0.unsigned_abs().to_string(), usize::from(currency.digits()));
        // A digit at least stands before the point.
        let zeros = (digits + 1).saturating_sub(units.len());
        let mut text = String::with_capacity(zeros + units.len() + 2);
        if self.0 < 0 {
            text.push('-');
        }
        text.extend(std::iter::repeat_n('0', zeros));
        text.push_str(&units);
        if digits > 0 {
            text.insert(text.len() - digits, '.');
        }
        text
    }
}

/// `amount` ÷ `divisor`, which is not zero, rounded half to even.
pub(crate) const fn half_to_even(amount: u64, divisor: u64) -> u64 {
    let (quotient, rest) = (amount / divisor, amount % divisor);
    // Twice the rest might not fit.
    let above = divisor - rest;
    let is_up = rest > above || rest == above && quotient % 2 == 1;
    quotient + is_up as u64
}

/// As [`half_to_even`], of products that 64 bits can't hold; `None` where the quotient doesn't fit.
pub(crate) fn quotient_half_to_even(amount: u128, divisor: u128) -> Option<Minor> {
    let (quotient, rest) = (amount.checked_div(divisor)?, amount % divisor);
    let above = divisor - rest;
    let is_up = rest > above || rest == above && quotient % 2 == 1;
    i64::try_from(quotient + u128::from(is_up)).ok().map(Minor)
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

#[cfg(test)]
mod tests {
    use super::super::decimal::parse_decimal;
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::prelude::ToPrimitive;

    proptest! {
        #[test]
        fn products_and_texts_are_those_of_rust_decimal(
            units in prop_oneof![-1_000..1_000_i64, any::<i64>()],
            (number, scale) in prop_oneof![(0..1_000_i64, 0..4_u32), (0..1_000_000_000_000_000_000_i64, 0..19_u32)],
            code in prop_oneof![Just("JPY"), Just("USD"), Just("KWD"), Just("CLF")],
        ) {
            let (amount, factor) = (Minor::new(units), Decimal::new(number, scale));
            // Where that is exact.
            let product = Decimal::from(units).checked_mul(factor);
            if let Some(product) = product.filter(|it| it.is_zero() || it.scale() == scale) {
                prop_assert_eq!(amount.times(factor), product.round_dp(0).to_i64().map(Minor));
                let part = product.floor().to_i64().map_or(amount, |part| amount.min(Minor(part)));
                prop_assert_eq!(amount.part(factor), part);
            }
            let currency = Currency::from_code(code).unwrap();
            prop_assert_eq!(amount.to_text(currency), Decimal::new(units, u32::from(currency.digits())).to_string());
        }
    }

    #[test]
    fn products_round_half_to_even() {
        for (factor, amount, product) in [
            ("1.5", 1, 2),
            ("2.5", 1, 2),
            ("0.333333", 100, 33),
            ("0.005", 100, 0),
            ("0.015", 100, 2),
            ("0", 9, 0),
        ] {
            let factor = parse_decimal(factor).unwrap();
            assert_eq!(Minor::new(amount).times(factor), Some(Minor::new(product)), "{factor} × {amount}");
        }
    }

    #[test]
    fn a_product_is_exact_or_nothing() {
        // The largest daily spend of a plan, in a currency of four digits, times its largest factor.
        let (amount, factor) = (Minor::new(100_000_000_000_000_001), parse_decimal("1000.000000").unwrap());
        assert_eq!(amount.times(factor), None);
        let factor = parse_decimal("90.000001").unwrap();
        // 9,000,000,100,000,000,090.000001
        assert_eq!(amount.times(factor), Some(Minor::new(9_000_000_100_000_000_090)));
        // 37 digits.
        let long = parse_decimal("0.500000000000000001").unwrap();
        assert_eq!(Minor::new(i64::MAX).times(long), Some(Minor::new(4_611_686_018_427_387_913)));
    }

    #[test]
    fn quotients_round_half_to_even() {
        for (amount, divisor, quotient) in [
            (5, 2, 2),
            (7, 2, 4),
            (8, 3, 3),
            (7, 3, 2),
            (9, 9, 1),
            (0, 7, 0),
            (u64::MAX, u64::MAX, 1),
            (u64::MAX - 1, u64::MAX, 1),
        ] {
            assert_eq!(half_to_even(amount, divisor), quotient, "{amount} / {divisor}");
        }
    }

    #[test]
    fn text_has_the_digits_of_its_currency_and_a_sign_where_it_is_owed() {
        for (code, units, text) in [
            ("USD", -5, "-0.05"),
            ("USD", 0, "0.00"),
            ("KWD", 1, "0.001"),
            ("JPY", -12, "-12"),
            ("USD", i64::MIN, "-92233720368547758.08"),
        ] {
            let currency = Currency::from_code(code).unwrap();
            assert_eq!(Minor::new(units).to_text(currency), text);
        }
    }
}
