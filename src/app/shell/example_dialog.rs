//! Choosing an example.

use crate::app::examples::{EXAMPLES, Example};
use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::ui::{Dialog, press};
use leptos::prelude::*;

/// The dialog.
#[component]
pub(crate) fn ExampleDialog(open: RwSignal<bool>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let load = move |example: Example| {
        if let Some(document) = example.plan_ahead(&planner.today.peek()) {
            planner.open_example(document);
        }
        open.set(false);
    };
    view! {
        <Dialog open id="examples-title" title=t("examples.title")>
            <ul class="examples">
                {EXAMPLES.into_iter().map(|example| view! {
                    <li>
                        <button class="example" type="button" data-example=example.id on:click=press(move || load(example))>
                            <span class="name">{t(example.title)}</span>
                            <span class="hint">{t(example.shows)}</span>
                        </button>
                    </li>
                }).collect_view()}
            </ul>
        </Dialog>
    }
}
