//! Days out of TikTok's times.
//!
//! Account transactions carry local time of the account or Business Center, and their day is the day we
//! count in. The older endpoints say UTC: as local time (`date` text) or as epoch seconds; where the
//! row's zone is an offset (`UTC+02:00`) it is applied, and a zone by name (`Europe/Berlin`) can't be
//! without a clock's tables, so the day is the UTC day.

use super::row::Row;
use crate::day::Day;

/// The days we believe. What lies outside is a misread number, not a date of an ad account.
const FIRST: &str = "2010-01-01";
const LAST: &str = "2200-12-31";

fn believed(day: Day) -> Option<Day> {
    let within = Day::parse(FIRST)? <= day && day <= Day::parse(LAST)?;
    within.then_some(day)
}

/// The day that begins a text such as `2026-10-23 10:00:00`.
pub(in crate::import) fn day_of(text: &str) -> Option<Day> {
    believed(Day::parse(text.get(..10)?)?)
}

/// The day of an epoch second, in the zone `UTC±HH:MM` where the zone is given so.
fn day_of_epoch(seconds: &str, zone: Option<&str>) -> Option<Day> {
    const DAY: i64 = 86_400;
    let seconds = seconds.parse::<i64>().ok()?;
    let local = seconds.checked_add(zone.and_then(offset_seconds).unwrap_or(0))?;
    let days = i32::try_from(local.div_euclid(DAY)).ok().filter(|days| days.unsigned_abs() < 200_000)?;
    believed(Day::parse("1970-01-01")?.plus(days))
}

/// The seconds by which `UTC+02:00` is ahead of UTC.
fn offset_seconds(zone: &str) -> Option<i64> {
    let zone = zone.trim();
    // The zone database counts the other way round: `Etc/GMT+8` is eight hours behind.
    let (zone, ahead) = zone.strip_prefix("Etc/").map_or((zone, 1), |zone| (zone, -1));
    let rest = zone.strip_prefix("UTC").or_else(|| zone.strip_prefix("GMT"))?;
    let (sign, rest) = match rest.split_at_checked(1)? {
        ("+", rest) => (ahead, rest),
        ("-", rest) => (-ahead, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "0"));
    let (hours, minutes) = (hours.parse::<i64>().ok()?, minutes.parse::<i64>().ok()?);
    let is_offset = (0..=14).contains(&hours) && (0..60).contains(&minutes);
    is_offset.then(|| sign * (hours * 3600 + minutes * 60))
}

/// The day of an older row's `date`: text, or whole epoch seconds (the unit is not documented).
pub(in crate::import) fn day_of_older(row: &Row<'_>) -> Option<Day> {
    let written = row.number("date")?;
    day_of(written).or_else(|| day_of_epoch(written, row.text("timezone")))
}

/// The day that begins a `request_id`: TikTok's begin with the time of the call (`20261122T0900…`,
/// `20261122090015…`). That is not documented, so it only serves where nothing better does.
pub(in crate::import) fn day_of_request(id: &str) -> Option<Day> {
    let (year, rest) = id.split_at_checked(4)?;
    let (month, rest) = rest.split_at_checked(2)?;
    let (day, _) = rest.split_at_checked(2)?;
    believed(Day::parse(&format!("{year}-{month}-{day}"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(day: Option<Day>) -> Option<String> {
        day.map(|day| day.to_string())
    }

    #[test]
    fn epoch_seconds_fall_on_the_day_of_the_rows_own_offset() {
        let late = "1780351200"; // 2026-06-01 22:00:00 UTC
        for (zone, day) in [
            (None, "2026-06-01"),
            (Some("Europe/Berlin"), "2026-06-01"),
            (Some("UTC+02:00"), "2026-06-02"),
            (Some("UTC-08:00"), "2026-06-01"),
            (Some("Etc/GMT-2"), "2026-06-02"),
            (Some("Etc/GMT+2"), "2026-06-01"),
        ] {
            assert_eq!(said(day_of_epoch(late, zone)).as_deref(), Some(day), "{zone:?}");
        }
        assert_eq!(day_of_epoch("99999999999999999", None), None);
    }

    #[test]
    fn a_request_id_is_a_day_only_where_it_begins_with_one() {
        assert_eq!(said(day_of_request("20261122T0900A1")).as_deref(), Some("2026-11-22"));
        assert_eq!(said(day_of_request("20261122090015010244")).as_deref(), Some("2026-11-22"));
        for id in ["", "2026", "abcdefgh", "99991399", "é0261122"] {
            assert_eq!(day_of_request(id), None, "{id}");
        }
    }
}
