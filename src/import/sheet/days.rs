//! What a cell says of a day, in any order and in the words of several languages.

use super::values::folded;
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
    let has_points = text.contains('.');
    // Most are numbers alone, which need not be folded.
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"/.-".contains(&byte));
    if is_plain {
        let mut parts = text.split(['/', '.', '-']).filter(|part| !part.is_empty());
        return match [parts.next(), parts.next(), parts.next()] {
            [Some(first), Some(second), Some(third)] => of_parts([first, second, third], has_points),
            [Some(only), None, _] => compact(only),
            _ => DayText::None,
        };
    }
    let mut words = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(folded)
        .filter(|word| !is_weekday(word))
        .take(7)
        .collect::<Vec<_>>();
    let all = words.len();
    words.retain(|word| !is_between(word));
    let is_day_first = has_points || words.len() < all;
    match words.as_slice() {
        [only] => compact(only),
        [first, second, third, ..] => of_parts([first, second, third], is_day_first),
        _ => DayText::None,
    }
}

/// A day of three parts in this order. `is_day_first`: how the parts are put together says so.
fn of_parts([first, second, third]: [&str; 3], is_day_first: bool) -> DayText {
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
        (Some(one), _) if is_day_first => DayText::Day(one, None),
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

/// Whether a word stands between the parts of a date, as in `3 de noviembre` or `ngày 3 tháng 11`.
fn is_between(word: &str) -> bool {
    matches!(word, "de" | "del" | "of" | "the" | "le" | "den" | "tanggal" | "ngay" | "thang" | "thg" | "nam")
}

/// Whether a word names a day of the week, whole or shortened, in a language of the planner's, German or French.
fn is_weekday(word: &str) -> bool {
    const DAYS: &str = "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday \
        lun lunes martes mie miercoles jue jueves vie viernes sabado domingo \
        seg segunda ter terca qua quarta qui quinta sex sexta feira \
        sen senin sel selasa rab rabu kam kamis jum jumat sab sabtu minggu \
        الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت الاحد \
        montag dienstag mittwoch donnerstag freitag samstag sonntag \
        lundi mardi mercredi jeudi vendredi samedi dimanche";
    DAYS.split(' ').any(|it| it == word)
}

/// The month that a word names, whole or by its first three or four letters, in a language of the planner's, German or
/// French. A beginning that two months share names none. Vietnamese counts them.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january enero janeiro januari januar janvier يناير",
        "february febrero fevereiro februari februar fevrier فبراير",
        "march marzo marco maret marz mrz mars مارس",
        "april abril avril ابريل",
        "may mayo maio mei mai مايو",
        "june junio junho juni juin يونيو",
        "july julio julho juli juillet يوليو",
        "august agosto agustus agt aout اغسطس",
        "september septiembre setembro septembre سبتمبر",
        "october octubre outubro oktober octobre اكتوبر",
        "november noviembre novembro novembre نوفمبر",
        "december diciembre dezembro desember dezember decembre ديسمبر",
    ];
    // Nearly all are numbers.
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let is_short = (3..=4).contains(&word.chars().count());
    let is_of = |name: &str| name == word || is_short && name.starts_with(word);
    let mut named =
        (1..).zip(MONTHS).filter(|(_, names)| names.split(' ').any(is_of)).map(|(month, _)| month);
    named.next().filter(|_| named.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ("terça-feira, 3 de março de 2026", "2026-03-03"),
            ("3 Agt 2026", "2026-08-03"),
            ("Jumat, 4 Desember 2026", "2026-12-04"),
            ("ngày 3 tháng 4 năm 2026", "2026-04-03"),
            ("03 thg 4, 2026", "2026-04-03"),
            ("الجمعة، 4 ديسمبر 2026", "2026-12-04"),
            ("4 أغسطس 2026", "2026-08-04"),
            ("3. März 2026", "2026-03-03"),
            ("3 févr. 2026", "2026-02-03"),
            ("3 juil. 2026", "2026-07-03"),
            ("11/11/2026", "2026-11-11"),
        ] {
            assert_eq!(day_of(text).as_deref(), Some(found), "{text}");
        }
        let either = day("03/04/2026");
        assert!(matches!(either, DayText::Either { .. }));
        let settled = |order| either.settled(Some(order)).map(|day| day.to_string());
        assert_eq!(settled(DayOrder::DayMonth).as_deref(), Some("2026-04-03"));
        assert_eq!(settled(DayOrder::MonthDay).as_deref(), Some("2026-03-04"));
        for text in
            ["", "yesterday", "31/31/2026", "2026-02-30", "1/2", "99999999", "3 jui 2026", "é026-11-03x"]
        {
            assert_eq!(day(text), DayText::None, "{text}");
        }
    }
}
