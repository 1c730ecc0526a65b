//! The way to the rest of a list.

use super::drawn::{Drawing, Drawn};
use super::follow::press;
use crate::app::text::count;
use leptos::prelude::*;

/// A button that says how many more there are and shows them; nothing where there are none. On paper it only says so.
pub(crate) fn rest(more: usize, show: impl Fn() + 'static) -> Option<Drawn> {
    (more > 0).then(|| {
        view! {
            <button class="button rest" type="button" on:click=press(show)>{count("credits.more", more, &[])}</button>
        }
        .drawn()
    })
}
