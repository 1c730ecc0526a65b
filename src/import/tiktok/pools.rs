//! Payment portfolios: the cash of their ad accounts is a pool that every row repeats (R9).

use super::amounts::Purse;
use super::facts::Facts;
use super::row::Row;
use super::shape::Shape;
use crate::import::kind::Kind;
use crate::import::notice::Notices;
use crate::import::table::{ByText, Table};

/// One portfolio and its rows.
struct Portfolio<'f, 'a> {
    id: &'a str,
    rows: Vec<&'f Row<'a>>,
}

/// The ad accounts whose cash is a portfolio's and not their own. Their ad credit is their own all the
/// same: the API repeats balances and cash of the pool, never `grant_*`.
///
/// A row is of a pool where its portfolio is `SHARED`, or of a kind nobody names. `NON_SHARED` keeps funds
/// per account; but where several of its rows show one and the same balance, that is a repeated pool too.
pub(in crate::import) fn pooled(facts: &Facts<'_>, purse: Purse, notices: &mut Notices) -> Table {
    let mut portfolios: ByText<Portfolio<'_, '_>> = ByText::default();
    for row in facts.rows(Shape::AccountBalance) {
        let Some(id) = portfolio(row) else { continue };
        portfolios.entry(id, || Portfolio { id, rows: Vec::new() }).rows.push(row);
    }
    let mut pooled = Table::default();
    for portfolio in portfolios.values {
        let mut accounts = Table::default();
        for row in &portfolio.rows {
            if let Some(id) = row.id("advertiser_id") {
                accounts.number(id);
            }
        }
        let is_apart = portfolio.rows.iter().all(|row| kind(row) == Some("NON_SHARED"));
        if !is_apart || accounts.len() > 1 && repeats(&portfolio.rows) {
            tell(&portfolio, accounts.len(), purse, notices);
            for account in accounts.texts() {
                pooled.number(account);
            }
        }
    }
    pooled
}

fn kind<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.text("payment_portfolio_type")
}

/// The portfolio of a row: its id, or its kind where only that is given. `0` is no portfolio.
fn portfolio<'a>(row: &Row<'a>) -> Option<&'a str> {
    let id = row.id("payment_portfolio_id").filter(|id| *id != "0");
    id.or_else(|| kind(row).filter(|kind| *kind == "SHARED"))
}

/// Whether all rows show the same cash and the same account balance, and it is not nothing.
fn repeats(rows: &[&Row<'_>]) -> bool {
    let is_same = |key| rows.windows(2).all(|pair| pair[0].number(key) == pair[1].number(key));
    let cash = rows.first().and_then(|row| row.number("cash_balance")).unwrap_or_default();
    cash.bytes().any(|byte| byte != b'0' && byte != b'.')
        && is_same("cash_balance")
        && is_same("account_balance")
}

fn tell(portfolio: &Portfolio<'_, '_>, accounts: usize, purse: Purse, notices: &mut Notices) {
    let Some(row) = portfolio.rows.last() else { return };
    let cash = purse.balance(row, "valid_cash_balance", notices);
    let cash = cash.or_else(|| purse.balance(row, "cash_balance", notices));
    let cash = cash.map_or_else(|| "an amount not given".to_owned(), |cash| purse.say(cash));
    let notice = notices.tell(Kind::PortfolioPool, &row.path()).with("portfolio", portfolio.id);
    notice.with("accounts", accounts).with("cash", &cash);
}
