//! What a cell says: an id, a day, a status; and texts compared as people compare them.

use crate::day::Day;
use serde::{Deserialize, Serialize};

/// Which of day and month is written first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DayOrder {
    /// `31/12/2026`
    DayMonth,
    /// `12/31/2026`
    MonthDay,
}

/// A text without case, accents and everything that is neither letter nor digit; words are one space apart.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        if !letter.is_alphanumeric() {
            // Accents that are written by themselves belong to the letter before them.
            if !('\u{300}'..='\u{36f}').contains(&letter) && !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
            continue;
        }
        for letter in letter.to_lowercase() {
            match letter {
                'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => folded.push('a'),
                'ç' | 'ć' | 'č' => folded.push('c'),
                'ď' | 'đ' => folded.push('d'),
                'è'..='ë' | 'ē' | 'ę' | 'ě' | 'ẹ'..='ệ' => folded.push('e'),
                'ğ' => folded.push('g'),
                'ì'..='ï' | 'ĩ' | 'ī' | 'ı' | 'ỉ'..='ị' => folded.push('i'),
                'ł' => folded.push('l'),
                'ñ' | 'ń' | 'ň' => folded.push('n'),
                'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' => folded.push('o'),
                'ř' => folded.push('r'),
                'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
                'ť' | 'ţ' | 'ț' => folded.push('t'),
                'ù'..='ü' | 'ũ' | 'ū' | 'ů' | 'ű' | 'ư' | 'ụ'..='ự' => folded.push('u'),
                'ý' | 'ÿ' | 'ỳ'..='ỹ' => folded.push('y'),
                'ź' | 'ż' | 'ž' => folded.push('z'),
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'أ' | 'إ' | 'آ' => folded.push('ا'),
                '\u{300}'..='\u{36f}' => {}
                other => folded.push(other),
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A name as names are compared: folded, or as it is where nothing of it would be left.
pub(crate) fn name_key(name: &str) -> String {
    let folded = folded(name);
    if folded.is_empty() { name.trim().to_owned() } else { folded }
}

/// Whether a text stands for nothing: a dash, or what a spreadsheet shows where it found nothing.
pub(super) fn stands_for_nothing(text: &str) -> bool {
    const WORDS: [&str; 8] = ["n/a", "#n/a", "#ref!", "#value!", "#name?", "#null!", "null", "undefined"];
    text.chars().all(|letter| matches!(letter, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | ' '))
        || text.len() < 12 && WORDS.contains(&text.to_lowercase().as_str())
}

/// An id as a cell has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum IdText {
    /// An id.
    Id(String),
    /// A number that a spreadsheet has rounded: it names nobody any more.
    Damaged,
    /// Nothing that can be an id.
    None,
}

/// The most digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

/// Reads an id. Digits stay text, however many.
pub(super) fn id(text: &str) -> IdText {
    // What a spreadsheet was kept from changing, by an apostrophe before it, is as it was written.
    if let Some(kept) = text.trim().strip_prefix('\'') {
        return fitting(kept.trim());
    }
    // So is `="7012…"`.
    let quoted = text.trim().strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    let (is_kept, text) = (quoted.is_some(), quoted.unwrap_or(text).trim());
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_kept
        && let Some((mantissa, exponent)) = text.split_once(['e', 'E'])
        && is_digits(exponent.trim_start_matches('+'))
        && mantissa.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
        && mantissa.starts_with(|letter: char| letter.is_ascii_digit())
    {
        return IdText::Damaged;
    }
    let whole = text.strip_suffix(".0").unwrap_or(text);
    if is_digits(whole) {
        let zeros = whole.len() - whole.trim_end_matches('0').len();
        let is_rounded = !is_kept && whole.len() > KEPT_DIGITS && zeros >= whole.len() - KEPT_DIGITS;
        return if is_rounded { IdText::Damaged } else { fitting(whole) };
    }
    fitting(text)
}

/// A text that may be an id.
fn fitting(text: &str) -> IdText {
    let is_fitting = !text.is_empty() && text.chars().count() <= crate::plan::limits::ID;
    if is_fitting && !text.contains(char::is_whitespace) { IdText::Id(text.to_owned()) } else { IdText::None }
}

/// A day as a cell has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayText {
    /// A day, and the order of day and month that it shows, if it shows one.
    Day(Day, Option<DayOrder>),
    /// Two days, by which of day and month is first.
    Either {
        /// If the day is first.
        day_month: Day,
        /// If the month is first.
        month_day: Day,
    },
    /// No day.
    None,
}

