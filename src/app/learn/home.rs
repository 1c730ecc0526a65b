//! What there is to learn.

use super::address::address;
use super::glossary::Glossary;
use super::questions::Questions;
use crate::app::lessons::{Card, Library, Progress};
use crate::app::text::{count, t};
use crate::app::translation::reading;
use crate::app::ui::{Icon, part};
use leptos::prelude::*;

/// The lessons, the questions, the words.
#[component]
pub(super) fn Home(library: StoredValue<Library>, progress: Progress) -> impl IntoView {
    let cards = library.with_value(|it| it.cards.clone());
    view! {
        <div class="learn">
            <h2 id="screen-title" tabindex="-1">{t("screen.learn")}</h2>
            <p class="learn-lead">{t("learn.lead")}</p>
            <ol class="lesson-cards">
                {cards.into_iter().map(|card| view! { <LessonCard card progress /> }).collect_view()}
            </ol>
            <Questions library />
            <Glossary library />
            <p><a href=reading("lessons/writing/")>{t("learn.writing")}</a></p>
        </div>
    }
}

/// One lesson.
#[component]
fn LessonCard(card: Card, progress: Progress) -> impl IntoView {
    let id = StoredValue::new(card.id.clone());
    view! {
        <li class="lesson-card">
            <h3><a href=address(&card.id)>{card.title}</a></h3>
            <p>{card.rule}</p>
            <p class="hint">
                {count("learn.minutes", card.minutes, &[])}
                {part(move || id.with_value(|id| progress.is_done(id)).then(|| view! {
                    <span class="lesson-done"><Icon path="M3 8.5l3.5 3.5L13 4.5" />{t("learn.done")}</span>
                }))}
            </p>
        </li>
    }
}
