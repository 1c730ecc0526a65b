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
use crate::editor::draft::read_steps;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// Draws what a figure has where its address asks for it: the button that plays these steps, and the curve that begins with
/// this control. It says too which of the two, `replay` or `curve`, names what there isn't.
pub(crate) type DrawMore = fn(Trial, Option<String>, Option<String>) -> (Drawn, Vec<&'static str>);

apart!(
    /// Playing steps, and curves.
    more,
    DrawMore,
    {
        text::bring_curves();
        |trial, replay, curve| {
            let wrong = trial.peek(|plan| wrong(plan, replay.as_deref(), curve.as_deref()));
            (More(MoreProps { trial, replay, curve }).drawn(), wrong)
        }
    }
);

/// Which of the two can't be done with a plan: steps of which one doesn't fit it after those before, and a control that it
/// doesn't have.
fn wrong(plan: &PlanDocument, replay: Option<&str>, curve: Option<&str>) -> Vec<&'static str> {
    let plays = |steps: &str| {
        let all = read_steps(steps)?;
        all.iter().try_fold(plan.clone(), |plan, step| step.made(&plan))
    };
    // That there is one at all is said in these words too.
    let names_none = |name: &str| matches!(name.trim(), "" | "1" | "true");
    let has = |name: &str| names_none(name) || Control::named(name, plan).is_some();
    let wrong = [
        replay.is_some_and(|it| plays(it).is_none()).then_some("replay"),
        curve.is_some_and(|it| !has(it)).then_some("curve"),
    ];
    wrong.into_iter().flatten().collect()
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::draft::tests::small;

    #[test]
    fn steps_and_a_control_that_the_plan_does_not_have_are_wrong() {
        let wrong = |replay, curve| wrong(&small(), replay, curve);
        assert!(wrong(None, None).is_empty());
        let steps = "allocated(a) = 150; suspension(b) = 2026-03-05 and amount(pool) = 800";
        for curve in ["", "1", "true", "dailySpend(a)", " amount(pool) "] {
            assert!(wrong(Some(steps), Some(curve)).is_empty(), "{curve}");
        }
        for steps in ["nonsense", "allocated(x) = 1", "allocated(a) = 1; dailySpend(x) = 2"] {
            assert_eq!(wrong(Some(steps), Some("dailySpend(a)")), ["replay"], "{steps}");
        }
        for curve in ["spend", "dailySpend(x)", "expires(pool)"] {
            assert_eq!(wrong(None, Some(curve)), ["curve"], "{curve}");
        }
    }
}
