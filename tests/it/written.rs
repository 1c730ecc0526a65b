//! Amounts as people write them.

use proptest::prelude::*;
use strandline::money::{Currency, DecimalMark, Minor, WrittenError, mark_of, read_written};

/// How a country, a bank or a spreadsheet writes an amount.
#[derive(Clone, Debug)]
struct Style {
    group: &'static str,
    mark: char,
    is_indian: bool,
    before: &'static str,
    after: &'static str,
    /// What stands before and after the whole of a negative amount.
    negative: (&'static str, &'static str),
}

fn styles() -> impl Strategy<Value = Style> {
    let marks = prop::sample::select(vec![
        (",", '.'),
        (".", ','),
        ("", '.'),
        ("", ','),
        (" ", ','),
        ("\u{a0}", ','),
        ("\u{202f}", ','),
        ("’", '.'),
        ("'", '.'),
        ("٬", '٫'),
    ]);
    let around = prop::sample::select(vec![
        ("", ""),
        ("$", ""),
        ("$ ", ""),
        ("US$", ""),
        ("USD ", ""),
        ("", " USD"),
        ("", " $"),
        ("\u{feff}", "\u{a0}usd"),
    ]);
    let negative = prop::sample::select(vec![("-", ""), ("−", ""), ("(", ")"), ("", "-"), ("– ", "")]);
    (marks, around, negative, any::<bool>()).prop_map(
        |((group, mark), (before, after), negative, is_indian)| Style {
            group,
            mark,
            is_indian,
            before,
            after,
            negative,
        },
    )
}

fn write(amount: i64, digits: u32, style: &Style) -> String {
    let one = 10_u64.pow(digits);
    let (whole, fraction) = (amount.unsigned_abs() / one, amount.unsigned_abs() % one);
    let figures = whole.to_string();
    let mut grouped = String::new();
    for (place, figure) in figures.chars().enumerate() {
        let left = figures.len() - place;
        let parts =
            if style.is_indian { left == 3 || left > 3 && left % 2 == 1 } else { left.is_multiple_of(3) };
        if place > 0 && parts {
            grouped.push_str(style.group);
        }
        grouped.push(figure);
    }
    if digits > 0 {
        grouped.push(style.mark);
        let padded = format!("{fraction:0width$}", width = usize::try_from(digits).unwrap());
        grouped.push_str(&padded);
    }
    let written = format!("{}{grouped}{}", style.before, style.after);
    if amount < 0 { format!("{}{written}{}", style.negative.0, style.negative.1) } else { written }
}

proptest! {
    #[test]
    fn an_amount_written_in_any_style_is_read_back_to_the_cent(
        amount in -1_000_000_000_000_i64..1_000_000_000_000,
        style in styles(),
    ) {
        let usd = Currency::from_code("USD").unwrap();
        let written = write(amount, 2, &style);
        prop_assert_eq!(read_written(&written, usd, None), Ok(Minor::new(amount)), "{}", written);
    }

    #[test]
    fn with_the_mark_known_every_number_of_digits_is_read_back(
        amount in 0_i64..1_000_000_000_000,
        digits in prop::sample::select(vec![("JPY", 0_u32), ("USD", 2), ("KWD", 3)]),
        style in styles(),
    ) {
        let mark = if style.mark == '.' { DecimalMark::Point } else { DecimalMark::Comma };
        let currency = Currency::from_code(digits.0).unwrap();
        let style = Style { before: "", after: "", ..style };
        let written = write(amount, digits.1, &style);
        prop_assert_eq!(read_written(&written, currency, Some(mark)), Ok(Minor::new(amount)), "{}", written);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}|[0-9.,' €$()+=kK-]{0,24}") {
        let usd = Currency::from_code("USD").unwrap();
        let _ = mark_of(&text);
        for mark in [None, Some(DecimalMark::Point), Some(DecimalMark::Comma)] {
            // A known mark changes nothing but what was ambiguous without one, or read as thousands for want of one.
            match (read_written(&text, usd, None), read_written(&text, usd, mark)) {
                (Ok(_) | Err(WrittenError::Ambiguous { .. }), _) => {}
                (Err(without), with) => prop_assert_eq!(Err(without), with),
            }
        }
    }
}

#[test]
fn every_currency_is_found_by_its_code_and_nothing_else_is() {
    for currency in Currency::all() {
        assert_eq!(Currency::from_code(currency.code()), Some(currency));
    }
    for code in ["", "U", "US", "USD ", "usd", "AAA", "ZZZ", "EUR ", "SD ", " AF"] {
        assert_eq!(Currency::from_code(code), None, "{code}");
    }
}
