//! A lesson: the coach, and the simulator beside it.

use super::address::{ADDRESS, address};
use super::embedding::EmbedLesson;
use super::exits::Exits;
use super::missing::Missing;
use super::taking::Taking;
use crate::app::browser;
use crate::app::lessons::{Library, Player, Progress, Taken};
use crate::app::text::t;
use crate::app::ui::{Drawing, part};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is known of the lesson's file.
#[derive(Clone)]
enum File {
    Coming,
    Missing,
    Here(Box<Taken>),
}

/// The lesson of this id.
#[component]
pub(super) fn Lesson(id: String, library: StoredValue<Library>, progress: Progress) -> impl IntoView {
    let file = RwSignal::new(File::Coming);
    let id = StoredValue::new(id);
    let bring = move || {
        file.set(File::Coming);
        let (library, id, focused) = (library.get_value(), id.get_value(), browser::focused());
        spawn_local(async move {
            let taken = library.take(&id).await;
            // The screen may have been left meanwhile, or something else have got the focus.
            if file.try_set(taken.map_or(File::Missing, |it| File::Here(Box::new(it)))).is_none() {
                browser::focus_since(focused, "screen-title");
            }
        });
    };
    bring();
    let begun = move |taken: Taken| {
        let player = library.with_value(|it| Player::new(taken, &it.words, progress, None));
        player.map(|player| view! { <Taking player library exits=exits() /> })
    };
    view! {
        <div class="learn">
            <p><a href=ADDRESS>{t("lesson.all")}</a></p>
            {part(move || match file.get() {
                File::Coming => view! { <p class="coming" role="status">{t("later.coming")}</p> }.drawn(),
                File::Missing => {
                    view! { <Missing sentence="lesson.missing" again=Callback::new(move |()| bring()) /> }.drawn()
                }
                File::Here(taken) => begun(*taken).drawn(),
            })}
        </div>
    }
}

/// What the end of a lesson leads to: screens of the planner.
fn exits() -> Exits {
    Exits {
        next: Callback::new(|(id, words): (String, String)| {
            view! { <a class="button" href=address(&id)>{words}</a> }.drawn()
        }),
        own: Callback::new(|_| {
            view! { <a class="button primary" href="#plan">{t("lesson.own")}</a> }.drawn()
        }),
        more: Callback::new(|player| view! { <EmbedLesson player /> }.drawn()),
    }
}
