//! The text of one value: what it means, or what is wrong with it. Where it stands, the caller says: [`Problem::at`].

use super::codes;
use super::limits;
use super::problem::Problem;
use crate::day::{Day, Period};
use crate::messages::Value;
use crate::money::{Currency, Decimal, DecimalError, Minor, parse_decimal};

pub(crate) fn day(text: &str) -> Result<Day, Problem> {
    Day::parse(text).ok_or_else(|| Problem::new(codes::DATE_INVALID, "").with("found", text))
}

/// A day of a plan.
pub(crate) fn day_within(text: &str, period: Period) -> Result<Day, Problem> {
    let day = day(text)?;
    if period.contains(day) {
        return Ok(day);
    }
    let outside = Problem::new(codes::ON_OUTSIDE_PERIOD, "");
    Err(outside.with("start", period.start).with("end", period.end))
}

/// An amount of the plan's currency. Where that is unknown, the text is checked and counts as nothing.
pub(crate) fn amount(text: &str, currency: Option<Currency>) -> Result<Minor, Problem> {
    let limit = || Problem::new(codes::AMOUNT_TOO_LARGE, "").with("limit", limits::AMOUNT);
    let number = |code| Problem::new(code, "").with("found", Value::Number(text.to_owned()));
    let too_many_decimals = |currency: Currency| {
        let problem = number(codes::AMOUNT_TOO_MANY_DECIMALS).with("digits", currency.digits());
        problem.with("currency", currency.code())
    };
    Err(match (parse_decimal(text), currency) {
        (Ok(decimal), Some(currency)) => match Minor::from_decimal(decimal, currency) {
            Some(amount) if amount <= limits::amount(currency) => return Ok(amount),
            None if decimal <= Decimal::from(limits::AMOUNT) => too_many_decimals(currency),
            _ => limit(),
        },
        (Ok(decimal), None) if decimal > Decimal::from(limits::AMOUNT) => limit(),
        (Err(DecimalError::TooLong { whole }), _) if whole > limits::AMOUNT.cast_unsigned() => limit(),
        (Err(DecimalError::TooLong { .. }), Some(currency)) => too_many_decimals(currency),
        (Ok(_) | Err(DecimalError::TooLong { .. }), None) => return Ok(Minor::ZERO),
        (Err(DecimalError::Negative), _) => number(codes::AMOUNT_NEGATIVE),
        (Err(DecimalError::Malformed), _) => Problem::new(codes::AMOUNT_MALFORMED, "").with("found", text),
    })
}

/// A factor up to `most`: a decimal as text, or a number written as a plain decimal.
pub(crate) fn factor(text: &str, most: u64) -> Result<Decimal, Problem> {
    let problem = match parse_decimal(text) {
        Ok(decimal) if decimal > Decimal::from(most) => {
            Problem::new(codes::FACTOR_TOO_LARGE, "").with("limit", most)
        }
        Ok(decimal) if decimal.scale() <= limits::FACTOR_DIGITS => return Ok(decimal),
        Err(DecimalError::TooLong { whole }) if whole > most => {
            Problem::new(codes::FACTOR_TOO_LARGE, "").with("limit", most)
        }
        Ok(_) | Err(DecimalError::TooLong { .. }) => {
            Problem::new(codes::FACTOR_TOO_MANY_DECIMALS, "").with("limit", limits::FACTOR_DIGITS)
        }
        Err(DecimalError::Negative) => Problem::new(codes::FACTOR_NEGATIVE, ""),
        Err(DecimalError::Malformed) => Problem::new(codes::FACTOR_MALFORMED, ""),
    };
    Err(problem.with("found", Value::Number(text.to_owned())))
}
