//! Amounts of a plan in fields: how they are shown, and how what is typed or pasted is read.

use super::engine::Outcome;
use super::format;
use super::text::{fill, t};
use crate::app::lasting::Lasting;
use crate::editor::reading::{Separators, read_number};
use crate::money::{Currency, DecimalMark, Minor, WrittenError, read_written};
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// How the amounts of a plan are written.
#[derive(Clone, Copy)]
pub(crate) struct AmountDigits {
    shown: Lasting<Memo<u8>>,
    currency: Lasting<Memo<Option<Currency>>>,
}

impl AmountDigits {
    /// `shown` is how many digits they show after the point, and `currency` the plan's, where it has one.
    pub(crate) fn new(shown: Memo<u8>, currency: Memo<Option<Currency>>) -> Self {
        Self { shown: shown.into(), currency: currency.into() }
    }

    /// How many digits amounts show after the point: none while all are whole.
    pub(crate) fn get(self) -> u8 {
        self.shown.get()
    }

    /// The same, without following it.
    pub(crate) fn get_untracked(self) -> u8 {
        self.shown.get_untracked()
    }

    /// A document's text for what was typed. What is no amount of the plan stays as it was typed.
    pub(crate) fn read(self, typed: &str) -> String {
        let separators = format::separators();
        match self.currency.get_untracked().map(|currency| read_amount(typed, currency, separators)) {
            Some(Ok(text)) => text,
            // A number all the same, of which the check says what is wrong.
            Some(Err(WrittenError::TooManyDecimals { .. } | WrittenError::TooLarge)) => {
                read_number(typed, separators)
            }
            _ => typed.trim().to_owned(),
        }
    }

    /// A document's text as it is read: grouped, and as it stands where it has more decimals than the currency.
    pub(crate) fn shown(self, text: &str) -> String {
        let has_too_many = |it: Currency| decimals(text) > usize::from(it.digits());
        match self.currency.get() {
            Some(currency) if has_too_many(currency) => text.to_owned(),
            _ => format::amount(text, self.get()),
        }
    }

    /// Why a text is no amount of the plan, where there is more to say than that it is none.
    pub(crate) fn fault(self, text: &str) -> Option<String> {
        // What a document may hold, the check judges.
        if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return None;
        }
        fault(text, self.currency.get()?, format::separators())
    }
}

/// None while every amount entered and every figure is whole, else all of the currency's.
pub(crate) fn digits(document: &PlanDocument, outcome: &Outcome) -> u8 {
    let Some(currency) = Currency::from_code(&document.currency) else { return 0 };
    let has_fraction = |text: &str| {
        let unit = 10_i64.pow(u32::from(currency.digits()));
        let rest = |amount: Minor| amount.units() % unit != 0;
        Minor::parse(text, currency).is_some_and(rest)
    };
    let accounts = document.ad_accounts.iter().flat_map(|it| [&it.cash, &it.daily_spend]).flatten();
    let amounts = document.ad_credits.iter().map(|it| &it.amount);
    let allocations = document.allocations.iter().map(|it| &it.amount);
    let mut entered = accounts.chain(amounts).chain(allocations);
    let mut figures = outcome.projection.iter().flat_map(|it| {
        let totals = &it.totals;
        let own =
            [&totals.spent, &totals.stranded, &totals.unallocated, &totals.remaining, &totals.forfeited];
        own.into_iter().chain(it.ad_accounts.iter().map(|account| &account.can_spend))
    });
    let fractions = entered.any(|it| has_fraction(it)) || figures.any(|it| has_fraction(it));
    if fractions { currency.digits() } else { 0 }
}

/// Reads an amount as people write it, in the way in which sheets are read. What one mark before three digits means, the
/// language says.
fn read_amount(typed: &str, currency: Currency, separators: Separators) -> Result<String, WrittenError> {
    let mark = if separators.decimal == ',' { DecimalMark::Comma } else { DecimalMark::Point };
    let amount = read_written(typed, currency, Some(mark))?;
    // `9.000` is no nine to everybody: noughts that an amount cannot have may be thousands.
    if fraction(typed, separators.decimal) > usize::from(currency.digits()) {
        return Err(WrittenError::TooManyDecimals { rounded: amount });
    }
    let text = amount.to_text(currency);
    // Whole amounts are written without decimals: what was typed had none, or none that count.
    Ok(match text.split_once('.') {
        Some((whole, fraction)) if format::is_nothing(fraction) => whole.to_owned(),
        _ => text,
    })
}

/// How many digits follow the only mark of a written amount, where that is the language's decimal one.
fn fraction(typed: &str, decimal: char) -> usize {
    match typed.split_once(decimal) {
        Some((before, after)) if !before.contains(['.', ',']) && !after.contains(['.', ',']) => {
            after.chars().take_while(char::is_ascii_digit).count()
        }
        _ => 0,
    }
}

/// How many digits a number has after its point.
fn decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

