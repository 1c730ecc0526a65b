//! A link that holds the whole plan.

use crate::app::browser;
use crate::app::engine::{self, Names};
use crate::app::format;
use crate::app::state::{MARK, Planner};
use crate::app::text::{fill, t};
use crate::app::ui::{Drawing, live_text, part, press};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Links that are longer are cut by some programs.
const SAFE: usize = 2048;

/// Whether it was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copied {
    NotYet,
    Yes,
    /// The browser did not let us: the link is selected, to be copied by hand.
    ByHand,
}

/// The link, how long it is, and what is in it.
#[component]
pub(super) fn LinkTab(
    /// Leads to the file.
    file: Callback<()>,
) -> impl IntoView {
    let names = RwSignal::new(Names::With);
    let planner = expect_context::<Planner>();
    let made = move || planner.with(|plan| engine::to_address(plan, names.get()));
    let without = move |without: bool| names.set(if without { Names::Without } else { Names::With });
    view! {
        <p class="lead">{t("share.linkLead")}</p>
        <label class="radio">
            <input type="checkbox" id="share-names" on:change:target=move |event| without(event.target().checked()) />
            {t("share.removeNames")}
        </label>
        <p class="hint">{t("share.removeNamesHint")}</p>
        {part(move || planner.baseline().map(|_| view! { <p class="hint">{t("share.noBaseline")}</p> }))}
        {part(move || match made() {
            Ok(data) => view! { <Link link=[browser::address().as_str(), MARK, &data].concat() file /> }.drawn(),
            Err(why) => view! { <p class="says says-wrong share-made" role="alert">{why}</p> }.drawn(),
        })}
    }
}

/// The link in a field, and the button that copies it.
#[component]
fn Link(link: String, file: Callback<()>) -> impl IntoView {
    let field: NodeRef<html::Input> = NodeRef::new();
    let copied = RwSignal::new(Copied::NotYet);
    let length = link.chars().count();
    let is_long = length > SAFE;
    let text = StoredValue::new(link.clone());
    let copy = move || {
        spawn_local(async move {
            let is_copied = browser::copy(&text.get_value()).await;
            if !is_copied && let Some(field) = field.get_untracked() {
                let _ = field.unchecked_ref::<web_sys::HtmlElement>().focus();
                field.unchecked_ref::<HtmlInputElement>().select();
            }
            copied.try_set(if is_copied { Copied::Yes } else { Copied::ByHand });
        });
    };
    let said = move || match copied.get() {
        Copied::NotYet => String::new(),
        Copied::Yes => t("share.copied").to_owned(),
        Copied::ByHand => t("share.copyByHand").to_owned(),
    };
    let (length, safe) = (format::whole_number(length), format::whole_number(SAFE));
    view! {
        <div class="share-made">
            <label class="label" for="share-text">{t("share.link")}</label>
            <div class="share-row">
                <input
                    class="input"
                    id="share-text"
                    type="text"
                    readonly
                    value=link
                    node_ref=field
                    aria-describedby="share-length"
                    on:focus=move |_| {
                        if let Some(field) = field.get_untracked() {
                            field.unchecked_ref::<HtmlInputElement>().select();
                        }
                    }
                />
                <button class="button primary" type="button" on:click=press(copy)>{t("share.copy")}</button>
            </div>
            <p class=if is_long { "hint says-look" } else { "hint" } id="share-length" data-figure="link-length">
                {fill("share.length", &[("length", &length), ("safe", &safe)])}
            </p>
            <p class="hint" role="status">{live_text(said)}</p>
            {is_long.then(|| view! {
                <div class="note-bar note-look">
                    <p>{t("share.tooLong")}</p>
                    <button class="button" type="button" on:click=press(move || file.run(()))>{t("share.asFile")}</button>
                </div>
            })}
        </div>
    }
}
