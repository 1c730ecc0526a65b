//! A day, in the browser's own date control.

use super::field::{Field, FieldMessages, described_by, invalid};
use leptos::prelude::*;

/// A date field. Its text is `YYYY-MM-DD`, or nothing.
#[component]
pub(crate) fn DateField(
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
    /// Takes the day that was chosen.
    #[prop(into)]
    on_edit: Callback<String>,
    /// What is to be said about it.
    messages: FieldMessages,
) -> impl IntoView {
    view! {
        <Field id label quiet messages>
            <input
                class="input date"
                id=id
                type="date"
                max="9999-12-31"
                aria-invalid=invalid(messages)
                aria-describedby=described_by(id, messages)
                prop:value=value
                on:input:target=move |event| on_edit.run(event.target().value())
            />
        </Field>
    }
}
