//! A lesson: the coach, and the simulator beside it.

use super::ADDRESS;
use super::coach::Coach;
use super::simulator::{Controls, Simulator};
use crate::app::browser;
use crate::app::lessons::{Library, Openness, Player, Progress, Taken};
use crate::app::text::t;
use crate::app::widgets::{Drawing, part, whether};
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
    spawn_local(async move {
        let library = library.get_value();
        let taken = library.take(&id).await;
        // The screen may have been left meanwhile.
        if file.try_set(taken.map_or(File::Missing, |it| File::Here(Box::new(it)))).is_none() {
            browser::focus("screen-title");
        }
    });
    let begun = move |taken: Taken| {
        let player = library.with_value(|it| Player::new(taken, &it.words, progress));
        player.map(|player| view! { <Taking player library /> })
    };
    view! {
        <div class="learn">
            <p><a href=ADDRESS>{t("lesson.all")}</a></p>
            {part(move || match file.get() {
                File::Coming => view! { <p class="coming" role="status">{t("later.coming")}</p> }.drawn(),
                File::Missing => view! { <p role="status">{t("lesson.missing")}</p> }.drawn(),
                File::Here(taken) => begun(*taken).drawn(),
            })}
        </div>
    }
}

/// The lesson being taken.
#[component]
fn Taking(player: Player, library: StoredValue<Library>) -> impl IntoView {
    // What stands in the simulator is the lesson's plan, not the page's.
    provide_context(player.planner);
    let controls = Signal::derive(move || match player.openness() {
        Openness::Closed => Controls::Figures,
        Openness::ByHand => Controls::Amounts,
        Openness::Open => Controls::Full,
    });
    view! {
        <h2 id="screen-title" tabindex="-1">{player.taken(|it| it.texts.title.clone())}</h2>
        <div class="lesson">
            <Simulator
                controls
                hidden=whether(move || player.is_hidden())
                offers=Signal::derive(move || player.offers())
                suspend=Signal::derive(move || player.suspend())
            />
            <Coach player library />
        </div>
    }
}
