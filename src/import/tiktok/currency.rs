//! Which currency the plan is in. One plan, one currency: what is in another is left out (R42).

use super::amounts::Purse;
use super::facts::Facts;
use super::row::Row;
use super::shape::Shape;
use super::words::brief;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::ByText;
use crate::money::Currency;
use crate::plan::document::PlanDocument;

/// Where currencies stand, the Business Center first: its funds are what is planned.
const SPEAKING: [Shape; 6] = [
    Shape::CenterBalance,
    Shape::AccountBalance,
    Shape::Transaction,
    Shape::OlderCenterTransaction,
    Shape::Cost,
    Shape::Report,
];

/// Settles the plan's currency: a plan that holds anything keeps its own, else the Business Center's, else
/// the one most rows name.
pub(in crate::import) fn settle(plan: &mut PlanDocument, facts: &Facts<'_>, notices: &mut Notices) -> Purse {
    let holds = !plan.ad_accounts.is_empty() || !plan.ad_credits.is_empty();
    if !holds || Currency::from_code(&plan.currency).is_none() {
        let named = SPEAKING.iter().find_map(|shape| most_named(facts.rows(*shape)));
        plan.currency = named.unwrap_or_else(|| std::mem::take(&mut plan.currency));
    }
    let currency = Currency::from_code(&plan.currency);
    if currency.is_none() && plan.currency.is_empty() {
        notices.tell(Kind::CurrencyNeeded, "/currency");
    } else if currency.is_none() {
        notices.tell(Kind::CurrencyUnknown, "/currency").with("found", brief(&plan.currency));
    }
    Purse::of(currency)
}

/// The code most rows name; of equals the first in the alphabet.
fn most_named(rows: &[Row<'_>]) -> Option<String> {
    let mut counts: ByText<usize> = ByText::default();
    for row in rows {
        let of_metrics = || row.inside("metrics").and_then(|metrics| metrics.text("currency"));
        let Some(code) = row.text("currency").or_else(of_metrics) else { continue };
        *counts.entry(&code.to_ascii_uppercase(), || 0) += 1;
    }
    let most = counts.values.iter().max()?;
    let mut texts = counts.texts.texts().into_iter();
    texts.find(|code| counts.get(code) == Some(most)).map(str::to_owned)
}

/// Whether a row is in the plan's currency, or says nothing. Tells what is left out.
pub(in crate::import) fn fits(
    row: &Row<'_>,
    plan: &PlanDocument,
    kind: Kind,
    id: &str,
    notices: &mut Notices,
) -> bool {
    let Some(code) = row.text("currency") else { return true };
    if plan.currency.is_empty() || code.eq_ignore_ascii_case(&plan.currency) {
        return true;
    }
    let notice = notices.tell(kind, &row.at("currency"));
    notice.with("id", id).with("currency", brief(code)).with("plan", &plan.currency);
    false
}
