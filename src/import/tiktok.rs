//! From what TikTok's API answers to a plan.
//!
//! Responses come in any order and mixture. Each is known by its shape; what is not is said. Everything is
//! dated by the responses themselves. The same responses give the same plan in whichever order they come
//! (of two answers to one question, the one whose request id is later counts), and importing them into
//! the plan they made changes nothing.
//!
//! What the API can't say is asked, never made up: above all the expiry of each ad credit.

pub(super) mod accounts;
mod allocations;
pub(super) mod amounts;
mod center;
pub(super) mod changes;
pub(super) mod credits;
mod currency;
mod dates;
mod envelope;
pub(super) mod expected;
mod facts;
mod ids;
mod lots;
mod movements;
mod pages;
mod people;
pub(super) mod period;
mod pools;
mod reconcile;
pub(super) mod report;
mod row;
mod shape;
mod spend;
mod text;
mod transferable;
pub(super) mod words;

pub use ids::{rounded_id, unsafe_ids};
pub use text::{ResponsesError, responses_from_text};

use super::kind::Kind;
use super::notice::Notices;
use super::{Import, actuals, blank, name_plan};
use crate::money::Currency;
use crate::plan::document::PlanDocument;
use expected::ExpectedSpend;
use facts::Facts;
use period::KnownBalances;

use serde_json::Value;
use shape::Shape;

/// Makes a plan of `responses`, or updates `plan` with them.
///
/// Where the responses speak they rule: status, relation, cash, spend, amounts. Where they don't, the plan
/// stays as it was: expiries, allocations, events to come, members, assumptions.
#[must_use]
pub fn import(plan: Option<PlanDocument>, responses: &[Value]) -> Import {
    let mut notices = Notices::new();
    let before = plan.as_ref().map(PlanDocument::to_value);
    let mut plan = plan.unwrap_or_else(blank);
    let facts = Facts::read(responses, &mut notices);
    if responses.is_empty() {
        notices.tell(Kind::ResponseNone, "");
    }
    let damaged: Vec<usize> = responses.iter().map(damage).collect();
    if let Some(first) = damaged.iter().position(|count| *count > 0) {
        let notice = notices.tell(Kind::ResponseDamaged, &format!("/{first}"));
        notice.with("count", damaged.iter().sum::<usize>());
    }
    update(&mut plan, &facts, &mut notices);
    name_plan(&mut plan);
    if let Some(before) = before {
        changes::tell(&before, &plan.to_value(), &mut notices);
    }
    tell_unasked(&plan, &facts, &mut notices);
    credits::ask_for_expiries(&plan, true, &mut notices);
    // Where nobody knows it, amounts are of something all the same.
    let notices = notices.into_list(Currency::from_code(&plan.currency));
    Import { plan, notices }
}

/// Number of replacement characters in the texts of a response: somebody decoded it wrongly before.
fn damage(value: &Value) -> usize {
    match value {
        Value::String(text) => text.matches('\u{fffd}').count(),
        Value::Array(items) => items.iter().map(damage).sum(),
        Value::Object(fields) => fields.values().map(damage).sum(),
        _ => 0,
    }
}

/// Brings the plan up to date: who is there, then when it is, then the ad credit.
fn update(plan: &mut PlanDocument, facts: &Facts<'_>, notices: &mut Notices) {
    let purse = currency::settle(plan, facts, notices);
    let center = center::update(plan, facts, purse, notices);
    let mut accounts = accounts::gather(plan, facts, notices);
    accounts::update(plan, &accounts, facts, purse, notices);
    people::update(plan, facts, notices);

    let daily = report::read(facts, purse, &plan.currency, &mut accounts, notices);
    actuals::leave_known(plan, &mut accounts);
    let movements = movements::read(plan, facts, &center, purse, notices);
    let grants = credits::grants(&accounts, purse, notices);
    let known = KnownBalances {
        center: center.grant.is_some(),
        account: &|id| accounts.place_of(id).is_some_and(|place| grants[place].is_some()),
        purse,
    };
    period::update(plan, facts, &daily, &movements, &known, notices);
    expected::update(plan, &daily, &accounts, (ExpectedSpend::Mean, purse), notices);
    actuals::update(plan, &daily, &accounts, purse, notices);

    let outflows = allocations::outflows(plan, &movements, facts, purse, notices);
    credits::update_center(plan, &movements, &outflows, &center, purse, notices);
    credits::update_accounts(plan, &accounts, &grants, purse, notices);
    credits::ask_about_stale(plan, &known, facts, purse, notices);
    credits::keep_within_limit(plan, purse, notices);
    reconcile::accounts(&accounts, &grants, &movements, purse, notices);
    allocations::tell_transfers(facts, &movements, notices);
    allocations::tell_consumption(facts, purse, notices);
    transferable::take_minimum(plan, &accounts, purse, notices);
    transferable::tell_movable(&accounts, purse, notices);
}

/// Says what the responses never hold, and which of them were known and not needed.
fn tell_unasked(plan: &PlanDocument, facts: &Facts<'_>, notices: &mut Notices) {
    let open = plan.ad_accounts.iter().filter(|account| account.billing.is_none()).count();
    if open > 0 {
        notices.tell(Kind::BillingUnknown, "/adAccounts").with("count", open);
    }
    for (shape, kind) in [
        (Shape::Cost, Kind::RowsCosts),
        (Shape::Portfolio, Kind::RowsPortfolios),
        (Shape::BudgetChange, Kind::RowsBudgets),
    ] {
        let rows = facts.rows(shape);
        if let Some(row) = rows.first() {
            notices.tell(kind, &row.path()).with("count", rows.len());
        }
    }
}
