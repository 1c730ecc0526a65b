//! The words of the field, and links to them from where they first appear.

use crate::app::browser;
use crate::app::lessons::{Library, Span, Word, spans};
use crate::app::text::t;
use crate::app::ui::{Drawing, Drawn, part};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The words, and what has to be unfolded before one can be gone to.
#[derive(Clone, Copy)]
pub(super) struct Words {
    library: StoredValue<Library>,
    unfold: Option<RwSignal<bool>>,
}

impl Words {
    /// Words that are always in sight.
    pub(super) fn of(library: StoredValue<Library>) -> Self {
        Self { library, unfold: None }
    }

    /// Words that `unfold` shows.
    pub(super) fn folded(library: StoredValue<Library>, unfold: RwSignal<bool>) -> Self {
        Self { library, unfold: Some(unfold) }
    }
}

/// A text with links from the words `fresh` in it to what they mean.
pub(super) fn linked(text: &str, fresh: &[String], words: Words) -> Drawn {
    let spans = words.library.with_value(|it| spans(text, &it.words, fresh));
    let shown = move |span: Span| match span {
        Span::Plain(text) => text.drawn(),
        Span::Term(id, text) => {
            let to = word_id(&id);
            let address = ["#", &to].concat();
            let go = move |event: MouseEvent| {
                // The address goes on naming the screen.
                event.prevent_default();
                if let Some(unfold) = words.unfold {
                    unfold.set(true);
                }
                browser::focus(to.clone());
            };
            view! { <a class="term-link" href=address on:click=go>{text}</a> }.drawn()
        }
    };
    spans.into_iter().map(shown).collect_view().drawn()
}

fn word_id(id: &str) -> String {
    ["word-", id].concat()
}

/// What some words mean.
pub(super) fn meanings(words: Vec<Word>) -> Drawn {
    let meaning = |word: Word| {
        view! {
            <div>
                <dt id=word_id(&word.id) tabindex="-1">{word.term}</dt>
                <dd>{word.meaning}</dd>
            </div>
        }
    };
    view! { <dl class="words">{words.into_iter().map(meaning).collect_view()}</dl> }.drawn()
}

/// All words.
#[component]
pub(super) fn Glossary(library: StoredValue<Library>) -> impl IntoView {
    view! {
        <section class="glossary" aria-labelledby="glossary-title">
            <h3 id="glossary-title">{t("glossary.title")}</h3>
            {meanings(library.with_value(|it| it.words.clone()))}
        </section>
    }
}

/// The words that first appear in a step of a lesson.
#[component]
pub(super) fn NewWords(
    library: StoredValue<Library>,
    ids: Signal<Vec<String>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let new = move || {
        let ids = ids.get();
        library.with_value(|it| {
            it.words.iter().filter(|word| ids.contains(&word.id)).cloned().collect::<Vec<_>>()
        })
    };
    part(move || {
        let new = new();
        (!new.is_empty()).then(|| {
            let toggled = move |event: leptos::ev::Event| {
                open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
            };
            view! {
                <details class="new-words" prop:open=open on:toggle=toggled>
                    <summary>{t("glossary.inStep")}</summary>
                    {meanings(new)}
                </details>
            }
        })
    })
}
