//! An amount, or another number, as text: grouped while it is read, as typed while it is typed.

use super::field::{Field, FieldMessages, described_by, invalid, or_own};
use super::follow::live;
use super::several_cells::Refusal;
use crate::app::format;
use crate::app::messages::Message;
use crate::app::reading::read_number;
use leptos::prelude::*;

/// A number field. It never rounds, never clamps and never drops what was typed. It takes nothing of several cells of a
/// sheet: the browser would make one number of them.
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
    // What is wrong with what was pasted.
    let own = RwSignal::new(None::<Message>);
    let shown =
        live(move || typed.get().unwrap_or_else(|| value.with(|value| format::amount(value, digits.get()))));
    let on_input = move |text: String| {
        let read = read_number(&text, format::separators());
        own.set(None);
        typed.set(Some(text));
        on_edit.run(read);
    };
    let refusal = Refusal { own, sentence: "number.severalCells" };
    let messages = or_own(own, messages);
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
                on:paste=move |event| refusal.of_paste(&event)
                on:drop=move |event| refusal.of_drop(&event)
                on:blur=move |_| { typed.try_set(None); }
            />
        </Field>
    }
}
