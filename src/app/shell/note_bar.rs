//! What was just done, with the way back; and what has to be said about what was kept or brought along.

use crate::app::browser;
use crate::app::state::{Planner, Warning};
use crate::app::text::{fill, t};
use crate::app::ui::{part, press};
use crate::editor::note::{Note, WayBack};
use leptos::prelude::*;

/// The bar. It is there only while there is something to say.
#[component]
pub(crate) fn NoteBar() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let note = move || planner.note.get().map(|note| view! { <Done note /> });
    let warning = move || planner.warning.get().map(|warning| view! { <Look warning /> });
    view! { <div class="notes" role="status">{part(warning)}{part(note)}</div> }
}

/// What was done.
#[component]
fn Done(note: Note) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let back = match note.back {
        WayBack::Open(_) => t("scenarios.goBack"),
        WayBack::Undo | WayBack::PutBack(_) => t("undo.undo"),
    };
    view! {
        <div class="note-bar">
            <p>{note.sentence}</p>
            <button id="undo" class="button" type="button" on:click=press(move || {
                planner.go_back();
                browser::focus("main");
            })>{back}</button>
            <button class="button quiet" type="button" on:click=press(move || {
                planner.note.set(None);
                browser::focus("main");
            })>{t("undo.dismiss")}</button>
        </div>
    }
}

/// What to look at.
#[component]
fn Look(warning: Warning) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let sentence = match &warning {
        Warning::Damaged(_) => t("saved.damaged").to_owned(),
        Warning::OtherTab => t("saved.otherTab").to_owned(),
        Warning::Found => t("saved.found").to_owned(),
        Warning::Apart(name) => fill("saved.apart", &[("name", name)]),
        Warning::Deleted => t("saved.deleted").to_owned(),
        Warning::Link(why) => fill("link.failed", &[("why", why)]),
    };
    let way_out = match warning {
        Warning::Damaged(text) => Some((
            t("saved.downloadDamaged"),
            press(move || {
                let _ = browser::download("damaged-plan.txt", &text);
            }),
        )),
        Warning::OtherTab | Warning::Found => {
            Some((t("saved.takeOther"), press(move || planner.take_over(t("saved.tookOther").to_owned()))))
        }
        Warning::Deleted => Some((
            t("saved.keepAnew"),
            press(move || {
                planner.stand_apart();
                planner.warning.set(None);
            }),
        )),
        Warning::Apart(_) | Warning::Link(_) => None,
    };
    view! {
        <div class="note-bar note-look">
            <p>{sentence}</p>
            {way_out.map(|(name, act)| view! { <button class="button" type="button" on:click=act>{name}</button> })}
            <button class="button quiet" type="button" on:click=press(move || {
                planner.warning.set(None);
                browser::focus("main");
            })>{t("undo.dismiss")}</button>
        </div>
    }
}
