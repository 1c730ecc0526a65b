//! Inputs that differ, and setting one back.

use crate::app::engine;
use crate::plan::document::PlanDocument;
use crate::results::comparison::InputDifference;
use serde_json::Value;

/// Whether a difference is worth showing: what a scenario is called is above its column.
pub(super) fn matters(difference: &InputDifference) -> bool {
    difference.path != "/name"
}

/// The scenario `open` with this input as the other scenario has it; `difference` is one of `open` (first) and the
/// other. Nothing where it can't be set back by itself.
pub(super) fn reset(open: &PlanDocument, difference: &InputDifference) -> Option<PlanDocument> {
    let mut value = engine::to_value(open);
    let (parent, name) = difference.path.rsplit_once('/')?;
    match (&difference.a, &difference.b) {
        (Some(_), Some(theirs)) => *value.pointer_mut(&difference.path)? = theirs.clone(),
        (Some(_), None) => match value.pointer_mut(parent)? {
            Value::Object(fields) => {
                fields.remove(name)?;
            }
            Value::Array(items) => {
                let at: usize = name.parse().ok()?;
                if at >= items.len() {
                    return None;
                }
                items.remove(at);
            }
            _ => return None,
        },
        (None, Some(theirs)) => match value.pointer_mut(parent)? {
            Value::Object(fields) => {
                fields.insert(name.to_owned(), theirs.clone());
            }
            Value::Array(items) => {
                let at: usize = name.parse().ok()?;
                items.insert(at.min(items.len()), theirs.clone());
            }
            _ => return None,
        },
        (None, None) => return None,
    }
    engine::from_value(&value).filter(|set| set != open)
}

#[cfg(test)]
mod tests {
    use super::super::columns::tests::{at_once, in_parts};
    use super::*;

    /// Resets every difference, one after the other, until there is none left.
    fn reset_all(open: &PlanDocument, other: &PlanDocument) -> PlanDocument {
        let mut open = open.clone();
        for _ in 0..50 {
            let differences = engine::compare(&open, other).map(|it| it.inputs).unwrap_or_default();
            let Some(next) = differences.iter().filter(|it| matters(it)).find_map(|it| reset(&open, it))
            else {
                break;
            };
            open = next;
        }
        open.name.clone_from(&other.name);
        open
    }

    #[test]
    fn after_every_reset_the_scenario_is_the_other() {
        let mut other = in_parts();
        other.ad_accounts[1].entity = Some("Example Ltd".into());
        other.ad_accounts[2].daily_spend = None;
        other.assumptions.suspension = Some("freeze".into());
        other.members.push(crate::plan::document::MemberDocument {
            id: "m".into(),
            name: "Mo".into(),
            role: "admin".into(),
        });
        let reset = reset_all(&at_once(), &other);
        let left = engine::compare(&reset, &other).map(|it| it.inputs);
        assert_eq!(left, Some(Vec::new()));
        let back = reset_all(&other, &at_once());
        assert_eq!(engine::compare(&back, &at_once()).map(|it| it.inputs), Some(Vec::new()));
    }

    #[test]
    fn one_reset_changes_one_input() {
        let mut other = at_once();
        other.ad_accounts[0].daily_spend = Some("240.00".into());
        other.end = "2026-04-15".into();
        let differences = engine::compare(&at_once(), &other).map(|it| it.inputs).unwrap_or_default();
        assert_eq!(differences.len(), 2);
        let spend = differences.iter().find(|it| it.path == "/adAccounts/0/dailySpend");
        let set = spend.and_then(|it| reset(&at_once(), it));
        assert_eq!(
            set.map(|it| (it.end, it.ad_accounts[0].daily_spend.clone())),
            Some(("2026-03-30".to_owned(), Some("240.00".to_owned())))
        );
    }
}
