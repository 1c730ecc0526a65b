//! The ids of each list, so that references can be followed.

use super::field::Field;
use super::notes::Place;
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
        let mut ids = ids_of(items, id);
        let all: Vec<_> = (0..).zip(&ids).filter_map(|(position, id)| Some(((*id)?, position))).collect();
        let positions = in_order(&all, |position, id| {
            note_again(items[position].place, id);
            ids[position] = None;
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

/// Notes each second use of an id in a list that nothing refers to.
pub(super) fn tell_apart<T>(items: &[Field<'_, T>], id: fn(&T) -> &str) {
    let ids = ids_of(items, id);
    in_order(&alike(&ids), |position, id| note_again(items[position].place, id));
}

/// The ids that items have. A missing or bad one is noted where its item is read.
fn ids_of<'a, T>(items: &[Field<'a, T>], id: fn(&T) -> &str) -> Vec<Option<&'a str>> {
    let is_read = |item: &Field<'_, T>| {
        item.place.given.is_none() && item.place.inside().iter().all(|(name, _)| *name != "id")
    };
    items.iter().map(|item| is_read(item).then(|| id(item.value))).collect()
}

/// Ids in their order, each once and with its first position; `again` is told of the others.
fn in_order<'a>(all: &[(&'a str, usize)], mut again: impl FnMut(usize, &str)) -> Vec<(&'a str, usize)> {
    let mut positions = ordered(all, |(id, _)| *id);
    positions.dedup_by(|(other, position), (id, _)| {
        let is_again = other == id;
        if is_again {
            again(*position, id);
        }
        is_again
    });
    positions
}

fn note_again(place: Place<'_>, id: &str) {
    let mut problem = place.problem(codes::ID_DUPLICATE).with("id", id);
    problem.path.push_str("/id");
    place.note(problem);
}

/// The ids, with their positions, that share a hash with another, as all that are the same do: few, unless somebody has
/// chosen them so, and even then no more than there are.
fn alike<'a>(ids: &[Option<&'a str>]) -> Vec<(&'a str, usize)> {
    let slots = (16 * ids.len()).next_power_of_two();
    let slot = |id: &str| {
        let mixed = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        id.bytes().fold(0x811c_9dc5, mixed) as usize & (slots - 1)
    };
    let mut uses = vec![0_u8; slots];
    for id in ids.iter().flatten() {
        let uses = &mut uses[slot(id)];
        *uses = uses.saturating_add(1);
    }
    let all = (0..).zip(ids).filter_map(|(position, id)| Some(((*id)?, position)));
    all.filter(|(id, _)| uses[slot(id)] > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_ids_that_nobody_chose_to_look_alike_few_have_to_be_looked_at() {
        let ids: Vec<_> = (0..20_000).map(|at| format!("{}-{}", at / 300, at % 300)).collect();
        let ids: Vec<_> = ids.iter().map(|id| Some(id.as_str())).collect();
        assert!(alike(&ids).len() < 2_000, "{}", alike(&ids).len());
    }

    proptest! {
        #[test]
        fn every_id_that_is_there_twice_is_looked_at(ids in prop::collection::vec(prop::option::of("[ab]{0,6}"), 0..60)) {
            let ids: Vec<_> = ids.iter().map(Option::as_deref).collect();
            let is_repeated = |id: &&str| ids.iter().flatten().filter(|other| *other == id).count() > 1;
            let repeated: Vec<_> = (0..).zip(&ids).filter_map(|(at, id)| Some((id.filter(is_repeated)?, at))).collect();
            prop_assert!(repeated.iter().all(|it| alike(&ids).contains(it)));
        }
    }
}
