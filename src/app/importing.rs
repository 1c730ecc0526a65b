//! What somebody brings along: recognised, and made into the plan that would take the draft's place.

use super::engine::{self, NoticeDocument};
use crate::wire::document::PlanDocument;
use serde_json::Value;
use std::collections::HashMap;

/// The largest file that is read.
pub(crate) const LARGEST: u32 = 20_000_000;

/// One file, or what was pasted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Source {
    /// What it is called.
    pub(crate) name: String,
    /// What it holds.
    pub(crate) holds: Holds,
}

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Holds {
    /// A plan.
    Plan(Box<PlanDocument>),
    /// Answers of TikTok's API.
    Responses(Vec<Value>),
    /// Neither: why, in English.
    Neither(Vec<String>),
    /// More than we read.
    TooLarge,
}

/// The plan that an import would make.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Preview {
    /// The plan.
    pub(crate) plan: PlanDocument,
    /// What there is to say about it, but for missing expiry dates: those are asked for in fields.
    pub(crate) notices: Vec<NoticeDocument>,
}

/// Recognises a text.
pub(crate) fn recognise(name: String, text: &str) -> Source {
    let holds = match engine::responses(text) {
        Err(reason) => Holds::Neither(vec![reason]),
        Ok(values) => match values.as_slice() {
            [value] if is_plan(value) => match engine::open(text.trim_start_matches('\u{feff}')) {
                Ok(plan) => Holds::Plan(Box::new(plan)),
                Err(problems) => Holds::Neither(
                    problems
                        .into_iter()
                        .map(|it| format!("{} {}", it.path, it.message).trim().to_owned())
                        .collect(),
                ),
            },
            _ => Holds::Responses(values),
        },
    };
    Source { name, holds }
}

/// Whether this calls itself a plan.
fn is_plan(value: &Value) -> bool {
    value.as_object().is_some_and(|fields| {
        ["businessCenter", "adAccounts", "adCredits"].iter().any(|field| fields.contains_key(*field))
    })
}

/// The plan that these sources make: of a plan among them, or of `open`, brought up to date by the responses.
pub(crate) fn preview(sources: &[Source], open: Option<PlanDocument>) -> Option<Preview> {
    let mut plan = None;
    let mut responses = Vec::new();
    for source in sources {
        match &source.holds {
            Holds::Plan(it) => plan = plan.or_else(|| Some((**it).clone())),
            Holds::Responses(it) => responses.extend_from_slice(it),
            Holds::Neither(_) | Holds::TooLarge => {}
        }
    }
    if responses.is_empty() {
        return plan.map(|plan| Preview { plan, notices: Vec::new() });
    }
    let import = engine::import(plan.or(open), &responses);
    let notices = import.notices.into_iter().filter(|it| !is_expiry(it)).collect();
    Some(Preview { plan: import.plan, notices })
}

fn is_expiry(notice: &NoticeDocument) -> bool {
    notice.path.starts_with("/adCredits/") && notice.path.ends_with("/expires")
}

/// The plan with the expiry dates that were entered, by id of the ad credit.
pub(crate) fn with_expiries(mut plan: PlanDocument, entered: &HashMap<String, String>) -> PlanDocument {
    for credit in &mut plan.ad_credits {
        if let Some(day) = entered.get(&credit.id).filter(|day| !day.is_empty()) {
            credit.expires = Some(day.clone());
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESPONSES: [&str; 5] = [
        include_str!("../../tests/fixtures/tiktok/account_transactions.json"),
        include_str!("../../tests/fixtures/tiktok/advertiser_balance.json"),
        include_str!("../../tests/fixtures/tiktok/asset_advertisers.json"),
        include_str!("../../tests/fixtures/tiktok/bc_balance.json"),
        include_str!("../../tests/fixtures/tiktok/report_daily.json"),
    ];

    #[test]
    fn a_plan_file_is_a_plan() {
        let text = include_str!("../../www/examples/split-evenly.json");
        let source = recognise("a".into(), text);
        let preview = preview(std::slice::from_ref(&source), None);
        assert!(matches!(source.holds, Holds::Plan(_)));
        assert_eq!(preview.map(|it| it.plan.name).as_deref(), Some("split-evenly"));
    }

    #[test]
    fn api_responses_make_a_plan_that_asks_for_its_expiry_dates() {
        let sources: Vec<_> = RESPONSES.map(|text| recognise("a".into(), text)).into();
        let plan = preview(&sources, None).map(|it| it.plan);
        let accounts = plan.as_ref().map(|it| it.ad_accounts.len());
        assert_eq!(accounts, Some(6));
        let Some(plan) = plan else { return };
        let missing = super::super::draft::without_expiry(&plan);
        assert_eq!(missing, plan.ad_credits.len());
        let entered = plan.ad_credits.iter().map(|it| (it.id.clone(), "2027-01-31".to_owned())).collect();
        let plan = with_expiries(plan, &entered);
        assert!(engine::evaluate(&plan).projection.is_some());
    }

    #[test]
    fn what_is_neither_says_why_and_makes_no_plan() {
        for text in ["", "{\"version\":", "no", "{\"version\": 1, \"adAccounts\": 5}"] {
            let source = recognise("a".into(), text);
            assert!(matches!(&source.holds, Holds::Neither(reasons) if !reasons.is_empty()), "{text:?}");
            assert_eq!(preview(&[source], None), None);
        }
    }
}
