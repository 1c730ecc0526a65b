//! What a figure has where its address asks for it: the button that plays a writer's steps, one for each press, and a curve. Each
//! step is a change of the plan, which Undo takes back.

use super::apart::apart;
use super::replay::played as play;
use super::trial::Trial;
use crate::app::curve::CurvePanel;
use crate::app::format;
use crate::app::text::{self, fill, t};
use crate::app::ui::{Drawing, Drawn, live, live_text, part, press, true_while, whether};
use crate::editor::curve::Control;
use leptos::prelude::*;

/// Draws what a figure has where its address asks for it: the button that plays these steps, and the curve that begins with
/// this control.
pub(crate) type DrawMore = fn(Trial, Option<String>, Option<String>) -> Drawn;

apart!(
    /// Playing steps, and curves.
    more,
    DrawMore,
    {
        text::bring_curves();
        |trial, replay, curve| More(MoreProps { trial, replay, curve }).drawn()
    }
);

/// The buttons, and the curve below them.
#[component]
fn More(trial: Trial, replay: Option<String>, curve: Option<String>) -> impl IntoView {
    let shows = RwSignal::new(false);
    let plan = Signal::derive(move || trial.with(Clone::clone));
    let has_curve = curve.is_some();
    // Expected daily spend of the first ad account, where the address names nothing that the plan has.
    let named = curve.and_then(|name| trial.peek(|plan| Control::named(&name, plan)));
    let first = named.unwrap_or(Control::DailySpend(0));
    view! {
        <div class="trial-tools">
            {replay.map(|steps| view! { <Replaying trial steps /> })}
            {has_curve.then(|| view! {
                <button
                    class="button"
                    type="button"
                    aria-expanded=live(move || shows.get().to_string())
                    on:click=press(move || shows.update(|it| *it = !*it))
                >
                    {t("trial.curve")}
                </button>
            })}
        </div>
        {part(move || shows.get().then(|| view! { <CurvePanel plan digits=trial.digits first /> }))}
    }
}

/// The button.
#[component]
fn Replaying(trial: Trial, steps: String) -> impl IntoView {
    // For each step played, how many changes could then be taken back, and whether it fitted the plan.
    let played = RwSignal::new(Vec::<(usize, bool)>::new());
    let all = RwSignal::new(None::<usize>);
    // A step that was taken back is played again.
    Effect::new(move |_| {
        let changes = trial.changes();
        if played.with_untracked(|it| it.iter().any(|(then, _)| *then > changes)) {
            played.update(|it| it.retain(|(then, _)| *then <= changes));
        }
    });
    let is_over = move || all.get().is_some_and(|all| played.with(Vec::len) >= all);
    let words = move || match all.get() {
        None => t("trial.replay").to_owned(),
        Some(all) if is_over() => {
            let fitted = format::whole_number(played.with(|it| it.iter().filter(|(_, fits)| *fits).count()));
            fill("trial.replayed", &[("played", &fitted), ("all", &format::whole_number(all))])
        }
        Some(all) => {
            let next = format::whole_number(played.with(Vec::len) + 1);
            fill("trial.replayNext", &[("step", &next), ("all", &format::whole_number(all))])
        }
    };
    let next = move || {
        let at = played.with_untracked(Vec::len);
        let step = trial.peek(|plan| play(&steps, at, plan, trial.digits.get_untracked()));
        let Some(step) = step else {
            if all.get_untracked().is_none() {
                trial.say(t("trial.noReplay").to_owned());
            }
            return;
        };
        all.set(Some(step.all));
        let fits = step.plan.is_some();
        if let Some(plan) = step.plan {
            trial.edit(|now| *now = plan);
        }
        let changes = untrack(|| trial.changes());
        played.update(|it| it.push((changes, fits)));
        trial.say(step.says);
    };
    let over = whether(is_over);
    view! {
        <button class="button" type="button" aria-disabled=true_while(move || over.get()) on:click=press(next)>{live_text(words)}</button>
    }
}
