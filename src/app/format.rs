//! Numbers and dates as the language of the page writes them, in the browser's own variety of it. Amounts go in as decimal text, which `Intl` formats
//! exactly; they never become floats.

use super::translation::{isolated, language};
use crate::editor::reading::Separators;
use crate::messages::{Joined, plain_list};
use crate::money::Minor;
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use wasm_bindgen::JsValue;

/// What is asked of a formatter; each is made once.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    /// A number with so many digits after the point.
    Digits(u8),
    /// A share, with one digit after the point where it isn't whole.
    Percent,
    /// Day and month.
    DayMonth,
    /// Day, month and year.
    DayMonthYear,
    /// The short name of a weekday.
    Weekday,
}

thread_local! {
    static FORMATTERS: RefCell<HashMap<Style, Function>> = RefCell::default();
    static PLURALS: Intl::PluralRules = Intl::PluralRules::new(&Array::of1(&language().into()), &Object::new());
}

/// Whatever can't be formatted shows as the text it is.
fn formatted(style: Style, value: &JsValue, text: &str) -> String {
    let formatter = FORMATTERS.with_borrow_mut(|all| all.entry(style).or_insert_with(|| make(style)).clone());
    let result = formatter.call1(&JsValue::UNDEFINED, value);
    result.ok().and_then(|it| it.as_string()).unwrap_or_else(|| text.to_owned())
}

fn make(style: Style) -> Function {
    let fields: &[(&str, JsValue)] = match style {
        Style::Digits(digits) => {
            &[("minimumFractionDigits", digits.into()), ("maximumFractionDigits", digits.into())]
        }
        Style::Percent => &[("style", "percent".into()), ("maximumFractionDigits", 1.into())],
        Style::DayMonth => {
            &[("day", "numeric".into()), ("month", "short".into()), ("timeZone", "UTC".into())]
        }
        Style::DayMonthYear => &[
            ("day", "numeric".into()),
            ("month", "short".into()),
            ("year", "numeric".into()),
            ("timeZone", "UTC".into()),
        ],
        Style::Weekday => &[("weekday", "short".into()), ("timeZone", "UTC".into())],
    };
    let options = options(fields);
    // The digits that fields take, also where a language has others.
    let _ = Reflect::set(&options, &"numberingSystem".into(), &"latn".into());
    match style {
        Style::Digits(_) | Style::Percent => Intl::NumberFormat::new(&locales(), &options).format(),
        Style::DayMonth | Style::DayMonthYear | Style::Weekday => {
            Intl::DateTimeFormat::new(&locales(), &options).format()
        }
    }
}

fn options(fields: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        // A plain object takes any property.
        let _ = Reflect::set(&options, &(*name).into(), value);
    }
    options
}

/// Figures and month names stand within sentences, so they are in their language, in the browser's variety of it.
fn locales() -> Array {
    let languages = super::browser::languages();
    let own = languages.into_iter().find(|it| it.split('-').next() == Some(language()));
    Array::of1(&own.as_deref().unwrap_or(language()).into())
}

/// Whether an amount's text means nothing at all.
pub(crate) fn is_nothing(text: &str) -> bool {
    !text.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0')
}

/// Whether `Intl` can be trusted with this text.
fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut digits = whole.bytes().chain(fraction.bytes());
    unsigned.len() > usize::from(unsigned.contains('.')) && digits.all(|byte| byte.is_ascii_digit())
}

/// `"2250.00"` as `2,250.00`, with `digits` after the point, or with all it has where that is more.
pub(crate) fn amount(text: &str, digits: u8) -> String {
    if !is_decimal(text) {
        return text.to_owned();
    }
    let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction).trim_end_matches('0').len();
    let digits = digits.max(u8::try_from(fraction.min(20)).unwrap_or(digits));
    if !cfg!(target_arch = "wasm32") {
        return text.to_owned();
    }
    formatted(Style::Digits(digits), &text.into(), text)
}

/// An amount within a sentence: with its digits after the point, unless they are all nought.
pub(crate) fn amount_in_sentence(text: &str) -> Option<String> {
    in_sentence(text, usize::MAX)
}

/// Another number within a sentence, likewise. Three noughts and more stay: whoever wrote `9.000` may have meant
/// thousands.
pub(crate) fn number_in_sentence(text: &str) -> Option<String> {
    in_sentence(text, 2)
}

/// A number without its digits after the point where they are all nought, at most so many.
fn in_sentence(text: &str, noughts: usize) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    // What is longer is an id.
    if !is_decimal(text) || whole.len() > 14 {
        return None;
    }
    let digits = if is_nothing(fraction) && fraction.len() <= noughts { 0 } else { fraction.len() };
    Some(amount(text, u8::try_from(digits).unwrap_or(u8::MAX).min(20)))
}

/// A count, in digits.
#[allow(clippy::needless_pass_by_value, reason = "a number, which is copied")]
pub(crate) fn whole_number(number: impl ToString) -> String {
    let text = number.to_string();
    if cfg!(target_arch = "wasm32") {
        formatted(Style::Digits(0), &text.as_str().into(), &text)
    } else {
        text
    }
}

