//! What was asked, said with its answer, so that the answer can be read alone.

use crate::app::format;
use crate::app::state::{RiskFound, RiskQuestion};
use crate::app::text::{count, fill, t};
use crate::app::ui::{Drawing, Drawn};
use crate::plan::document::{AdAccountDocument, PlanDocument};
use leptos::prelude::*;

/// How many ad accounts are named one by one.
const NAMED: usize = 10;

/// Whether anything was asked by which two runs can differ: a range of spend that is more than one factor, or a chance of
/// suspension.
pub(super) fn varies(plan: &PlanDocument, question: &RiskQuestion) -> bool {
    let is_range = |it: &AdAccountDocument| {
        it.spend_range.as_ref().is_some_and(|it| format::amount(&it.low, 0) != format::amount(&it.high, 0))
    };
    plan.ad_accounts.iter().any(is_range)
        || question.chances.iter().any(|(_, chance)| !format::is_nothing(chance))
}

/// Runs and seed, by how much spend varies, chances, and how often parts are reviewed: a point for each.
pub(super) fn asked(found: &RiskFound) -> Drawn {
    let question = &found.question;
    let mut points =
        vec![fill("risk.sample", &[("runs", &format::whole_number(found.runs())), ("seed", &found.seed())])];
    let varying = alike(found, &|it| {
        it.spend_range.as_ref().map(|range| vec![range.low.clone(), range.high.clone()]).unwrap_or_default()
    });
    points.extend(varying.iter().map(|(names, ends)| {
        let [low, high] = [0, 1].map(|at| format::amount(&ends[at], 0));
        fill("risk.askedRange", &[("accounts", names), ("low", &low), ("high", &high)])
    }));
    if varying.is_empty() {
        points.push(t("risk.askedNoRange").to_owned());
    }
    let at_risk = alike(found, &|account| {
        let own = question.chances.iter().find(|(id, _)| *id == account.id).map(|(_, chance)| chance.clone());
        own.filter(|chance| !format::is_nothing(chance)).into_iter().collect()
    });
    points.extend(at_risk.iter().map(|(names, chance)| {
        let percent = format::amount(&chance[0], 0);
        fill("risk.askedChance", &[("accounts", names), ("percent", &percent)])
    }));
    if at_risk.is_empty() {
        points.push(t("risk.askedNoChance").to_owned());
    }
    if !found.is_over {
        points.push(count("risk.askedCadence", question.cadence, &[]));
    }
    let point = |text: String| view! { <li>{text}</li> };
    view! { <ul class="risk-asked">{points.into_iter().map(point).collect_view()}</ul> }.drawn()
}

/// The ad accounts for which the same was entered, by name, with what it was. Those for which nothing was are left out.
fn alike(
    found: &RiskFound,
    entered: &dyn Fn(&AdAccountDocument) -> Vec<String>,
) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(Vec<&str>, Vec<String>)> = Vec::new();
    for account in &found.plan.ad_accounts {
        let own = entered(account);
        match groups.iter_mut().find(|(_, what)| *what == own) {
            _ if own.is_empty() => {}
            Some((names, _)) => names.push(&account.name),
            None => groups.push((vec![&account.name], own)),
        }
    }
    let all = found.plan.ad_accounts.len();
    groups.into_iter().map(|(names, what)| (together(&names, all), what)).collect()
}

/// Names in one text: that it is all of them, or the first few.
fn together(names: &[&str], all: usize) -> String {
    if names.len() == all && all > 1 {
        return t("risk.all").to_owned();
    }
    let shown = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    match names.len().checked_sub(NAMED).filter(|more| *more > 0) {
        Some(more) => count("risk.askedMore", more, &[("accounts", &shown)]),
        None => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::question::plain_question;
    use super::*;
    use crate::editor::draft::tests::small;
    use crate::editor::draft::{RangeEnd, set_range_end};

    #[test]
    fn runs_vary_by_a_range_of_spend_or_by_a_chance_of_suspension() {
        let (mut plan, mut question) = (small(), plain_question());
        assert!(!varies(&plan, &question));
        for (low, high, does) in [("1", "1", false), ("0.9", "1.1", true), ("0.8", "0.8", false)] {
            set_range_end(&mut plan.ad_accounts[0], RangeEnd::Low, low);
            set_range_end(&mut plan.ad_accounts[0], RangeEnd::High, high);
            assert_eq!(varies(&plan, &question), does, "{low} to {high}");
        }
        for (chance, does) in [("", false), ("0", false), ("0.5", true)] {
            question.chances = vec![("a".into(), chance.into())];
            assert_eq!(varies(&plan, &question), does, "{chance}");
        }
    }
}
