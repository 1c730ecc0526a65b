//! A label, a control, and what is to be said about it.

use super::follow::{live, part, true_while};
use super::live_text::LiveText;
use crate::app::messages::{Message, Tone};
use leptos::prelude::*;

/// The messages of one field.
pub(super) type FieldMessages = Signal<Vec<Message>>;

/// The id of a field's messages, while it has some.
pub(crate) fn described_by(id: Signal<String>, messages: FieldMessages) -> Signal<Option<String>> {
    Signal::derive(move || messages.with(|all| !all.is_empty()).then(|| id.with(|id| messages_id(id))))
}

fn messages_id(id: &str) -> String {
    format!("{id}-says")
}

/// What a control is bound to, whatever its kind.
#[derive(Clone, Copy)]
pub(crate) struct Bound {
    /// Id of the control.
    pub(crate) id: Signal<String>,
    /// What it is.
    label: Signal<String>,
    /// Whether only screen readers need the label, because a table's heads say the same.
    is_quiet: bool,
    /// The text that it holds.
    pub(crate) value: Signal<String>,
    /// Takes the text for what was typed or chosen.
    pub(crate) edit: Callback<String>,
    /// What is to be said about it.
    pub(crate) messages: FieldMessages,
}

impl Bound {
    /// A control that holds `value` and gives what is entered to `edit`. There is nothing to be said about it.
    pub(crate) fn new(
        id: impl Into<Signal<String>>,
        label: impl Into<Signal<String>>,
        value: impl Into<Signal<String>>,
        edit: impl Fn(String) + Send + Sync + 'static,
    ) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            is_quiet: false,
            value: value.into(),
            edit: Callback::new(edit),
            messages: Signal::stored(Vec::new()),
        }
    }

    /// A control for what is only entered.
    pub(crate) fn entered(
        id: impl Into<Signal<String>>,
        label: impl Into<Signal<String>>,
        entered: RwSignal<String>,
    ) -> Self {
        Self::new(id, label, entered, move |text| entered.set(text))
    }

    /// The same, with a label for screen readers alone.
    pub(crate) fn quiet(self) -> Self {
        Self { is_quiet: true, ..self }
    }

    /// The same, but `edit` takes what is entered.
    pub(crate) fn editing(self, edit: impl Fn(String) + Send + Sync + 'static) -> Self {
        Self { edit: Callback::new(edit), ..self }
    }

    /// The same, with what is to be said about it.
    pub(crate) fn saying(self, messages: FieldMessages) -> Self {
        Self { messages, ..self }
    }

    /// The same, with what is wrong with what is entered, while something is.
    pub(crate) fn wrong(self, why: impl Fn() -> Option<String> + Send + Sync + 'static) -> Self {
        self.saying(Signal::derive(move || why().map(Message::wrong).into_iter().collect()))
    }

    /// The same, with what the control itself has to say of what was typed, which the plan does not know; while it has
    /// nothing to say, what is said of the plan.
    pub(super) fn or_own(self, own: RwSignal<Option<Message>>) -> Self {
        let messages = self.messages;
        let all = Signal::derive(move || own.get().map_or_else(|| messages.get(), |own| vec![own]));
        self.saying(all).settled()
    }

    /// The same; but what follows its messages hears of them only when they are others. A plan's messages come as a whole,
    /// at each edit for every field.
    pub(super) fn settled(self) -> Self {
        let messages = self.messages;
        self.saying(Memo::new(move |_| messages.get()).into())
    }

    /// `true` while the value is wrong. What is still to be entered is not.
    pub(super) fn invalid(self) -> Signal<Option<String>> {
        let wrong = |it: &Message| matches!(it.tone, Tone::Error | Tone::Refused);
        true_while(move || self.messages.with(|all| all.iter().any(wrong)))
    }

    /// The id of what is said, while something is.
    pub(super) fn described_by(self) -> Signal<Option<String>> {
        described_by(self.id, self.messages)
    }
}

/// A labelled control.
#[component]
pub(super) fn Field(
    /// What it is bound to.
    bound: Bound,
    /// The control.
    children: Children,
) -> impl IntoView {
    let Bound { id, label, is_quiet, messages, .. } = bound;
    view! {
        <div class="field">
            <label class=if is_quiet { "visually-hidden" } else { "label" } for=id>
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_a_field_hears_of_its_messages_when_they_are_others_and_not_at_each_edit() {
        let page = Owner::new_root(None);
        page.set();
        let of_plan = RwSignal::new(vec![Message::wrong("too much")]);
        let bound = Bound::new("amount", "Amount", "", |_| {}).saying(of_plan.into()).settled();
        let heard = Memo::new(move |times: Option<&u32>| {
            bound.messages.with(|_| ());
            times.map_or(1, |it| it + 1)
        });
        assert_eq!(heard.get_untracked(), 1);
        of_plan.set(vec![Message::wrong("too much")]);
        assert_eq!(heard.get_untracked(), 1);
        of_plan.set(Vec::new());
        assert_eq!((heard.get_untracked(), bound.messages.get_untracked()), (2, Vec::new()));
        page.cleanup();
    }
}
