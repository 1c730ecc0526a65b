//! Texts by key, in this browser's storage; in memory where that is blocked or full.

use super::page::{note_write, storage};
use crate::order::sort_by_key;
use leptos::prelude::*;
use std::collections::BTreeMap;

const TRIAL: &str = "strandline.trial";

/// Whether the draft is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// In this browser.
    Kept,
    /// Storage is blocked: the draft lives as long as the page.
    Blocked,
    /// Storage is full.
    Full,
    /// Another tab has deleted the scenario.
    Deleted,
}

/// Where texts are kept. What storage did not take lives as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Store {
    memory: StoredValue<BTreeMap<String, Unkept>>,
}

/// What storage did not take.
#[derive(Clone)]
struct Unkept {
    text: String,
    /// What was kept when storage refused first.
    over: Option<String>,
}

impl Unkept {
    /// Whether storage takes it by now. What another tab has written since is not written over.
    fn is_taken(&self, key: &str) -> bool {
        let is_free = Store::kept(key) == self.over;
        let is_taken = is_free && storage().is_some_and(|it| it.set_item(key, &self.text).is_ok());
        if is_taken {
            note_write(key, Some(&self.text));
        }
        is_taken
    }
}

/// What another tab has made of what storage did not take of this one.
pub(super) struct Below {
    /// Nothing where it is kept no longer.
    pub(super) text: Option<String>,
}

impl Store {
    /// With nothing in memory.
    pub(super) fn new() -> Self {
        Self { memory: StoredValue::new(BTreeMap::new()) }
    }

    /// What is kept.
    pub(super) fn read(self, key: &str) -> Option<String> {
        let remembered = self.memory.with_value(|memory| memory.get(key).map(|it| it.text.clone()));
        remembered.or_else(|| Self::kept(key))
    }

    /// What is kept in storage itself, whatever this tab has in memory.
    fn kept(key: &str) -> Option<String> {
        storage()?.get_item(key).ok().flatten()
    }

    /// What is kept by now where another tab has changed it since storage refused this one's text; nothing where none
    /// has, or where storage took the text.
    pub(super) fn changed_below(self, key: &str) -> Option<Below> {
        storage()?;
        let over = self.memory.with_value(|memory| memory.get(key).map(|it| it.over.clone()))?;
        let now = Self::kept(key);
        (now != over).then_some(Below { text: now })
    }

    /// Forgets what storage did not take: what another tab has written counts.
    pub(super) fn give_way(self, key: &str) {
        self.memory.update_value(|memory| {
            memory.remove(key);
        });
    }

    /// Whether storage did not take something whose key begins like this.
    pub(super) fn holds(self, prefix: &str) -> bool {
        self.memory.with_value(|memory| memory.keys().any(|key| key.starts_with(prefix)))
    }

    /// Keeps a text, and says where. Where storage takes it, what it did not take before is tried again.
    pub(super) fn write(self, key: &str, text: &str) -> Saving {
        let saving = match storage() {
            None => Saving::Blocked,
            Some(it) if it.set_item(key, text).is_ok() => Saving::Kept,
            Some(_) => Saving::Full,
        };
        if saving == Saving::Kept && key != TRIAL {
            note_write(key, Some(text));
        }
        self.memory.update_value(|memory| {
            if saving == Saving::Kept {
                memory.remove(key);
                memory.retain(|key, it| !it.is_taken(key));
            } else {
                let over = memory.remove(key).map_or_else(|| Self::kept(key), |it| it.over);
                memory.insert(key.to_owned(), Unkept { text: text.to_owned(), over });
            }
        });
        saving
    }

    /// Keeps a text no longer.
    pub(super) fn forget(self, key: &str) {
        self.memory.update_value(|memory| {
            memory.remove(key);
        });
        if let Some(it) = storage() {
            let _ = it.remove_item(key);
            if key != TRIAL {
                note_write(key, None);
            }
        }
    }

    /// Every key in storage that begins like this, in order.
    pub(super) fn keys(prefix: &str) -> Vec<String> {
        let Some(it) = storage() else { return Vec::new() };
        let all = (0..it.length().unwrap_or(0)).filter_map(|at| it.key(at).ok().flatten());
        let mut found: Vec<String> = all.filter(|key| key.starts_with(prefix)).collect();
        sort_by_key(&mut found, String::clone);
        found
    }

    /// Whether storage takes anything at all.
    pub(super) fn trial(self) -> Saving {
        let saving = self.write(TRIAL, "1");
        self.forget(TRIAL);
        saving
    }
}