impl DayText {
    /// The day, with the order known.
    pub(super) fn settled(self, order: Option<DayOrder>) -> Option<Day> {
        match (self, order) {
            (Self::Day(day, _), _) => Some(day),
            (Self::Either { day_month, .. }, Some(DayOrder::DayMonth)) => Some(day_month),
            (Self::Either { month_day, .. }, Some(DayOrder::MonthDay)) => Some(month_day),
            _ => None,
        }
    }
}

/// Reads a day, perhaps with a time behind it.
pub(super) fn day(text: &str) -> DayText {
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(Day::parse) {
        let is_time = text[10..].chars().next().is_none_or(|next| next == ' ' || next == 'T');
        return if is_time { DayText::Day(day, None) } else { DayText::None };
    }
    // Most are numbers alone, which need not be folded.
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"/.-".contains(&byte));
    if is_plain {
        let mut parts = text.split(['/', '.', '-']).filter(|part| !part.is_empty());
        return match [parts.next(), parts.next(), parts.next()] {
            [Some(first), Some(second), Some(third)] => of_parts([first, second, third], text),
            [Some(only), None, _] => compact(only),
            _ => DayText::None,
        };
    }
    let words = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(folded)
        // Weekdays, and the words between the parts of a date in Spanish.
        .filter(|word| !matches!(word.as_str(), "de" | "del" | "of" | "the") && !is_weekday(word))
        .take(4)
        .collect::<Vec<_>>();
    match words.as_slice() {
        [only] => compact(only),
        [first, second, third, ..] => of_parts([first, second, third], text),
        _ => DayText::None,
    }
}

/// A day of three parts, in the order of `text`.
fn of_parts([first, second, third]: [&str; 3], text: &str) -> DayText {
    let number = |word: &str| word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']).parse::<u32>().ok();
    let made = |year: Option<u32>, month: Option<u32>, day: Option<u32>| {
        let year = year.map(|year| if year < 100 { year + 2000 } else { year })?;
        Day::of(year, month?, day?)
    };
    let day = |day: Option<Day>, order| day.map_or(DayText::None, |day| DayText::Day(day, order));
    if first.len() == 4 {
        return day(made(number(first), number(second).or_else(|| month(second)), number(third)), None);
    }
    if let Some(month) = month(first) {
        return day(made(number(third), Some(month), number(second)), None);
    }
    if let Some(month) = month(second) {
        return day(made(number(third), Some(month), number(first)), None);
    }
    if third.len() != 4 && third.len() != 2 {
        return DayText::None;
    }
    let day_month = made(number(third), number(second), number(first));
    let month_day = made(number(third), number(first), number(second));
    match (day_month, month_day) {
        (Some(one), Some(other)) if one == other => DayText::Day(one, None),
        // Where parts of a date stand between points, the day is first.
        (Some(one), _) if text.contains('.') => DayText::Day(one, None),
        (Some(day_month), Some(month_day)) => DayText::Either { day_month, month_day },
        (Some(only), None) => DayText::Day(only, Some(DayOrder::DayMonth)),
        (None, Some(only)) => DayText::Day(only, Some(DayOrder::MonthDay)),
        (None, None) => DayText::None,
    }
}

/// `20261122`, or the count of days by which spreadsheets keep a date.
fn compact(word: &str) -> DayText {
    if !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return DayText::None;
    }
    let day = match word.len() {
        8 => Day::parse(&format!("{}-{}-{}", &word[..4], &word[4..6], &word[6..])),
        // Day 0 is 1899-12-30; 36526 is the first day of 2000.
        5 => word
            .parse::<i32>()
            .ok()
            .filter(|count| (36_526..=73_050).contains(count))
            .and_then(|count| Day::parse("1899-12-30").map(|zero| zero.plus(count))),
        _ => None,
    };
    day.map_or(DayText::None, |day| DayText::Day(day, None))
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 28] = [
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "lun",
        "mie",
        "jue",
        "vie",
    ];
    DAYS.contains(&word)
}

/// The month of a word, in English or Spanish, whole or its first three letters.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [[&str; 2]; 12] = [
        ["january", "enero"],
        ["february", "febrero"],
        ["march", "marzo"],
        ["april", "abril"],
        ["may", "mayo"],
        ["june", "junio"],
        ["july", "julio"],
        ["august", "agosto"],
        ["september", "septiembre"],
        ["october", "octubre"],
        ["november", "noviembre"],
        ["december", "diciembre"],
    ];
    if word.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let is_of = |name: &str| name == word || word.len() >= 3 && word.len() <= 4 && name.starts_with(word);
    let position = MONTHS.iter().position(|names| names.iter().any(|name| is_of(name)))?;
    u32::try_from(position + 1).ok()
}

