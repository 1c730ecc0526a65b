//! Scenarios to compare with, made from the open one.

use super::side_by_side::show;
use crate::app::engine;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::cadence::{Cadence, days};
use crate::app::ui::{live_text, press};
use crate::editor::draft;
use crate::plan::document::PlanDocument;
use crate::results::advice::AdviceDocument;
use leptos::prelude::*;

/// The buttons.
#[component]
pub(super) fn Making() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let said = RwSignal::new(String::new());
    let make = move |advise: &dyn Fn(&PlanDocument, &str) -> Option<AdviceDocument>, name: &'static str| {
        let Some(from) = untrack(|| planner.open_from()) else {
            return said.set(t("advice.over").to_owned());
        };
        let plan = planner.peek(|plan| advise(plan, &from)).map(|advice| scenario(planner, advice, name));
        said.set(match plan {
            Some(plan) => {
                let says = fill("compare.made", &[("name", &plan.name)]);
                show(planner, planner.keep_scenario(plan));
                says
            }
            None => t("advice.waiting").to_owned(),
        });
    };
    let in_parts = move || {
        let Some(days) = planner.comparing().cadence.with_untracked(|it| days(it)) else {
            return said.set(t("cadence.wrong").to_owned());
        };
        make(&|plan, from| engine::advise_in_parts(plan, days, from), "compare.inParts");
    };
    let best = move || make(&|plan, from| engine::advise(plan, from), "compare.best");
    let duplicate = move || show(planner, planner.duplicate_scenario(&untrack(|| planner.open_id())));
    view! {
        <div class="making">
            <Cadence id="compare-cadence" typed=planner.comparing().cadence />
            <div class="actions">
                <button class="button" type="button" on:click=press(in_parts)>{t("compare.withParts")}</button>
                <button class="button" type="button" on:click=press(best)>{t("compare.withBest")}</button>
                <button class="button" type="button" on:click=press(duplicate)>{t("compare.duplicateOpen")}</button>
            </div>
            <p class="hint" role="status">{live_text(move || said.get())}</p>
        </div>
    }
}

/// The open scenario with all that is planned replaced by an advice.
fn scenario(planner: Planner, advice: AdviceDocument, name: &'static str) -> PlanDocument {
    let mut plan = planner.peek(Clone::clone);
    draft::replace_planned(&mut plan, None, advice.allocations);
    plan.name = fill(name, &[("name", &plan.name)]);
    plan
}
