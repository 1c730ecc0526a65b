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

use crate::day::Day;
use crate::import::table::order_of;
use crate::money::Minor;

/// The most weeks that the weekdays' factors rest on.
pub(in crate::import) const SHAPE_WEEKS: usize = 8;
/// The most weeks that the level rests on.
const LEVEL_WEEKS: usize = 4;
/// With fewer weeks than this a weekday's mean is one or no day: no factors.
pub(in crate::import) const LEAST_WEEKS: usize = 2;
/// So many days in a row without any spend are a pause or a suspension if spend comes after them.
const PAUSE: usize = 7;
/// How far back days are looked for.
pub(in crate::import) const LOOK_BACK: i32 = 182;
/// Factors have six digits after the point.
const ONE: i64 = 1_000_000;
/// What a day may spend at most to be counted, in minor units. The sums here then fit.
const MOST: i64 = 10_000_000_000_000_000;
/// The largest sum that fits when it is counted in millionths of a seventh.
const MOST_EXACT: i64 = i64::MAX / (7 * ONE);

/// Whether an ad account's last days without spend are its own choice or its status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Delivery {
    /// It may spend: a day without spend is a day that counts.
    Open,
    /// It may not: the days without spend at the end say nothing of what it spends when it may.
    Barred,
}

/// The days that count, and how many did not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Counted {
    /// In order.
    pub(in crate::import) days: Vec<(Day, Minor)>,
    /// Days without spend that were left out: before the first spend, in a pause, in a suspension.
    pub(in crate::import) left_out: usize,
    /// Days without spend at the end that do count.
    pub(in crate::import) idle: usize,
}

