//! A line of text.

use super::field::{Field, FieldMessages, described_by, invalid, or_own};
use super::several_cells::Refusal;
use crate::app::messages::Message;
use leptos::prelude::*;

/// A text field. It takes nothing of several cells of a sheet.
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
    // What is wrong with what was pasted.
    let own = RwSignal::new(None::<Message>);
    let refusal = Refusal { own, sentence: "field.severalCells" };
    let on_input = move |text: String| {
        own.set(None);
        on_edit.run(text);
    };
    let messages = or_own(own, messages);
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
                on:input:target=move |event| on_input(event.target().value())
                on:paste=move |event| refusal.of_paste(&event)
                on:drop=move |event| refusal.of_drop(&event)
                on:blur=move |_| refusal.forget()
            />
        </Field>
    }
}
