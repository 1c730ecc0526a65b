//! Which of two lists tell the same thing: each item has at most one partner.

use super::table::Table;
use crate::day::Day;

/// What is compared: a text that must be equal, and a day that may be so many days off.
pub(super) type Told = (String, Day);

/// For each of `right` its partner among `left`: the earliest with an equal text, not more than `days` away, that has no
/// partner yet. The cost is that of putting both in order.
pub(super) fn pairs(left: &[Told], right: &[Told], days: i32) -> Vec<Option<usize>> {
    let mut keys = Table::default();
    let mut queues: Vec<Vec<usize>> = Vec::new();
    for position in in_order(left) {
        let number = keys.number(&left[position].0);
        if number == queues.len() {
            queues.push(Vec::new());
        }
        queues[number].push(position);
    }
    // Those of one text are passed once, from the earliest to the latest.
    let mut next = vec![0; queues.len()];
    let mut partners = vec![None; right.len()];
    for position in in_order(right) {
        let (key, day) = &right[position];
        let Some(number) = keys.find(key) else { continue };
        let (queue, next) = (&queues[number], &mut next[number]);
        while queue.get(*next).is_some_and(|other| left[*other].1.since(*day) < -days) {
            step();
            *next += 1;
        }
        if let Some(other) = queue.get(*next).filter(|other| left[**other].1.since(*day) <= days) {
            step();
            partners[position] = Some(*other);
            *next += 1;
        }
    }
    partners
}

fn in_order(told: &[Told]) -> Vec<usize> {
    crate::order::order(told.iter().map(|(_, day)| *day))
}

#[cfg(test)]
thread_local! {
    /// How many items were passed.
    static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts one item passed, for a test.
fn step() {
    #[cfg(test)]
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(items: &[(&str, i32)]) -> Vec<Told> {
        let first = Day::parse("2026-11-01").expect("a day");
        items.iter().map(|(text, offset)| ((*text).to_owned(), first.plus(*offset))).collect()
    }

    #[test]
    fn each_has_one_partner_and_none_is_too_far_away() {
        let left = told(&[("a", 0), ("a", 0), ("b", 5), ("a", 9)]);
        let right = told(&[("a", 1), ("a", 0), ("a", 0), ("b", 7), ("c", 0), ("a", 8)]);
        assert_eq!(pairs(&left, &right, 1), [None, Some(0), Some(1), None, None, Some(3)]);
    }

    #[test]
    fn ten_times_the_rows_cost_ten_times_as_much() {
        let cost = |count: i32| {
            let same = told(&(0..count).map(|number| ("a", number / 100)).collect::<Vec<_>>());
            let before = STEPS.with(std::cell::Cell::get);
            assert!(pairs(&same, &same, 1).iter().all(Option::is_some));
            STEPS.with(std::cell::Cell::get) - before
        };
        assert_eq!(cost(20_000), 10 * cost(2_000));
    }
}
