//! Amounts as people write them: `$1,234.50`, `1.234,50 €`, `(1,234.50)`, `1’234.50`.
//!
//! A reading is exact or it is none. Where a text can be read as two amounts it says so and gives both: which of the
//! two it is, the other amounts of its column may show ([`mark_of`]), or a person has to say.

use super::currency::Currency;
use super::decimal::parse_decimal;
use super::minor::Minor;
use super::signs::codes;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The sign between the whole part of an amount and its fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DecimalMark {
    /// `1,234.50`
    #[serde(rename = ".")]
    Point,
    /// `1.234,50`
    #[serde(rename = ",")]
    Comma,
}

impl DecimalMark {
    /// The sign itself.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// Why a text is not an amount of a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenError {
    /// Nothing is written, or a sign that stands for no figure, such as `—` or `n/a`.
    Nothing,
    /// More than one cell or line.
    Several,
    /// A percentage.
    Percent,
    /// A number in scientific notation: a spreadsheet has rounded it.
    Rounded,
    /// No amount at all.
    Malformed,
    /// Two amounts, depending on what the mark in it means.
    Ambiguous {
        /// The amount if the mark parts thousands.
        thousands: Minor,
        /// The decimal text if the mark is the decimal mark.
        fraction: String,
    },
    /// An amount of another currency.
    OtherCurrency(String),
    /// More digits after the decimal mark than the currency has.
    TooManyDecimals {
        /// The amount rounded half to even.
        rounded: Minor,
    },
    /// More than can be counted.
    TooLarge,
}

/// Reads an amount of `currency`. With `mark` an amount that could be read in two ways is read in the one way.
///
/// # Errors
///
/// Says why the text is no such amount. Nothing is guessed: `1.234` without a `mark` is ambiguous.
///
/// ```
/// use strandline::money::{Currency, DecimalMark, Minor, WrittenError, read_written};
///
/// let usd = Currency::from_code("USD").expect("a currency");
/// let read = |text| read_written(text, usd, None);
/// assert_eq!(read("($1,234.50)"), Ok(Minor::new(-123_450)));
/// assert_eq!(read("1 234,50"), Ok(Minor::new(123_450)));
/// assert!(matches!(read("1.234"), Err(WrittenError::Ambiguous { .. })));
/// assert_eq!(read_written("1.234", usd, Some(DecimalMark::Comma)), Ok(Minor::new(123_400)));
/// assert!(matches!(read("12 €"), Err(WrittenError::OtherCurrency(_))));
/// ```
pub fn read_written(
    text: &str,
    currency: Currency,
    mark: Option<DecimalMark>,
) -> Result<Minor, WrittenError> {
    let text = plain(text);
    if let Some(sum) = text.strip_prefix('=') {
        return read_sum(sum, currency, mark);
    }
    let parts = Parts::of(&text)?;
    if !parts.is_in(currency) {
        return Err(WrittenError::OtherCurrency(parts.currency.clone()));
    }
    let number = match numeral(&parts.body)? {
        Numeral::Decimal { text, .. } => text,
        Numeral::Either { whole, fraction, mark: own } => match mark {
            Some(known) if known == own => fraction,
            Some(_) => whole,
            // A comma before three digits parts thousands wherever an amount has two decimals or none.
            None if own == DecimalMark::Comma && currency.digits() < 3 => whole,
            None => {
                let thousands = signed(minor(&whole, parts.zeros, currency)?, parts.is_negative);
                let fraction = if parts.is_negative { format!("-{fraction}") } else { fraction };
                return Err(WrittenError::Ambiguous { thousands, fraction });
            }
        },
    };
    match minor(&number, parts.zeros, currency) {
        Ok(amount) => Ok(signed(amount, parts.is_negative)),
        Err(WrittenError::TooManyDecimals { rounded }) => {
            Err(WrittenError::TooManyDecimals { rounded: signed(rounded, parts.is_negative) })
        }
        Err(error) => Err(error),
    }
}

/// The decimal mark that a text shows by itself; `None` where it shows none.
///
/// `1.234` shows none, nor does `1,234`: it may part thousands in one country and be a fraction in another.
#[must_use]
pub fn mark_of(text: &str) -> Option<DecimalMark> {
    let parts = Parts::of(&plain(text)).ok()?;
    match numeral(&parts.body).ok()? {
        Numeral::Decimal { mark, .. } => mark,
        Numeral::Either { .. } => None,
    }
}

