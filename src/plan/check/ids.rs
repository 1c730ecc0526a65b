//! The ids of each list, so that references can be followed.

use super::field::Field;
use super::notes::DocumentPlace;
use crate::order::ordered;
use crate::plan::codes;
use std::cell::Cell;

/// The ids of one list and where each stands.
pub(super) struct IdList<'a> {
    list: &'static str,
    /// In the order of the ids. `None` where the list itself can't be read: then no reference into it is called unknown.
    positions: Option<Vec<(&'a str, usize)>>,
    /// The same ids in the order of the list, nothing for an item that has none of its own.
    listed: Vec<Option<&'a str>>,
    /// The position that was found last.
    last: Cell<usize>,
}

impl<'a> IdList<'a> {
    /// Reads the ids of a list. A missing or bad id is noted where its item is read; a second use of one is noted here.
    pub(super) fn of<T>(list: &'static str, items: Option<&[Field<'a, T>]>, id: fn(&T) -> &str) -> Self {
        let Some(items) = items else {
            return Self { list, positions: None, listed: Vec::new(), last: Cell::default() };
        };
        let mut ids = ids_of(items, id);
        let (positions, again) = in_order(&placed(&ids));
        for (id, position) in again {
            note_again(items[position].place, id);
            ids[position] = None;
        }
        Self { list, positions: Some(positions), listed: ids, last: Cell::default() }
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
        let is_at = |position: usize| matches!(self.listed.get(position), Some(Some(other)) if *other == id);
        let last = self.last.get();
        if is_at(last) {
            return Some(last);
        }
        let next = if last + 1 < self.listed.len() { last + 1 } else { 0 };
        is_at(next).then_some(next)
    }
}

/// Notes each second use of an id in a list that nothing refers to.
pub(super) fn tell_apart<T>(items: &[Field<'_, T>], id: fn(&T) -> &str) {
    let mut ids = placed(&ids_of(items, id));
    keep_alike(&mut ids);
    for (id, position) in in_order(&ids).1 {
        note_again(items[position].place, id);
    }
}

/// The ids that items have. A missing or bad one is noted where its item is read.
fn ids_of<'a, T>(items: &[Field<'a, T>], id: fn(&T) -> &str) -> Vec<Option<&'a str>> {
    let is_read = |item: &Field<'_, T>| {
        item.place.given.is_none() && item.place.inside().iter().all(|(name, _)| *name != "id")
    };
    items.iter().map(|item| is_read(item).then(|| id(item.value))).collect()
}

fn note_again(place: DocumentPlace<'_>, id: &str) {
    let mut problem = place.problem(codes::ID_DUPLICATE).with("id", id);
    problem.path.push_str("/id");
    place.note(problem);
}

/// Ids, and where each stands.
type Placed<'a> = Vec<(&'a str, usize)>;

fn placed<'a>(ids: &[Option<&'a str>]) -> Placed<'a> {
    (0..).zip(ids).filter_map(|(position, id)| Some(((*id)?, position))).collect()
}

/// Ids in their order, each once and with its first position; and the others.
fn in_order<'a>(ids: &[(&'a str, usize)]) -> (Placed<'a>, Placed<'a>) {
    let (mut positions, mut again) = (ordered(ids, |(id, _)| *id), Vec::new());
    positions.dedup_by(|later, first| {
        let is_again = later.0 == first.0;
        if is_again {
            again.push(*later);
        }
        is_again
    });
    (positions, again)
}

/// Keeps the ids that share a hash with another, as all that are the same do: few, unless somebody has chosen them so, and
/// even then no more than there are.
fn keep_alike(ids: &mut Placed<'_>) {
    let slots = (16 * ids.len()).next_power_of_two();
    let slot = |id: &str| {
        let mixed = |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        id.bytes().fold(0x811c_9dc5, mixed) as usize & (slots - 1)
    };
    let mut uses = vec![0_u8; slots];
    for (id, _) in ids.iter() {
        let uses = &mut uses[slot(id)];
        *uses = uses.saturating_add(1);
    }
    ids.retain(|(id, _)| uses[slot(id)] > 1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_ids_that_nobody_chose_to_look_alike_few_are_kept() {
        let ids: Vec<_> = (0..20_000).map(|at| format!("{}-{}", at / 300, at % 300)).collect();
        let mut alike = placed(&ids.iter().map(|id| Some(id.as_str())).collect::<Vec<_>>());
        keep_alike(&mut alike);
        assert!(alike.len() < 2_000, "{}", alike.len());
    }

    proptest! {
        #[test]
        fn of_ids_that_are_alike_each_is_found_that_is_there_again(
            ids in prop::collection::vec(prop::option::of("[ab]{0,6}"), 0..60),
        ) {
            let ids: Vec<_> = ids.iter().map(Option::as_deref).collect();
            let mut alike = placed(&ids);
            keep_alike(&mut alike);
            let mut expected = placed(&ids);
            expected.retain(|(id, at)| ids[..*at].contains(&Some(*id)));
            let mut again = in_order(&alike).1;
            again.sort_by_key(|(_, at)| *at);
            prop_assert_eq!(again, expected);
        }
    }
}
