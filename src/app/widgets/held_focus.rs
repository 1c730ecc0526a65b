//! Where the focus is, so that it stays there when a part of the page is drawn anew.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What has the focus while a part's new drawing stands right before its old one.
pub(super) struct HeldFocus {
    /// From what has the focus upwards, and what stands before each: the new drawing of the one that goes.
    above: Vec<(Element, Option<Element>)>,
}

impl HeldFocus {
    /// Nothing where nothing has the focus.
    pub(super) fn now() -> Option<Self> {
        let focused = document().active_element().filter(|it| it.local_name() != "body")?;
        let parents = std::iter::successors(Some(focused), |it| it.parent_element());
        Some(Self { above: parents.map(|it| (it.clone(), it.previous_element_sibling())).collect() })
    }

    /// Where what had the focus is gone, gives it to what stands in the same place of the new drawing.
    pub(super) fn follow(self) -> Option<()> {
        let gone = self.above.iter().take_while(|(it, _)| !it.is_connected()).count();
        let (_, renewed) = self.above.get(gone.checked_sub(1)?)?;
        let mut place = renewed.clone()?;
        for (old, _) in self.above.get(..gone - 1)?.iter().rev() {
            place = child(&place, position(old))?;
        }
        let (lost, _) = self.above.first()?;
        let same = place.dyn_into::<HtmlElement>().ok().filter(|it| it.local_name() == lost.local_name())?;
        same.focus().ok()
    }
}

/// How many elements stand before it within its parent.
fn position(element: &Element) -> usize {
    std::iter::successors(element.previous_element_sibling(), Element::previous_element_sibling).count()
}

fn child(parent: &Element, position: usize) -> Option<Element> {
    std::iter::successors(parent.first_element_child(), Element::next_element_sibling).nth(position)
}
