//! The rulebook as written down.

use crate::rules::{Rule, rulebook};
use serde::Serialize;

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Rule"))]
pub struct RuleDocument {
    /// What refusals and journal entries cite it by.
    pub id: &'static str,
    /// Its number, such as `R18`.
    pub number: &'static str,
    /// What it is about.
    pub topic: &'static str,
    /// What holds, in plain words.
    pub statement: &'static str,
    /// Who says so, the strongest first.
    #[cfg_attr(feature = "js", tsify(type = "Source[]"))]
    pub sources: Vec<SourceDocument>,
    /// How far it can be trusted.
    #[cfg_attr(feature = "js", tsify(type = "\"seed\" | \"official\" | \"third-party\" | \"inferred\""))]
    pub confidence: &'static str,
    /// The key of the assumption that sets it differently.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "keyof Assumptions"))]
    pub switch: Option<&'static str>,
    /// What is contested or unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caution: Option<&'static str>,
}

/// Where a rule is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Source"))]
pub struct SourceDocument {
    /// Publisher and title.
    pub title: &'static str,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<&'static str>,
    /// When it was last updated, as far as it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<&'static str>,
}

/// Every rule, in the order of the rule numbers.
#[must_use]
pub fn rules() -> Vec<RuleDocument> {
    rulebook::rules().map(document).collect()
}

/// One rule as written down.
#[must_use]
pub fn document(rule: &Rule) -> RuleDocument {
    RuleDocument {
        id: rule.id.name(),
        number: rule.number,
        topic: rule.topic.name(),
        statement: rule.statement,
        sources: rule
            .sources
            .iter()
            .map(|source| SourceDocument { title: source.title, address: source.address, date: source.date })
            .collect(),
        confidence: rule.confidence.name(),
        switch: rule.switch.map(crate::plan::AssumptionKey::name),
        caution: rule.caution,
    }
}
