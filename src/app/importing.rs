//! What somebody brings along: recognised, and made into the plan that would take the draft's place.

use super::engine::{self, Notice};
use crate::plan::document::PlanDocument;
use serde_json::{Deserializer, Value};
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
    /// So many answers of TikTok's API, as their text: only there is every digit of an id still exact.
    Responses(usize, String),
    /// Neither: why, in English.
    Neither(String),
    /// More than we read.
    TooLarge,
}

/// The plan that an import would make.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Preview {
    /// The plan.
    pub(crate) plan: PlanDocument,
    /// What there is to say about it, but for missing expiry dates: those are asked for in fields.
    pub(crate) notices: Vec<Notice>,
}

/// Recognises a text.
pub(crate) fn recognise(name: String, text: &str) -> Source {
    let text = text.trim_start_matches('\u{feff}');
    let values: Result<Vec<Value>, _> = Deserializer::from_str(text).into_iter().collect();
    let holds = match values.as_deref() {
        Ok([value]) if !is_plan(value) => {
            Holds::Responses(value.as_array().map_or(1, Vec::len), text.to_owned())
        }
        Ok(values) if values.len() > 1 => Holds::Responses(values.len(), text.to_owned()),
        // A plan, or no JSON: either way the core says what is wrong with it.
        _ => match engine::open(text) {
            Ok(plan) => Holds::Plan(Box::new(plan)),
            Err(problems) => Holds::Neither(engine::said(&problems)),
        },
    };
    Source { name, holds }
}

/// Whether this calls itself a plan.
fn is_plan(value: &Value) -> bool {
    ["businessCenter", "adAccounts", "adCredits"].iter().any(|field| value.get(field).is_some())
}

/// The plan among these sources, the first where there are several, and the texts of the responses.
pub(crate) fn brought(sources: &[Source]) -> (Option<PlanDocument>, Vec<String>) {
    let mut plan = None;
    let mut responses = Vec::new();
    for source in sources {
        match &source.holds {
            Holds::Plan(it) => plan = plan.or_else(|| Some((**it).clone())),
            Holds::Responses(_, text) => responses.push(text.clone()),
            Holds::Neither(_) | Holds::TooLarge => {}
        }
    }
    (plan, responses)
}

/// The plan that these sources make: of a plan among them, or of `open`, brought up to date by the responses; nothing
/// where there is nothing to make it of.
pub(crate) fn preview(sources: &[Source], open: Option<PlanDocument>) -> Result<Option<Preview>, String> {
    let (plan, responses) = brought(sources);
    if responses.is_empty() {
        return Ok(plan.map(|plan| Preview { plan, notices: Vec::new() }));
    }
    let import = engine::import(plan.or(open), &responses)?;
    let notices = import.notices.into_iter().filter(|it| !is_expiry(it)).collect();
    Ok(Some(Preview { plan: import.plan, notices }))
}

fn is_expiry(notice: &Notice) -> bool {
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

    fn holds(text: &str) -> Holds {
        recognise("a".into(), text).holds
    }

    #[test]
    fn a_plan_file_is_a_plan() {
        let source = recognise("a".into(), include_str!("../../www/examples/split-evenly.json"));
        let (plan, responses) = brought(&[source]);
        assert_eq!(plan.map(|it| it.name).as_deref(), Some("Split evenly"));
        assert!(responses.is_empty());
    }

    #[test]
    fn responses_are_counted_however_they_are_written() {
        let one = include_str!("../../tests/fixtures/tiktok/bc_balance.json");
        let several = format!("\u{feff}{one}\n{one}");
        let list = format!("[{one},{one},{one}]");
        for (text, number) in [(one, 1), (several.as_str(), 2), (list.as_str(), 3)] {
            assert!(matches!(holds(text), Holds::Responses(it, _) if it == number), "{number}");
        }
    }

    #[test]
    fn what_is_neither_says_why() {
        for text in ["", "{\"version\":", "no", "{\"version\": 1, \"adAccounts\": 5}"] {
            assert!(matches!(holds(text), Holds::Neither(reasons) if !reasons.is_empty()), "{text:?}");
        }
    }

    #[test]
    fn entered_expiry_dates_are_set_by_id() {
        let mut plan = super::super::draft::tests::small();
        plan.ad_credits[0].expires = None;
        let plan = with_expiries(plan, &HashMap::from([("pool".to_owned(), "2027-01-31".to_owned())]));
        assert_eq!(plan.ad_credits[0].expires.as_deref(), Some("2027-01-31"));
    }
}
