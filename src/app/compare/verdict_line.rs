//! What matters between the first scenario and each other, in a sentence.

use super::columns::{Column, expect_the_same};
use super::verdict::{Otherwise, Verdict, verdict};
use crate::app::engine;
use crate::app::format;
use crate::app::state::Planner;
use crate::app::text::{fill, t};
use crate::app::ui::part;
use crate::money::Minor;
use leptos::prelude::*;

/// The sentences.
#[component]
pub(super) fn VerdictLines(columns: Memo<Vec<Column>>) -> impl IntoView {
    let planner = expect_context::<Planner>();
    let says = move || columns.with(|all| sentences(planner, all));
    let line =
        |(at, text): (usize, String)| view! { <p class=if at == 0 { "verdict" } else { "hint" }>{text}</p> };
    let anew = move || {
        let asked = columns.with(|all| all.iter().any(|it| it.suspended.is_some()));
        asked.then(|| view! { <p class="hint">{t("verdict.anew")}</p> })
    };
    view! {
        <div class="verdicts" role="status">
            {part(move || says().into_iter().enumerate().map(line).collect_view())}
            {part(anew)}
        </div>
    }
}

/// All that is to say, what matters most first.
fn sentences(planner: Planner, all: &[Column]) -> Vec<String> {
    let Some((first, others)) = all.split_first() else { return Vec::new() };
    let mut says: Vec<String> = others.iter().map(|other| sentence(planner, first, other)).collect();
    says.dedup();
    says.extend(others.iter().filter_map(|other| lost(planner, first, other)));
    let different = others.iter().filter(|other| !expect_the_same(first, other));
    let names =
        |other: &Column| fill("verdict.otherInputs", &[("a", &first.plan.name), ("b", &other.plan.name)]);
    says.extend(different.map(names));
    says
}

fn sentence(planner: Planner, first: &Column, other: &Column) -> String {
    if first.planned.is_none() || other.planned.is_none() {
        let wrong = if first.planned.is_none() { first } else { other };
        return fill("verdict.errors", &[("name", &wrong.plan.name)]);
    }
    if first.plan.currency != other.plan.currency {
        return t("verdict.currencies").to_owned();
    }
    match (verdict(first, other), planner.comparing().what_if.get()) {
        (Some(verdict), Some(what_if)) => {
            let account = first.plan.ad_accounts.iter().find(|it| it.id == what_if.ad_account);
            let account = account.map_or(what_if.ad_account.as_str(), |it| it.name.as_str());
            let day = planner.with(|plan| format::day(&what_if.on, &plan.start));
            said(planner, &verdict, account, &day)
        }
        _ => engine::compare(&first.plan, &other.plan)
            .map(|it| crate::app::wording::say(&it.message))
            .unwrap_or_default(),
    }
}

/// Which of two loses less in all, where what they strand does not say it.
fn lost(planner: Planner, first: &Column, other: &Column) -> Option<String> {
    let currency =
        planner.currency.get().filter(|it| [first, other].iter().all(|of| of.plan.currency == it.code()))?;
    let minor = |text: &str| Minor::parse(text, currency);
    let of = |it: &Column| {
        let figures = it.figures()?;
        let stranded = minor(&figures.stranded)?;
        Some((stranded, stranded + minor(&figures.expired_unallocated)?))
    };
    let ((first_strands, first_loses), (other_strands, other_loses)) = (of(first)?, of(other)?);
    let by = first_loses - other_loses;
    if by == Minor::ZERO || by == first_strands - other_strands {
        return None;
    }
    let (name, less) =
        if by.is_positive() { (&other.plan.name, by) } else { (&first.plan.name, Minor::ZERO - by) };
    let amount = format::amount(&less.to_text(currency), planner.digits.get());
    Some(fill("verdict.losesLess", &[("name", name), ("amount", &amount)]))
}

fn said(planner: Planner, verdict: &Verdict, account: &str, day: &str) -> String {
    let shown = |text: &str| format::amount(text, planner.digits.get());
    let (key, better, other, amount, otherwise) = match verdict {
        Verdict::Same => return fill("verdict.same", &[("account", account), ("day", day)]),
        Verdict::Beats { better, other, gain, otherwise } => {
            ("verdict.beats", better, other, gain, otherwise)
        }
        Verdict::Holds { better, other, less, otherwise } => {
            ("verdict.holds", better, other, less, otherwise)
        }
    };
    let otherwise = match otherwise {
        Otherwise::CostsNothing => t("verdict.costsNothing").to_owned(),
        Otherwise::StrandsLess(amount) => fill("verdict.strandsLess", &[("amount", &shown(amount))]),
        Otherwise::SpendsTheSame => t("verdict.spendsTheSame").to_owned(),
        Otherwise::Costs(amount) => fill("verdict.costs", &[("amount", &shown(amount))]),
        Otherwise::Gains(amount) => fill("verdict.gains", &[("amount", &shown(amount))]),
    };
    let values = [
        ("better", better.as_str()),
        ("other", other.as_str()),
        ("amount", &shown(amount)),
        ("account", account),
        ("day", day),
        ("otherwise", &otherwise),
    ];
    fill(key, &values)
}
