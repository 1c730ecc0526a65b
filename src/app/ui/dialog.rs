//! The browser's own dialog: it holds the focus and gives it back.

use super::follow::{part, press};
use super::icon::Icon;
use super::live_text::LiveText;
use crate::app::back;
use crate::app::text::t;
use leptos::html;
use leptos::prelude::*;

/// A modal dialog with a title. It is shown while `open`, and sets it when it is closed, as by Back.
#[component]
pub(crate) fn Dialog(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Id of its title.
    id: &'static str,
    /// Its title.
    #[prop(into)]
    title: LiveText,
    /// What is in it, made anew each time it is shown.
    children: ChildrenFn,
) -> impl IntoView {
    let (element, shown): (NodeRef<html::Dialog>, _) = (NodeRef::new(), open);
    Effect::new(move |_| {
        let open = open.get();
        let Some(element) = element.get() else { return };
        if open && !element.open() {
            let _ = element.show_modal();
            back::opened(shown);
        } else if !open && element.open() {
            element.close();
        }
    });
    view! {
        <dialog class="dialog" node_ref=element aria-labelledby=id on:close=move |_| {
            // It is told late, and the dialog may have been opened again by then.
            if element.get_untracked().is_some_and(|it| it.open()) {
                return;
            }
            open.set(false);
            back::closed(open);
        }>
            <div class="dialog-head">
                <h2 id=id>{title}</h2>
                <button class="button quiet" type="button" on:click=press(move || open.set(false))>
                    <Icon path="M3 3l10 10M13 3L3 13" />
                    <span class="visually-hidden">{t("dialog.close")}</span>
                </button>
            </div>
            {part(move || open.get().then(|| children()))}
        </dialog>
    }
}
