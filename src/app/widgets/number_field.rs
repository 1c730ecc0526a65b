//! An amount, or another number, as text: grouped while it is read, as typed while it is typed.

use super::field::{Field, FieldMessages, described_by, invalid};
use super::follow::live;
use crate::app::format;
use crate::app::reading::read_number;
use leptos::prelude::*;

/// A number field. It never rounds, never clamps and never drops what was typed.
#[component]
pub(crate) fn NumberField(
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
    /// How many digits it shows after the point.
    #[prop(into)]
    digits: Signal<u8>,
    /// Takes the document's text for what was typed.
    #[prop(into)]
    on_edit: Callback<String>,
    /// What is to be said about it.
    messages: FieldMessages,
    /// What an empty field means.
    #[prop(optional, into)]
    placeholder: &'static str,
) -> impl IntoView {
    // What is in the control while it has the focus.
    let typed: RwSignal<Option<String>> = RwSignal::new(None);
    let shown =
        live(move || typed.get().unwrap_or_else(|| value.with(|value| format::amount(value, digits.get()))));
    let on_input = move |text: String| {
        let read = read_number(&text, format::separators());
        typed.set(Some(text));
        on_edit.run(read);
    };
    view! {
        <Field id label quiet messages>
            <input
                class="input number"
                id=id
                type="text"
                inputmode="decimal"
                autocomplete="off"
                placeholder=placeholder
                aria-invalid=invalid(messages)
                aria-describedby=described_by(id, messages)
                prop:value=shown
                on:input:target=move |event| on_input(event.target().value())
                on:blur=move |_| typed.set(None)
            />
        </Field>
    }
}
