//! Which edits belong together: all that is typed while a field has the focus, all that is dragged in one go.

use super::page::{Listener, focused, listen};
use crate::app::focused::Control;
use leptos::prelude::*;

/// How long something lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// It is done at once.
    Moment,
    /// As long as a field keeps the focus, or the pointer stays down.
    Stay(u32),
}

impl Span {
    /// Whether what happens in `next` is part of what happened in this one.
    pub(super) fn goes_on_in(self, next: Self) -> bool {
        self == next && self != Self::Moment
    }
}

/// Something that a person does to the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gesture {
    /// How long it lasts.
    pub(super) span: Span,
    /// What was pressed or filled in.
    pub(super) what: String,
}

/// Where the person is and what they are at.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    /// Counts the fields that got the focus and the times the pointer went down.
    stay: StoredValue<u32>,
    is_down: StoredValue<bool>,
    /// What the field that has the focus held before anything was typed into it.
    untouched: StoredValue<Option<String>>,
}

impl Hand {
    /// Follows the hand from now on.
    pub(super) fn follow() -> Self {
        let hand = Self {
            stay: StoredValue::new(0),
            is_down: StoredValue::new(false),
            untouched: StoredValue::new(None),
        };
        let stops = [
            listen("focusin", move || hand.arrive()),
            listen("beforeinput", move || hand.is_about_to_type()),
            listen("pointerdown", move || {
                hand.is_down.set_value(true);
                if focused::control() != Control::Text {
                    hand.arrive();
                }
            }),
            listen("pointerup", move || hand.is_down.set_value(false)),
            listen("pointercancel", move || hand.is_down.set_value(false)),
        ];
        on_cleanup(move || stops.into_iter().for_each(Listener::remove));
        hand
    }

    /// What is done from here on is something else.
    pub(super) fn arrive(self) {
        self.stay.update_value(|stay| *stay = stay.wrapping_add(1));
        self.untouched.set_value(None);
    }

    fn is_about_to_type(self) {
        if self.untouched.with_value(Option::is_none) {
            self.untouched.set_value(focused::value());
        }
    }

    /// How long what is done now lasts.
    pub(super) fn span(self) -> Span {
        let lasts =
            self.is_down.get_value() || matches!(focused::control(), Control::Text | Control::Gradual);
        if lasts { Span::Stay(self.stay.get_value()) } else { Span::Moment }
    }

    /// Whether the field that has the focus has something of its own to take back.
    pub(super) fn is_typing(self) -> bool {
        let untouched = self.untouched.get_value();
        untouched.is_some() && focused::control() == Control::Text && focused::value() != untouched
    }
}

#[cfg(test)]
mod tests {
    use super::Span::{Moment, Stay};

    #[test]
    fn presses_are_told_apart_and_what_is_typed_belongs_together() {
        assert!(Stay(1).goes_on_in(Stay(1)));
        assert!(!Stay(1).goes_on_in(Stay(2)));
        assert!(!Moment.goes_on_in(Moment));
        assert!(!Moment.goes_on_in(Stay(1)));
    }
}
