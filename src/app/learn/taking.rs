//! A lesson being taken, wherever that is: in the planner or in an article.

use super::coach::Coach;
use super::exits::Exits;
use super::simulator::Simulator;
use crate::app::lessons::{Library, Player};
use leptos::prelude::*;

/// The lesson: the coach, who asks, and the simulator beside it.
#[component]
pub(crate) fn Taking(player: Player, library: StoredValue<Library>, exits: Exits) -> impl IntoView {
    view! {
        <h2 id="screen-title" tabindex="-1">{player.taken(|it| it.texts.title.clone())}</h2>
        <div class="lesson">
            <Coach player library exits />
            <Simulator
                trial=player.trial
                offers=Signal::derive(move || player.offers())
                suspend=Signal::derive(move || player.suspend())
            />
        </div>
    }
}
