//! Which of the splits that spend the most `Fit to spend` takes, and within which bounds.

use super::offered::offered;
use crate::app::place::{Edited, Value, value};
use crate::app::state::Planner;
use crate::app::text::t;
use crate::app::ui::{Drawing, Drawn, NumberField, live_text, whether};
use crate::editor::draft::{max_share_percent, set_max_share};
use crate::plan::Preference;
use crate::plan::document::PlanDocument;
use leptos::prelude::*;

/// What can be preferred, with the keys of what it is called and what it means. The first leaves it to the plan.
const CHOICES: [(Option<Preference>, &str, &str); 4] = [
    (None, "split.asPlanned", "split.asPlannedSays"),
    (Some(Preference::Proportional), "split.proportional", "split.proportionalSays"),
    (Some(Preference::LeastChange), "split.leastChange", "split.leastChangeSays"),
    (Some(Preference::FewestSteps), "split.fewestSteps", "split.fewestStepsSays"),
];

/// What is in the panel.
#[component]
pub(crate) fn SplitPanel() -> impl IntoView {
    let planner = expect_context::<Planner>();
    let share = Value::<PlanDocument> {
        read: Box::new(|plan| max_share_percent(&plan.split_policy)),
        write: Box::new(|plan, percent| set_max_share(&mut plan.split_policy, &percent)),
    };
    view! {
        <div class="split-panel">
            <fieldset class="split-choices">
                <legend>{t("split.which")}</legend>
                {CHOICES.map(|it| choice(planner, it)).into_iter().collect_view()}
            </fieldset>
            <div class="split-bounds">
                <NumberField
                    bound=planner.field("/splitPolicy/maxShare", t("split.maxShare"), share)
                    digits=Signal::stored(0)
                    placeholder="100"
                />
                <NumberField
                    bound=planner.field("/splitPolicy/roundTo", t("split.roundTo"), value!(split_policy.round_to))
                    digits=planner.digits
                />
            </div>
            <p class="hint">{t("split.boundsHint")}</p>
            <p class="split-says" role="status">{live_text(move || offered(planner).unwrap_or_default())}</p>
        </div>
    }
}

/// One way to choose.
fn choice(planner: Planner, (prefer, name, says): (Option<Preference>, &'static str, &'static str)) -> Drawn {
    let prefer = prefer.map(Preference::name);
    let chosen = whether(move || planner.with(|plan| plan.split_policy.prefer.as_deref() == prefer));
    view! {
        <label class="split-choice">
            <input
                type="radio"
                name="split-prefer"
                prop:checked=chosen
                on:change=move |_| planner.edit(|plan| plan.split_policy.prefer = prefer.map(str::to_owned))
            />
            <span>{t(name)}</span>
            <span class="hint">{t(says)}</span>
        </label>
    }
    .drawn()
}