/// The currency that stands with an amount; `None` where none does, or a sign that several share, such as `$`.
#[must_use]
pub fn currency_of(text: &str) -> Option<Currency> {
    let parts = Parts::of(&plain(text)).ok()?;
    let codes = codes(&parts.currency)?;
    let mut codes = codes.split(' ');
    let only = codes.next()?;
    if codes.next().is_some() { None } else { Currency::from_code(only) }
}

/// `=1000+500`, as somebody leaves it in a cell.
fn read_sum(text: &str, currency: Currency, mark: Option<DecimalMark>) -> Result<Minor, WrittenError> {
    let mut sum = Minor::ZERO;
    for term in text.split('+') {
        if term.contains('=') {
            return Err(WrittenError::Malformed);
        }
        let amount = match read_written(term, currency, mark) {
            Err(WrittenError::Nothing) => return Err(WrittenError::Malformed),
            other => other?,
        };
        sum = sum.checked_add(amount).ok_or(WrittenError::TooLarge)?;
    }
    Ok(sum)
}

const fn signed(amount: Minor, is_negative: bool) -> Minor {
    if is_negative { Minor::new(amount.units().saturating_neg()) } else { amount }
}

/// The text with digits, marks, spaces and minus signs of every kind written in one way, and nothing around it.
fn plain(text: &str) -> Cow<'_, str> {
    // Where digits begin: Arabic, Persian, Devanagari, Bengali, Thai, full width.
    const ZEROS: [u32; 6] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10];
    let text = text.trim_matches(' ');
    // Most are written so already.
    if text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'`' || byte == b' ') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        let code = u32::from(letter);
        let digit = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code)).map(|zero| code - zero);
        if let Some(digit) = digit.and_then(|digit| char::from_digit(digit, 10)) {
            plain.push(digit);
            continue;
        }
        match letter {
            // Direction marks, joiners and byte order marks are not seen by who wrote the amount.
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}'
            | '\u{ad}' => {}
            '−' | '–' | '—' | '‐' | '‑' | '‒' | '﹣' | '－' | '⁻' => plain.push('-'),
            '’' | '‘' | '´' | '`' | 'ʼ' | '＇' => plain.push('\''),
            '，' | '﹐' => plain.push(','),
            '．' => plain.push('.'),
            '（' => plain.push('('),
            '）' => plain.push(')'),
            '\t' | '\n' | '\r' => plain.push(letter),
            _ if letter.is_whitespace() => plain.push(' '),
            _ => plain.push(letter),
        }
    }
    let trimmed = plain.trim();
    Cow::Owned(if trimmed.len() == plain.len() { plain } else { trimmed.to_owned() })
}

/// An amount taken apart.
struct Parts {
    is_negative: bool,
    /// A code or sign, upper case, without spaces; empty where there is none.
    currency: String,
    /// Digits and the marks between them.
    body: String,
    /// How many zeros a word after it stands for: three for `k`.
    zeros: u32,
}

impl Parts {
    fn of(text: &str) -> Result<Self, WrittenError> {
        if text.contains(['\t', '\n', '\r', ';', '|']) {
            return Err(WrittenError::Several);
        }
        if text.contains(['%', '‰', '٪']) {
            return Err(WrittenError::Percent);
        }
        let [head, body, tail] = around_number(text)?;
        let (before, after) = (Affix::of(head, '('), Affix::of(without_dashes(tail), ')'));
        let (after_letters, zeros) = match after.letters.as_str() {
            "K" | "MIL" => (String::new(), 3),
            _ => (after.letters, 0),
        };
        let negations = before.minus + after.minus + before.parens;
        let is_balanced = before.parens == after.parens && negations <= 1;
        let currency = one_currency(before.letters, after_letters)?;
        if !is_balanced || !currency.is_empty() && codes(&currency).is_none() {
            return Err(WrittenError::Malformed);
        }
        Ok(Self { is_negative: negations == 1, currency, body: body.to_owned(), zeros })
    }

    fn is_in(&self, currency: Currency) -> bool {
        self.currency.is_empty()
            || codes(&self.currency).is_some_and(|codes| codes.split(' ').any(|code| code == currency.code()))
    }
}

