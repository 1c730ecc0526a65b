//! The chart by keyboard: where each key leads. One tab stop, and every marker within reach.

use crate::day::{Day, Period};

/// A key of the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// To the event before.
    Before,
    /// To the event after.
    After,
    /// To the lane above.
    Above,
    /// To the lane below.
    Below,
    /// To the first day.
    First,
    /// To the last day.
    Last,
    /// A week back.
    WeekBack,
    /// A week on.
    WeekOn,
}

impl Key {
    /// The key of this name, as the browser calls it.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ArrowLeft" => Self::Before,
            "ArrowRight" => Self::After,
            "ArrowUp" => Self::Above,
            "ArrowDown" => Self::Below,
            "Home" => Self::First,
            "End" => Self::Last,
            "PageUp" => Self::WeekBack,
            "PageDown" => Self::WeekOn,
            _ => return None,
        })
    }
}

/// Where the chart's cursor is: a lane, and a marker in it where it stands on one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cursor {
    /// Position of the lane.
    pub(super) lane: usize,
    /// Position of the marker.
    pub(super) marker: Option<usize>,
}

/// Where a key leads from a cursor and a day, given the days of the markers of each lane, in order.
pub(super) fn led(key: Key, from: (Cursor, Day), lanes: &[Vec<Day>], period: Period) -> (Cursor, Day) {
    let (cursor, day) = from;
    let lane = cursor.lane.min(lanes.len().saturating_sub(1));
    let here: &[Day] = lanes.get(lane).map_or(&[], Vec::as_slice);
    let on_day = |day: Day| (Cursor { lane, marker: None }, day.clamp(period.start, period.end));
    let on_marker = |marker: Option<usize>| match marker.and_then(|at| here.get(at).map(|day| (at, *day))) {
        Some((at, day)) => (Cursor { lane, marker: Some(at) }, day),
        None => from,
    };
    let in_lane = |lane: usize| (Cursor { lane, marker: None }, day);
    match key {
        Key::Before => on_marker(match cursor.marker {
            Some(at) => at.checked_sub(1),
            None => here.iter().rposition(|it| *it < day),
        }),
        Key::After => on_marker(match cursor.marker {
            Some(at) => Some(at + 1),
            None => here.iter().position(|it| *it > day),
        }),
        Key::Above => in_lane(lane.saturating_sub(1)),
        Key::Below => in_lane((lane + 1).min(lanes.len().saturating_sub(1))),
        Key::First => on_day(period.start),
        Key::Last => on_day(period.end),
        Key::WeekBack => on_day(day.plus(-7)),
        Key::WeekOn => on_day(day.plus(7)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(offset: i32) -> Day {
        Day::parse("2026-03-01").unwrap_or_else(|| unreachable!("it is a day")).plus(offset)
    }

    fn period() -> Period {
        Period { start: day(0), end: day(29) }
    }

    #[test]
    fn left_and_right_visit_every_marker_of_a_lane_even_on_one_day() {
        let lanes = [vec![day(0), day(4), day(4), day(29)]];
        let mut at = (Cursor::default(), day(0));
        let mut seen = Vec::new();
        for _ in 0..5 {
            at = led(Key::After, at, &lanes, period());
            seen.push((at.0.marker, at.1));
        }
        let end = (Some(3), day(29));
        assert_eq!(seen, [(Some(1), day(4)), (Some(2), day(4)), end, end, end]);
        for _ in 0..5 {
            at = led(Key::Before, at, &lanes, period());
        }
        assert_eq!(at, (Cursor { lane: 0, marker: Some(0) }, day(0)));
    }

    #[test]
    fn other_keys_stay_within_lanes_and_days() {
        let lanes = [vec![], vec![day(3)]];
        let at = |lane, offset| (Cursor { lane, marker: None }, day(offset));
        assert_eq!(led(Key::Below, at(1, 5), &lanes, period()), at(1, 5));
        assert_eq!(led(Key::Above, at(1, 5), &lanes, period()), at(0, 5));
        assert_eq!(led(Key::WeekOn, at(0, 26), &lanes, period()), at(0, 29));
        assert_eq!(led(Key::WeekBack, at(0, 3), &lanes, period()), at(0, 0));
        assert_eq!(led(Key::Last, at(0, 3), &lanes, period()), at(0, 29));
        assert_eq!(led(Key::First, at(0, 3), &lanes, period()), at(0, 0));
        assert_eq!(led(Key::After, at(0, 3), &lanes, period()), at(0, 3));
        assert_eq!(led(Key::After, at(0, 3), &[], period()), at(0, 3));
        assert_eq!(Key::named("Tab"), None);
    }
}
