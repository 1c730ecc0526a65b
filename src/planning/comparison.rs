//! Two plans beside each other: where their journals differ, and by how much.

use crate::day::Day;
use crate::ledger::{Entry, EntryKind, Rate, Span, Spread};
use crate::money::Minor;
use crate::order::sort_by_key;
use crate::plan::Plan;
use crate::simulation::Projection;
use std::collections::BTreeMap;

/// A movement of ad credit that both plans may make, told by ids: positions differ from plan to plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Movement {
    /// What kind it is; first, so that a list of them reads like a day.
    pub kind: EntryKind,
    /// Id of the ad credit.
    pub credit: String,
    /// Id of the ad account it concerns; empty where none is.
    pub account: String,
}

/// How much two plans move in the same way, where that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Divergence {
    /// The movement.
    pub movement: Movement,
    /// The first day by whose end the two have moved different amounts.
    pub since: Day,
    /// What the first plan moves in all.
    pub first: Minor,
    /// What the second plan moves in all.
    pub second: Minor,
}

/// The entries of one movement, of the first plan and of the second.
type Sides<'a> = [Vec<&'a Entry>; 2];

/// Where the journals of two projections differ, by movement of ad credit. Both must be in the same currency.
///
/// A difference in when, with the same amount in the end, is a difference too.
#[must_use]
pub fn divergences(first: &Projection<'_>, second: &Projection<'_>) -> Vec<Divergence> {
    let mut movements: BTreeMap<Movement, Sides<'_>> = BTreeMap::new();
    for (side, projection) in [first, second].into_iter().enumerate() {
        for entry in projection.journal.entries() {
            if let Some(movement) = movement(projection.plan, entry) {
                movements.entry(movement).or_default()[side].push(entry);
            }
        }
    }
    let mut divergences = Vec::new();
    let mut looked_at = 0;
    for (movement, sides) in movements {
        if let Some(since) = first_difference(&sides, &mut looked_at) {
            let [first, second] = sides.map(|entries| entries.iter().map(|it| it.amount).sum());
            divergences.push(Divergence { movement, since, first, second });
        }
    }
    divergences
}

/// `None` where cash moves: it is shown for contrast; what two plans differ in is ad credit.
fn movement(plan: &Plan, entry: &Entry) -> Option<Movement> {
    Some(Movement {
        kind: entry.transfer.kind(),
        credit: plan.credit(entry.transfer.credit()?).id.clone(),
        account: entry.transfer.account().map(|account| plan.account(account).id.clone()).unwrap_or_default(),
    })
}

/// What changes on a day: how much more the first side moves on each weekday, Monday first, from then on than it did
/// before; or the part of an amount that was really spent, which is not the same each week.
#[derive(Clone, Copy)]
struct RateChange {
    on: Day,
    week: [i128; 7],
    /// How often the first side spends by it more than it did before.
    spread: Option<(Spread, i32)>,
}

/// The first day on which the two sides move different amounts, which is the first by whose end they have. Counts the
/// days it looks at in `looked_at`: at most seven between two days on which an entry begins or has ended, because from
/// one of those to the next each side repeats its week; all of them where one side has actual spend and the other has
/// not the same.
fn first_difference(sides: &Sides<'_>, looked_at: &mut usize) -> Option<Day> {
    let mut changes: Vec<RateChange> = Vec::new();
    for (entries, sign) in sides.iter().zip([1, -1]) {
        for entry in entries {
            let end = entry.last().next();
            let spread = match entry.span {
                Span::Daily { pace: Rate::Spread(spread), .. } => Some(spread),
                _ => None,
            };
            for (on, sign) in [(entry.on, sign), (end, -sign)] {
                let week = week_of(entry).map(|amount| i128::from(sign) * amount);
                changes.push(RateChange { on, week, spread: spread.map(|spread| (spread, sign)) });
            }
        }
    }
    sort_by_key(&mut changes, |change| change.on);
    let mut difference = [0; 7];
    // Neither side spends by more than one amount at a time but where it begins or ends.
    let mut spreads: Vec<(Spread, i32)> = Vec::new();
    for (at, change) in changes.iter().enumerate() {
        for (sum, amount) in difference.iter_mut().zip(change.week) {
            *sum += amount;
        }
        if let Some((spread, sign)) = change.spread {
            match spreads.iter_mut().find(|(it, _)| *it == spread) {
                Some((_, signs)) => *signs += sign,
                None => spreads.push((spread, sign)),
            }
            spreads.retain(|(_, signs)| *signs != 0);
        }
        // Once every entry has ended, neither side moves anything.
        let Some(next) = changes.get(at + 1) else { break };
        let days = next.on.since(change.on);
        for offset in 0..if spreads.is_empty() { days.min(7) } else { days } {
            *looked_at += 1;
            let on = change.on.plus(offset);
            let spent = |(spread, sign): &(Spread, i32)| {
                i128::from(spread.between(on, on).units()) * i128::from(*sign)
            };
            if difference[on.weekday().index()] + spreads.iter().map(spent).sum::<i128>() != 0 {
                return Some(on);
            }
        }
    }
    None
}

