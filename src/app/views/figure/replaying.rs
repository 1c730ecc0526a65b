//! The button that plays a figure's steps, one for each press. Each is a change of the plan, which Undo takes back.

use super::apart;
use super::trial::Trial;
use crate::app::format;
use crate::app::text::{fill, t};
use crate::app::widgets::{live_text, press};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The button.
#[component]
pub(super) fn Replaying(trial: Trial, steps: String) -> impl IntoView {
    // For each step played, how many changes could then be taken back.
    let played = RwSignal::new(Vec::<usize>::new());
    let all = RwSignal::new(None::<usize>);
    // A step that was taken back is played again.
    Effect::new(move |_| {
        let changes = trial.changes();
        if played.with_untracked(|it| it.iter().any(|then| *then > changes)) {
            played.update(|it| it.retain(|then| *then <= changes));
        }
    });
    let is_over = move || all.get().is_some_and(|all| played.with(Vec::len) >= all);
    let words = move || match all.get() {
        None => t("trial.replay").to_owned(),
        Some(all) if is_over() => fill("trial.replayed", &[("all", &format::whole_number(all))]),
        Some(all) => {
            let next = format::whole_number(played.with(Vec::len) + 1);
            fill("trial.replayNext", &[("step", &next), ("all", &format::whole_number(all))])
        }
    };
    let next = move || {
        let steps = steps.clone();
        spawn_local(async move {
            let Ok(play) = apart::replay().await else { return trial.say(t("later.missing").to_owned()) };
            let at = played.with_untracked(Vec::len);
            let step = trial.peek(|plan| play(&steps, at, plan, trial.digits.get_untracked()));
            let Some(step) = step else {
                if all.get_untracked().is_none() {
                    trial.say(t("trial.noReplay").to_owned());
                }
                return;
            };
            all.set(Some(step.all));
            if let Some(plan) = step.plan {
                trial.edit(|now| *now = plan);
            }
            let changes = untrack(|| trial.changes());
            played.update(|it| it.push(changes));
            trial.say(step.says);
        });
    };
    let disabled = Signal::derive(move || is_over().then(|| "true".to_owned()));
    view! {
        <button class="button" type="button" aria-disabled=disabled on:click=press(next)>{live_text(words)}</button>
    }
}
