//! Expected spend of an ad account, and what each weekday is of it, from the days of its report.
//!
//! **The statistic.** For each weekday the newest completed days that count are taken, as many for each, up
//! to [`SHAPE_WEEKS`]: whole weeks, so that no weekday counts more than another. A day far off is *capped*
//! (winsorised): days lie about their weekday's median; the allowance either way is 4.5 times the median
//! distance of all days from their weekday's median (three standard deviations, were spend normal), but at
//! least half the weekday's median. A day beyond it counts as much as the edge. So one viral day moves the
//! figure a little and does not rule it, while the sum stays near what was spent; a plain median would fall
//! short of it for accounts with few strong days. A day without any spend is not far off but idle, and
//! counts as nothing. Nothing is capped where more than half the days are idle: there the strong days *are*
//! the spend.
//!
//! The expected spend per day is the mean of the newest [`LEVEL_WEEKS`] of those weeks: spend drifts, and
//! what comes is closer to last month than to last quarter. A weekday's factor is its mean over all the
//! weeks taken, as a part of the mean of all seven: a shape needs more days than a level.
//!
//! **Which days count** is [`counted`]'s affair. Everything is whole numbers; rounding is half to even.

use super::amounts::half_even;
use crate::day::Day;
use crate::money::Minor;
use std::collections::BTreeMap;

/// The most weeks that the weekdays' factors rest on.
pub(super) const SHAPE_WEEKS: usize = 8;
/// The most weeks that the level rests on.
pub(super) const LEVEL_WEEKS: usize = 4;
/// With fewer weeks than this a weekday's mean is one or no day: no factors.
pub(super) const LEAST_WEEKS: usize = 2;
/// So many days in a row without any spend are a pause or a suspension if spend comes after them.
pub(super) const PAUSE: i32 = 7;
/// How far back days are looked for.
pub(super) const LOOK_BACK: i32 = 182;
/// Factors have six digits after the point.
const ONE: i128 = 1_000_000;

/// Whether an ad account's last days without spend are its own choice or its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Delivery {
    /// It may spend: a day without spend is a day that counts.
    Open,
    /// It may not: the days without spend at the end say nothing of what it spends when it may.
    Barred,
}

/// The days that count, and how many did not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    /// In order.
    pub(super) days: Vec<(Day, Minor)>,
    /// Days without spend that were left out: before the first spend, in a pause, in a suspension.
    pub(super) left_out: usize,
    /// Days without spend at the end that do count.
    pub(super) idle: usize,
}

/// The days that count: completed ones, not before the first spend, not in a run of [`PAUSE`] or more days
/// without any spend between days with spend, and for a barred ad account not in the run at the end.
///
/// `days` is every day to `settled`, in order, the ones without spend included.
pub(super) fn counted(days: &[(Day, Minor)], delivery: Delivery) -> Counted {
    let mut counted = Counted::default();
    let mut silent = Vec::new();
    for (day, spend) in days.iter().copied() {
        if !spend.is_positive() {
            silent.push((day, spend));
            continue;
        }
        let paused = i32::try_from(silent.len()).is_ok_and(|run| run >= PAUSE);
        if counted.days.is_empty() || paused {
            counted.left_out += silent.len();
            silent.clear();
        }
        counted.days.append(&mut silent);
        counted.days.push((day, spend));
    }
    if counted.days.is_empty() || delivery == Delivery::Barred {
        counted.left_out += silent.len();
    } else {
        counted.idle = silent.len();
        counted.days.append(&mut silent);
    }
    counted
}

/// What is expected, and on what it rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Estimate {
    /// Expected spend per day.
    pub(super) daily: Minor,
    /// Each weekday's part of it in millionths, Monday first; together exactly seven.
    pub(super) factors: Option<[i128; 7]>,
    /// Whole weeks taken.
    pub(super) weeks: usize,
    /// Days that were capped.
    pub(super) capped: usize,
    /// The first and the last day taken.
    pub(super) from: Day,
    /// See `from`.
    pub(super) to: Day,
}

impl Estimate {
    /// The weeks that the level rests on.
    pub(super) fn level_weeks(&self) -> usize {
        self.weeks.min(LEVEL_WEEKS)
    }
}

