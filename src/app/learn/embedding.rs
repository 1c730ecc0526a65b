//! A lesson in somebody's article: the two snippets to paste.

use crate::app::browser;
use crate::app::lessons::Player;
use crate::app::snippet::{Form, Kind, Shows, Snippet, script, site};
use crate::app::text::{fill, t};
use crate::app::translation::language;
use crate::app::ui::copy_text::CopyText;
use leptos::prelude::*;

/// The snippets of a lesson, folded away.
#[component]
pub(super) fn EmbedLesson(player: Player) -> impl IntoView {
    let (id, title) = player.taken(|it| (it.lesson.id.clone(), it.texts.title.clone()));
    let snippet = Snippet {
        site: site(&browser::address()),
        script: script(),
        shows: Shows::Lesson(id),
        controls: "minimal".into(),
        replay: None,
        theme: "auto".into(),
        language: language().to_owned(),
        form: Form::Strict,
        title: fill("lesson.embedTitle", &[("title", &title)]),
    };
    view! {
        <details class="embed-lesson">
            <summary>{t("lesson.embed")}</summary>
            <p>{t("lesson.embedLead")}</p>
            <CopyText id="embed-frame" label=t("embedTab.frame") text=snippet.text(Kind::Frame) />
            <CopyText id="embed-element" label=t("embedTab.element") text=snippet.text(Kind::Element) />
            <p><a href="embed/guide/#lessons" target="_blank" rel="noopener">{t("embedTab.guide")}</a></p>
        </details>
    }
}
