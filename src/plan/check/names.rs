//! The ids of each list, so that references can be followed.

use super::field::Field;
use crate::order::ordered;
use crate::plan::problem::ProblemCode;

/// The ids of one list and where each stands.
pub(super) struct Names<'a> {
    list: &'static str,
    /// In the order of the ids. `None` where the list itself can't be read: then no reference into it is called unknown.
    positions: Option<Vec<(&'a str, usize)>>,
}

impl<'a> Names<'a> {
    /// Reads the ids of a list. A missing or bad id is noted where its item is read; a second use of one is noted here.
    pub(super) fn of<T>(list: &'static str, items: Option<&[Field<'a, T>]>, id: fn(&T) -> &str) -> Self {
        let Some(items) = items else { return Self { list, positions: None } };
        let is_read = |item: &Field<'_, T>| {
            item.place.given.is_none() && item.place.inside().iter().all(|(name, _)| *name != "id")
        };
        let read = items.iter().enumerate().filter(|(_, item)| is_read(item));
        let all: Vec<_> = read.map(|(position, item)| (id(item.value), position)).collect();
        let mut positions = ordered(&all, |(id, _)| *id);
        positions.dedup_by(|(again, position), (id, _)| {
            let is_again = again == id;
            if is_again {
                let place = items[*position].place;
                let mut problem = place.problem(ProblemCode::IdDuplicate).with("id", *id);
                problem.path.push_str("/id");
                place.note(problem);
            }
            is_again
        });
        Self { list, positions: Some(positions) }
    }

    /// Where the item stands that this field names; noted if there is none.
    pub(super) fn find(&self, reference: Field<'_, String>) -> Option<usize> {
        let id = reference.text()?;
        let positions = self.positions.as_ref()?;
        let found = positions.binary_search_by(|(other, _)| (*other).cmp(id));
        let position = found.ok().map(|at| positions[at].1);
        if position.is_none() {
            let problem = reference.place.problem(ProblemCode::ReferenceUnknown);
            reference.place.note(problem.with("id", id).with("list", self.list));
        }
        position
    }
}
