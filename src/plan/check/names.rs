//! The ids of each list, so that references can be followed.

use super::field::Field;
use crate::plan::problem::ProblemCode;
/// Where each id stands: each in the slot of its hash, or in the first free one after it.
struct Positions<'a> {
    /// At least twice as many as there are ids, and a power of two.
    slots: Vec<Option<(&'a str, usize)>>,
}

impl<'a> Positions<'a> {
    fn for_ids(count: usize) -> Self {
        Self { slots: vec![None; (2 * count + 1).next_power_of_two()] }
    }

    /// The slot of this id, or the free one that it would take.
    fn slot(&self, id: &str) -> usize {
        // FNV-1a: ids are short.
        let hash =
            id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        while self.slots[at].is_some_and(|(other, _)| other != id) {
            at = (at + 1) & last;
        }
        at
    }

    fn find(&self, id: &str) -> Option<usize> {
        self.slots[self.slot(id)].map(|(_, position)| position)
    }

    /// Adds an id, unless there is one of that name.
    fn add(&mut self, id: &'a str, position: usize) -> bool {
        let at = self.slot(id);
        let is_new = self.slots[at].is_none();
        if is_new {
            self.slots[at] = Some((id, position));
        }
        is_new
    }
}

/// The ids of one list and where each stands.
pub(super) struct Names<'a> {
    list: &'static str,
    /// `None` where the list itself can't be read: then no reference into it is called unknown.
    positions: Option<Positions<'a>>,
}

impl<'a> Names<'a> {
    /// Reads the ids of a list. A missing or bad id is noted where its item is read; a second use of one is noted here.
    pub(super) fn of<T>(list: &'static str, items: Option<&[Field<'a, T>]>, id: fn(&T) -> &str) -> Self {
        let Some(items) = items else { return Self { list, positions: None } };
        let mut positions = Positions::for_ids(items.len());
        for (position, item) in items.iter().enumerate() {
            let unread =
                item.place.given.is_some() || item.place.inside().iter().any(|(name, _)| *name == "id");
            if unread {
                continue;
            }
            let name = id(item.value);
            if !positions.add(name, position) {
                let mut problem = item.place.problem(ProblemCode::IdDuplicate).with("id", name);
                problem.path.push_str("/id");
                item.place.note(problem);
            }
        }
        Self { list, positions: Some(positions) }
    }

    /// Where the item stands that this field names; noted if there is none.
    pub(super) fn find(&self, reference: Field<'_, String>) -> Option<usize> {
        let id = reference.text()?;
        let position = self.positions.as_ref()?.find(id);
        if position.is_none() {
            let problem = reference.place.problem(ProblemCode::ReferenceUnknown);
            reference.place.note(problem.with("id", id).with("list", self.list));
        }
        position
    }
}
