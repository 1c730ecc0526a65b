//! What is asked: by how much spend may vary, how likely suspensions are, how many runs.

use crate::app::format;
use crate::app::place::{Place, Value};
use crate::app::state::{Planner, RiskQuestion, Risking};
use crate::app::text::{count, fill, t};
use crate::app::ui::{Bound, Choice, Drawing, Drawn, Form, NumberField, live, options, press};
use crate::editor::draft;
use crate::editor::draft::{RangeEnd, Steadiness, range_end, set_range_end};
use crate::order::sort_by_key;
use crate::plan::document::AdAccountDocument;
use leptos::prelude::*;
use std::collections::HashMap;

/// For how many ad accounts range and chance can be entered one by one.
const LISTED: usize = 50;

/// The question of the band in the strip: no chances are assumed, and few runs are enough to see it.
pub(super) fn plain_question() -> RiskQuestion {
    RiskQuestion { runs: 1_000, seed: 1, cadence: 7, chances: Vec::new() }
}

/// What has been entered that the plan does not hold: chances are nobody's to assume, so they are asked each time.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    chances: RwSignal<HashMap<String, String>>,
    runs: RwSignal<u32>,
    seed: RwSignal<u32>,
    cadence: RwSignal<u32>,
}

impl Asking {
    pub(super) fn new() -> Self {
        Self {
            chances: RwSignal::new(HashMap::new()),
            runs: RwSignal::new(10_000),
            seed: RwSignal::new(1),
            cadence: RwSignal::new(7),
        }
    }

    pub(super) fn question(self) -> RiskQuestion {
        let mut chances: Vec<(String, String)> =
            self.chances.with_untracked(|all| all.iter().map(|(id, it)| (id.clone(), it.clone())).collect());
        // The same question reads the same.
        sort_by_key(&mut chances, Clone::clone);
        RiskQuestion {
            runs: self.runs.get_untracked(),
            seed: self.seed.get_untracked(),
            cadence: self.cadence.get_untracked(),
            chances,
        }
    }
}

/// How steady spend is, in one press for all ad accounts: the runs begin at once.
#[component]
pub(super) fn Presets(asking: Asking) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let risking = expect_context::<Risking>();
    let preset = move |it: Steadiness| {
        let name = match it {
            Steadiness::Steady => t("risk.steady"),
            Steadiness::Usual => t("risk.usual"),
            Steadiness::Wild => t("risk.wild"),
        };
        let (low, high) = it.factors();
        let [low, high] = [low, high].map(|factor| format::amount(factor, 0));
        let take = move || {
            planner.edit(|plan| it.set(plan));
            if planner.outcome.with_untracked(|it| it.projection.is_some()) {
                risking.ask(planner, &asking.question());
            }
        };
        view! {
            <button
                class="button risk-preset"
                type="button"
                aria-pressed=live(move || planner.with(|plan| it.is_set(plan)).to_string())
                on:click=press(take)
            >
                {name}
                <span class="hint">{fill("risk.factors", &[("low", &low), ("high", &high)])}</span>
            </button>
        }
    };
    view! {
        <div class="risk-presets" role="group" aria-labelledby="risk-presets">
            <p id="risk-presets">{t("risk.presets")}</p>
            {Steadiness::ALL.map(preset).into_iter().collect_view()}
        </div>
    }
}

/// The fields.
#[component]
pub(super) fn QuestionFields(asking: Asking) -> impl IntoView {
    let number = |id: &'static str, label: &'static str, signal: RwSignal<u32>| {
        Bound::new(id, label, live(move || signal.get().to_string()), move |text| {
            if let Ok(number) = text.parse() {
                signal.set(number);
            }
        })
    };
    let none = Signal::stored(0);
    let runs = ["1000", "10000", "100000"].map(|it| (it, format::amount(it, 0)));
    view! {
        <div class="sideways" role="region" aria-labelledby="risk-ranges" tabindex="0">
            <table class="facts risk-ranges">
                <caption id="risk-ranges">{t("risk.ranges")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("accounts.account")}</th>
                        <th scope="col">{t("risk.low")}</th>
                        <th scope="col">{t("risk.high")}</th>
                        <th scope="col">{t("risk.chance")}</th>
                    </tr>
                </thead>
                <tbody>{rows(asking)}</tbody>
            </table>
        </div>
        <p class="hint">{t("risk.hint")}</p>
        <div class="group fields risk-fields">
            <Choice bound=number("risk-runs", t("risk.runs"), asking.runs) options=options(runs) />
            <NumberField bound=number("risk-cadence", t("risk.cadence"), asking.cadence) digits=none />
            <NumberField bound=number("risk-seed", t("risk.seed"), asking.seed) digits=none />
        </div>
    }
}

