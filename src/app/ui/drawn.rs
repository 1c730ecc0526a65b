//! A view whose type is forgotten, so that what holds views is compiled once and not anew for each.
//!
//! Leptos has one as well, which can be changed in place into a later view of the same type. The code for that would be
//! downloaded for every type there is; here a part that is drawn anew replaces what stood there.

use super::held_focus::HeldFocus;
use leptos::prelude::{AddAnyAttr, Mountable, Render, RenderHtml};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Position, PositionState};
use send_wrapper::SendWrapper;

/// A view that is drawn, and waits to be put into the page.
pub(crate) struct Drawn(SendWrapper<Box<dyn Piece>>);

/// What is drawn at once, and its type forgotten.
pub(crate) trait Drawing {
    /// Draws it. What is to change in it later follows signals.
    fn drawn(self) -> Drawn;
}

impl<V: RenderHtml<State: 'static>> Drawing for V {
    fn drawn(self) -> Drawn {
        // Where nothing is drawn, something unseen keeps the place for what comes later.
        let piece: Box<dyn Piece> =
            if V::EXISTS { Box::new(self.build()) } else { Box::new(Rndr::create_placeholder()) };
        Drawn(SendWrapper::new(piece))
    }
}

/// What of [`Mountable`] the page asks of a piece: the rest would be downloaded for each type and never called.
trait Piece {
    fn remove(&mut self);
    fn put(&mut self, parent: &Element, before: Option<&Node>);
    fn put_before_this(&self, other: &mut dyn Mountable) -> bool;
}

impl<M: Mountable> Piece for M {
    fn remove(&mut self) {
        self.unmount();
    }

    fn put(&mut self, parent: &Element, before: Option<&Node>) {
        self.mount(parent, before);
    }

    fn put_before_this(&self, other: &mut dyn Mountable) -> bool {
        self.insert_before_this(other)
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.0.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.put(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.put_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for Drawn {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(mut self, state: &mut Self) {
        state.insert_before_this(&mut self);
        let held = HeldFocus::now();
        state.unmount();
        *state = self;
        if let Some(held) = held {
            held.follow();
        }
    }
}

/// What a view has to be that is only ever drawn in a browser: it takes no attributes from outside, and nothing is written
/// as text, for there is no server.
macro_rules! only_drawn {
    ($view:ty) => {
        impl AddAnyAttr for $view {
            type Output<A: Attribute> = Self;

            fn add_any_attr<A: Attribute>(self, _: A) -> Self {
                self
            }
        }

        impl RenderHtml for $view {
            type AsyncOutput = Self;
            type Owned = Self;

            const MIN_LENGTH: usize = 0;

            fn dry_resolve(&mut self) {}

            async fn resolve(self) -> Self {
                self
            }

            fn to_html_with_buf(
                self,
                _: &mut String,
                _: &mut Position,
                _: bool,
                _: bool,
                _: Vec<AnyAttribute>,
            ) {
            }

            fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
                self.build()
            }

            fn into_owned(self) -> Self {
                self
            }
        }
    };
}

only_drawn!(Drawn);
pub(super) use only_drawn;