/// The estimate from the days that count, in order; `None` where there is none.
pub(super) fn estimate(days: &[(Day, Minor)]) -> Option<Estimate> {
    let mut weekdays: [Vec<(Day, i128)>; 7] = Default::default();
    for (day, spend) in days.iter().rev() {
        if let Some(same) = weekdays.get_mut(day.weekday().index()) {
            same.push((*day, i128::from(spend.units())));
        }
    }
    let weeks = weekdays.iter().map(Vec::len).min().unwrap_or(0).min(SHAPE_WEEKS);
    if weeks < LEAST_WEEKS {
        return plain_mean(days, weeks);
    }
    for same in &mut weekdays {
        same.truncate(weeks);
    }
    let taken = || weekdays.iter().flatten().map(|(day, _)| *day);
    let (from, to) = (taken().min()?, taken().max()?);
    let newest_first = weekdays.map(|same| same.into_iter().map(|(_, spend)| spend).collect::<Vec<_>>());
    let (capped_days, capped) = cap(&newest_first);
    let level = weeks.min(LEVEL_WEEKS);
    let recent = capped_days.iter().flat_map(|same| same.iter().take(level)).sum::<i128>();
    let daily = half_even(recent, 7 * 8 * i128::try_from(level).ok()?);
    let sums = capped_days.map(|same| same.into_iter().sum::<i128>());
    let daily = Minor::new(i64::try_from(daily).ok()?);
    Some(Estimate { daily, factors: factors(sums), weeks, capped, from, to })
}

/// Too few days for weekdays to differ: what was spent a day.
fn plain_mean(days: &[(Day, Minor)], weeks: usize) -> Option<Estimate> {
    let (from, to) = (days.first()?.0, days.last()?.0);
    let sum = days.iter().map(|(_, spend)| i128::from(spend.units())).sum::<i128>();
    let daily = half_even(sum, i128::try_from(days.len()).ok()?);
    Some(Estimate {
        daily: Minor::new(i64::try_from(daily).ok()?),
        factors: None,
        weeks,
        capped: 0,
        from,
        to,
    })
}

/// Each day in eighths of a minor unit, so that edges at halves and eighths stay whole, with what lies
/// beyond the allowance put on its edge; and how many days those were.
fn cap(weekdays: &[Vec<i128>; 7]) -> ([Vec<i128>; 7], usize) {
    let all = weekdays.iter().map(Vec::len).sum::<usize>();
    let idle = weekdays.iter().flatten().filter(|spend| **spend == 0).count();
    let twice_median = weekdays.each_ref().map(|same| twice_the_median(same.clone()));
    let distances = weekdays
        .iter()
        .zip(twice_median)
        .flat_map(|(same, twice)| same.iter().map(move |spend| (2 * spend - twice).abs()));
    // Twice the median of doubled distances: four times the median distance.
    let spread = twice_the_median(distances.collect());
    let mut capped = 0;
    let mut put = |spend: i128, twice: i128| {
        let (middle, allowance) = (4 * twice, (9 * spread).max(2 * twice));
        let within = (8 * spend).clamp(middle - allowance, middle + allowance);
        if spend == 0 || 2 * idle > all || within == 8 * spend {
            return 8 * spend;
        }
        capped += 1;
        within
    };
    let mut kept: [Vec<i128>; 7] = Default::default();
    for ((kept, same), twice) in kept.iter_mut().zip(weekdays).zip(twice_median) {
        *kept = same.iter().map(|spend| put(*spend, twice)).collect();
    }
    (kept, capped)
}

/// Twice the median: the sum of the two in the middle, or the middle one twice.
fn twice_the_median(mut values: Vec<i128>) -> i128 {
    values.sort_unstable();
    let middle = |offset: usize| {
        let position = values.len().checked_sub(offset)? / 2;
        values.get(position)
    };
    match (middle(1), middle(0)) {
        (Some(low), Some(high)) => low + high,
        _ => 0,
    }
}