/// One row for all ad accounts together, then one for each.
fn rows(asking: Asking) -> Drawn {
    let planner = expect_context::<Planner>();
    let accounts: Vec<(String, String)> = planner.peek(draft::account_choices);
    let more = accounts.len().saturating_sub(LISTED);
    let ids: Vec<String> = accounts.iter().map(|it| it.0.clone()).collect();
    let all = (accounts.len() > 1).then(|| row_of_all(planner, asking, ids));
    let each = accounts.into_iter().take(LISTED).enumerate();
    let each = each.map(|(position, (id, name))| row_of(planner, asking, position, id, &name));
    let rest = (more > 0).then(|| view! { <tr><td colspan="4">{count("risk.more", more, &[])}</td></tr> });
    view! { {all}{each.collect_view()}{rest} }.drawn()
}

/// Sets range and chance of every ad account at once.
fn row_of_all(planner: Planner, asking: Asking, ids: Vec<String>) -> Drawn {
    let set_end = move |end: RangeEnd| {
        move |text: String| {
            planner.edit(|plan| {
                for account in &mut plan.ad_accounts {
                    set_range_end(account, end, &text);
                }
            });
        }
    };
    let set_chances = move |text: String| {
        asking.chances.update(|all| all.extend(ids.iter().map(|id| (id.clone(), text.clone()))));
    };
    view! {
        <tr>
            <th scope="row">{t("risk.all")}</th>
            {cell_of_all("risk-all-low", t("risk.lowOfAll"), "1", Callback::new(set_end(RangeEnd::Low)))}
            {cell_of_all("risk-all-high", t("risk.highOfAll"), "1", Callback::new(set_end(RangeEnd::High)))}
            {cell_of_all("risk-all-chance", t("risk.chanceOfAll"), "0", Callback::new(set_chances))}
        </tr>
    }
    .drawn()
}

fn cell_of_all(
    id: &'static str,
    label: &'static str,
    placeholder: &'static str,
    set: Callback<String>,
) -> Drawn {
    let typed = RwSignal::new(String::new());
    let bound = Bound::new(id, label, typed, move |text: String| {
        typed.set(text.clone());
        set.run(text);
    });
    view! { <td><NumberField bound=bound.quiet() digits=Signal::stored(0) placeholder /></td> }.drawn()
}

fn row_of(planner: Planner, asking: Asking, position: usize, id: String, name: &str) -> Drawn {
    let account = StoredValue::new(id.clone());
    let place = Place::new(planner, move || {
        planner.with(|plan| account.with_value(|id| plan.ad_accounts.iter().position(|it| it.id == *id)))
    });
    let factor = |end: RangeEnd, field: &'static str, label: &'static str| {
        let value = Value::<AdAccountDocument> {
            read: Box::new(move |it| range_end(it, end)),
            write: Box::new(move |it, text| set_range_end(it, end, &text)),
        };
        let bound = place.field(field, [label, ", ", name].concat(), value).quiet();
        view! { <td><NumberField bound digits=Form::Factor placeholder="1" /></td> }.drawn()
    };
    let low = factor(RangeEnd::Low, "/spendRange/low", t("risk.low"));
    let high = factor(RangeEnd::High, "/spendRange/high", t("risk.high"));
    let own = id.clone();
    let chance =
        Signal::derive(move || asking.chances.with(|all| all.get(&own).cloned().unwrap_or_default()));
    let set_chance = move |text: String| asking.chances.update(|all| drop(all.insert(id.clone(), text)));
    let label = [t("risk.chance"), ", ", name].concat();
    let bound = Bound::new(format!("risk-chance-{position}"), label, chance, set_chance).quiet();
    view! {
        <tr>
            <th scope="row">{name.to_owned()}</th>
            {low}
            {high}
            <td><NumberField bound digits=Signal::stored(0) placeholder="0" /></td>
        </tr>
    }
    .drawn()
}