/// A text in three parts: before its number, the number from its first digit or mark to its last digit, and behind it.
fn around_number(text: &str) -> Result<[&str; 3], WrittenError> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let (Some(mut first), Some(last)) = (text.find(is_digit), text.rfind(is_digit)) else {
        return Err(if stands_for_nothing(text) { WrittenError::Nothing } else { WrittenError::Malformed });
    };
    // `.50` is a fraction, but the point of `Rs.50` is the sign's.
    let before = &text[..first];
    if before.ends_with(['.', ',']) && codes(&currency_text(before)).is_none() {
        first -= 1;
    }
    let body = &text[first..=last];
    if let Some((digits, exponent)) = body.split_once(['e', 'E'])
        && digits.starts_with(is_digit)
        && exponent.trim_start_matches(['+', '-']).bytes().all(|byte| byte.is_ascii_digit())
    {
        return Err(WrittenError::Rounded);
    }
    if !body.bytes().all(|byte| byte.is_ascii_digit() || b".,' ".contains(&byte) || byte >= 0x80) {
        return Err(WrittenError::Malformed);
    }
    Ok([&text[..first], body, &text[last + 1..]])
}

/// What stands on one side of a number.
#[derive(Default)]
struct Affix {
    minus: usize,
    parens: usize,
    /// All else but plus signs and spaces, upper case.
    letters: String,
}

impl Affix {
    fn of(text: &str, paren: char) -> Self {
        let mut affix = Self::default();
        for letter in text.chars() {
            match letter {
                '-' => affix.minus += 1,
                '+' | ' ' => {}
                _ if letter == paren => affix.parens += 1,
                _ => affix.letters.push(letter.to_ascii_uppercase()),
            }
        }
        affix
    }
}

/// The currency of a number with these letters before and behind it. Of a sign and a code, as in `$5 USD`, the code says
/// more.
fn one_currency(before: String, after: String) -> Result<String, WrittenError> {
    if after.is_empty() {
        return Ok(before);
    }
    let share_one = |(signs, of_code): (&str, &str)| {
        signs.split(' ').any(|sign| of_code.split(' ').any(|code| code == sign))
    };
    let is_one = before.is_empty() || codes(&before).zip(codes(&after)).is_some_and(share_one);
    if is_one { Ok(after) } else { Err(WrittenError::Malformed) }
}

/// What is left of the signs before a number when the space and minus around them go.
fn currency_text(text: &str) -> String {
    text.chars().filter(|it| !" -+(".contains(*it)).map(|it| it.to_ascii_uppercase()).collect()
}

/// The end of an amount without what stands for no cents: `100.-`, `100,--`, and the mark alone, as in `100.`.
fn without_dashes(tail: &str) -> &str {
    let Some(rest) = tail.strip_prefix(['.', ',']) else { return tail };
    if matches!(rest, "" | ")") {
        return rest;
    }
    let rest = rest.trim_start_matches(['-', '=']);
    if rest.len() + 1 < tail.len() { rest } else { tail }
}

fn stands_for_nothing(text: &str) -> bool {
    const WORDS: [&str; 8] = ["", "n/a", "na", "n.a.", "none", "null", "nil", "s/d"];
    let word = text.to_ascii_lowercase();
    WORDS.contains(&word.as_str()) || word.bytes().all(|byte| byte == b'-' || byte == b' ')
}

/// A number, its marks understood as far as they are by themselves.
enum Numeral {
    /// Decimal text, and the decimal mark that it shows.
    Decimal { text: String, mark: Option<DecimalMark> },
    /// One mark before three digits.
    Either { whole: String, fraction: String, mark: DecimalMark },
}

/// Understands digits and the marks between them.
fn numeral(body: &str) -> Result<Numeral, WrittenError> {
    if let Some(number) = short(body) {
        return Ok(number);
    }
    let is_mark = |letter: char| matches!(letter, '.' | ',' | '\'' | ' ' | '٬' | '٫');
    let groups: Vec<&str> = body.split(is_mark).collect();
    let marks: Vec<char> = body.chars().filter(|letter| is_mark(*letter)).collect();
    if groups.iter().any(|group| group.bytes().any(|byte| !byte.is_ascii_digit())) {
        return Err(WrittenError::Malformed);
    }
    let digits = groups.concat();
    let (Some((last, marks_before)), Some((fraction, whole_groups))) =
        (marks.split_last(), groups.split_last())
    else {
        return Ok(Numeral::Decimal { text: digits, mark: None });
    };
    let mark = match last {
        '.' => Some(DecimalMark::Point),
        ',' => Some(DecimalMark::Comma),
        _ => None,
    };
    let decimal = || {
        let whole = whole_groups.concat();
        let whole = if whole.is_empty() { "0" } else { whole.as_str() };
        format!("{whole}.{fraction}")
    };
    let may_be_decimal = matches!(last, '.' | ',' | '٫') && !marks_before.contains(last);
    let is_fraction = may_be_decimal && is_grouped(whole_groups, marks_before);
    let parts_thousands = *last != '٫' && is_grouped(&groups, &marks);
    // Before three digits it may be either, unless what is before it shows which.
    let either = mark.filter(|_| marks_before.is_empty() && !body.starts_with('0'));
    match (is_fraction, parts_thousands, either) {
        (true, true, Some(mark)) => Ok(Numeral::Either { whole: digits, fraction: decimal(), mark }),
        (true, ..) => Ok(Numeral::Decimal { text: decimal(), mark }),
        (false, true, _) => {
            // What parts thousands more than once can't be the decimal mark: the other one is.
            let other = mark.map(|mark| match mark {
                DecimalMark::Point => DecimalMark::Comma,
                DecimalMark::Comma => DecimalMark::Point,
            });
            Ok(Numeral::Decimal { text: digits, mark: other })
        }
        (false, false, _) => Err(WrittenError::Malformed),
    }
}

