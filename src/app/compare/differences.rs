//! What was changed between the first scenario and each other, with the way back, and what came of it.

use super::columns::Column;
use super::inputs::{matters, reset};
use crate::app::changed::{account_and_input, input_told_apart, known, value_said};
use crate::app::engine;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{count, fill, t};
use crate::app::ui::facts::table;
use crate::app::ui::{Drawing, Drawn, part, press};
use crate::order::sort_by_key;
use crate::plan::document::PlanDocument;
use crate::results::comparison::{InputDifference, MovementDifference};
use leptos::prelude::*;
use serde_json::Value;

/// How many of each are listed.
const LISTED: usize = 50;

/// The ids of the titles, which tables are named by.
const TITLES: [&str; 2] = ["moved-first", "moved-second"];

/// Both, for each pair.
#[component]
pub(super) fn Differences(columns: Memo<Vec<Column>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let pairs = move || {
        let all = columns.get();
        let Some((first, others)) = all.split_first() else { return Vec::new() };
        let open = planner.open_id();
        let pair = |(other, title): (&Column, &'static str)| {
            // What can be set back is in the open scenario.
            let (a, b) = if other.id == open { (other, first) } else { (first, other) };
            Pair { planner, a, b, is_open: a.id == open }.view(title)
        };
        others.iter().zip(TITLES).map(pair).collect()
    };
    part(pairs)
}

struct Pair<'a> {
    planner: Planner,
    a: &'a Column,
    b: &'a Column,
    is_open: bool,
}

impl Pair<'_> {
    fn view(&self, title: &'static str) -> Drawn {
        let inputs = engine::compare(&self.a.plan, &self.b.plan).map(|it| it.inputs);
        let Some(inputs) = inputs else { return ().drawn() };
        let moved =
            engine::compare(self.a.shown(), self.b.shown()).map(|it| it.movements).unwrap_or_default();
        let inputs: Vec<InputDifference> = inputs.into_iter().filter(matters).collect();
        let names = [("a", self.a.plan.name.as_str()), ("b", self.b.plan.name.as_str())];
        view! {
            <section class="panel review-part" aria-label=fill("compare.pair", &names)>
                <h3>{fill("compare.changed", &names)}</h3>
                {self.inputs(&inputs)}
                <details class="moved-fold">
                    <summary><h3 id=title>{fill("compare.moved", &names)}</h3><span>{format::whole_number(moved.len())}</span></summary>
                    {self.movements(title, &moved)}
                </details>
            </section>
        }
        .drawn()
    }

    fn inputs(&self, inputs: &[InputDifference]) -> Drawn {
        if inputs.is_empty() {
            return view! { <p class="hint">{t("compare.noInputs")}</p> }.drawn();
        }
        // By ad account, each where it is first named; what is about none comes last.
        let mut groups: Vec<(Option<String>, Vec<Drawn>)> = Vec::new();
        for it in inputs.iter().take(LISTED) {
            let (account, what) = account_and_input(&self.a.plan, &self.b.plan, it);
            let row = self.input(it, what);
            match groups.iter_mut().find(|(of, _)| *of == account) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((account, vec![row])),
            }
        }
        sort_by_key(&mut groups, |(account, _)| account.is_none());
        let group = |(account, rows): (Option<String>, Vec<Drawn>)| {
            let name = account.unwrap_or_else(|| t("compare.ofPlan").to_owned());
            view! { <tbody><tr><th class="changed-account" scope="rowgroup" colspan="4">{name}</th></tr>{rows}</tbody> }
        };
        let [a, b] = [&self.a.plan.name, &self.b.plan.name].map(Clone::clone);
        let title = fill("compare.changed", &[("a", &a), ("b", &b)]);
        view! {
            <div class="sideways" role="region" aria-label=title.clone() tabindex="0">
                <table class="facts changed">
                    <caption class="visually-hidden">{title.clone()}</caption>
                    <thead><tr>
                        <th scope="col">{t("compare.input")}</th><th scope="col">{a}</th><th scope="col">{b}</th>
                        <td></td>
                    </tr></thead>
                    {groups.into_iter().map(group).collect_view()}
                </table>
            </div>
            <ul>{more(inputs.len())}</ul>
        }
        .drawn()
    }

    fn input(&self, it: &InputDifference, what: String) -> Drawn {
        let planner = self.planner;
        let digits = planner.digits.get();
        let name = input_told_apart(&self.a.plan, &self.b.plan, it, digits);
        let value = |plan: &PlanDocument, value: &Option<Value>| {
            value.as_ref().map_or_else(|| "–".to_owned(), |value| value_said(plan, digits, &it.path, value))
        };
        let (a, b) = (value(&self.a.plan, &it.a), value(&self.b.plan, &it.b));
        let back = self.is_open.then(|| reset(&self.a.plan, it)).flatten().map(|plan| {
            let label = fill("compare.resetOf", &[("name", &name)]);
            let did = fill("compare.didReset", &[("name", &name)]);
            view! {
                <button class="link" type="button" aria-label=label on:click=press(move || {
                    let plan = plan.clone();
                    planner.change(did.clone(), move |open| *open = plan);
                    crate::app::browser::focus("undo");
                })>{t("compare.reset")}</button>
            }
        });
        view! { <tr><th scope="row">{what}</th><td>{a}</td><td>{b}</td><td>{back}</td></tr> }.drawn()
    }

    fn movements(&self, title: &'static str, moved: &[MovementDifference]) -> Drawn {
        if moved.is_empty() {
            return view! { <p class="hint">{t("compare.noMovements")}</p> }.drawn();
        }
        let digits = self.planner.digits.get();
        let plan = &self.a.plan;
        let name =
            |id: &str| known(plan, id).or_else(|| known(&self.b.plan, id)).unwrap_or_else(|| id.to_owned());
        let row = |it: &MovementDifference| {
            vec![
                kind(it.kind).to_owned(),
                name(&it.ad_credit),
                it.ad_account.as_deref().map_or_else(|| t("credits.title").to_owned(), name),
                format::day(&it.since, &plan.start),
                format::amount(&it.a, digits),
                format::amount(&it.b, digits),
                format::amount(&it.difference, digits),
            ]
        };
        let head = [
            t("compare.movement"),
            t("part.credit"),
            t("accounts.account"),
            t("compare.since"),
            &self.a.plan.name,
            &self.b.plan.name,
            t("compare.worth"),
        ];
        let rows = moved.iter().take(LISTED).map(row).collect();
        vec![
            view! { <div class="moved">{table(title, head.map(str::to_owned).to_vec(), rows)}</div> }.drawn(),
            view! { <ul>{more(moved.len())}</ul> }.drawn(),
        ]
        .drawn()
    }
}

fn more(all: usize) -> Option<Drawn> {
    let more = all.checked_sub(LISTED).filter(|more| *more > 0)?;
    Some(view! { <li class="hint">{count("problems.more", more, &[])}</li> }.drawn())
}

fn kind(kind: &str) -> &str {
    match kind {
        "issue" => t("figure.issued"),
        "allocate" => t("review.done"),
        "spend" => t("figure.spent"),
        "expire" => t("compare.expired"),
        "forfeit" => t("compare.forfeited"),
        "revoke" => t("compare.revoked"),
        other => other,
    }
}
