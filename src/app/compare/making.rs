//! Scenarios to compare with: one that is there, or one made from the open one.

use super::side_by_side::{chosen, offered, show};
use crate::app::browser;
use crate::app::engine;
use crate::app::state::{COLUMNS, Planner};
use crate::app::text::{fill, t};
use crate::app::ui::cadence::{Cadence, days};
use crate::app::ui::{Icon, live_text, part, press};
use crate::editor::draft;
use crate::plan::document::PlanDocument;
use crate::results::advice::AdviceDocument;
use leptos::prelude::*;

/// The way to them. Where it leaves room for what is compared, it is open while there is nothing to compare with.
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
    let add = move || {
        let shown = chosen(planner);
        let all = planner.scenarios();
        let other = offered(planner, &all, &shown).filter(|_| shown.len() < COLUMNS)?;
        let name = all.into_iter().find(|it| it.id == other)?.name;
        let says = fill("compare.addOf", &[("name", &name)]);
        Some(view! {
            <button class="button" type="button" on:click=press(move || show(planner, other.clone()))>{says}</button>
        })
    };
    let is_alone = browser::matches_media("(width >= 48rem)") && untrack(|| chosen(planner).len() < 2);
    view! {
        <details class="making" open=is_alone>
            <summary class="button"><Icon path="M8 3v10M3 8h10" />{t("compare.add")}</summary>
            <div class="actions">
                {part(add)}
                <button class="button" type="button" on:click=press(best)>{t("compare.withBest")}</button>
                <button class="button" type="button" on:click=press(duplicate)>{t("compare.duplicateOpen")}</button>
                <button class="button" type="button" on:click=press(in_parts)>{t("compare.withParts")}</button>
                <Cadence id="compare-cadence" typed=planner.comparing().cadence />
            </div>
            <p class="hint" role="status">{live_text(move || said.get())}</p>
        </details>
    }
}

/// The open scenario with all that is planned replaced by an advice.
fn scenario(planner: Planner, advice: AdviceDocument, name: &'static str) -> PlanDocument {
    let mut plan = planner.peek(Clone::clone);
    draft::replace_planned(&mut plan, None, advice.allocations);
    plan.name = fill(name, &[("name", &plan.name)]);
    plan
}
