//! From days and amounts to places of the drawing, and back. Whole tenths of a pixel: nothing shown is read from here.

use crate::day::{Day, Period};
use crate::money::Minor;

/// Tenths of a pixel in a pixel.
const TENTHS: i64 = 10;
/// How many pixels the name of a day takes below the drawing.
const NAME: i64 = 45;
/// How far apart the markers of a lane stand at least, in pixels.
pub(super) const MARKER_GAP: i64 = 18;

/// The days of a plan across the width of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    period: Period,
    /// In pixels.
    width: i64,
}

impl Scale {
    /// The days of `period` across so many pixels.
    pub(super) fn new(period: Period, width: i32) -> Self {
        Self { period, width: i64::from(width.max(1)) }
    }

    /// How many days there are.
    pub(super) fn days(self) -> usize {
        usize::try_from(self.period.days()).unwrap_or(0)
    }

    /// Where the day at this position begins, in tenths of a pixel.
    pub(super) fn begin(self, position: usize) -> i64 {
        i64::try_from(position).unwrap_or(0) * self.width * TENTHS / i64::from(self.period.days())
    }

    /// Where a day begins, in tenths of a pixel.
    pub(super) fn begin_of(self, day: Day) -> i64 {
        self.begin(usize::try_from(day.since(self.period.start)).unwrap_or(0))
    }

    /// The middle of a day, in tenths of a pixel.
    pub(super) fn middle(self, day: Day) -> i64 {
        i64::midpoint(self.begin_of(day), self.begin_of(day.next()))
    }

    /// The day at so many pixels from the start, the first or the last where it lies outside.
    pub(super) fn day_at(self, pixels: i32) -> Day {
        let position = i64::from(pixels) * i64::from(self.period.days()) / self.width;
        let last = i64::from(self.period.days() - 1);
        self.period.start.plus(i32::try_from(position.clamp(0, last)).unwrap_or(0))
    }

    /// How many days share one column, so that there are no more columns than pixels.
    pub(super) fn step(self) -> usize {
        self.days().div_ceil(usize::try_from(self.width).unwrap_or(1)).max(1)
    }

    /// Days to name below the drawing: the first, then the firsts of months, of weeks, or single days, whatever fits.
    pub(super) fn ticks(self) -> Vec<Day> {
        let days = self.period.days();
        let fit = i32::try_from(self.width / 64).unwrap_or(1).max(2);
        let usual = [1, 2, 7, 14, 28, 56, 91, 182, 364].into_iter().find(|every| days / every < fit);
        let every = usual.unwrap_or(days / fit + 1);
        let all = (0..days).step_by(usize::try_from(every).unwrap_or(1)).map(|at| self.period.start.plus(at));
        // A name that has no room before the end of the drawing would lie on the one before it.
        let room = |day: &Day| self.width * TENTHS - self.begin_of(*day) >= NAME * TENTHS;
        all.filter(|day| *day == self.period.start || room(day)).collect()
    }
}

/// Tenths of a pixel as the text of an attribute.
pub(super) fn pixels(tenths: i64) -> String {
    let (whole, rest) = (tenths / TENTHS, tenths % TENTHS);
    let mut text = whole.to_string();
    if rest != 0 {
        text.push('.');
        text.push_str(&rest.abs().to_string());
    }
    text
}

/// How high an amount stands, in tenths of a pixel, where `most` is `height` pixels high. More than nothing is to be seen.
pub(super) fn rise(amount: Minor, most: Minor, height: i64) -> i64 {
    let full = i128::from(height * TENTHS);
    let rise = i128::from(amount.units()) * full / i128::from(most.units().max(1));
    let least = if amount.is_positive() { TENTHS } else { 0 };
    i64::try_from(rise.clamp(0, full)).unwrap_or(0).max(least)
}

/// The outline of a band of steps between two lines, over the days from `first` to `end`, which is not included.
pub(super) fn band(
    scale: Scale,
    (first, end): (usize, usize),
    lower: &[i64],
    upper: &[i64],
    height: i64,
) -> String {
    let y = |rise: i64| pixels(height * TENTHS - rise);
    let columns: Vec<(usize, usize)> =
        (first..end).step_by(scale.step()).map(|from| (from, (from + scale.step()).min(end))).collect();
    let is_empty = columns.iter().all(|(_, to)| lower[to - 1] == upper[to - 1]);
    if columns.is_empty() || is_empty {
        return String::new();
    }
    let mut path = String::new();
    let mut go = |letter: char, text: &str| {
        path.push(letter);
        path.push_str(text);
    };
    go('M', &pixels(scale.begin(first)));
    go(' ', &y(lower[columns[0].1 - 1]));
    for (_, to) in &columns {
        go('V', &y(upper[to - 1]));
        go('H', &pixels(scale.begin(*to)));
    }
    for (from, to) in columns.iter().rev() {
        go('V', &y(lower[to - 1]));
        go('H', &pixels(scale.begin(*from)));
    }
    path.push('Z');
    path
}

