//! What the planner asks of the page around it: where texts are kept, what day it is, timers, the control that has the
//! focus, the worker. In tests, a page in their place that the test drives.

#[cfg(test)]
pub(super) mod fake;

#[cfg(test)]
pub(super) use fake::{
    IntervalHandle, Listener, RiskWorker, TimeoutHandle, ask_before_leaving, drawn, focused, hear_writes,
    listen, moment, note_write, request_animation_frame, set_interval_with_handle, set_timeout,
    set_timeout_with_handle, storage, tab_storage, today,
};
#[cfg(not(test))]
pub(super) use real::{
    IntervalHandle, Listener, RiskWorker, TimeoutHandle, ask_before_leaving, drawn, focused, hear_writes,
    listen, moment, note_write, request_animation_frame, set_interval_with_handle, set_timeout,
    set_timeout_with_handle, storage, tab_storage, today,
};

#[cfg(not(test))]
mod real {
    pub(in crate::app::state) use crate::app::browser::{
        drawn, moment, note_write, storage, tab_storage, today,
    };
    pub(in crate::app::state) use crate::app::focused;
    pub(in crate::app::state) use crate::app::worker::RiskWorker;
    use leptos::ev;
    pub(in crate::app::state) use leptos::leptos_dom::helpers::{IntervalHandle, TimeoutHandle};
    use leptos::prelude::window_event_listener;
    pub(in crate::app::state) use leptos::prelude::{
        WindowListenerHandle as Listener, request_animation_frame, set_interval_with_handle, set_timeout,
        set_timeout_with_handle,
    };

    /// Hears an event of the window.
    pub(in crate::app::state) fn listen(event: &'static str, act: impl Fn() + 'static) -> Listener {
        window_event_listener(ev::Custom::<web_sys::Event>::new(event), move |_| act())
    }

    /// Hears what another tab writes: the key, its text, nothing where it is kept no longer, and whether it was put back
    /// by `start.js`, whose writes are no page's.
    pub(in crate::app::state) fn hear_writes(
        act: impl Fn(Option<String>, Option<String>, bool) + 'static,
    ) -> Listener {
        window_event_listener(ev::storage, move |event| {
            act(event.key(), event.new_value(), event.url().is_some_and(|it| it.is_empty()));
        })
    }

    /// Has the browser ask before the page goes, while something would be lost with it.
    pub(in crate::app::state) fn ask_before_leaving(is_lost: impl Fn() -> bool + 'static) -> Listener {
        window_event_listener(ev::beforeunload, move |event| {
            if is_lost() {
                event.prevent_default();
            }
        })
    }
}