/// How much an entry moves on each weekday while it lasts, Monday first; nothing where that differs from week to week.
fn week_of(entry: &Entry) -> [i128; 7] {
    let mut week = [0; 7];
    for offset in 0..7 {
        let day = entry.on.plus(offset);
        week[day.weekday().index()] = match entry.span {
            Span::Daily { pace: Rate::Weekly(rate), .. } => rate.on(day).units().into(),
            Span::OneDay if offset == 0 => entry.amount.units().into(),
            Span::OneDay | Span::Daily { .. } => 0,
        };
    }
    week
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{DayStep, Ending, Transfer, WeeklyRate};
    use crate::plan::{AccountIndex, CreditIndex};

    fn day(offset: i32) -> Day {
        Day::parse("2026-01-05").unwrap_or_else(|| unreachable!()).plus(offset)
    }

    /// Spend of one ad credit in one ad account; `week` is Monday first, and so is the first day.
    fn spend(from: i32, to: i32, week: [i64; 7]) -> Entry {
        let rate = WeeklyRate::of_week(week.map(Minor::new));
        let (on, through) = (day(from), day(to));
        Entry {
            on,
            step: DayStep::Spend,
            transfer: Transfer::Spend { credit: CreditIndex::new(0), account: AccountIndex::new(0) },
            amount: rate.between(on, through),
            span: if from == to { Span::OneDay } else { Span::Daily { through, pace: rate.into() } },
            ending: Ending::Settled,
        }
    }

    fn since(first: &[Entry], second: &[Entry]) -> (Option<i32>, usize) {
        let mut looked_at = 0;
        let sides = [first.iter().collect(), second.iter().collect()];
        (first_difference(&sides, &mut looked_at).map(|it| it.since(day(0))), looked_at)
    }

    #[test]
    fn one_who_spends_on_one_weekday_differs_from_that_weekday_on() {
        for weekday in 0..7 {
            let mut week = [0; 7];
            week[weekday] = 10;
            // Both spend for eight weeks; then, on any day of a week, one stops.
            for stops in 0..7_i32 {
                let found = since(&[spend(0, 100, week)], &[spend(0, 55 + stops, week)]).0;
                let first = (56 + stops..=100).find(|it| it % 7 == i32::try_from(weekday).unwrap_or(0));
                assert_eq!(found, first, "{weekday} {stops}");
            }
        }
    }

    #[test]
    fn the_days_looked_at_grow_as_the_entries_do() {
        let entries =
            |count: i32| -> Vec<Entry> { (0..count).map(|at| spend(9 * at, 9 * at + 8, [1; 7])).collect() };
        let (few, many) = (since(&entries(100), &entries(100)), since(&entries(1_000), &entries(1_000)));
        assert_eq!((few.0, many.0), (None, None));
        assert!(few.1 <= 7 * 200 && many.1 <= 10 * few.1 + 70, "{} {}", few.1, many.1);
        let same_day: Vec<Entry> = (0..1_000).map(|_| spend(3, 3, [1; 7])).collect();
        assert_eq!(since(&same_day, &same_day), (None, 1));
    }
}
