//! How far one has come, kept in this browser only. Where storage is blocked it is forgotten with the page.

use crate::app::browser;
use leptos::prelude::*;
use serde_json::{Map, Value, json};

/// Where it is kept.
const KEY: &str = "strandline.lessons";

/// How many steps of each lesson are behind one.
#[derive(Clone, Copy)]
pub(crate) struct Progress(RwSignal<Map<String, Value>>);

impl Progress {
    /// What this browser holds.
    pub(crate) fn open() -> Self {
        let kept = browser::storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let kept = kept.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        Self(RwSignal::new(kept.and_then(|it| it.as_object().cloned()).unwrap_or_default()))
    }

    /// Whether a lesson was done to its end.
    pub(crate) fn is_done(self, lesson: &str) -> bool {
        self.0.with(|all| all.get(lesson).is_some_and(|it| it["done"] == json!(true)))
    }

    /// The step at which a lesson was left; the first where it was never begun, or done.
    pub(crate) fn step(self, lesson: &str) -> usize {
        let step = self.0.with_untracked(|all| all.get(lesson).and_then(|it| it["step"].as_u64()));
        step.and_then(|step| usize::try_from(step).ok()).unwrap_or_default()
    }

    /// Notes where a lesson stands.
    pub(crate) fn reached(self, lesson: &str, step: usize) {
        self.note(lesson, |it| {
            it.insert("step".to_owned(), json!(step));
        });
    }

    /// Notes that somebody came to the end of a lesson, and whether all of it was done: next time it begins anew.
    pub(crate) fn ended(self, lesson: &str, is_done: bool) {
        self.note(lesson, |it| {
            it.insert("step".to_owned(), json!(0));
            if is_done {
                it.insert("done".to_owned(), json!(true));
            }
        });
    }

    fn note(self, lesson: &str, change: impl FnOnce(&mut Map<String, Value>)) {
        self.0.update(|all| {
            let mut it = all.get(lesson).and_then(Value::as_object).cloned().unwrap_or_default();
            change(&mut it);
            all.insert(lesson.to_owned(), Value::Object(it));
        });
        if let Some(storage) = browser::storage() {
            let text = self.0.with_untracked(|all| Value::Object(all.clone()).to_string());
            // Where there is no room it is forgotten with the page.
            let _ = storage.set_item(KEY, &text);
        }
    }
}
