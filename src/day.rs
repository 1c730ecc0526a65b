//! Calendar days, counted. No clock: a plan says which days it means.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// A calendar day, as a count of days (day 1 is 1 January of year 1). Text has those of years 1 to 9999; besides them there
/// is the year before and the year after, so that a day of text has one before and one after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A day of the week. Monday is the first, as in a plan's weekday factors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekday(usize);

impl Weekday {
    /// 0 for Monday to 6 for Sunday.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

impl Day {
    /// 1 January of year 0.
    const EARLIEST: i32 = -365;
    /// 31 December of year 10000.
    const LATEST: i32 = 3_652_425;

    /// Reads `YYYY-MM-DD`; `None` where there is no such day.
    ///
    /// ```
    /// use strandline::day::Day;
    ///
    /// let day = Day::parse("2026-02-28").expect("a day");
    /// assert_eq!(day.plus(1).to_string(), "2026-03-01");
    /// assert_eq!(Day::parse("2026-02-29"), None);
    /// assert_eq!(Day::parse("2026-2-28"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            bytes[range]
                .iter()
                .try_fold(0_u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
        };
        Self::of(number(0..4)?, number(5..7)?, number(8..10)?)
    }

    /// The day of this year, of 1 to 9999, month and day of the month, from 1; `None` where there is no such day.
    #[must_use]
    pub fn of(year: u32, month: u32, day: u32) -> Option<Self> {
        let year = i32::try_from(year).ok().filter(|year| (1..=9_999).contains(year))?;
        NaiveDate::from_ymd_opt(year, month, day).map(|date| Self(date.num_days_from_ce()))
    }

    /// The day so many days later (or earlier, if negative), at most the last day there is (or the first).
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days).clamp(Self::EARLIEST, Self::LATEST))
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        self.plus(1)
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.plus(-1)
    }

    /// How many days after `earlier` this is; negative if before.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// The count itself.
    pub(crate) fn number(self) -> i64 {
        i64::from(self.0)
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // Day 1, 1 January of year 1, was a Monday.
        Weekday((self.0 - 1).rem_euclid(7).unsigned_abs() as usize)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = NaiveDate::from_num_days_from_ce_opt(self.0).ok_or(fmt::Error)?;
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

/// A stretch of days, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub start: Day,
    /// The last day, not before the first.
    pub end: Day,
}

impl Period {
    /// How many days it has.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.end.since(self.start) + 1
    }

    /// Whether `day` is one of them.
    #[must_use]
    pub fn contains(self, day: Day) -> bool {
        self.start <= day && day <= self.end
    }

    /// Each day in turn.
    pub fn iter(self) -> impl Iterator<Item = Day> {
        (0..self.days()).map(move |offset| self.start.plus(offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_reads_back_and_the_weekday_turns() {
        let mut day = Day::parse("1900-01-01").unwrap_or(Day(1));
        for step in 0..146_097 {
            assert_eq!(Day::parse(&day.to_string()), Some(day));
            assert_eq!(day.weekday().index(), step % 7);
            day = day.next();
        }
    }

    #[test]
    fn days_end_a_year_beyond_what_text_has() {
        let (first, last) = (Day::parse("0001-01-01").unwrap(), Day::parse("9999-12-31").unwrap());
        for (day, text) in [
            (first.previous(), "0000-12-31"),
            (first.plus(-400), "0000-01-01"),
            (last.next(), "10000-01-01"),
            (last.plus(i32::MAX), "10000-12-31"),
            (first.plus(i32::MIN), "0000-01-01"),
        ] {
            assert_eq!(day.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in
            ["", "2026-13-01", "2026-00-10", "0000-01-01", "2026/01/01", "20260-1-01", "２０２６-01-01"]
        {
            assert_eq!(Day::parse(text), None, "{text:?}");
        }
    }
}
