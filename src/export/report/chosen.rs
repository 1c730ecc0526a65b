//! A plan of some ad accounts only.

use crate::money::{Currency, Minor};
use crate::plan::document::{EventDocument, HolderDocument, PlanDocument};
use crate::results::projection::ProjectionDocument;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The plan as far as the chosen ad accounts are concerned, without a trace of the others: neither their names, ids and
/// amounts, nor what can be told from a remainder. An ad credit of the Business Center has the amount that the chosen ad
/// accounts get of it. Ids but those of ad accounts are numbers. A name that mentions another ad account is withheld.
///
/// What is refused because of others, such as an allocation of an ad credit that has too little left, is left out. So
/// the chosen ad accounts have the same figures as in the whole plan, but for what they could spend of ad credits that
/// they don't get.
#[must_use]
pub fn for_accounts(
    plan: &PlanDocument,
    projection: &ProjectionDocument,
    chosen: &BTreeSet<String>,
) -> PlanDocument {
    let others = plan.ad_accounts.iter().filter(|it| !chosen.contains(&it.id));
    let others: Vec<&str> = others.flat_map(|it| [it.name.trim(), it.id.trim()]).collect();
    let others = Mentions::of(&others);
    let mut own = PlanDocument {
        version: plan.version,
        currency: plan.currency.clone(),
        start: plan.start.clone(),
        end: plan.end.clone(),
        assumptions: plan.assumptions.clone(),
        ad_accounts: plan.ad_accounts.iter().filter(|it| chosen.contains(&it.id)).cloned().collect(),
        events: events(plan, projection, chosen),
        actuals: plan.actuals.iter().filter(|it| chosen.contains(&it.ad_account)).cloned().collect(),
        ..PlanDocument::default()
    };
    for it in &mut own.ad_accounts {
        // These are the planner's own bounds, not the client's.
        (it.at_least, it.at_most) = (None, None);
    }
    own.business_center.name = others.withheld(&plan.business_center.name, "Business Center");
    own.name = others.withheld(&plan.name, &own.business_center.name);
    own.business_center.cash = cash(&own);
    // Only with regard to the others are these refused.
    let is_others = |rule: &str| matches!(rule, "insufficient" | "locked");
    let refusals = projection.refusals.iter().filter(|it| is_others(it.rule));
    let refused: HashSet<&str> = refusals.map(|it| it.what.as_str()).collect();
    // Nor can anybody have what another ad account holds, whatever else is wrong with it.
    let held = plan.ad_credits.iter().filter(|it| it.ad_account_id().is_some_and(|id| !chosen.contains(id)));
    let held: HashSet<&str> = held.map(|it| it.id.as_str()).collect();
    let wanted = plan.allocations.iter().filter(|it| chosen.contains(&it.ad_account));
    let wanted =
        wanted.filter(|it| !refused.contains(it.id.as_str()) && !held.contains(it.ad_credit.as_str()));
    own.allocations = wanted.cloned().collect();
    keep_credits(plan, &mut own, &others, chosen);
    keep_members(plan, &mut own, &others);
    for (number, it) in (1_usize..).zip(&mut own.allocations) {
        it.id = number.to_string();
    }
    own
}

/// The events of the chosen ad accounts, but for moves of cash that are refused: others may have taken the cash.
fn events(
    plan: &PlanDocument,
    projection: &ProjectionDocument,
    chosen: &BTreeSet<String>,
) -> Vec<EventDocument> {
    let refused: HashSet<&str> = projection.refusals.iter().map(|it| it.path.as_str()).collect();
    let own = plan.events.iter().enumerate().filter(|(_, it)| chosen.contains(&it.ad_account));
    let own = own.filter(|(at, _)| !refused.contains(format!("/events/{at}").as_str()));
    own.map(|(_, it)| it.clone()).collect()
}

