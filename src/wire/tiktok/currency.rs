//! Which currency the plan is in. One plan, one currency: what is in another is left out (R42).

use super::amounts::{Purse, brief};
use super::facts::Facts;
use super::notice::{NoticeDocument, Notices};
use super::row::Row;
use super::shape::Shape;
use crate::money::Currency;
use crate::wire::document::PlanDocument;
use std::collections::BTreeMap;

/// Where currencies stand, the Business Center first: its funds are what is planned.
const SPEAKING: [Shape; 5] = [
    Shape::CenterBalance,
    Shape::AccountBalance,
    Shape::Transaction,
    Shape::OlderCenterTransaction,
    Shape::Cost,
];

/// Settles the plan's currency: a plan that holds anything keeps its own, else the Business Center's, else
/// the one most rows name.
pub(super) fn settle(plan: &mut PlanDocument, facts: &Facts<'_>, notices: &mut Notices) -> Purse {
    let holds = !plan.ad_accounts.is_empty() || !plan.ad_credits.is_empty();
    let named = SPEAKING.into_iter().find_map(|shape| most_named(facts.rows(shape)));
    let own = Currency::from_code(&plan.currency);
    match named {
        Some(named) if !(holds && own.is_some()) => named.clone_into(&mut plan.currency),
        _ => {}
    }
    if let Some(currency) = Currency::from_code(&plan.currency) {
        return Purse::of(currency);
    }
    let message = match plan.currency.as_str() {
        "" => {
            "No response names a currency. Choose the Business Center's; amounts are read with two decimals."
                .to_owned()
        }
        code => format!("“{}” is no currency that is known. Choose the Business Center's.", brief(code)),
    };
    notices.tell(NoticeDocument::ask("currency.needed", "/currency", message));
    Purse::UNKNOWN
}

/// The code most rows name; of equals the first in the alphabet.
fn most_named<'a>(rows: &[Row<'a>]) -> Option<&'a str> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for code in rows.iter().filter_map(|row| row.text("currency")) {
        *counts.entry(code).or_default() += 1;
    }
    let most = counts.values().copied().max()?;
    counts.into_iter().find(|(_, count)| *count == most).map(|(code, _)| code)
}

/// Whether a row is in the plan's currency, or says nothing. Tells what is left out.
pub(super) fn fits(row: &Row<'_>, plan: &PlanDocument, what: &str, notices: &mut Notices) -> bool {
    let Some(code) = row.text("currency") else { return true };
    if plan.currency.is_empty() || code == plan.currency {
        return true;
    }
    let message = format!(
        "{what} is in {}, the plan in {}. It is left out: ad credit does not cross currencies (R42). Import it \
         into a plan of its own.",
        brief(code),
        plan.currency
    );
    let notice = NoticeDocument::warning("currency.other", row.at("currency"), message);
    notices.tell(notice.with("currency", brief(code)).with("plan", &plan.currency));
    false
}
