//! One of a few.

use super::field::{Field, FieldMessages, described_by, invalid};
use super::follow::{part, whether};
use leptos::prelude::*;

/// A choice: value and name of each option. A value that is none of them is shown as it is, so that it can be mended.
#[component]
pub(crate) fn Choice(
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
    /// What there is to choose.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// Takes what was chosen.
    #[prop(into)]
    on_edit: Callback<String>,
    /// What is to be said about it.
    messages: FieldMessages,
) -> impl IntoView {
    let all = move || {
        let mut all = options.get();
        let value = value.get();
        if !all.iter().any(|(known, _)| *known == value) {
            all.push((value.clone(), value));
        }
        all
    };
    let option = move |(it, name): (String, String)| {
        let selected = {
            let it = it.clone();
            whether(move || value.with(|value| *value == it))
        };
        view! { <option value=it prop:selected=selected>{name}</option> }
    };
    view! {
        <Field id label quiet messages>
            <select
                class="input choice"
                id=id
                aria-invalid=invalid(messages)
                aria-describedby=described_by(id, messages)
                on:change:target=move |event| on_edit.run(event.target().value())
            >
                {part(move || all().into_iter().map(option).collect_view())}
            </select>
        </Field>
    }
}
