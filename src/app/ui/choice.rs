//! One of a few.

use super::field::{Bound, Field};
use super::follow::{part, whether};
use leptos::prelude::*;

/// How many letters of a name are sure to be seen.
const NARROW: usize = 24;

/// Options by their values and names.
pub(crate) fn options<V: ToString, N: ToString>(all: impl IntoIterator<Item = (V, N)>) -> Options {
    Signal::stored(all.into_iter().map(|(it, name)| (it.to_string(), name.to_string())).collect())
}

/// What there is to choose: the value and the name of each.
pub(crate) type Options = Signal<Vec<(String, String)>>;

/// A choice: value and name of each option. A value that is none of them is shown as it is, so that it can be mended.
#[component]
pub(crate) fn Choice(
    /// What it is bound to.
    bound: Bound,
    /// What there is to choose.
    #[prop(into)]
    options: Options,
    /// Whether these are names. Two that differ only at the end are told apart in whole, not by what a narrow control shows.
    #[prop(optional)]
    names: bool,
) -> impl IntoView {
    let bound = bound.settled();
    let value = bound.value;
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
    let whole = move || {
        let chosen = options.with(|all| value.with(|value| all.iter().find(|(it, _)| it == value).cloned()));
        let (_, name) = chosen.filter(|(_, name)| names && name.chars().count() > NARROW)?;
        Some(view! { <p class="hint chosen" aria-hidden="true" translate="no">{name}</p> })
    };
    view! {
        <Field bound>
            <select
                class="input choice"
                id=bound.id
                aria-invalid=bound.invalid()
                aria-describedby=bound.described_by()
                on:change:target=move |event| bound.edit.run(event.target().value())
            >
                {part(move || all().into_iter().map(option).collect_view())}
            </select>
            {part(whole)}
        </Field>
    }
}
