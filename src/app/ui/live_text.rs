//! Text that follows what it reads, also on a page that a browser has translated.
//!
//! Translation takes a text out of the page and puts another in its place. What is written into the old one afterwards
//! nobody sees, and the figure of an earlier plan stands. So the text goes back to its place when it changes, and
//! the browser translates it anew.

use super::drawn::only_drawn;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Text};
use leptos::tachys::view::{Position, PositionState};
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;

/// Text that follows what it reads. It stands in an element that has no other text.
#[derive(Clone, Copy)]
pub(crate) struct LiveText(Signal<String>);

/// Text that follows what it reads.
pub(crate) fn live_text(text: impl Fn() -> String + Send + Sync + 'static) -> LiveText {
    LiveText(Signal::derive(text))
}

impl From<&'static str> for LiveText {
    fn from(text: &'static str) -> Self {
        Self(Signal::stored(text.to_owned()))
    }
}

impl From<Signal<String>> for LiveText {
    fn from(text: Signal<String>) -> Self {
        Self(text)
    }
}

/// A text of the page, and the element that it was put into.
struct Place {
    text: Text,
    parent: RefCell<Option<Element>>,
}

impl Place {
    /// What translation has put in the place of the text, while the text itself is out of the page.
    fn translation(&self) -> Option<Node> {
        if self.text.parent_node().is_some() {
            return None;
        }
        let first = self.parent.borrow().as_ref()?.first_child();
        let children = std::iter::successors(first, Node::next_sibling);
        let mut found = children.filter(is_of_translation);
        found.next().filter(|_| found.next().is_none())
    }

    fn write(&self, text: &str) {
        if self.text.data() != text {
            Rndr::set_text(&self.text, text);
            if let Some(translation) = self.translation() {
                let parent = translation.parent_node();
                let _ = parent.map(|it| it.replace_child(&self.text, &translation));
            }
        }
    }
}

/// Whether it is a text, or the element in which browsers put a translated one.
fn is_of_translation(node: &Node) -> bool {
    match node.node_type() {
        Node::TEXT_NODE => node.text_content().is_some_and(|it| !it.trim().is_empty()),
        Node::ELEMENT_NODE => node.node_name() == "FONT",
        _ => false,
    }
}

/// A text that stands in the page, and what keeps it up to date.
pub(crate) struct LiveTextState {
    place: SendWrapper<Rc<Place>>,
    _follows: RenderEffect<()>,
}

impl Mountable for LiveTextState {
    fn unmount(&mut self) {
        let own = || self.place.text.clone().into();
        let shown: Node = self.place.translation().unwrap_or_else(own);
        let _ = shown.parent_node().map(|it| it.remove_child(&shown));
    }

    fn mount(&mut self, parent: &Element, before: Option<&Node>) {
        Rndr::insert_node(parent, self.place.text.as_ref(), before);
        *self.place.parent.borrow_mut() = Some(parent.clone());
    }

    fn insert_before_this(&self, other: &mut dyn Mountable) -> bool {
        match self.place.translation() {
            Some(translation) => {
                translation.parent_element().map(|parent| other.mount(&parent, Some(&translation))).is_some()
            }
            None => self.place.text.insert_before_this(other),
        }
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for LiveText {
    type State = LiveTextState;

    fn build(self) -> LiveTextState {
        let place = Place { text: Rndr::create_text_node(""), parent: RefCell::new(None) };
        let place = SendWrapper::new(Rc::new(place));
        let written = place.clone();
        let follows = RenderEffect::new(move |_| self.0.with(|text| written.write(text)));
        LiveTextState { place, _follows: follows }
    }

    fn rebuild(self, state: &mut LiveTextState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

only_drawn!(LiveText);