/// The status of an ad account in a plan's word, from TikTok's own words or from what people call it.
pub(super) fn status(text: &str) -> Option<&'static str> {
    Some(match folded(text).as_str() {
        "approved"
        | "active"
        | "enabled"
        | "enable"
        | "on"
        | "ok"
        | "live"
        | "running"
        | "aprobada"
        | "aprobado"
        | "activa"
        | "activo"
        | "habilitada"
        | "ativa"
        | "ativo"
        | "aktif"
        | "hoat dong"
        | "dang hoat dong"
        | "show account status approved"
        | "status enable" => "approved",
        "in review"
        | "review"
        | "pending"
        | "under review"
        | "not approved"
        | "en revision"
        | "pendiente"
        | "em analise"
        | "sedang ditinjau"
        | "dang xet duyet"
        | "inreview"
        | "show account status in review"
        | "show account status not approved" => "inReview",
        "suspended"
        | "punished"
        | "limited"
        | "paused by tiktok"
        | "suspendida"
        | "suspendido"
        | "suspensa"
        | "ditangguhkan"
        | "bi tam ngung"
        | "show account status punished"
        | "status limit" => "suspended",
        "closed" | "disabled" | "cerrada" | "cerrado" | "deshabilitada" | "inactive" | "inactiva"
        | "encerrada" | "ditutup" | "da dong" | "status disable" => "closed",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_case_accents_and_punctuation() {
        for (text, plain) in [
            ("  Gasto  DIARIO (USD) ", "gasto diario usd"),
            ("stat_time_day", "stat time day"),
            ("Crédito publicitario", "credito publicitario"),
            ("Cre\u{301}dito", "credito"),
            ("Müller & Söhne", "muller sohne"),
            ("İstanbul", "istanbul"),
            ("Tài khoản quảng cáo", "tai khoan quang cao"),
            ("Được cấp, MỖI NGÀY ở Đà Nẵng", "duoc cap moi ngay o da nang"),
            ("حساب الإعلانات", "حساب الاعلانات"),
        ] {
            assert_eq!(folded(text), plain);
        }
    }

    #[test]
    fn ids_keep_their_digits_and_rounded_ones_are_named() {
        for text in [
            "7012345678900000201",
            "'7012345678900000201",
            "=\"7012345678900000201\"",
            "7012345678900000201.0",
        ] {
            assert_eq!(id(text), IdText::Id("7012345678900000201".to_owned()), "{text}");
        }
        for text in ["7.01235E+18", "7,01235E+18", "7012345678900000000"] {
            assert_eq!(id(text), IdText::Damaged, "{text}");
        }
        assert_eq!(id("north"), IdText::Id("north".to_owned()));
        assert_eq!((id(""), id("Brand North")), (IdText::None, IdText::None));
    }

    #[test]
    fn days_are_read_in_every_order_and_ambiguous_ones_are_two() {
        let day_of = |text: &str| day(text).settled(None).map(|day| day.to_string());
        for (text, found) in [
            ("2026-11-03", "2026-11-03"),
            ("2026-11-03 00:00:00", "2026-11-03"),
            ("2026-11-03T10:00:00Z", "2026-11-03"),
            ("2026/11/03", "2026-11-03"),
            ("20261103", "2026-11-03"),
            ("46329", "2026-11-03"),
            ("03.11.2026", "2026-11-03"),
            ("23/11/2026", "2026-11-23"),
            ("11/23/2026", "2026-11-23"),
            ("3 Nov 2026", "2026-11-03"),
            ("Nov 3, 2026", "2026-11-03"),
            ("Tue, November 3rd, 2026", "2026-11-03"),
            ("3 de noviembre de 2026", "2026-11-03"),
            ("3-nov-26", "2026-11-03"),
            ("11/11/2026", "2026-11-11"),
        ] {
            assert_eq!(day_of(text).as_deref(), Some(found), "{text}");
        }
        let either = day("03/04/2026");
        assert!(matches!(either, DayText::Either { .. }));
        let settled = |order| either.settled(Some(order)).map(|day| day.to_string());
        assert_eq!(settled(DayOrder::DayMonth).as_deref(), Some("2026-04-03"));
        assert_eq!(settled(DayOrder::MonthDay).as_deref(), Some("2026-03-04"));
        for text in ["", "yesterday", "31/31/2026", "2026-02-30", "1/2", "99999999", "é026-11-03x"] {
            assert_eq!(day(text), DayText::None, "{text}");
        }
    }

    #[test]
    fn a_status_is_read_in_tiktoks_words_and_in_peoples() {
        for (text, word) in [
            ("Active", Some("approved")),
            ("SHOW_ACCOUNT_STATUS_PUNISHED", Some("suspended")),
            ("En revisión", Some("inReview")),
            ("Closed", Some("closed")),
            ("purple", None),
        ] {
            assert_eq!(status(text), word, "{text}");
        }
    }
}