/// What most amounts are: digits, with or without one or two of them behind a mark.
fn short(body: &str) -> Option<Numeral> {
    let Some(place) = body.find(|letter: char| !letter.is_ascii_digit()) else {
        return Some(Numeral::Decimal { text: body.to_owned(), mark: None });
    };
    let (whole, rest) = body.split_at(place);
    let mark = match rest.chars().next()? {
        '.' => DecimalMark::Point,
        ',' => DecimalMark::Comma,
        _ => return None,
    };
    let fraction = &rest[1..];
    let is_short = !whole.is_empty() && (1..=2).contains(&fraction.len());
    (is_short && fraction.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| Numeral::Decimal { text: [whole, ".", fraction].concat(), mark: Some(mark) })
}

/// Whether one mark parts the groups in threes, or as in India in twos and a three at the end.
fn is_grouped(groups: &[&str], marks: &[char]) -> bool {
    let lengths = groups.iter().map(|group| group.len()).collect::<Vec<_>>();
    let Some(((first, last), middle)) = lengths
        .split_first()
        .and_then(|(first, rest)| rest.split_last().map(|(last, middle)| ((first, last), middle)))
    else {
        // A single group is grouped; nothing before the mark is, too: `.50`.
        return groups.len() == 1;
    };
    let is_one_mark = marks.windows(2).all(|pair| pair[0] == pair[1]);
    let in_threes = (1..=3).contains(first) && middle.iter().all(|length| *length == 3);
    let as_in_india =
        (1..=2).contains(first) && !middle.is_empty() && middle.iter().all(|length| *length == 2);
    is_one_mark && *last == 3 && (in_threes || as_in_india)
}

