//! An amount, or another number, as text: grouped while it is read, as typed while it is typed.

use super::field::{Bound, Field};
use super::follow::live;
use super::several_cells::Refusal;
use crate::app::amounts::AmountDigits;
use crate::app::format;
use crate::app::messages::{Message, Tone};
use crate::editor::reading::{read_factor, read_number};
use leptos::prelude::*;

/// What a field holds.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    /// A number that shows so many digits after the point.
    Number(Signal<u8>),
    /// A factor, which has no thousands.
    Factor,
    /// An amount of a plan.
    Amount(AmountDigits),
}

impl Form {
    fn shown(self, text: &str) -> String {
        match self {
            Self::Number(digits) => format::amount(text, digits.get()),
            Self::Factor => format::amount(text, 0),
            Self::Amount(digits) => digits.shown(text),
        }
    }

    fn read(self, typed: &str) -> String {
        match self {
            Self::Number(_) => read_number(typed, format::separators()),
            Self::Factor => read_factor(typed, format::separators()),
            Self::Amount(digits) => digits.read(typed),
        }
    }

    fn fault(self, text: &str) -> Option<String> {
        match self {
            Self::Number(_) | Self::Factor => None,
            Self::Amount(digits) => digits.fault(text),
        }
    }
}

impl From<Signal<u8>> for Form {
    fn from(digits: Signal<u8>) -> Self {
        Self::Number(digits)
    }
}

impl From<AmountDigits> for Form {
    fn from(digits: AmountDigits) -> Self {
        Self::Amount(digits)
    }
}

/// A number field. It never rounds, never clamps and never drops what was typed. It takes nothing of several cells of a
/// sheet: the browser would make one number of them.
#[component]
pub(crate) fn NumberField(
    /// What it is bound to.
    bound: Bound,
    /// Whether it holds an amount, and how many digits it shows after the point.
    #[prop(into)]
    digits: Form,
    /// What an empty field means.
    #[prop(optional, into)]
    placeholder: &'static str,
) -> impl IntoView {
    // What was typed last, and whether it is still being typed.
    let typed = RwSignal::new(None::<String>);
    let is_typing = RwSignal::new(false);
    // What is wrong with what was pasted.
    let own = RwSignal::new(None::<Message>);
    let on_input = move |text: String| {
        let read = digits.read(&text);
        own.set(None);
        typed.set(Some(text));
        is_typing.set(true);
        bound.edit.run(read);
    };
    let refusal = Refusal { own, sentence: "number.severalCells" };
    // Why it is no amount, in the place of that it is none.
    let messages = Signal::derive(move || {
        let mut all = bound.messages.get();
        if let Some(text) = bound.value.with(|value| digits.fault(value)) {
            all.retain(|it| it.tone != Tone::Error);
            all.insert(0, Message::wrong(text));
        }
        all
    });
    // What is refused stays as it was typed.
    let stays = move |typed: &str| {
        is_typing.get()
            || bound.value.with(|value| *value == digits.read(typed))
                && messages.with(|all| all.iter().any(|it| it.tone == Tone::Error))
    };
    let shown = live(move || {
        let typed = typed.get().filter(|typed| stays(typed));
        typed.unwrap_or_else(|| bound.value.with(|value| digits.shown(value)))
    });
    let bound = bound.saying(messages).or_own(own);
    view! {
        <Field bound>
            <input
                class="input number"
                id=bound.id
                type="text"
                inputmode="decimal"
                autocomplete="off"
                placeholder=placeholder
                aria-invalid=bound.invalid()
                aria-describedby=bound.described_by()
                prop:value=shown
                on:input:target=move |event| on_input(event.target().value())
                on:paste=move |event| refusal.of_paste(&event)
                on:drop=move |event| refusal.of_drop(&event)
                on:blur=move |_| {
                    is_typing.try_set(false);
                    refusal.forget();
                }
            />
        </Field>
    }
}
