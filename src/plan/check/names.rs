//! The ids of each list, so that references can be followed.

use super::field::Field;
use crate::order::ordered;
use crate::plan::codes;
use std::cell::Cell;

/// The ids of one list and where each stands.
pub(super) struct Names<'a> {
    list: &'static str,
    /// In the order of the ids. `None` where the list itself can't be read: then no reference into it is called unknown.
    positions: Option<Vec<(&'a str, usize)>>,
    /// The same ids in the order of the list, nothing for an item that has none of its own.
    ids: Vec<Option<&'a str>>,
    /// The position that was found last.
    last: Cell<usize>,
}

impl<'a> Names<'a> {
    /// Reads the ids of a list. A missing or bad id is noted where its item is read; a second use of one is noted here.
    pub(super) fn of<T>(list: &'static str, items: Option<&[Field<'a, T>]>, id: fn(&T) -> &str) -> Self {
        let Some(items) = items else {
            return Self { list, positions: None, ids: Vec::new(), last: Cell::default() };
        };
        let is_read = |item: &Field<'_, T>| {
            item.place.given.is_none() && item.place.inside().iter().all(|(name, _)| *name != "id")
        };
        let mut ids: Vec<_> = items.iter().map(|item| is_read(item).then(|| id(item.value))).collect();
        let all: Vec<_> = (0..).zip(&ids).filter_map(|(position, id)| Some(((*id)?, position))).collect();
        let mut positions = ordered(&all, |(id, _)| *id);
        positions.dedup_by(|(again, position), (id, _)| {
            let is_again = again == id;
            if is_again {
                let place = items[*position].place;
                let mut problem = place.problem(codes::ID_DUPLICATE).with("id", *id);
                problem.path.push_str("/id");
                place.note(problem);
                ids[*position] = None;
            }
            is_again
        });
        Self { list, positions: Some(positions), ids, last: Cell::default() }
    }

    /// Where the item stands that this field names; noted if there is none.
    pub(super) fn find(&self, reference: Field<'_, String>) -> Option<usize> {
        let id = reference.text()?;
        let positions = self.positions.as_ref()?;
        let position = self.near_last(id).or_else(|| {
            let found = positions.binary_search_by(|(other, _)| (*other).cmp(id));
            found.ok().map(|at| positions[at].1)
        });
        if let Some(position) = position {
            self.last.set(position);
        } else {
            let problem = reference.place.problem(codes::REFERENCE_UNKNOWN);
            reference.place.note(problem.with("id", id).with("list", self.list));
        }
        position
    }

    /// Where this id stands, if it is the one that was found last or the next after it, the first coming after the last:
    /// most lists refer to another in its order.
    fn near_last(&self, id: &str) -> Option<usize> {
        let is_at = |position: usize| matches!(self.ids.get(position), Some(Some(other)) if *other == id);
        let last = self.last.get();
        if is_at(last) {
            return Some(last);
        }
        let next = if last + 1 < self.ids.len() { last + 1 } else { 0 };
        is_at(next).then_some(next)
    }
}
