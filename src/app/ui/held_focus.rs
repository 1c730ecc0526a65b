//! Where the focus is, so that it stays there when a part of the page is drawn anew.

use crate::app::browser::{focused, give, is_focus_moving};
use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// How long whoever took away what had the focus has to give it elsewhere.
const GRACE: Duration = Duration::from_millis(100);

/// What has the focus while a part's new drawing stands right before its old one.
pub(super) struct HeldFocus {
    /// From what has the focus upwards, and what stands before each: the new drawing of the one that goes.
    above: Vec<(Element, Option<Element>)>,
}

impl HeldFocus {
    /// Nothing where nothing has the focus.
    pub(super) fn now() -> Option<Self> {
        let parents = std::iter::successors(Some(focused()?), |it| it.parent_element());
        Some(Self { above: parents.map(|it| (it.clone(), it.previous_element_sibling())).collect() })
    }

    /// Where what had the focus is gone, gives it to what stands in the same place of the new drawing; where there is no
    /// such thing, and nobody gives it elsewhere, to the nearest before it that takes it. Nobody is sent back to the top
    /// of the page.
    pub(super) fn follow(self) {
        let is_lost = self.above.first().is_some_and(|(it, _)| !it.is_connected());
        if is_lost && self.same_place().is_none() {
            self.wait();
        }
    }

    /// Gives it to the nearest, unless it is given or on its way elsewhere.
    fn wait(self) {
        let look = move || {
            if is_focus_moving() {
                self.wait();
            } else if focused().is_none() {
                let _ = self.nearest();
            }
        };
        set_timeout(look, GRACE);
    }

    fn same_place(&self) -> Option<()> {
        let gone = self.above.iter().take_while(|(it, _)| !it.is_connected()).count();
        let (_, renewed) = self.above.get(gone.checked_sub(1)?)?;
        let mut place = renewed.clone()?;
        for (old, _) in self.above.get(..gone - 1)?.iter().rev() {
            place = child(&place, position(old))?;
        }
        let (lost, _) = self.above.first()?;
        let same = place.dyn_into::<HtmlElement>().ok().filter(|it| it.local_name() == lost.local_name())?;
        same.focus().ok()?;
        // What stood before it may be gone with it: nothing within that takes the focus.
        focused().map(drop)
    }

    fn nearest(&self) -> Option<()> {
        let gone = self.above.iter().take_while(|(it, _)| !it.is_connected()).count();
        let (_, before) = self.above.get(gone.checked_sub(1)?)?;
        let (parent, _) = self.above.get(gone)?;
        let before = before.clone().filter(|it| it.is_connected());
        let first = last_within(before.unwrap_or_else(|| parent.clone()));
        std::iter::successors(Some(first), preceding).find_map(|it| {
            let takes = it.matches(TAKES_FOCUS).ok()?;
            let it = it.dyn_into::<HtmlElement>().ok().filter(|it| takes && it.offset_parent().is_some())?;
            give(&it);
            // One that is disabled does not take it.
            focused().map(drop)
        })
    }
}

/// What can have the focus.
const TAKES_FOCUS: &str = "button, a[href], input, select, textarea, summary, [tabindex]";

/// The last element within an element, or itself where there is none.
fn last_within(element: Element) -> Element {
    std::iter::successors(Some(element.clone()), Element::last_element_child).last().unwrap_or(element)
}

/// The element that begins before an element, in the order of the document.
fn preceding(element: &Element) -> Option<Element> {
    element.previous_element_sibling().map(last_within).or_else(|| element.parent_element())
}

/// How many elements stand before it within its parent.
fn position(element: &Element) -> usize {
    std::iter::successors(element.previous_element_sibling(), Element::previous_element_sibling).count()
}

fn child(parent: &Element, position: usize) -> Option<Element> {
    std::iter::successors(parent.first_element_child(), Element::next_element_sibling).nth(position)
}
