//! What is to be reached, and whether it is.

use super::trial::{Controls, Trial};
use crate::app::text::fill;
use crate::app::ui::{live, live_text, part, whether};
use leptos::prelude::*;

/// The line that says so. It is there from the first, so that it is heard when it changes.
#[component]
pub(super) fn Goal(trial: Trial) -> impl IntoView {
    let words = Memo::new(move |_| trial.question().goal_words());
    let is_reached = whether(move || trial.goal_count() > 0 && trial.reached() == trial.goal_count());
    let sentence = live_text(move || {
        let goal = words.get().unwrap_or_default();
        let key = match is_reached.get() {
            true => "trial.reached",
            false if trial.is_beaten() => "trial.beaten",
            false => "trial.goal",
        };
        fill(key, &[("goal", &goal)])
    });
    part(move || {
        let to_reach = trial.controls() != Controls::None && words.with(Option::is_some);
        to_reach.then(|| view! {
            <p class="trial-goal" class:is-reached=is_reached role="status" data-goal=live(move || is_reached.get().to_string())>
                {sentence}
            </p>
        })
    })
}
