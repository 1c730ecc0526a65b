//! Which of two lists tell the same thing: each item has at most one partner.

use super::table::ByText;
use crate::day::Day;
use std::collections::VecDeque;

/// What is compared: a text that must be equal, and a day that may be so many days off.
pub(super) type Told = (String, Day);

/// For each of `right` its partner among `left`: the earliest with an equal text, not more than `days` away, that has no
/// partner yet. The cost is that of putting both in order.
pub(super) fn pairs(left: &[Told], right: &[Told], days: i32) -> Vec<Option<usize>> {
    // Those of one text are passed once, from the earliest to the latest.
    let mut queues: ByText<VecDeque<usize>> = ByText::default();
    for position in in_order(left) {
        queues.entry(&left[position].0, VecDeque::new).push_back(position);
    }
    let mut partners = vec![None; right.len()];
    for position in in_order(right) {
        let (key, day) = &right[position];
        let Some(queue) = queues.get_mut(key) else { continue };
        while queue.pop_front_if(|other| left[*other].1.since(*day) < -days).is_some() {
            step();
        }
        partners[position] = queue.pop_front_if(|other| left[*other].1.since(*day) <= days);
        if partners[position].is_some() {
            step();
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