/// A line of steps over the days from `first` to `end`, which is not included.
pub(super) fn line(scale: Scale, (first, end): (usize, usize), upper: &[i64], height: i64) -> String {
    let mut path = String::new();
    for from in (first..end).step_by(scale.step()) {
        let to = (from + scale.step()).min(end);
        let y = pixels(height * TENTHS - upper[to - 1]);
        if path.is_empty() {
            path = ["M", &pixels(scale.begin(from)), " ", &y].concat();
        }
        path.push_str(&["V", &y, "H", &pixels(scale.begin(to))].concat());
    }
    path
}

/// Places of markers, in tenths of a pixel, moved apart so that none hides another, within the width of the drawing
/// as long as they fit in it.
pub(super) fn apart(wanted: &[i64], width: i64) -> Vec<i64> {
    let fits = i64::try_from(wanted.len()).unwrap_or(i64::MAX).saturating_mul(MARKER_GAP) <= width;
    if !fits {
        return wanted.to_vec();
    }
    let gap = MARKER_GAP * TENTHS;
    let (least, most) = (gap / 2, width * TENTHS - gap / 2);
    let mut places: Vec<i64> = Vec::with_capacity(wanted.len());
    for it in wanted {
        let after = places.last().map_or(least, |before| before + gap);
        places.push((*it).max(after));
    }
    let mut before = most;
    for it in places.iter_mut().rev() {
        *it = (*it).min(before);
        before = *it - gap;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(days: i32) -> Period {
        let start = Day::parse("2026-03-01").unwrap_or_else(|| unreachable!("it is a day"));
        Period { start, end: start.plus(days - 1) }
    }

    #[test]
    fn every_day_has_a_place_and_is_found_at_it() {
        for (days, width) in [(1, 300), (30, 900), (92, 641), (365, 900), (3_660, 9_000)] {
            let scale = Scale::new(period(days), width);
            for day in period(days).iter() {
                let middle = i32::try_from(scale.middle(day) / TENTHS).unwrap_or(0);
                assert_eq!(scale.day_at(middle), day, "{days} days, {width} pixels");
            }
            assert_eq!(scale.begin(scale.days()), i64::from(width) * TENTHS);
            assert_eq!(scale.day_at(-5), period(days).start);
            assert_eq!(scale.day_at(width + 5), period(days).end);
        }
    }

    #[test]
    fn ticks_never_crowd() {
        for days in [1, 5, 30, 92, 365, 3_660] {
            for width in [200, 640, 1_200] {
                let ticks = Scale::new(period(days), width).ticks();
                let most = usize::try_from(width / 64).unwrap_or(0).max(2);
                assert!(
                    !ticks.is_empty() && ticks.len() <= most,
                    "{days} days, {width} pixels: {}",
                    ticks.len()
                );
            }
        }
    }

    #[test]
    fn heights_are_shares_of_the_whole_and_something_is_seen() {
        assert_eq!(rise(Minor::new(50), Minor::new(100), 40), 200);
        assert_eq!(rise(Minor::new(1), Minor::new(1_000_000), 40), TENTHS);
        assert_eq!(rise(Minor::ZERO, Minor::ZERO, 40), 0);
    }

    #[test]
    fn a_band_goes_up_in_steps_and_back() {
        let scale = Scale::new(period(2), 20);
        let path = band(scale, (0, 2), &[0, 0], &[100, 50], 40);
        assert_eq!(path, "M0 40V30H10V35H20V40H10V40H0Z");
        assert_eq!(band(scale, (0, 2), &[50, 50], &[50, 50], 40), "");
        assert_eq!(band(scale, (2, 2), &[0, 0], &[100, 50], 40), "");
        assert_eq!(line(scale, (0, 2), &[100, 50], 40), "M0 30V30H10V35H20");
        assert_eq!(line(scale, (2, 2), &[100, 50], 40), "");
    }

    #[test]
    fn many_days_share_columns() {
        let scale = Scale::new(period(3_660), 500);
        let line = vec![100; 3_660];
        let none = vec![0; 3_660];
        assert!(band(scale, (0, 3_660), &none, &line, 40).matches('H').count() <= 1_000);
    }

    #[test]
    fn markers_stand_apart_within_the_drawing() {
        let places = apart(&[100, 110, 5_990, 5_995], 600);
        assert_eq!(places, [100, 280, 5_730, 5_910]);
        assert_eq!(apart(&[5, 5, 5], 20), [5, 5, 5]);
    }

    #[test]
    fn tenths_are_written_as_decimals() {
        assert_eq!([pixels(0), pixels(125), pixels(40)], ["0", "12.5", "4"]);
    }
}
