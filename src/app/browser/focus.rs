//! Where the focus is, and moves of it: never away from what a person has gone to meanwhile.

use leptos::ev;
use leptos::prelude::{document, request_animation_frame, window_event_listener};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// What has the focus.
pub(crate) fn focused() -> Option<Element> {
    document().active_element().filter(|it| it.tag_name() != "BODY")
}

/// Whether something within an element that this selector matches has the focus.
pub(crate) fn has_focus_within(selector: &str) -> bool {
    focused().is_some_and(|it| it.closest(selector).ok().flatten().is_some())
}

/// After how many frames the focus goes to the next choice, where the first isn't there: what it lies in may still be
/// downloaded.
const FRAMES: u32 = 30;
/// How many frames the first choice is waited for in all.
const MOST_FRAMES: u32 = 1_800;

thread_local! {
    /// The move of the focus that was asked for last, and counts, and whether it has yet to go anywhere.
    static LAST_MOVE: Cell<(u32, bool)> = const { Cell::new((0, false)) };
    /// What has got the focus since that move began to wait for a frame. It may be gone by now.
    static REACHED: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// What got the focus because what had it is gone, until a person does something: nobody has gone there.
    static GIVEN: RefCell<Option<Element>> = const { RefCell::new(None) };
    static IS_HEARING: Cell<bool> = const { Cell::new(false) };
}

/// Gives the focus to what stands where something that had it is gone.
pub(crate) fn give(to: &HtmlElement) {
    hear();
    if to.focus().is_ok() {
        GIVEN.set(focused());
    }
}

/// Hears what gets the focus, from the first move on.
fn hear() {
    if !IS_HEARING.replace(true) {
        // As long as the page lives.
        let _ = window_event_listener(ev::focusin, |event| {
            REACHED.set(event.target().and_then(|it| it.dyn_into().ok()));
        });
        // Whoever types or presses is where the focus is, however it came there.
        let _ = window_event_listener(ev::keydown, |_| GIVEN.set(None));
        let _ = window_event_listener(ev::pointerdown, |_| {
            GIVEN.set(None);
            // Whatever is pressed, be it what has the focus already: that is where this person is.
            LAST_MOVE.set((LAST_MOVE.get().0.wrapping_add(1), false));
        });
    }
}

/// A move of the focus that waits until the page has been drawn. Whoever has gone elsewhere meanwhile stays there.
struct Move {
    /// Where to, first choice first.
    to: Vec<String>,
    /// What had the focus.
    from: Option<Element>,
    /// The dialog that was open over the page.
    dialog: Option<Element>,
    /// For how many frames it has waited.
    waited: u32,
    /// Whether what the field holds is selected.
    selects: bool,
    /// Which move it is.
    number: u32,
}

impl Move {
    fn begin(to: Vec<String>, from: Option<Element>, selects: bool) {
        hear();
        let number = LAST_MOVE.get().0.wrapping_add(1);
        Self { to, from, dialog: open_dialog(), waited: 0, selects, number }.wait();
    }

    fn wait(self) {
        LAST_MOVE.set((self.number, self.waited < FRAMES));
        REACHED.set(None);
        request_animation_frame(move || self.go());
    }

    fn go(self) {
        if self.number != LAST_MOVE.get().0 {
            return;
        }
        LAST_MOVE.set((self.number, false));
        if self.is_overtaken() {
            return;
        }
        let there = |id: &String| document().get_element_by_id(id)?.dyn_into::<HtmlElement>().ok();
        let first = self.to.first().and_then(there);
        let folded = first.as_deref().and_then(way_to_folded).filter(|_| self.waited < FRAMES);
        let is_there = first.is_some() && folded.is_none();
        if let Some(button) = folded {
            button.click();
        } else if let Some(found) =
            first.or_else(|| self.to.iter().filter(|_| self.waited == FRAMES).find_map(there))
        {
            match found.dyn_ref().filter(|_| self.selects) {
                Some(field) => select(field),
                None => {
                    let _ = found.focus();
                }
            }
        }
        if !is_there && self.waited < MOST_FRAMES {
            Self { from: focused(), dialog: open_dialog(), waited: self.waited + 1, ..self }.wait();
        }
    }

    /// Whether a person has given the focus to something else. Where what had it is gone, or a dialog has opened or
    /// closed, it has moved by itself.
    fn is_overtaken(&self) -> bool {
        let now = focused().or_else(|| REACHED.take());
        let is_shown = |it: &Element| it.get_bounding_client_rect().width() > 0.0;
        now.is_some()
            && now != self.from
            && GIVEN.with_borrow(|given| now != *given)
            && self.from.as_ref().is_none_or(is_shown)
            && self.dialog == open_dialog()
    }
}

/// The dialog that lies over the page.
fn open_dialog() -> Option<Element> {
    document().query_selector("dialog:modal").ok().flatten()
}

/// Whether the focus is on its way to something that is not drawn yet.
pub(crate) fn is_focus_moving() -> bool {
    LAST_MOVE.get().1
}

/// Moves the focus to one element, once the page has been drawn.
pub(crate) fn focus(id: impl Into<String>) {
    focus_first(vec![id.into()]);
}

/// Moves the focus to one element, unless a person has moved it elsewhere since `before` had it, or it is on its way to
/// another.
pub(crate) fn focus_since(before: Option<Element>, id: &'static str) {
    if !is_focus_moving() {
        Move::begin(vec![id.to_owned()], before, false);
    }
}

/// Moves the focus to the first of these elements, or to the next that is there if that doesn't come.
pub(crate) fn focus_first(ids: Vec<String>) {
    Move::begin(ids, focused(), false);
}

/// Moves the focus to one field, once the page has been drawn, and selects what it holds: what is typed takes its place.
pub(crate) fn focus_text(id: String) {
    Move::begin(vec![id], focused(), true);
}

/// Gives a field the focus and selects what it holds.
pub(crate) fn select(field: &HtmlInputElement) {
    let _ = field.focus();
    field.select();
}

/// What folds open the row of a table in which this element is hidden.
fn way_to_folded(element: &Element) -> Option<HtmlElement> {
    let hidden = element.dyn_ref::<HtmlElement>().filter(|it| it.offset_parent().is_none())?;
    let row = hidden.closest("tbody").ok()??;
    row.query_selector(".disclosure[aria-expanded=false]").ok()??.dyn_into().ok()
}

/// Moves the focus to one element where nothing has it any more once the page has been drawn, because what had it is
/// gone. It is moved at once then: a frame later the reader may have given it to something else.
pub(crate) fn focus_if_lost(id: &'static str) {
    request_animation_frame(move || {
        if focused().is_some() {
            return;
        }
        let element = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    });
}