/// Decimal text with so many zeros behind it, in minor units.
fn minor(decimal: &str, zeros: u32, currency: Currency) -> Result<Minor, WrittenError> {
    let text = decimal.trim_start_matches('0');
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    let text = match text.chars().next() {
        None => "0".to_owned(),
        Some('.') => format!("0{text}"),
        Some(_) => text.to_owned(),
    };
    let decimal = parse_decimal(&text).map_err(|_| WrittenError::TooLarge)?;
    let scaled = 10_i64.pow(zeros);
    let exact = match Minor::from_decimal(decimal, currency) {
        Some(amount) => amount.units().checked_mul(scaled),
        None if decimal.scale() <= u32::from(currency.digits()) => None,
        None => {
            let one = Minor::new(scaled * 10_i64.pow(u32::from(currency.digits())));
            let rounded = one.times(decimal).ok_or(WrittenError::TooLarge)?;
            if decimal.scale() > u32::from(currency.digits()) + zeros {
                return Err(WrittenError::TooManyDecimals { rounded });
            }
            Some(rounded.units())
        }
    };
    exact.map(Minor::new).ok_or(WrittenError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usd(text: &str) -> Result<i64, WrittenError> {
        let usd = Currency::from_code("USD").expect("a currency");
        read_written(text, usd, None).map(Minor::units)
    }

    #[test]
    fn an_amount_is_read_as_who_wrote_it_reads_it() {
        for (text, units) in [
            ("$1,234.50", 123_450),
            ("(1,234.50)", -123_450),
            ("($1,234.50)", -123_450),
            ("$1,234.50-", -123_450),
            ("-$1,234.50", -123_450),
            ("$ -100", -10_000),
            ("−100", -10_000),
            ("US$1,234.50", 123_450),
            ("USD 1,234.50", 123_450),
            ("1,234.50 usd", 123_450),
            ("$5.00 USD", 500),
            ("1.234.567,89", 123_456_789),
            ("1’234.50", 123_450),
            ("12,34,567.89", 123_456_789),
            ("1\u{202f}234.50", 123_450),
            ("1\u{a0}234,50", 123_450),
            ("1,234", 123_400),
            ("12345.678,9", -1),
            ("١٬٢٣٤٫٥٠", 123_450),
            ("1.5k", 150_000),
            ("5.", 500),
            ("25,000.", 2_500_000),
            ("$12.", 1_200),
            ("(5,)", -500),
            ("=1000+500", 150_000),
            ("100.-", 10_000),
            ("100,--", 10_000),
            ("0,1", 10),
            ("00100", 10_000),
            (".50", 50),
            ("0.500", 50),
            ("\u{200e}+7\u{feff}", 700),
        ] {
            let read = usd(text);
            if units == -1 {
                assert_eq!(read, Err(WrittenError::Malformed), "{text}");
            } else {
                assert_eq!(read, Ok(units), "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_amount_of_this_currency_says_why() {
        let other = |code: &str| WrittenError::OtherCurrency(code.to_owned());
        for (text, error) in [
            ("", WrittenError::Nothing),
            ("—", WrittenError::Nothing),
            ("n/a", WrittenError::Nothing),
            ("1,234.50\t2,000.00", WrittenError::Several),
            ("1,234.50\n2,000.00", WrittenError::Several),
            ("50%", WrittenError::Percent),
            ("1e3", WrittenError::Rounded),
            ("7.01235E+18", WrittenError::Rounded),
            ("1,234.5O", WrittenError::Malformed),
            ("12 34", WrittenError::Malformed),
            ("1,2,3", WrittenError::Malformed),
            ("1.2.3.4", WrittenError::Malformed),
            ("--5", WrittenError::Malformed),
            ("(5", WrittenError::Malformed),
            ("five", WrittenError::Malformed),
            ("=SUM(A1:A3)", WrittenError::Malformed),
            ("$5 EUR", WrittenError::Malformed),
            ("1 234,50 €", other("€")),
            ("R$ 1.234,50", other("R$")),
            ("¥1,234", other("¥")),
            ("EUR 5", other("EUR")),
            ("12.345678901", WrittenError::TooManyDecimals { rounded: Minor::new(1235) }),
            ("1٫234", WrittenError::TooManyDecimals { rounded: Minor::new(123) }),
            ("99999999999999999999", WrittenError::TooLarge),
        ] {
            assert_eq!(usd(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn one_mark_before_three_digits_is_two_amounts_until_the_mark_is_known() {
        let currency = |code| Currency::from_code(code).expect("a currency");
        let ambiguous =
            Err(WrittenError::Ambiguous { thousands: Minor::new(-123_400), fraction: "-1.234".to_owned() });
        assert_eq!(read_written("-1.234", currency("USD"), None), ambiguous);
        let read = |text, mark| read_written(text, currency("KWD"), mark);
        assert!(matches!(read("1,234", None), Err(WrittenError::Ambiguous { .. })));
        assert_eq!(read("1,234", Some(DecimalMark::Comma)), Ok(Minor::new(1_234)));
        assert_eq!(read("1,234", Some(DecimalMark::Point)), Ok(Minor::new(1_234_000)));
    }

    #[test]
    fn a_text_shows_its_decimal_mark_or_none() {
        for (text, mark) in [
            ("1,234.50", Some(DecimalMark::Point)),
            ("12.5", Some(DecimalMark::Point)),
            ("1,234,567", Some(DecimalMark::Point)),
            ("1.234,50", Some(DecimalMark::Comma)),
            ("1.234.567", Some(DecimalMark::Comma)),
            ("0,125", Some(DecimalMark::Comma)),
            ("1.234", None),
            ("1,234", None),
            ("1234", None),
            ("name", None),
        ] {
            assert_eq!(mark_of(text), mark, "{text}");
        }
        assert_eq!(currency_of("€ 5").map(Currency::code), Some("EUR"));
        for (text, code) in
            [("5 zł", "PLN"), ("5 ZŁ", "PLN"), ("5 kč", "CZK"), ("5 Руб.", "RUB"), ("đ 5", "VND")]
        {
            assert_eq!(currency_of(text).map(Currency::code), Some(code), "{text}");
        }
        assert_eq!(currency_of("$ 5"), None);
    }
}
