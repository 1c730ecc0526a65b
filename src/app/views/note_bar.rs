//! What was just done, with the way back; and what has to be said about the kept plan.

use crate::app::browser;
use crate::app::state::{Origin, Planner, Warning};
use crate::app::text::{fill, t};
use crate::app::widgets::{part, press};
use leptos::prelude::*;

/// The bar. It is there only while there is something to say.
#[component]
pub(crate) fn NoteBar() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let undo = move || {
        planner.undo.with(|undo| undo.as_ref().map(|undo| undo.sentence.clone())).map(|sentence| {
            view! {
                <div class="note-bar">
                    <p>{sentence}</p>
                    <button id="undo" class="button" type="button" on:click=press(move || {
                        planner.undo();
                        browser::focus("main");
                    })>{t("undo.undo")}</button>
                    <button class="button quiet" type="button" on:click=press(move || {
                        planner.dismiss();
                        browser::focus("main");
                    })>{t("undo.dismiss")}</button>
                </div>
            }
        })
    };
    let warning = move || {
        planner.warning.get().map(|warning| match warning {
            Warning::Damaged(text) => view! {
                <div class="note-bar note-look">
                    <p>{t("saved.damaged")}</p>
                    <button class="button" type="button" on:click=press(move || {
                        let _ = browser::download("damaged-plan.txt", &text);
                    })>{t("saved.downloadDamaged")}</button>
                    <Dismiss />
                </div>
            }
            .into_any(),
            Warning::OtherTab(document) => view! {
                <div class="note-bar note-look">
                    <p>{t("saved.otherTab")}</p>
                    <button class="button" type="button" on:click=press(move || {
                        planner.warning.set(None);
                        let name = planner.peek(|plan| plan.name.clone());
                        let sentence = fill("undo.replaced", &[("name", &name)]);
                        planner.replace((*document).clone(), Origin::Own, sentence);
                    })>{t("saved.takeOther")}</button>
                    <Dismiss />
                </div>
            }
            .into_any(),
        })
    };
    view! { <div class="notes" role="status">{part(warning)}{part(undo)}</div> }
}

/// Takes the warning away.
#[component]
fn Dismiss() -> impl IntoView {
    let planner = expect_context::<Planner>();
    view! {
        <button class="button quiet" type="button" on:click=press(move || {
            planner.warning.set(None);
            browser::focus("main");
        })>{t("undo.dismiss")}</button>
    }
}
