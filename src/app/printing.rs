//! What is drawn otherwise on paper: all of a list whose rest would be asked for on the screen.

use super::browser;
use crate::app::lasting::Lasting;
use leptos::ev::Custom;
use leptos::prelude::*;
use web_sys::Event;

/// Whether the page is being printed. What follows it is drawn anew before the browser lays the page out.
#[derive(Clone, Copy)]
pub(crate) struct Printing(Lasting<RwSignal<bool>>);

impl Printing {
    /// Follows the browser, for everything below.
    pub(crate) fn provide() {
        let printing = RwSignal::new(false);
        let hear =
            |name, is_on| window_event_listener(Custom::<Event>::new(name), move |_| printing.set(is_on));
        let heard = [hear("beforeprint", true), hear("afterprint", false)];
        on_cleanup(move || heard.into_iter().for_each(WindowListenerHandle::remove));
        provide_context(Self(printing.into()));
    }

    /// Whether it is being printed.
    pub(crate) fn is_on(self) -> bool {
        self.0.get()
    }

    /// So many of a list on the screen, all of it on paper, where nobody can ask for the rest.
    pub(crate) fn at_most(self, limit: usize) -> usize {
        if self.is_on() { usize::MAX } else { limit }
    }

    /// Opens the browser's own way to paper. What follows this is drawn first: while a script asks for paper,
    /// the browser runs nothing else.
    pub(crate) fn print(self) {
        self.0.set(true);
        request_animation_frame(move || {
            browser::print();
            self.0.set(false);
        });
    }
}
