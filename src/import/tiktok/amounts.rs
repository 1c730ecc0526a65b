//! Amounts as TikTok writes them, to minor units, without a float.
//!
//! TikTok's text says "two decimals" for every currency. So a yen amount may be written `1500.00`, and a
//! number may have lost its zeros (`320.5`). What a currency can't hold is rounded half to even, and said.

use super::row::Row;
use super::words::brief;
use crate::day::Day;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::messages::{Value, plain_amount};
use crate::money::{Currency, Minor};
use crate::plan::limits;

/// What one ad account spent on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Spend {
    /// In all.
    pub(in crate::import) total: Minor,
    /// The part that ad credit paid.
    pub(in crate::import) voucher: Minor,
}

/// Whether an amount had more digits than its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Exactness {
    /// It is what was written.
    Exact,
    /// It was rounded half to even.
    Rounded,
}

/// Reads amounts of one currency from rows.
#[derive(Clone, Copy)]
pub(in crate::import) struct Purse {
    currency: Option<Currency>,
}

impl Purse {
    /// For the currency of a plan; where nobody named it, two decimals, as TikTok writes all amounts.
    pub(in crate::import) const fn of(currency: Option<Currency>) -> Self {
        Self { currency }
    }

    /// The amount in a field, with its sign; tells what could not be read, or not exactly.
    #[inline(never)]
    pub(in crate::import) fn read(self, row: &Row<'_>, key: &str, notices: &mut Notices) -> Option<Minor> {
        row.value(key)?;
        let written = row.number(key).unwrap_or_default();
        // A dash is how a report says that it has no figure.
        if matches!(written, "-" | "--" | "—" | "N/A") {
            return None;
        }
        let Some((amount, exactness)) = minor_units(written, self.digits()) else {
            notices.tell(Kind::AmountUnreadable, &row.at(key)).with("written", brief(written));
            return None;
        };
        if exactness == Exactness::Rounded {
            let notice = notices.tell(Kind::AmountRounded, &row.at(key));
            notice.with("written", brief(written)).with("taken", self.value(amount));
            notice.with("digits", self.digits());
        }
        Some(amount)
    }

    /// The amount in a field, also where it stands in `balance_info` only.
    #[inline(never)]
    pub(in crate::import) fn balance(self, row: &Row<'_>, key: &str, notices: &mut Notices) -> Option<Minor> {
        let plain = self.read(row, key, notices);
        plain.or_else(|| self.read(&row.inside("balance_info")?, key, notices))
    }

    /// How many decimals an amount has.
    fn digits(self) -> u8 {
        self.currency.map_or(2, Currency::digits)
    }

    /// An amount for a sentence.
    pub(in crate::import) const fn value(self, amount: Minor) -> Value {
        Value::Amount(amount, self.currency)
    }

    /// Decimal text for the plan.
    #[inline(never)]
    pub(in crate::import) fn text(self, amount: Minor) -> String {
        plain_amount(amount, self.currency)
    }

    /// Decimal text with the currency's code, for a sentence.
    pub(in crate::import) fn say(self, amount: Minor) -> String {
        let code = self.currency.map_or("", Currency::code);
        format!("{} {code}", self.text(amount)).trim_end().to_owned()
    }

    /// Reads an amount that a plan holds; nothing where it is not one.
    pub(in crate::import) fn parse(self, text: &str) -> Minor {
        minor_units(text, self.digits()).map_or(Minor::ZERO, |(amount, _)| amount)
    }
}

/// The sum, held at the largest amount: what comes from outside may be any number of rows.
pub(in crate::import) fn plus(sum: Minor, amount: Minor) -> Minor {
    sum.checked_add(amount).unwrap_or(Minor::MAX)
}

/// Adds what was spent on a day to the days of an ad account, which come in order: to its sum where it is the last of them.
pub(in crate::import) fn add_spend(days: &mut Vec<(Day, Spend)>, day: Day, spend: Spend) {
    match days.last_mut().filter(|(last, _)| *last == day) {
        Some((_, sum)) => {
            sum.total = plus(sum.total, spend.total);
            sum.voucher = plus(sum.voucher, spend.voucher);
        }
        None => days.push((day, spend)),
    }
}

