//! The ids of each list, so that references can be followed.

use super::field::Field;
use crate::plan::problem::ProblemCode;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The ids of one list and where each stands.
pub(super) struct Names<'a> {
    list: &'static str,
    /// `None` where the list itself can't be read: then no reference into it is called unknown.
    positions: Option<HashMap<&'a str, usize>>,
}

impl<'a> Names<'a> {
    /// Reads the ids of a list. A missing or bad id is noted where its item is read; a second use of one is noted here.
    pub(super) fn of<T>(list: &'static str, items: Option<&[Field<'a, T>]>, id: fn(&T) -> &str) -> Self {
        let Some(items) = items else { return Self { list, positions: None } };
        let mut positions = HashMap::with_capacity(items.len());
        for (position, item) in items.iter().enumerate() {
            let unread =
                item.place.given.is_some() || item.place.inside().iter().any(|(name, _)| *name == "id");
            if unread {
                continue;
            }
            let name = id(item.value);
            match positions.entry(name) {
                Entry::Vacant(free) => {
                    free.insert(position);
                }
                Entry::Occupied(_) => {
                    let mut problem = item.place.problem(ProblemCode::IdDuplicate).with("id", name);
                    problem.path.push_str("/id");
                    item.place.note(problem);
                }
            }
        }
        Self { list, positions: Some(positions) }
    }

    /// Where the item stands that this field names; noted if there is none.
    pub(super) fn find(&self, reference: Field<'_, String>) -> Option<usize> {
        let id = reference.text()?;
        let position = self.positions.as_ref()?.get(id).copied();
        if position.is_none() {
            let problem = reference.place.problem(ProblemCode::ReferenceUnknown);
            reference.place.note(problem.with("id", id).with("list", self.list));
        }
        position
    }
}