/// Each weekday's part of the mean of all seven, in millionths that sum to exactly seven: what rounding
/// down leaves over goes to the largest remainders. None where nothing was spent.
fn factors(sums: [i128; 7]) -> Option<[i128; 7]> {
    let whole = sums.iter().sum::<i128>();
    if whole <= 0 {
        return None;
    }
    let mut factors = sums.map(|sum| 7 * ONE * sum / whole);
    let mut left = 7 * ONE - factors.iter().sum::<i128>();
    let mut remainders = BTreeMap::new();
    for (weekday, sum) in sums.iter().enumerate() {
        remainders.insert((-(7 * ONE * sum % whole), weekday), weekday);
    }
    for weekday in remainders.into_values() {
        if let Some(factor) = factors.get_mut(weekday).filter(|_| left > 0) {
            *factor += 1;
            left -= 1;
        }
    }
    Some(factors)
}

/// A factor as decimal text, without zeros at the end.
pub(super) fn factor_text(factor: i128) -> String {
    let text = format!("{}.{:06}", factor / ONE, factor % ONE);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weeks(count: i32, spend: impl Fn(i32) -> i64) -> Vec<(Day, Minor)> {
        let monday = Day::parse("2026-08-24").expect("a day");
        (0..count * 7).map(|offset| (monday.plus(offset), Minor::new(spend(offset)))).collect()
    }

    #[test]
    fn steady_weeks_come_back_as_they_were() {
        let days = weeks(9, |offset| if offset % 7 >= 5 { 50 } else { 100 });
        let estimate = estimate(&days).expect("an estimate");
        assert_eq!((estimate.daily, estimate.weeks, estimate.capped), (Minor::new(86), 8, 0));
        let factors = estimate.factors.expect("factors");
        assert_eq!(factors.iter().sum::<i128>(), 7 * ONE);
        assert_eq!(factor_text(factors[0]), "1.166667");
        assert_eq!(factor_text(factors[6]), "0.583333");
    }

    #[test]
    fn one_viral_day_is_capped_at_half_as_much_again() {
        let days = weeks(4, |offset| if offset == 9 { 500_000 } else { 100 });
        let estimate = estimate(&days).expect("an estimate");
        // 27 days of 100 and one of 150: 101.79 a day.
        assert_eq!((estimate.daily, estimate.capped), (Minor::new(102), 1));
    }

    #[test]
    fn days_of_an_account_that_rarely_spends_are_not_capped_away() {
        let days = weeks(4, |offset| if offset % 14 == 3 { 2_800 } else { 0 });
        let estimate = estimate(&days).expect("an estimate");
        assert_eq!((estimate.daily, estimate.capped), (Minor::new(200), 0));
    }

    #[test]
    fn the_level_follows_the_last_four_weeks() {
        let days = weeks(8, |offset| if offset < 28 { 200 } else { 100 });
        assert_eq!(estimate(&days).expect("an estimate").daily, Minor::new(100));
    }

    #[test]
    fn less_than_two_weeks_have_a_mean_and_no_factors() {
        let days = weeks(2, |_| 30).into_iter().take(13).collect::<Vec<_>>();
        let estimate = estimate(&days).expect("an estimate");
        assert_eq!((estimate.daily, estimate.factors), (Minor::new(30), None));
        assert_eq!(super::estimate(&[]), None);
    }

    #[test]
    fn pauses_and_suspensions_do_not_count_but_a_single_idle_day_does() {
        // Three idle days before the first spend, one idle day, a pause of eight days, five idle days.
        let spend = |offset| match offset {
            0..=2 | 6 | 12..=19 | 30..=34 => 0,
            _ => 100,
        };
        let days = weeks(5, spend);
        let open = counted(&days, Delivery::Open);
        assert_eq!((open.days.len(), open.left_out, open.idle), (24, 11, 5));
        let barred = counted(&days, Delivery::Barred);
        assert_eq!((barred.days.len(), barred.left_out, barred.idle), (19, 16, 0));
    }

    #[test]
    fn medians_of_few_and_even_counts() {
        for (values, twice) in
            [(vec![], 0), (vec![3], 6), (vec![1, 4], 5), (vec![9, 1, 5], 10), (vec![4, 1, 3, 2], 5)]
        {
            assert_eq!(twice_the_median(values), twice);
        }
    }
}