/// The days that count: completed ones, not before the first spend, not in a run of [`PAUSE`] or more days
/// without any spend between days with spend, and for a barred ad account not in the run at the end.
///
/// `days` is every day to `settled`, in order, the ones without spend included.
pub(in crate::import) fn counted(days: &[(Day, Minor)], delivery: Delivery) -> Counted {
    let mut counted = Counted::default();
    let mut silent = Vec::new();
    for (day, spend) in days.iter().copied() {
        if !spend.is_positive() {
            silent.push((day, spend));
            continue;
        }
        if counted.days.is_empty() || silent.len() >= PAUSE {
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
pub(in crate::import) struct Estimate {
    /// Expected spend per day.
    pub(in crate::import) daily: Minor,
    /// Each weekday's part of it in millionths, Monday first; together exactly seven.
    pub(in crate::import) factors: Option<[i64; 7]>,
    /// Whole weeks taken for the factors.
    pub(in crate::import) weeks: usize,
    /// Whole weeks taken for the level.
    pub(in crate::import) level_weeks: usize,
    /// Days that were capped.
    pub(in crate::import) capped: usize,
    /// The first and the last day taken.
    pub(in crate::import) from: Day,
    /// See `from`.
    pub(in crate::import) to: Day,
}

/// The estimate from the days that count, in order; `None` where there is none.
pub(in crate::import) fn estimate(days: &[(Day, Minor)]) -> Option<Estimate> {
    let mut count = [0; 7];
    for (day, _) in days {
        count[day.weekday().index()] += 1;
    }
    let weeks = count.into_iter().min().unwrap_or(0).min(SHAPE_WEEKS);
    let taken = if weeks < LEAST_WEEKS { days.to_vec() } else { newest_weeks(days, weeks) };
    let (from, to) = (taken.first()?.0, taken.last()?.0);
    let level_weeks = weeks.min(LEVEL_WEEKS);
    let mut estimate =
        Estimate { daily: Minor::ZERO, factors: None, weeks, level_weeks, capped: 0, from, to };
    if weeks < LEAST_WEEKS {
        // Too few days for weekdays to differ: what was spent a day.
        let sum = taken.iter().map(|(_, spend)| spend.units().min(MOST)).sum();
        estimate.daily = Minor::new(half_even(sum, length(taken.len())));
        return Some(estimate);
    }
    let mut weekdays: [Vec<i64>; 7] = Default::default();
    for (day, spend) in taken.iter().rev() {
        weekdays[day.weekday().index()].push(spend.units().min(MOST));
    }
    estimate.capped = cap(&mut weekdays);
    let recent = sums(&weekdays, level_weeks).iter().sum();
    estimate.daily = Minor::new(half_even(recent, 7 * 8 * length(level_weeks)));
    estimate.factors = factors(sums(&weekdays, weeks));
    Some(estimate)
}

/// The newest days, so many of each weekday.
fn newest_weeks(days: &[(Day, Minor)], weeks: usize) -> Vec<(Day, Minor)> {
    let mut count = [0; 7];
    let mut newest = Vec::new();
    for (day, spend) in days.iter().rev() {
        let same = &mut count[day.weekday().index()];
        *same += 1;
        if *same <= weeks {
            newest.push((*day, *spend));
        }
    }
    newest.reverse();
    newest
}

/// Puts each day in eighths of a minor unit, so that edges at halves and eighths stay whole, and what lies
/// beyond the allowance on its edge; gives back how many days those were.
fn cap(weekdays: &mut [Vec<i64>; 7]) -> usize {
    let mut distances = Vec::new();
    for same in weekdays.iter() {
        let twice = twice_the_median(same);
        distances.extend(same.iter().map(|spend| (2 * spend - twice).abs()));
    }
    // Twice the median of doubled distances: four times the median distance.
    let spread = twice_the_median(&distances);
    let idle = weekdays.iter().flatten().filter(|spend| **spend == 0).count();
    let is_mostly_idle = 2 * idle > distances.len();
    let mut capped = 0;
    for same in weekdays {
        let twice = twice_the_median(same);
        let (middle, allowance) = (4 * twice, (9 * spread).max(2 * twice));
        for spend in same {
            let whole = 8 * *spend;
            *spend = whole;
            let within = whole.clamp(middle - allowance, middle + allowance);
            if whole != 0 && within != whole && !is_mostly_idle {
                *spend = within;
                capped += 1;
            }
        }
    }
    capped
}

/// Twice the median: the sum of the two in the middle, or the middle one twice.
fn twice_the_median(values: &[i64]) -> i64 {
    let order = order_of(values);
    let at = |place: usize| order.get(place).map_or(0, |position| values[*position]);
    at(order.len().saturating_sub(1) / 2) + at(order.len() / 2)
}

/// The sum of each weekday's newest days.
fn sums(weekdays: &[Vec<i64>; 7], weeks: usize) -> [i64; 7] {
    weekdays.each_ref().map(|newest_first| newest_first.iter().take(weeks).sum())
}

/// Each weekday's part of the mean of all seven, in millionths that sum to exactly seven: what rounding
/// down leaves over goes to the largest remainders. None where nothing was spent.
fn factors(sums: [i64; 7]) -> Option<[i64; 7]> {
    // Sums so large that their products would not fit are taken a little coarser: by less than a millionth.
    let coarser = sums.iter().sum::<i64>() / MOST_EXACT + 1;
    let sums = sums.map(|sum| sum / coarser);
    let whole = sums.iter().sum::<i64>();
    if whole <= 0 {
        return None;
    }
    let mut factors = sums.map(|sum| 7 * ONE * sum / whole);
    let left = 7 * ONE - factors.iter().sum::<i64>();
    let remainders = sums.map(|sum| -(7 * ONE * sum % whole));
    for (_, weekday) in (0..left).zip(order_of(&remainders)) {
        factors[weekday] += 1;
    }
    Some(factors)
}

/// `amount` / `parts` rounded half to even; both not negative, `parts` more than nothing.
fn half_even(amount: i64, parts: i64) -> i64 {
    let (quotient, rest) = (amount / parts, amount % parts);
    let is_up = rest > parts - rest || rest == parts - rest && quotient % 2 == 1;
    quotient + i64::from(is_up)
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A factor as decimal text, without zeros at the end.
pub(in crate::import) fn factor_text(factor: i64) -> String {
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
        assert_eq!(factors.iter().sum::<i64>(), 7 * ONE);
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
            assert_eq!(twice_the_median(&values), twice);
        }
    }
}
