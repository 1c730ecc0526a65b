//! The Business Center: which one it is, its name, its cash, and what ad credit it says is unallocated.

use super::amounts::Purse;
use super::currency::fits;
use super::facts::Facts;
use super::notice::{NoticeDocument, Notices};
use super::row::Row;
use super::shape::Shape;
use super::words::clipped;
use crate::money::Minor;
use crate::wire::document::PlanDocument;
use std::collections::BTreeSet;

/// What the responses say of the Business Center.
#[derive(Default)]
pub(super) struct Center {
    /// Its id, where any response names it.
    pub(super) id: Option<String>,
    /// Its unallocated ad credit.
    pub(super) grant: Option<Minor>,
    /// Where that stands.
    pub(super) path: String,
}

/// Finds the Business Center and takes its name and cash into the plan.
pub(super) fn update(
    plan: &mut PlanDocument,
    facts: &Facts<'_>,
    purse: Purse,
    notices: &mut Notices,
) -> Center {
    let mut center = Center { id: identify(facts, notices), ..Center::default() };
    if let Some(name) = name(facts, center.id.as_deref()) {
        plan.business_center.name = clipped(name);
    }
    if let Some(company) = company(facts, center.id.as_deref()) {
        plan.business_center.entity = Some(clipped(company));
    }
    let balances = facts.rows(Shape::CenterBalance).iter().filter(|row| !is_portfolio(row));
    let mut own =
        balances.filter(|row| center.id.is_none() || row.id("bc_id").is_none_or(|id| Some(id) == center.id));
    if let Some(row) = own.next_back()
        && fits(row, plan, "The Business Center's balance", notices)
    {
        take_cash(plan, row, purse, notices);
        center.grant = grant(row, purse, notices);
        center.path = row.at("valid_grant_balance");
    }
    for row in facts.rows(Shape::CenterBalance).iter().filter(|row| is_portfolio(row)) {
        let message =
            "This is the balance of a payment portfolio, not of the Business Center; it is left out.";
        notices.tell(NoticeDocument::info("portfolio.balance", row.path(), message));
    }
    center
}

/// Whether a Business Center balance was asked for one portfolio of it.
fn is_portfolio(row: &Row<'_>) -> bool {
    row.id("payment_portfolio_id").is_some_and(|id| id != "0")
}

/// The Business Center's id: the one whose balance is given, else whose transactions are.
fn identify(facts: &Facts<'_>, notices: &mut Notices) -> Option<String> {
    let ids = |shape| facts.rows(shape).iter().filter_map(|row| row.id("bc_id")).collect::<BTreeSet<_>>();
    let (balances, transactions) = (ids(Shape::CenterBalance), ids(Shape::Transaction));
    let chosen = balances.first().or_else(|| transactions.first()).cloned()?;
    let others = balances.union(&transactions).filter(|id| **id != chosen).cloned().collect::<Vec<_>>();
    if !others.is_empty() {
        let message = format!(
            "The responses are of several Business Centers. The plan is of {chosen}; balances and transactions \
             of {} are left out. Import those into a plan of their own.",
            others.join(", ")
        );
        let notice = NoticeDocument::warning("businessCenter.several", "/businessCenter", message);
        notices.tell(notice.with("taken", &chosen).with("left", others.join(", ")));
    }
    Some(chosen)
}

fn name<'a>(facts: &Facts<'a>, id: Option<&str>) -> Option<&'a str> {
    let centers = facts.rows(Shape::Center).iter().filter_map(|row| {
        let info = row.inside("bc_info").unwrap_or_else(|| row.clone());
        (id.is_none() || info.id("bc_id").as_deref() == id).then(|| info.text("name"))?
    });
    let transactions = facts.rows(Shape::Transaction).iter();
    let transactions = transactions.filter(|row| row.id("bc_id").as_deref() == id);
    centers.chain(transactions.filter_map(|row| row.text("bc_name"))).last()
}

fn company<'a>(facts: &Facts<'a>, id: Option<&str>) -> Option<&'a str> {
    let centers = facts.rows(Shape::Center).iter().filter_map(|row| row.inside("bc_info"));
    centers
        .filter(|info| id.is_none() || info.id("bc_id").as_deref() == id)
        .filter_map(|info| info.text("company"))
        .next_back()
}

/// Cash is `valid_cash_balance`: what is frozen or kept for tax can't pay for anything (R54).
fn take_cash(plan: &mut PlanDocument, row: &Row<'_>, purse: Purse, notices: &mut Notices) {
    let valid = purse.balance(row, &["valid_cash_balance"], notices);
    let whole = purse.balance(row, &["cash_balance"], notices);
    let Some(cash) = valid.or(whole) else { return };
    plan.business_center.cash = Some(purse.text(not_negative(cash, row, "valid_cash_balance", notices)));
    let held = whole.and_then(|whole| whole.take(cash)).filter(|held| held.is_positive());
    if valid.is_none() {
        let message =
            "The response gives cash_balance only; it may hold frozen cash and tax that can't be used.";
        notices.tell(NoticeDocument::warning("cash.notValid", row.at("cash_balance"), message));
    } else if let Some(held) = held {
        let message = format!(
            "The Business Center's cash is taken as {}: valid_cash_balance, without {} that is frozen or tax \
             (R54).",
            purse.say(cash),
            purse.say(held)
        );
        let notice = NoticeDocument::info("cash.valid", "/businessCenter/cash", message);
        notices.tell(notice.with("cash", purse.text(cash)).with("held", purse.text(held)));
    }
}

/// Ad credit that can be used: `valid_grant_balance`, or by analogy `grant_balance` less what is frozen
/// (R54).
pub(super) fn grant(row: &Row<'_>, purse: Purse, notices: &mut Notices) -> Option<Minor> {
    let whole = purse.balance(row, &["grant_balance"], notices);
    let frozen = purse.balance(row, &["frozen_grant_balance"], notices).unwrap_or(Minor::ZERO);
    let valid = purse.balance(row, &["valid_grant_balance"], notices);
    let usable = valid.or_else(|| whole.map(|whole| whole.take(frozen).unwrap_or(Minor::ZERO)))?;
    let kept = whole.and_then(|whole| whole.take(usable)).filter(|kept| kept.is_positive());
    if let Some(kept) = kept {
        let message = format!(
            "{} of this ad credit is frozen; only {} is usable and taken into the plan (R54).",
            purse.say(kept),
            purse.say(usable)
        );
        let notice = NoticeDocument::warning("grant.frozen", row.at("grant_balance"), message);
        notices.tell(notice.with("frozen", purse.text(kept)).with("usable", purse.text(usable)));
    }
    Some(not_negative(usable, row, "valid_grant_balance", notices))
}

/// A plan's funds are never below nothing; an account that owes is told and taken as empty.
pub(super) fn not_negative(amount: Minor, row: &Row<'_>, key: &str, notices: &mut Notices) -> Minor {
    if amount >= Minor::ZERO {
        return amount;
    }
    let message = "This balance is below nothing: something is owed. The plan takes it as nothing.";
    notices.tell(NoticeDocument::warning("balance.negative", row.at(key), message));
    Minor::ZERO
}