fn fault(text: &str, currency: Currency, separators: Separators) -> Option<String> {
    let code = currency.code();
    match read_amount(text, currency, separators).err()? {
        WrittenError::OtherCurrency(_) => Some(fill("number.otherCurrency", &[("currency", code)])),
        WrittenError::Percent => Some(t("number.percent").to_owned()),
        WrittenError::Rounded => Some(t("number.rounded").to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::engine;
    use crate::editor::draft;

    const ENGLISH: Separators = Separators { decimal: '.', spaces_group: false };
    const SPANISH: Separators = Separators { decimal: ',', spaces_group: false };

    fn usd() -> Currency {
        Currency::from_code("USD").expect("a currency")
    }

    /// Every line of the fixture is one paste into a money field of a plan in USD; `Err` begins the reason that is said
    /// beside the field, and is empty where the check says that it is no amount.
    #[test]
    fn each_amount_that_is_pasted_into_a_field_is_what_a_person_reads_or_refused_with_the_reason() {
        let other = Err("This is an amount of another currency");
        let right = [
            other,
            Ok("-1234.50"),
            Ok("-1234.50"),
            Ok("-1234.50"),
            Ok("1234.50"),
            Ok("1234.50"),
            other,
            other,
            Ok("1234567.89"),
            Ok("1234.50"),
            Ok("1234567.89"),
            Ok("1234.50"),
            Err(""),
            Err(""),
            Ok("1234"),
            Ok("1234.50"),
            Err(""),
            Ok("1500"),
            Err("Write the amount in full"),
            Err("A percentage"),
            Ok("1500"),
            Err(""),
            Ok("1234.50"),
            Ok("2000"),
            Ok("-100"),
            Ok("-100"),
            Ok("100"),
            Ok("100"),
            Ok("0.10"),
            Ok("100"),
        ];
        let lines = include_str!("../../tests/fixtures/sheets/c_amounts_to_paste.txt").lines();
        assert_eq!(lines.clone().count(), right.len());
        for (line, right) in lines.zip(right) {
            let read = read_amount(line, usd(), ENGLISH);
            match right {
                Ok(text) => assert_eq!(read.as_deref(), Ok(text), "{line}"),
                Err(reason) => {
                    assert!(read.is_err(), "{line}");
                    let fault = fault(line, usd(), ENGLISH).unwrap_or_default();
                    assert!(
                        fault.starts_with(reason) && fault.is_empty() == reason.is_empty(),
                        "{line}: {fault}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_form_of_the_list_is_read_in_its_own_currency() {
        for (code, typed, text) in [
            ("USD", "$1,234.50", "1234.50"),
            ("EUR", "1.234,50 €", "1234.50"),
            ("USD", "US$1,234.50", "1234.50"),
            ("BRL", "R$ 1.234,50", "1234.50"),
            ("CHF", "1’234.50", "1234.50"),
            ("INR", "12,34,567.89", "1234567.89"),
            ("USD", "1,234.50 USD", "1234.50"),
            ("CHF", "100.-", "100"),
            ("USD", "−1,234.50", "-1234.50"),
            ("USD", "‐5", "-5"),
            ("EUR", "1\u{a0}234,50", "1234.50"),
            ("EUR", "1\u{2009}234,50", "1234.50"),
        ] {
            let currency = Currency::from_code(code).expect("a currency");
            assert_eq!(read_amount(typed, currency, ENGLISH).as_deref(), Ok(text), "{typed}");
            assert_eq!(read_amount(typed, currency, SPANISH).as_deref(), Ok(text), "{typed}, in Spanish");
        }
    }

    #[test]
    fn the_language_says_what_one_mark_before_three_digits_is() {
        assert_eq!(read_amount("1,500", usd(), ENGLISH).as_deref(), Ok("1500"));
        assert_eq!(read_amount("1.500", usd(), SPANISH).as_deref(), Ok("1500"));
        let yen = Currency::from_code("JPY").expect("a currency");
        assert_eq!(read_amount("¥1,234", yen, ENGLISH).as_deref(), Ok("1234"));
        assert_eq!(read_amount("¥1.234", yen, SPANISH).as_deref(), Ok("1234"));
        assert!(read_amount("¥1,234", yen, SPANISH).is_err());
        for (typed, separators) in [("1.500", ENGLISH), ("1.505", ENGLISH), ("1,505", SPANISH)] {
            let read = read_amount(typed, usd(), separators);
            assert!(matches!(read, Err(WrittenError::TooManyDecimals { .. })), "{typed}: {read:?}");
        }
    }

    #[test]
    fn digits_show_as_soon_as_one_amount_has_them() {
        let mut plan = draft::tests::small();
        assert_eq!(digits(&plan, &engine::evaluate(&plan)), 0);
        plan.ad_accounts[0].daily_spend = Some("62.5".into());
        assert_eq!(digits(&plan, &engine::evaluate(&plan)), 2);
    }
}
