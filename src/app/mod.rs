//! The planner, on Leptos: what it shows and what it keeps. All it knows of money, days and rules it asks the core.

#![expect(unreachable_pub, reason = "Leptos makes the property types of components `pub`")]

mod alternatives;
mod amounts;
mod announcing;
mod assumptions;
mod back;
mod browser;
mod changed;
mod compare;
mod curve;
mod dialogs;
mod embed;
mod engine;
mod examples;
mod explain;
pub(crate) mod figure;
mod files;
mod focused;
mod format;
mod happening;
mod import;
mod importing;
mod lasting;
pub(crate) mod learn;
mod lessons;
mod messages;
mod pasting;
mod place;
mod plan;
mod preferences;
mod printing;
mod result;
mod review;
mod risk;
mod screen;
mod share;
mod shell;
pub(crate) mod snippet;
mod start;
mod state;
mod text;
mod timeline;
mod track;
mod translation;
mod ui;
mod wording;
mod workbook;
#[cfg(not(test))]
mod worker;

pub use embed::start as start_embed;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Starts the planner, once the sentences are there that it needs.
pub fn start() {
    match browser::sentences() {
        None => show(),
        Some(coming) => js_sys::futures::spawn_local(async {
            if let Some(sentences) = coming.await.ok().and_then(|it| it.as_string()) {
                translation::speak(&sentences);
            }
            show();
        }),
    }
}

/// Puts the planner in the place of what the page shows until it runs.
fn show() {
    let Some(place) = document().get_element_by_id("planner") else { return };
    // Both in one task: nothing is drawn in between.
    place.set_text_content(None);
    let _ = place.remove_attribute("inert");
    let view = || {
        provide_context(state::Planner::open());
        shell::Shell()
    };
    mount_to(place.unchecked_into(), view).forget();
}
