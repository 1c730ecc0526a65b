//! One item of the plan: where its fields are on the page, and what is to be said about them.

use crate::app::messages::Message;
use crate::app::state::{Planner, field_id};
use leptos::prelude::*;

/// An item by its JSON pointer, which changes when items before it go.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    planner: Planner,
    path: Signal<String>,
}

impl Place {
    /// The item at `path`.
    pub(crate) fn new(planner: Planner, path: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self { planner, path: Signal::derive(path) }
    }

    fn path_of(self, field: &'static str) -> Signal<String> {
        Signal::derive(move || self.path.with(|path| format!("{path}{field}")))
    }

    /// The id of the control of `field`, which begins with a slash.
    pub(crate) fn id(self, field: &'static str) -> Signal<String> {
        let path = self.path_of(field);
        Signal::derive(move || path.with(|path| field_id(path)))
    }

    /// What is to be said about `field`.
    pub(crate) fn messages(self, field: &'static str) -> Signal<Vec<Message>> {
        let path = self.path_of(field);
        Signal::derive(move || path.with(|path| self.planner.messages.with(|all| all.at(path))))
    }
}