/// `part` of `whole` in percent: `25%`; `None` of nothing.
pub(crate) fn percent(part: Minor, whole: Minor) -> Option<String> {
    let share = share_text(part, whole)?;
    Some(formatted(Style::Percent, &share.as_str().into(), &share))
}

/// A share to three digits, half up, but never 0 for something or 1 for less than all.
fn share_text(part: Minor, whole: Minor) -> Option<String> {
    let (part, whole) = (i128::from(part.units()), i128::from(whole.units()));
    if whole <= 0 {
        return None;
    }
    let rounded = (part * 2000 + whole) / (whole * 2);
    let shown = match (rounded, part) {
        (0, 1..) => 1,
        (1000.., _) if part < whole => 999,
        _ => rounded,
    };
    Some(format!("{}.{:03}", shown / 1000, shown % 1000))
}

/// `2026-03-30` as `30 Mar`, with the year where it is not that of `near`.
pub(crate) fn day(text: &str, near: &str) -> String {
    let style = if text.get(..4) == near.get(..4) { Style::DayMonth } else { Style::DayMonthYear };
    date(style, text)
}

/// `2026-03-30` as `30 Mar 2026`.
pub(crate) fn day_with_year(text: &str) -> String {
    date(Style::DayMonthYear, text)
}

/// The short name of a weekday, 0 for Monday.
pub(crate) fn weekday(index: usize) -> String {
    // 5 January 2026 was a Monday.
    date(Style::Weekday, &format!("2026-01-{:02}", 5 + index))
}

fn date(style: Style, text: &str) -> String {
    if crate::day::Day::parse(text).is_none() || !cfg!(target_arch = "wasm32") {
        return text.to_owned();
    }
    let date = formatted(style, &Date::new(&text.into()), text);
    isolated(&date).unwrap_or(date)
}

/// Which of two names comes first in the language of the page. Numbers in them count as numbers: `Shop 9` before `Shop 10`.
pub(crate) fn order_of_names() -> impl Fn(&str, &str) -> Ordering {
    let compare = Intl::Collator::new(&locales(), &options(&[("numeric", true.into())])).compare();
    move |a, b| {
        let order = compare.call2(&JsValue::UNDEFINED, &a.into(), &b.into());
        order.ok().and_then(|it| it.as_f64()).and_then(|it| it.partial_cmp(&0.0)).unwrap_or(Ordering::Equal)
    }
}

/// A text in small letters, to search in. The browser has the tables for it; the page needn't download them again.
pub(crate) fn lowercase(text: &str) -> String {
    js_sys::JsString::from(text).to_locale_lower_case(None).into()
}

/// What is written between digits.
pub(crate) fn separators() -> Separators {
    let sample = amount("1234567.5", 1);
    Separators {
        decimal: if sample.rfind(',') > sample.rfind('.') { ',' } else { '.' },
        spaces_group: sample.contains(char::is_whitespace),
    }
}

/// The plural form that the sentences' language uses for a number: `one`, `other` and so on.
pub(crate) fn plural_category(digits: &str) -> String {
    let simple = if digits == "1" { "one" } else { "other" };
    if !cfg!(target_arch = "wasm32") {
        return simple.to_owned();
    }
    // The browser reads the number: what Rust has for it weighs 16 kB.
    PLURALS.with(|rules| String::from(rules.select(js_sys::Number::parse_float(digits))))
}

/// Any one of several: `an admin or a finance manager`.
pub(crate) fn any_of(items: &[String]) -> String {
    if !cfg!(target_arch = "wasm32") {
        return plain_list(items, Joined::Or);
    }
    let list = Intl::ListFormat::new(&locales(), &options(&[("type", "disjunction".into())]));
    list.format(&items.iter().map(JsValue::from).collect()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_has_digits_and_at_most_one_point_and_sign() {
        for decimal in ["0", "-5", "1250.00", ".5", "5."] {
            assert!(is_decimal(decimal), "{decimal}");
        }
        for other in ["", "-", ".", "-.", "1.2.3", "5-", "--5", "much", "1e3"] {
            assert!(!is_decimal(other), "{other}");
        }
    }

    #[test]
    fn shares_round_but_never_to_nothing_or_all() {
        let share = |part, whole| share_text(Minor::new(part), Minor::new(whole));
        assert_eq!(share(225_000, 900_000).as_deref(), Some("0.250"));
        assert_eq!(share(1, 3).as_deref(), Some("0.333"));
        assert_eq!(share(1, 900_000).as_deref(), Some("0.001"));
        assert_eq!(share(899_999, 900_000).as_deref(), Some("0.999"));
        assert_eq!(share(0, 5).as_deref(), Some("0.000"));
        assert_eq!(share(5, 5).as_deref(), Some("1.000"));
        assert_eq!(share(0, 0), None);
    }
}
