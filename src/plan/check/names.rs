//! The ids of each list, so that references can be followed.

use super::reader::Place;
use crate::plan::problem::ProblemCode;
use std::collections::BTreeMap;

/// The ids of one list and where each stands.
pub(super) struct Names<'a> {
    list: &'static str,
    /// `None` where the list itself can't be read: then no reference into it is called unknown.
    positions: Option<BTreeMap<&'a str, usize>>,
}

impl<'a> Names<'a> {
    /// Reads the ids of a list. A missing or bad id is noted later, where its item is read; a second use
    /// of one is noted here.
    pub(super) fn of(list: &'static str, items: Option<&[Place<'a>]>) -> Self {
        let Some(items) = items else { return Self { list, positions: None } };
        let mut positions = BTreeMap::new();
        for (position, item) in items.iter().enumerate() {
            let Some(id) = item.value.get("id").and_then(serde_json::Value::as_str) else { continue };
            if positions.contains_key(id) {
                let mut problem = item.problem(ProblemCode::IdDuplicate).with("id", id);
                problem.path.push_str("/id");
                item.note(problem);
            } else {
                positions.insert(id, position);
            }
        }
        Self { list, positions: Some(positions) }
    }

    /// Where the item stands that this place names; noted if there is none.
    pub(super) fn find(&self, reference: &Place<'_>) -> Option<usize> {
        let id = reference.text()?;
        let position = self.positions.as_ref()?.get(id).copied();
        if position.is_none() {
            let problem = reference.problem(ProblemCode::ReferenceUnknown);
            reference.note(problem.with("id", id).with("list", self.list));
        }
        position
    }
}
