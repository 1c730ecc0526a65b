//! The Business Center: which one it is, its name, its cash, and what ad credit it says is unallocated.

use super::amounts::{Purse, plus};
use super::currency::fits;
use super::facts::Facts;
use super::row::Row;
use super::shape::Shape;
use super::words::{add, clipped};
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::{ByText, Table};
use crate::money::Minor;
use crate::plan::document::PlanDocument;

/// What the responses say of the Business Center.
#[derive(Default)]
pub(in crate::import) struct Center {
    /// Its id, where any response names it.
    pub(in crate::import) id: Option<String>,
    /// Its unallocated ad credit.
    pub(in crate::import) grant: Option<Minor>,
    /// Where that stands.
    pub(in crate::import) path: String,
}

/// Finds the Business Center and takes its name and cash into the plan.
pub(in crate::import) fn update(
    plan: &mut PlanDocument,
    facts: &Facts<'_>,
    purse: Purse,
    notices: &mut Notices,
) -> Center {
    let mut center = Center { id: identify(facts, notices), ..Center::default() };
    take_names(plan, facts, center.id.as_deref());
    let (mut balance, mut portfolios) = (None, ByText::default());
    for row in facts.rows(Shape::CenterBalance) {
        let id = row.id("bc_id");
        if id.is_some() && id != center.id.as_deref() {
            continue;
        }
        match row.id("payment_portfolio_id").filter(|portfolio| *portfolio != "0") {
            None => balance = Some(row),
            // The newest row of each portfolio.
            Some(portfolio) => portfolios.put(portfolio, row),
        }
    }
    let mut portfolios = portfolios.values;
    portfolios.retain(|row| fits(row, plan, Kind::CurrencyOfCenter, "", notices));
    if let Some(row) = balance.filter(|row| fits(row, plan, Kind::CurrencyOfCenter, "", notices)) {
        take_cash(plan, row, purse, notices);
        center.grant = grant(row, purse, notices);
        center.path = row.at("valid_grant_balance");
        for row in portfolios {
            let amount = grant(row, purse, notices).unwrap_or(Minor::ZERO);
            notices.tell(Kind::PortfolioBalance, &row.path()).with("amount", purse.value(amount));
        }
    } else {
        take_portfolios(plan, &portfolios, purse, &mut center, notices);
    }
    center
}

/// A Business Center with several payment portfolios has no balance but theirs: its own is their sum.
fn take_portfolios(
    plan: &mut PlanDocument,
    portfolios: &[&Row<'_>],
    purse: Purse,
    center: &mut Center,
    notices: &mut Notices,
) {
    let mut cash = None;
    for row in portfolios {
        let own = purse.balance(row, "valid_cash_balance", notices);
        let own = own.or_else(|| purse.balance(row, "cash_balance", notices));
        if let Some(own) = own.map(|own| not_negative(own, row, "valid_cash_balance", notices)) {
            cash = Some(plus(cash.unwrap_or(Minor::ZERO), own));
        }
        if let Some(own) = grant(row, purse, notices) {
            center.grant = Some(plus(center.grant.unwrap_or(Minor::ZERO), own));
            center.path = row.at("valid_grant_balance");
        }
    }
    if let Some(cash) = cash {
        plan.business_center.cash = Some(purse.text(cash));
    }
    if let (Some(row), Some(sum)) = (portfolios.first(), center.grant) {
        let notice = notices.tell(Kind::PortfoliosSummed, &row.path()).with("count", portfolios.len());
        notice.with("amount", purse.value(sum));
    }
}

/// The Business Center's id: the one whose balance is given, else whose transactions are.
fn identify(facts: &Facts<'_>, notices: &mut Notices) -> Option<String> {
    let (mut all, mut chosen) = (Table::default(), None);
    for shape in [Shape::CenterBalance, Shape::Transaction] {
        for row in facts.rows(shape) {
            all.number(row.id("bc_id").unwrap_or_default());
        }
        chosen = chosen.or_else(|| all.texts().into_iter().find(|id| !id.is_empty()).map(str::to_owned));
    }
    let chosen = chosen?;
    let mut others = String::new();
    for id in all.texts() {
        if !id.is_empty() && id != chosen {
            add(&mut others, ", ", id);
        }
    }
    if !others.is_empty() {
        let notice = notices.tell(Kind::CentersSeveral, "/businessCenter");
        notice.with("taken", &chosen).with("left", &others);
    }
    Some(chosen)
}

/// Takes name and business entity: the newest that is said of it.
fn take_names(plan: &mut PlanDocument, facts: &Facts<'_>, id: Option<&str>) {
    let center = &mut plan.business_center;
    for row in facts.rows(Shape::Center) {
        let info = row.inside("bc_info").unwrap_or_else(|| row.clone());
        if id.is_some() && info.id("bc_id") != id {
            continue;
        }
        if let Some(name) = info.text("name") {
            center.name = clipped(name);
        }
        if let Some(company) = info.text("company") {
            center.entity = Some(clipped(company));
        }
    }
    for row in facts.rows(Shape::Transaction) {
        if let Some(name) = row.text("bc_name").filter(|_| row.id("bc_id") == id) {
            center.name = clipped(name);
        }
    }
}

/// Cash is `valid_cash_balance`: what is frozen or kept for tax can't pay for anything (R54).
fn take_cash(plan: &mut PlanDocument, row: &Row<'_>, purse: Purse, notices: &mut Notices) {
    let valid = purse.balance(row, "valid_cash_balance", notices);
    let whole = purse.balance(row, "cash_balance", notices);
    let Some(cash) = valid.or(whole) else { return };
    plan.business_center.cash = Some(purse.text(not_negative(cash, row, "valid_cash_balance", notices)));
    if valid.is_none() {
        notices.tell(Kind::CashNotValid, &row.at("cash_balance"));
    } else if let Some(held) = over(whole, cash) {
        let notice = notices.tell(Kind::CashValid, "/businessCenter/cash");
        notice.with("cash", purse.value(cash)).with("held", purse.value(held));
    }
}

/// Ad credit that can be used: `valid_grant_balance`, or by analogy `grant_balance` less what is frozen
/// (R54).
pub(in crate::import) fn grant(row: &Row<'_>, purse: Purse, notices: &mut Notices) -> Option<Minor> {
    let whole = purse.balance(row, "grant_balance", notices);
    let frozen = purse.balance(row, "frozen_grant_balance", notices).unwrap_or(Minor::ZERO);
    let valid = purse.balance(row, "valid_grant_balance", notices);
    let usable = valid.or_else(|| whole.map(|whole| whole.take(frozen).unwrap_or(Minor::ZERO)))?;
    if let Some(kept) = over(whole, usable) {
        let notice = notices.tell(Kind::GrantFrozen, &row.at("grant_balance"));
        notice.with("frozen", purse.value(kept)).with("usable", purse.value(usable));
    }
    Some(not_negative(usable, row, "valid_grant_balance", notices))
}

/// By how much `whole` is more than a part of it.
fn over(whole: Option<Minor>, part: Minor) -> Option<Minor> {
    whole?.take(part).filter(|rest| rest.is_positive())
}

/// A plan's funds are never below nothing; an account that owes is told and taken as empty.
pub(in crate::import) fn not_negative(
    amount: Minor,
    row: &Row<'_>,
    key: &str,
    notices: &mut Notices,
) -> Minor {
    if amount < Minor::ZERO {
        notices.tell(Kind::BalanceNegative, &row.at(key));
    }
    amount.max(Minor::ZERO)
}
