//! Decimals as people write them: digits, perhaps a point, never an exponent.

use super::{Currency, Minor};

/// An exact decimal that is not negative: `mantissa` × 10^-`scale`.
///
/// Used for weekday factors and spend ranges, where a float would round before we do.
///
/// ```
/// use strandline::money::{Decimal, Minor};
///
/// let factor = Decimal::parse("0.5").expect("a decimal");
/// // Half to even: 12.5 becomes 12, 13.5 becomes 14.
/// assert_eq!(factor.of(Minor::new(25)), Some(Minor::new(12)));
/// assert_eq!(factor.of(Minor::new(27)), Some(Minor::new(14)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    mantissa: u64,
    scale: u32,
}

/// Why a text is not a decimal we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not digits with at most one point between them.
    Malformed,
    /// A minus sign before an otherwise good decimal.
    Negative,
    /// More digits than we count with: 18 in all.
    TooLong,
}

impl Decimal {
    /// One.
    pub const ONE: Self = Self { mantissa: 1, scale: 0 };

    /// The most digits, before and after the point together.
    const DIGITS: usize = 18;

    /// Reads `"12"`, `"12.50"` or `"0.5"`: digits, and after a point at least one more.
    ///
    /// # Errors
    ///
    /// Says whether the text is malformed, negative or too long.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        let (text, sign) = match text.strip_prefix('-') {
            Some(rest) => (rest, Some(DecimalError::Negative)),
            None => (text, None),
        };
        let (whole, fraction) = match text.split_once('.') {
            Some((_, "")) => return Err(DecimalError::Malformed),
            Some((whole, fraction)) => (whole, fraction),
            None => (text, ""),
        };
        let digits = || whole.bytes().chain(fraction.bytes());
        if whole.is_empty() || !digits().all(|byte| byte.is_ascii_digit()) {
            return Err(DecimalError::Malformed);
        }
        let significant = digits().skip_while(|digit| *digit == b'0').count();
        if significant > Self::DIGITS || fraction.len() > Self::DIGITS {
            return Err(DecimalError::TooLong);
        }
        let mantissa = digits().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        match sign {
            // "-0.00" is nothing, whatever its sign.
            Some(error) if mantissa != 0 => Err(error),
            _ => Ok(Self { mantissa, scale: u32::try_from(fraction.len()).unwrap_or(0) }),
        }
    }

    /// How many digits stand after the point.
    #[must_use]
    pub const fn scale(self) -> u32 {
        self.scale
    }

    /// Whether this is more than `limit`.
    #[must_use]
    pub fn exceeds(self, limit: u64) -> bool {
        u128::from(self.mantissa) > u128::from(limit) * 10_u128.pow(self.scale)
    }

    /// This many minor units of `currency`; `None` where it has more digits than the currency, or
    /// does not fit.
    #[must_use]
    pub fn in_minor_units(self, currency: Currency) -> Option<Minor> {
        let shift = u32::from(currency.digits()).checked_sub(self.scale)?;
        let units = u128::from(self.mantissa) * 10_u128.pow(shift);
        i64::try_from(units).ok().map(Minor::new)
    }

    /// `amount` times this, rounded half to even; `None` past [`Minor::MAX`].
    #[must_use]
    pub fn of(self, amount: Minor) -> Option<Minor> {
        let product = i128::from(amount.units()) * i128::from(self.mantissa);
        let unit = 10_i128.pow(self.scale);
        let (quotient, rest) = (product.div_euclid(unit), product.rem_euclid(unit));
        let up = match (rest * 2).cmp(&unit) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => quotient % 2,
            std::cmp::Ordering::Greater => 1,
        };
        i64::try_from(quotient + up).ok().map(Minor::new)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        let scale = self.scale.max(other.scale);
        let widen = |it: &Self| u128::from(it.mantissa) * 10_u128.pow(scale - it.scale);
        Some(widen(self).cmp(&widen(other)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_is_no_decimal_says_why() {
        for (text, error) in [
            ("", DecimalError::Malformed),
            (".5", DecimalError::Malformed),
            ("5.", DecimalError::Malformed),
            ("1,000", DecimalError::Malformed),
            ("1e3", DecimalError::Malformed),
            ("+1", DecimalError::Malformed),
            (" 1", DecimalError::Malformed),
            ("1.2.3", DecimalError::Malformed),
            ("-", DecimalError::Malformed),
            ("٣", DecimalError::Malformed),
            ("-0.01", DecimalError::Negative),
            ("1234567890123456789", DecimalError::TooLong),
            ("0.0000000000000000001", DecimalError::TooLong),
        ] {
            assert_eq!(Decimal::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn leading_zeros_do_not_count_as_digits() {
        let padded = format!("{}1.50", "0".repeat(40));
        assert_eq!(Decimal::parse(&padded), Ok(Decimal { mantissa: 150, scale: 2 }));
    }

    #[test]
    fn decimals_compare_by_value_not_by_digits() {
        let parse = |text| Decimal::parse(text).ok();
        assert!(parse("0.9") < parse("1.000"));
        assert!(parse("10") > parse("9.99"));
        assert!(parse("1000.000001").is_some_and(|it| it.exceeds(1000)));
        assert!(parse("1000.00").is_some_and(|it| !it.exceeds(1000)));
    }

    #[test]
    fn products_round_half_to_even() {
        for (factor, amount, product) in
            [("1.5", 1, 2), ("2.5", 1, 2), ("0.333333", 100, 33), ("0.005", 100, 0), ("0.015", 100, 2)]
        {
            let factor = Decimal::parse(factor).ok();
            assert_eq!(
                factor.and_then(|it| it.of(Minor::new(amount))),
                Some(Minor::new(product)),
                "{factor:?} × {amount}"
            );
        }
    }
}
