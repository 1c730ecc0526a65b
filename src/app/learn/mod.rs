//! The sixth screen: lessons, questions and words.

mod address;
mod coach;
mod embedding;
mod exits;
mod glossary;
mod home;
mod lesson;
mod missing;
mod questions;
mod said_by;
mod simulator;
mod taking;
mod task;

pub(crate) use exits::Exits;
pub(crate) use taking::Taking;

use crate::app::browser;
use crate::app::lessons::{Library, Progress};
use crate::app::text::t;
use crate::app::ui::{Drawing, part};
use address::ADDRESS;
use home::Home;
use leptos::prelude::*;
use leptos::task::spawn_local;
use lesson::Lesson;
use missing::Missing;

/// What is known of the files.
#[derive(Clone)]
enum Files {
    Coming,
    Missing,
    Here(StoredValue<Library>),
}

/// The screen.
#[component]
pub(crate) fn Learn() -> impl IntoView {
    let files = RwSignal::new(Files::Coming);
    let bring = move || {
        files.set(Files::Coming);
        let focused = browser::focused();
        spawn_local(async move {
            let library = Library::open().await;
            let found = library.map_or(Files::Missing, |it| Files::Here(StoredValue::new(it)));
            // The screen may have been left meanwhile, or something else have got the focus.
            if files.try_set(found).is_none() {
                browser::focus_since(focused, "screen-title");
            }
        });
    };
    bring();
    let place = place();
    let progress = Progress::open();
    part(move || match files.get() {
        Files::Coming => view! { <p class="coming" role="status">{t("later.coming")}</p> }.drawn(),
        Files::Missing => view! { <Missing again=Callback::new(move |()| bring()) /> }.drawn(),
        Files::Here(library) => part(move || match place.get() {
            Some(id) => view! { <Lesson id library progress /> }.drawn(),
            None => view! { <Home library progress /> }.drawn(),
        })
        .drawn(),
    })
}

/// The lesson that the address names. It follows the address, so that the browser's own Back leads back.
fn place() -> RwSignal<Option<String>> {
    let of_address = || {
        let fragment = browser::fragment();
        let rest = fragment.strip_prefix(ADDRESS)?;
        Some(rest.strip_prefix('/').filter(|id| !id.is_empty()).map(str::to_owned))
    };
    let place = RwSignal::new(of_address().flatten());
    let on_change = window_event_listener(leptos::ev::hashchange, move |_| {
        // Another fragment leads to another screen, or to a place on this one.
        if let Some(found) = of_address().filter(|it| *it != place.get_untracked()) {
            place.set(found);
            browser::focus("screen-title");
        }
    });
    on_cleanup(move || on_change.remove());
    place
}
