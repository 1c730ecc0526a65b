//! A line of text.

use super::field::{Bound, Field};
use super::several_cells::Refusal;
use crate::app::messages::Message;
use leptos::prelude::*;

/// A text field. It takes nothing of several cells of a sheet.
#[component]
pub(crate) fn TextField(
    /// What it is bound to.
    bound: Bound,
    /// What stands in it while it is empty.
    #[prop(optional)]
    placeholder: Option<&'static str>,
) -> impl IntoView {
    // What is wrong with what was pasted.
    let own = RwSignal::new(None::<Message>);
    let refusal = Refusal { own, sentence: "field.severalCells" };
    let on_input = move |text: String| {
        own.set(None);
        bound.edit.run(text);
    };
    let bound = bound.or_own(own);
    view! {
        <Field bound>
            <input
                class="input"
                id=bound.id
                type="text"
                autocomplete="off"
                placeholder=placeholder
                aria-invalid=bound.invalid()
                aria-describedby=bound.described_by()
                prop:value=bound.value
                on:input:target=move |event| on_input(event.target().value())
                on:paste=move |event| refusal.of_paste(&event)
                on:drop=move |event| refusal.of_drop(&event)
                on:blur=move |_| refusal.forget()
            />
        </Field>
    }
}
