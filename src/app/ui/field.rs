//! A label, a control, and what is to be said about it.

use super::follow::{live, part};
use super::live_text::LiveText;
use crate::app::messages::{Message, Tone};
use leptos::prelude::*;

/// The messages of one field.
pub(crate) type FieldMessages = Signal<Vec<Message>>;

/// `true` while a field's value is wrong. What is still to be entered is not.
pub(crate) fn invalid(messages: FieldMessages) -> Signal<Option<String>> {
    let wrong = |it: &Message| matches!(it.tone, Tone::Error | Tone::Refused);
    Signal::derive(move || messages.with(|all| all.iter().any(wrong).then(|| "true".to_owned())))
}

/// What the field itself has to say of what was typed, which the plan does not know; else what is said of the plan.
pub(super) fn or_own(own: RwSignal<Option<Message>>, messages: FieldMessages) -> FieldMessages {
    Signal::derive(move || own.get().map_or_else(|| messages.get(), |own| vec![own]))
}

/// The id of a field's messages, while it has some.
pub(crate) fn described_by(id: Signal<String>, messages: FieldMessages) -> Signal<Option<String>> {
    Signal::derive(move || messages.with(|all| !all.is_empty()).then(|| id.with(|id| messages_id(id))))
}

fn messages_id(id: &str) -> String {
    format!("{id}-says")
}

/// A labelled control.
#[component]
pub(crate) fn Field(
    /// Id of the control.
    id: Signal<String>,
    /// What it is.
    label: Signal<String>,
    /// Whether only screen readers need the label, because a table's heads say the same.
    quiet: bool,
    /// What is to be said about it.
    messages: FieldMessages,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field">
            <label class=if quiet { "visually-hidden" } else { "label" } for=id>
                {LiveText::from(label)}
            </label>
            {children()}
            <MessageList id messages />
        </div>
    }
}

/// What is to be said about the control `id`.
#[component]
pub(crate) fn MessageList(
    /// Id of the control.
    id: Signal<String>,
    /// What is to be said.
    messages: FieldMessages,
) -> impl IntoView {
    let said = move |message: &Message| {
        let class = match message.tone {
            Tone::Error | Tone::Refused => "says says-wrong",
            Tone::Ask => "says says-ask",
            Tone::Warning => "says says-look",
        };
        view! { <p class=class>{message.text.clone()}</p> }
    };
    part(move || {
        let all = messages.with(|all| all.iter().map(said).collect_view());
        let own = live(move || id.with(|id| messages_id(id)));
        messages.with(|all| !all.is_empty()).then(|| view! { <div id=own>{all}</div> })
    })
}
