//! A line of text.

use super::field::{Field, FieldMessages, described_by, invalid};
use leptos::prelude::*;

/// A text field.
#[component]
pub(crate) fn TextField(
    /// Id of the control.
    #[prop(into)]
    id: Signal<String>,
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// Whether only screen readers need the label.
    #[prop(optional)]
    quiet: bool,
    /// The document's text.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed.
    #[prop(into)]
    on_edit: Callback<String>,
    /// What is to be said about it.
    messages: FieldMessages,
) -> impl IntoView {
    view! {
        <Field id label quiet messages>
            <input
                class="input"
                id=id
                type="text"
                autocomplete="off"
                aria-invalid=invalid(messages)
                aria-describedby=described_by(id, messages)
                prop:value=value
                on:input:target=move |event| on_edit.run(event.target().value())
            />
        </Field>
    }
}