/// The ad credits that the chosen ad accounts hold or are to get, each with the amount they are to get of it.
fn keep_credits(plan: &PlanDocument, own: &mut PlanDocument, others: &Mentions, chosen: &BTreeSet<String>) {
    let Some(currency) = Currency::from_code(&plan.currency) else { return };
    let mut got: HashMap<String, Minor> = HashMap::new();
    for it in &own.allocations {
        let sum = got.entry(it.ad_credit.clone()).or_insert(Minor::ZERO);
        *sum = sum.saturating_add(Minor::parse(&it.amount, currency).unwrap_or(Minor::ZERO));
    }
    let mut numbers: HashMap<&str, String> = HashMap::new();
    for it in &plan.ad_credits {
        let is_held = it.ad_account_id().is_some_and(|id| chosen.contains(id));
        let mut credit = it.clone();
        match got.get(&it.id) {
            _ if is_held => {}
            Some(part) => credit.amount = part.to_text(currency),
            None => continue,
        }
        let number = own.ad_credits.len() + 1;
        credit.id = format!("credit-{number}");
        credit.name = others.withheld(&it.name, &format!("Ad credit {number}"));
        numbers.insert(&it.id, credit.id.clone());
        own.ad_credits.push(credit);
    }
    for it in &mut own.allocations {
        if let Some(id) = numbers.get(it.ad_credit.as_str()) {
            it.ad_credit.clone_from(id);
        }
    }
}

/// The members who allocate to the chosen ad accounts.
fn keep_members(plan: &PlanDocument, own: &mut PlanDocument, others: &Mentions) {
    let named: HashSet<&str> = own.allocations.iter().filter_map(|it| it.by.as_deref()).collect();
    let mut numbers: HashMap<&str, String> = HashMap::new();
    let mut members = Vec::new();
    for it in plan.members.iter().filter(|it| named.contains(it.id.as_str())) {
        let number = members.len() + 1;
        let mut member = it.clone();
        member.id = format!("member-{number}");
        member.name = others.withheld(&it.name, &format!("Member {number}"));
        numbers.insert(&it.id, member.id.clone());
        members.push(member);
    }
    let by = |by: &Option<String>| by.as_deref().and_then(|by| numbers.get(by).cloned());
    let by: Vec<Option<String>> = own.allocations.iter().map(|it| by(&it.by)).collect();
    own.members = members;
    for (it, by) in own.allocations.iter_mut().zip(by) {
        it.by = by;
    }
}

/// The cash that the Business Center gives the chosen ad accounts: as much as they need, and no more is said.
fn cash(own: &PlanDocument) -> Option<String> {
    let currency = Currency::from_code(&own.currency)?;
    let given = own.events.iter().filter(|it| it.kind == "moveCash" && it.from != it.to);
    let given = given.filter(|it| it.from.as_ref().and_then(HolderDocument::ad_account_id).is_none());
    let sum = given
        .filter_map(|it| Minor::parse(it.amount.as_deref()?, currency))
        .try_fold(Minor::ZERO, Minor::checked_add)?;
    (sum > Minor::ZERO).then(|| sum.to_text(currency))
}

/// Names and ids that must not be said.
struct Mentions(Vec<String>);

impl Mentions {
    fn of(all: &[&str]) -> Self {
        Self(all.iter().filter(|it| !it.is_empty()).map(|it| it.to_lowercase()).collect())
    }

    /// The text, or another where it mentions one of them as a word or several.
    fn withheld(&self, text: &str, other: &str) -> String {
        let lower = text.to_lowercase();
        let mentions = |name: &String| {
            let is_end = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric());
            lower.match_indices(name.as_str()).any(|(at, found)| {
                let before = lower.get(..at).and_then(|it| it.chars().next_back());
                let after = lower.get(at + found.len()..).and_then(|it| it.chars().next());
                is_end(before) && is_end(after)
            })
        };
        if self.0.iter().any(mentions) { other.to_owned() } else { text.to_owned() }
    }
}
