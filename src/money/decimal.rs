//! Decimals as people write them: digits, perhaps a point, never a sign or an exponent.

use super::currency::Currency;
use super::minor::Minor;
use rust_decimal::Decimal;

/// Why a text is not a decimal we take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not digits with at most one point between them.
    Malformed,
    /// A minus sign before an otherwise good decimal.
    Negative,
    /// More digits than we count with: 18 in all.
    TooLong {
        /// The part before the point; the largest number there is, where even that has more digits.
        whole: u64,
    },
}

/// The most digits, before and after the point together, so that an amount times a factor is exact.
const DIGITS: usize = 18;

/// Reads `"12"`, `"12.50"` or `"0.5"`: digits, and after a point at least one more.
///
/// `rust_decimal` alone would also take `+1`, `1_000` and `.5`.
///
/// ```
/// use strandline::money::{DecimalError, parse_decimal};
///
/// assert!(parse_decimal("1.0").is_ok_and(|it| Ok(it) == parse_decimal("1.00")));
/// assert_eq!(parse_decimal("1_000"), Err(DecimalError::Malformed));
/// ```
///
/// # Errors
///
/// Says whether the text is malformed, negative or too long.
pub fn parse_decimal(text: &str) -> Result<Decimal, DecimalError> {
    let (unsigned, is_signed) = match text.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (mut number, mut significant, mut point, mut whole) = (0_i64, 0, None, None);
    for (at, byte) in unsigned.bytes().enumerate() {
        match byte {
            b'0'..=b'9' if significant > 0 || byte > b'0' => {
                significant += 1;
                // More of them don't fit, and are not needed any more.
                if significant <= DIGITS {
                    number = number * 10 + i64::from(byte - b'0');
                }
            }
            b'0' => {}
            b'.' if point.is_none() && at > 0 => {
                point = Some(at + 1);
                whole = (significant <= DIGITS).then_some(number.cast_unsigned());
            }
            _ => return Err(DecimalError::Malformed),
        }
    }
    if unsigned.is_empty() || point == Some(unsigned.len()) {
        return Err(DecimalError::Malformed);
    }
    let scale = point.map_or(0, |point| unsigned.len() - point);
    if significant > DIGITS || scale > DIGITS {
        return Err(DecimalError::TooLong { whole: whole.unwrap_or(u64::MAX) });
    }
    let decimal = u32::try_from(scale).map_or(Decimal::ZERO, |scale| Decimal::new(number, scale));
    // "-0.00" is nothing, whatever its sign.
    if is_signed && !decimal.is_zero() { Err(DecimalError::Negative) } else { Ok(decimal) }
}

/// A factor in millionths: exact of a plan's factors, of which none has a digit beyond the sixth.
pub(crate) fn millionths(factor: Decimal) -> i64 {
    Minor::new(1_000_000).times(factor).unwrap_or(Minor::MAX).units()
}

impl Minor {
    /// The amount of `currency` that a document's text means; `None` where it means none.
    ///
    /// ```
    /// use strandline::money::{Currency, Minor};
    ///
    /// let usd = Currency::from_code("USD").expect("a currency");
    /// assert_eq!(Minor::parse("12.5", usd), Some(Minor::new(1250)));
    /// assert_eq!(Minor::parse("12.505", usd), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str, currency: Currency) -> Option<Self> {
        Self::from_decimal(parse_decimal(text).ok()?, currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_that_is_no_decimal_says_why() {
        for (text, error) in [
            ("", DecimalError::Malformed),
            (".5", DecimalError::Malformed),
            ("5.", DecimalError::Malformed),
            ("1,000", DecimalError::Malformed),
            ("1_000", DecimalError::Malformed),
            ("1e3", DecimalError::Malformed),
            ("+1", DecimalError::Malformed),
            ("-+1", DecimalError::Malformed),
            (" 1", DecimalError::Malformed),
            ("1.2.3", DecimalError::Malformed),
            ("-", DecimalError::Malformed),
            ("٣", DecimalError::Malformed),
            ("-0.01", DecimalError::Negative),
            ("1234567890123456789", DecimalError::TooLong { whole: u64::MAX }),
            ("1234567890123456789.5", DecimalError::TooLong { whole: u64::MAX }),
            ("0.0000000000000000000", DecimalError::TooLong { whole: 0 }),
            ("0123456789012345678.10", DecimalError::TooLong { whole: 123_456_789_012_345_678 }),
        ] {
            assert_eq!(parse_decimal(text), Err(error), "{text:?}");
        }
        assert!(parse_decimal("-0.00").is_ok_and(|it| it.is_zero() && it.is_sign_positive()));
    }

    proptest! {
        #[test]
        fn a_decimal_is_what_rust_decimal_reads_digit_for_digit(text in "0{0,3}[0-9]{1,10}(\\.[0-9]{1,8})?") {
            let (ours, theirs) = (parse_decimal(&text), Decimal::from_str_exact(&text));
            prop_assert_eq!(ours.map(|it| it.unpack()), Ok(theirs.unwrap().unpack()));
        }
    }

    #[test]
    fn leading_zeros_do_not_count_as_digits() {
        let padded = format!("{}1.50", "0".repeat(40));
        assert_eq!(parse_decimal(&padded), Ok(Decimal::new(150, 2)));
    }

    #[test]
    fn decimals_are_equal_and_ordered_by_value_not_by_digits() {
        let parse = |text| parse_decimal(text).ok();
        assert_eq!(parse("1.0"), parse("1.00"));
        assert!(parse("0.9") < parse("1.000"));
        assert!(parse("10") > parse("9.99"));
        assert!(parse("1000.000001") > parse("1000"));
        // What a person wrote keeps its digits: they are counted against those of a currency.
        assert_eq!(parse("1.00").map(|it| it.scale()), Some(2));
    }
}
