//! Members of the Business Center in the draft, and which of them allocates.

use super::allocations::is_planned;
use super::fresh_id::fresh_id;
use crate::plan::document::{MemberDocument, PlanDocument};

/// Adds an Admin, and returns the position.
pub fn add_member(document: &mut PlanDocument, name: impl FnOnce(usize) -> String) -> usize {
    let position = document.members.len();
    let id = fresh_id("member-", document.members.iter().map(|it| it.id.as_str()));
    document.members.push(MemberDocument { id, name: name(position + 1), role: "admin".to_owned() });
    position
}

/// Whether a member can be another one after an edit of it: one of its fields can be edited at a time.
#[must_use]
pub fn is_same_member(before: &MemberDocument, now: &MemberDocument) -> bool {
    before.id == now.id || (before.name == now.name && before.role == now.role)
}

/// Removes a member. Nobody is named any more for what they allocate.
pub fn remove_member(document: &mut PlanDocument, position: usize) {
    if position < document.members.len() {
        let id = document.members.remove(position).id;
        for it in document.allocations.iter_mut().filter(|it| it.by.as_ref() == Some(&id)) {
            it.by = None;
        }
    }
}

/// Gives a member another id, also where it is named.
pub fn set_member_id(document: &mut PlanDocument, position: usize, id: &str) {
    let Some(member) = document.members.get_mut(position) else { return };
    let before = std::mem::replace(&mut member.id, id.to_owned());
    if document.members.iter().any(|it| it.id == before) {
        // It was somebody else's too: nobody can say who was meant.
        return;
    }
    for it in document.allocations.iter_mut().filter(|it| it.by.as_ref() == Some(&before)) {
        it.by = Some(id.to_owned());
    }
}

/// Who makes the allocations that are still to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allocator {
    /// Nobody is named.
    Nobody,
    /// One member, by id.
    Member(String),
    /// Not the same for all of them.
    Several,
}

/// Who makes the allocations that are still to be made.
pub fn allocator(document: &PlanDocument) -> Allocator {
    let mut planned = document.allocations.iter().filter(|it| is_planned(it, None)).map(|it| &it.by);
    let Some(first) = planned.next() else { return Allocator::Nobody };
    if planned.any(|it| it != first) {
        return Allocator::Several;
    }
    first.clone().map_or(Allocator::Nobody, Allocator::Member)
}

/// Names who makes the allocations that are still to be made; nobody where there is no id.
pub fn set_allocator(document: &mut PlanDocument, id: Option<&str>) {
    for it in document.allocations.iter_mut().filter(|it| is_planned(it, None)) {
        it.by = id.map(str::to_owned);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::small;
    use super::*;

    #[test]
    fn who_allocates_is_named_for_what_is_not_done() {
        let mut document = small();
        document.allocations[0].done = true;
        assert_eq!(add_member(&mut document, |number| format!("Member {number}")), 0);
        set_allocator(&mut document, Some("member-1"));
        assert_eq!(document.allocations[0].by, None);
        assert_eq!(allocator(&document), Allocator::Member("member-1".into()));
        set_member_id(&mut document, 0, "mo");
        assert_eq!(document.allocations[1].by.as_deref(), Some("mo"));
        document.allocations[0].done = false;
        assert_eq!(allocator(&document), Allocator::Several);
        remove_member(&mut document, 0);
        assert_eq!(allocator(&document), Allocator::Nobody);
    }
}
