//! From what TikTok's API answers to a plan.
//!
//! Responses come in any order and mixture. Each is known by its shape; what is not is said. Everything is
//! dated by the responses themselves. The same responses give the same plan in whichever order they come
//! (of two answers to one question, the one whose request id is later counts), and importing them into
//! the plan they made changes nothing.
//!
//! What the API can't say is asked, never made up: above all the expiry of each ad credit.

mod accounts;
mod amounts;
mod center;
mod changes;
mod credits;
mod currency;
mod dates;
mod envelope;
mod expected;
mod facts;
mod ids;
mod lots;
mod movements;
mod notice;
mod pages;
mod people;
mod period;
mod pools;
mod reconcile;
mod report;
mod row;
mod shape;
mod spend;
mod text;
mod transferable;
mod words;

pub use ids::{rounded_id, unsafe_id_notices, unsafe_ids};
pub use notice::NoticeDocument;
pub use text::{ResponsesError, responses_from_text};

use crate::wire::document::{AssumptionsDocument, BusinessCenterDocument, PlanDocument, VERSION};
use amounts::Purse;
use center::Center;
use facts::Facts;
use movements::Movement;
use notice::Notices;
use report::Daily;
use serde::Serialize;
use serde_json::Value;
use shape::Shape;
use std::collections::BTreeSet;

/// The plan that responses made or updated, and what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
#[cfg_attr(feature = "js", tsify(rename = "Import"))]
pub struct Import {
    /// The plan. While an expiry is asked for, it does not run.
    #[cfg_attr(feature = "js", tsify(type = "Plan"))]
    pub plan: PlanDocument,
    /// What was taken, left out, and is asked.
    #[cfg_attr(feature = "js", tsify(type = "Notice[]"))]
    pub notices: Vec<NoticeDocument>,
}

/// Makes a plan of `responses`, or updates `plan` with them.
///
/// Where the responses speak they rule: status, relation, cash, spend, amounts. Where they don't, the plan
/// stays as it was: expiries, allocations, events to come, members, assumptions.
#[must_use]
pub fn import(plan: Option<PlanDocument>, responses: &[Value]) -> Import {
    let mut notices = Notices::default();
    let before = plan.clone();
    let mut plan = plan.unwrap_or_else(blank);
    let facts = Facts::read(responses, &mut notices);
    if responses.is_empty() {
        let message = "There is no response to import.";
        notices.tell(NoticeDocument::warning("response.none", "", message));
    }
    let purse = currency::settle(&mut plan, &facts, &mut notices);
    let center = center::update(&mut plan, &facts, purse, &mut notices);
    let accounts = accounts::gather(&plan, &facts, &mut notices);
    accounts::update(&mut plan, &accounts, &facts, purse, &mut notices);
    let daily = report::read(&facts, purse, &plan.currency, &accounts.foreign, &mut notices);
    let movements = movements::read(&plan, &facts, &center, purse, &mut notices);
    period::update(&mut plan, &facts, &daily, &movements, &mut notices);
    expected::update(&mut plan, &daily, &accounts, purse, &mut notices);
    take_credits(
        &mut plan,
        &Reading { facts: &facts, center, daily, movements, purse },
        &accounts,
        &mut notices,
    );
    transferable::take_minimum(&mut plan, &accounts, purse, &mut notices);
    transferable::tell_movable(&accounts, purse, &mut notices);
    people::update(&mut plan, &facts, &mut notices);
    name_plan(&mut plan);
    if let Some(before) = before {
        changes::tell(&before, &plan, &mut notices);
    }
    tell_unasked(&plan, &facts, &mut notices);
    credits::ask_for_expiries(&plan, &mut notices);
    Import { plan, notices: notices.into_list() }
}

/// What has been read, once all of it is.
struct Reading<'f, 'a> {
    facts: &'f Facts<'a>,
    center: Center,
    daily: Daily,
    movements: Vec<Movement>,
    purse: Purse,
}

fn take_credits(
    plan: &mut PlanDocument,
    reading: &Reading<'_, '_>,
    accounts: &accounts::Accounts<'_, '_>,
    notices: &mut Notices,
) {
    let (movements, purse) = (reading.movements.as_slice(), reading.purse);
    let shared = plan.ad_accounts.iter().filter(|account| account.relation.as_deref() == Some("shared"));
    let shared = shared.map(|account| account.id.clone()).collect::<Vec<_>>();
    let shared = shared.iter().map(String::as_str).collect::<BTreeSet<_>>();
    let outflows = movements::outflows(movements, reading.facts, &shared, purse, notices);
    credits::update_center(plan, movements, &outflows, &reading.center, purse, notices);
    let grants = reconcile::account_grants(accounts, purse, notices);
    credits::update_accounts(plan, &grants, purse, notices);
    credits::keep_within_limit(plan, notices);
    reconcile::accounts(accounts, movements, &reading.daily, purse, notices);
    movements::tell_unused(reading.facts, movements, notices);
    movements::tell_consumption(reading.facts, purse, notices);
}

/// A plan of which nothing is known yet.
fn blank() -> PlanDocument {
    PlanDocument {
        version: VERSION,
        name: String::new(),
        currency: String::new(),
        start: String::new(),
        end: String::new(),
        business_center: BusinessCenterDocument::default(),
        members: Vec::new(),
        ad_accounts: Vec::new(),
        ad_credits: Vec::new(),
        allocations: Vec::new(),
        events: Vec::new(),
        assumptions: AssumptionsDocument::default(),
    }
}

/// A new plan is called after its Business Center.
fn name_plan(plan: &mut PlanDocument) {
    if plan.business_center.name.is_empty() {
        "Business Center".clone_into(&mut plan.business_center.name);
    }
    if plan.name.is_empty() {
        plan.name.clone_from(&plan.business_center.name);
    }
}

/// Says what the responses never hold, and which of them were known and not needed.
fn tell_unasked(plan: &PlanDocument, facts: &Facts<'_>, notices: &mut Notices) {
    let open = plan.ad_accounts.iter().filter(|account| account.billing.is_none()).count();
    if open > 0 {
        let message = format!(
            "No response says how ad accounts pay what ad credit does not. Automatic payment is assumed ({open} in all); \
             change those with manual payment or monthly invoicing."
        );
        notices.tell(NoticeDocument::info("billing.unknown", "/adAccounts", message).with("count", open));
    }
    for (shape, what) in [
        (Shape::Cost, "Costs: expected spend comes from the daily report"),
        (Shape::Portfolio, "Payment portfolios: they hold cash and credit line, never ad credit (R9)"),
        (Shape::BudgetChange, "Budget changes: a plan has no budgets"),
    ] {
        if let Some(row) = facts.rows(shape).first() {
            let message = format!("{what}. These rows are known and not used.");
            let count = facts.rows(shape).len();
            notices.tell(NoticeDocument::info("rows.notUsed", row.path(), message).with("count", count));
        }
    }
}
