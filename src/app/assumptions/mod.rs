//! What TikTok has not published, as the plan assumes it: each with its switch, its rule, who says so, and what it
//! changes in this plan.

mod effects;
mod members;
mod one;

use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::ui::Dialog;
use crate::plan::AssumptionKey;
use effects::{Effects, effects};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use members::Members;
use one::assumption;
use std::time::Duration;

/// How long nothing is typed before the alternatives are tried.
const PAUSE: Duration = Duration::from_millis(200);

/// The dialog.
#[component]
pub(crate) fn AssumptionsDialog() -> impl IntoView {
    let planner = expect_context::<Planner>();
    view! {
        <Dialog open=planner.assumptions id="assumptions-title" title=t("assumptions.title")>
            <Panel />
        </Dialog>
    }
}

/// What is in it. It works only while it is shown.
#[component]
fn Panel() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let found: Effects = RwSignal::new(None);
    follow(planner, found);
    let all = AssumptionKey::ALL.into_iter().map(|key| assumption(planner, found, key)).collect_view();
    view! {
        <p class="lead">{t("assumptions.lead")}</p>
        <div class="assumption-list">{all}</div>
        <Members />
    }
}

/// Tries the alternatives once the panel is drawn, and anew after each edit.
fn follow(planner: Planner, found: Effects) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let clear = move || {
        if let Some(waiting) = pending.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    };
    Effect::new(move |_| {
        planner.with(|_| ());
        found.set(None);
        clear();
        let work = move || {
            let all = planner.peek(|plan| {
                planner.outcome.with_untracked(|it| it.projection.as_ref().map(|now| effects(plan, now)))
            });
            found.set(all);
        };
        pending.set_value(set_timeout_with_handle(work, PAUSE).ok());
    });
    on_cleanup(clear);
}
