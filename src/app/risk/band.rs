//! Below the result, where an ad account has a range: between what and what it is stranded, without being asked.

use super::answer::sentence;
use super::question::plain_question;
use crate::app::state::{Planner, RiskStage, Risking};
use crate::app::ui::part;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// Runs are made once nobody has typed for so long.
const PAUSE: Duration = Duration::from_millis(800);

/// The sentence. It is there only while the answer is about the plan as it is.
#[component]
pub(crate) fn RiskBand() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let risking = expect_context::<Risking>();
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    Effect::new(move |_| {
        let varies = planner.with(|plan| plan.ad_accounts.iter().any(|it| it.spend_range.is_some()));
        let runs = planner.outcome.with(|it| it.projection.is_some());
        if let Some(waiting) = waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
        if !varies || !runs {
            return;
        }
        let ask = move || {
            let known = risking.found.with_untracked(|it| {
                it.as_ref().is_some_and(|it| it.runs() > 0 && planner.peek(|plan| *plan == *it.plan))
            });
            // Somebody's own question goes first, and its answer stays.
            if !known && !matches!(risking.stage.get_untracked(), RiskStage::Running(..)) {
                risking.ask(planner, &plain_question());
            }
        };
        waiting.set_value(set_timeout_with_handle(ask, PAUSE).ok());
    });
    on_cleanup(move || {
        if let Some(waiting) = waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    });
    part(move || {
        let found = risking.found.get().filter(|it| it.runs() > 0)?;
        let current = planner.with(|plan| *plan == *found.plan);
        let says = sentence(planner, &found).filter(|_| current)?;
        Some(view! { <p class="risk-says" data-figure="risk-band">{says}</p> })
    })
}