/// An amount without its sign.
pub(in crate::import) fn unsigned(amount: Minor) -> Minor {
    Minor::new(amount.units().saturating_abs())
}

/// A decimal, perhaps with a sign and an exponent, in units of its last of `decimals`; `None` where it is no
/// decimal, or more than a plan's amount may be.
#[inline(never)]
pub(in crate::import) fn minor_units(text: &str, decimals: u8) -> Option<(Minor, Exactness)> {
    let text = text.trim();
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (decimal, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((decimal, exponent)) => (decimal, exponent.parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = [whole, fraction].concat();
    if whole.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0');
    let zeros = digits.len() - significant.len();
    if significant.is_empty() {
        return Some((Minor::ZERO, Exactness::Exact));
    }
    // How many of the significant digits stand before the point, once minor units are counted.
    let length = i64::try_from(whole.len()).ok()? - i64::try_from(zeros).ok()?;
    let (units, exactness) = split_at(significant, length + i64::from(exponent) + i64::from(decimals))?;
    let most = limits::AMOUNT * 10_i64.pow(u32::from(decimals));
    let units = i64::try_from(units).ok().filter(|units| *units <= most)?;
    Some((Minor::new(if unsigned.len() < text.len() { -units } else { units }), exactness))
}

/// The first `point` digits as a number, rounded half to even by the rest; `None` where they are too many.
fn split_at(digits: &str, point: i64) -> Option<(u64, Exactness)> {
    let Ok(point) = usize::try_from(point) else { return Some((0, Exactness::Rounded)) };
    let mut units = 0_u64;
    for place in 0..point {
        let digit = digits.as_bytes().get(place).map_or(0, |digit| u64::from(digit - b'0'));
        units = units.checked_mul(10)?.checked_add(digit)?;
    }
    let rest = digits.get(point..).unwrap_or_default().trim_end_matches('0');
    let is_up = rest > "5" || rest == "5" && units % 2 == 1;
    let exactness = if rest.is_empty() { Exactness::Exact } else { Exactness::Rounded };
    Some((units.checked_add(u64::from(is_up))?, exactness))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, code: &str) -> Option<(i64, Exactness)> {
        let currency = Currency::from_code(code)?;
        minor_units(text, currency.digits()).map(|(amount, exactness)| (amount.units(), exactness))
    }

    #[test]
    fn amounts_in_every_spelling_are_exact() {
        for (text, code, units) in [
            ("9000", "USD", 900_000),
            ("320.5", "USD", 32_050),
            ("-320.50", "USD", -32_050),
            ("0.1000", "USD", 10),
            ("1500.00", "JPY", 1500),
            ("1500", "KRW", 1500),
            ("1.5e3", "USD", 150_000),
            ("15E-1", "USD", 150),
            ("0e99999999", "USD", 0),
            ("1.234", "KWD", 1234),
            ("10000000000000", "USD", 1_000_000_000_000_000),
        ] {
            assert_eq!(read(text, code), Some((units, Exactness::Exact)), "{text} {code}");
        }
    }

    #[test]
    fn more_decimals_than_the_currency_round_half_to_even_and_say_so() {
        for (text, code, units) in [
            ("163.734", "USD", 16_373),
            ("0.125", "USD", 12),
            ("0.135", "USD", 14),
            ("1500.50", "JPY", 1500),
            ("1501.50", "JPY", 1502),
            ("1e-400", "USD", 0),
        ] {
            assert_eq!(read(text, code), Some((units, Exactness::Rounded)), "{text} {code}");
        }
    }

    #[test]
    fn what_is_no_amount_is_nothing() {
        for text in [
            "",
            "-",
            ".5",
            "1,000.00",
            "$5",
            "NaN",
            "1e",
            "1e99",
            "--1",
            "1.2.3",
            "10000000000000.01",
            "184467440737095516.159",
            "1e9223372036854775807",
        ] {
            assert_eq!(read(text, "USD"), None, "{text}");
        }
    }
}
