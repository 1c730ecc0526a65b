//! Amounts as TikTok writes them, to minor units, without a float.
//!
//! TikTok's text says "two decimals" for every currency. So a yen amount may be written `1500.00`, and a
//! number may have lost its zeros (`320.5`). What a currency can't hold is rounded half to even, and said.

use super::notice::{NoticeDocument, Notices};
use super::row::Row;
use crate::money::{Currency, Minor};
use crate::plan::limits;

/// Whether an amount had more digits than its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exactness {
    /// It is what was written.
    Exact,
    /// It was rounded half to even.
    Rounded,
}

/// Reads amounts of one currency from rows.
#[derive(Clone, Copy)]
pub(super) struct Purse {
    currency: Option<Currency>,
}

impl Purse {
    /// For a plan whose currency nobody named: two decimals, as TikTok writes all amounts.
    pub(super) const UNKNOWN: Self = Self { currency: None };

    /// Reads amounts of `currency`.
    pub(super) const fn of(currency: Currency) -> Self {
        Self { currency: Some(currency) }
    }

    /// The amount in a field, with its sign; tells what could not be read, or not exactly.
    pub(super) fn read(self, row: &Row<'_>, key: &str, notices: &mut Notices) -> Option<Minor> {
        row.value(key)?;
        let written = row.number(key).unwrap_or_default();
        let Some((amount, exactness)) = minor_units(&written, self.digits()) else {
            let message = format!("“{}” is not an amount that can be read; it is left out.", brief(&written));
            let notice = NoticeDocument::warning("amount.unreadable", row.at(key), message);
            notices.tell(notice.with("written", brief(&written)));
            return None;
        };
        if exactness == Exactness::Rounded {
            let (taken, digits) = (self.text(amount), self.digits());
            let shown = brief(&written);
            let message = format!(
                "{shown} has more than the {digits} decimals of its currency; {taken} is taken, rounded half to \
                 even."
            );
            let notice = NoticeDocument::warning("amount.rounded", row.at(key), message);
            notices.tell(notice.with("written", brief(&written)).with("taken", taken));
        }
        Some(amount)
    }

    /// The first of these fields that is there, also where it stands in `balance_info` only.
    pub(super) fn balance(self, row: &Row<'_>, keys: &[&str], notices: &mut Notices) -> Option<Minor> {
        keys.iter().find_map(|key| self.read(row, key, notices)).or_else(|| {
            let info = row.inside("balance_info")?;
            keys.iter().find_map(|key| self.read(&info, key, notices))
        })
    }

    /// How many decimals an amount has.
    pub(super) fn digits(self) -> u8 {
        self.currency.map_or(2, Currency::digits)
    }

    /// Decimal text for the plan.
    pub(super) fn text(self, amount: Minor) -> String {
        if let Some(currency) = self.currency {
            return amount.to_text(currency);
        }
        let units = amount.units().unsigned_abs();
        let sign = if amount < Minor::ZERO { "-" } else { "" };
        format!("{sign}{}.{:02}", units / 100, units % 100)
    }

    /// Decimal text with the currency's code, for a sentence.
    pub(super) fn say(self, amount: Minor) -> String {
        let code = self.currency.map_or("", Currency::code);
        format!("{} {code}", self.text(amount)).trim_end().to_owned()
    }

    /// Reads an amount that a plan holds; `None` where it is not one.
    pub(super) fn parse(self, text: &str) -> Option<Minor> {
        minor_units(text, self.digits()).map(|(amount, _)| amount)
    }
}

/// The sum, held at the largest amount: what comes from outside may be any number of rows.
pub(super) fn plus(sum: Minor, amount: Minor) -> Minor {
    sum.checked_add(amount).unwrap_or(Minor::MAX)
}

/// The sum of amounts that are not negative.
pub(super) fn total(amounts: impl IntoIterator<Item = Minor>) -> Minor {
    amounts.into_iter().fold(Minor::ZERO, plus)
}

/// Texts that come from outside are shown, but not at any length.
pub(super) fn brief(text: &str) -> String {
    const SHOWN: usize = 60;
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}

/// A decimal, perhaps with a sign and an exponent, in units of its last of `decimals`; `None` where it is no
/// decimal, or more than a plan's amount may be.
pub(super) fn minor_units(text: &str, decimals: u8) -> Option<(Minor, Exactness)> {
    let (negative, unsigned) = match text.trim().strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.trim()),
    };
    let (decimal, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((decimal, exponent)) => (decimal, exponent.parse::<i32>().ok()?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = decimal.split_once('.').unwrap_or((decimal, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if whole.is_empty() || !digits().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let trailing = digits().rev().take_while(|digit| *digit == b'0').count();
    let kept = whole.len() + fraction.len() - trailing;
    let mantissa = digits()
        .take(kept)
        .try_fold(0_i128, |sum, digit| sum.checked_mul(10)?.checked_add(i128::from(digit - b'0')))?;
    let scale = i64::try_from(fraction.len()).ok()? - i64::try_from(trailing).ok()?;
    let shift = i64::from(decimals) + i64::from(exponent) - scale;
    let (units, exactness) = shifted(mantissa, shift)?;
    let most = i128::from(limits::AMOUNT) * 10_i128.pow(u32::from(decimals));
    let units = i64::try_from(units).ok().filter(|_| units <= most)?;
    Some((Minor::new(if negative { -units } else { units }), exactness))
}

/// `mantissa` × 10^`shift`, rounded half to even where that is no whole number.
fn shifted(mantissa: i128, shift: i64) -> Option<(i128, Exactness)> {
    let places = u32::try_from(shift.unsigned_abs()).ok();
    if mantissa == 0 {
        return Some((0, Exactness::Exact));
    }
    if shift >= 0 {
        let power = 10_i128.checked_pow(places?)?;
        return Some((mantissa.checked_mul(power)?, Exactness::Exact));
    }
    // Past the largest power nothing is left of any mantissa that fits.
    let Some(unit) = places.and_then(|places| 10_i128.checked_pow(places)) else {
        return Some((0, Exactness::Rounded));
    };
    let rounded = half_even(mantissa, unit);
    let exact = mantissa % unit == 0;
    Some((rounded, if exact { Exactness::Exact } else { Exactness::Rounded }))
}

/// `amount` / `parts` rounded half to even; both not negative, `parts` more than nothing.
pub(super) fn half_even(amount: i128, parts: i128) -> i128 {
    let (quotient, rest) = (amount / parts, amount % parts);
    match rest.cmp(&(parts - rest)) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Equal => quotient + quotient % 2,
        std::cmp::Ordering::Greater => quotient + 1,
    }
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
        for text in
            ["", "-", ".5", "1,000.00", "$5", "NaN", "1e", "1e99", "--1", "1.2.3", "10000000000000.01"]
        {
            assert_eq!(read(text, "USD"), None, "{text}");
        }
    }
}
