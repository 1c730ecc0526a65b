//! What is to stand in a calendar.

use crate::day::Day;

/// How many days before an expiry the warning stands, unless somebody sets another number.
pub const WARN_DAYS: i32 = 7;

/// The earliest warning that can be asked for, in days before the expiry.
pub const MOST_WARN_DAYS: i32 = 365;

/// What an event of the calendar is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// The allocations of one day, by id.
    Allocations(Vec<String>),
    /// The expiry of an ad credit, by id.
    Expiry(String),
}

/// What is to stand in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// What it is about.
    pub subject: Occasion,
    /// Its day. A warning whose day is past stands on the day on which the file is made.
    pub on: Day,
    /// Its title.
    pub summary: String,
    /// More about it, in several lines.
    pub description: String,
    /// Whether something is still to be done, or to be warned of. What is over is written only where it was before.
    pub is_open: bool,
}

/// The day of a warning so many days before an ad credit expires, but not before the ad credit is there.
#[must_use]
pub fn warning_day(issued: Option<Day>, expires: Day, days: i32) -> Day {
    let day = expires.plus(-days.clamp(0, MOST_WARN_DAYS));
    issued.filter(|issued| *issued <= expires).map_or(day, |issued| day.max(issued))
}
