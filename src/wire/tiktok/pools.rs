//! Payment portfolios: the cash of their ad accounts is a pool that every row repeats (R9).

use super::amounts::Purse;
use super::facts::Facts;
use super::notice::{NoticeDocument, Notices};
use super::row::Row;
use super::shape::Shape;
use std::collections::{BTreeMap, BTreeSet};

/// The ad accounts whose cash is a portfolio's and not their own. Their ad credit is their own all the
/// same: the API repeats balances and cash of the pool, never `grant_*`.
///
/// A row is of a pool where its portfolio is `SHARED`, or of a kind nobody names. `NON_SHARED` keeps funds
/// per account; but where several of its rows show one and the same balance, that is a repeated pool too.
pub(super) fn pooled(facts: &Facts<'_>, purse: Purse, notices: &mut Notices) -> BTreeSet<String> {
    let mut portfolios = BTreeMap::<String, Vec<&Row<'_>>>::new();
    for row in facts.rows(Shape::AccountBalance) {
        if let Some(portfolio) = portfolio(row) {
            portfolios.entry(portfolio).or_default().push(row);
        }
    }
    let mut accounts = BTreeSet::new();
    for (portfolio, rows) in portfolios {
        if rows.iter().all(|row| kind(row) == Some("NON_SHARED")) && !repeats(&rows) {
            continue;
        }
        let of_it = rows.iter().filter_map(|row| row.id("advertiser_id")).collect::<BTreeSet<_>>();
        tell(&portfolio, &rows, of_it.len(), purse, notices);
        accounts.extend(of_it);
    }
    accounts
}

fn kind<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.text("payment_portfolio_type")
}

/// The portfolio of a row: its id, or its kind where only that is given. `0` is no portfolio.
fn portfolio(row: &Row<'_>) -> Option<String> {
    let id = row.id("payment_portfolio_id").filter(|id| id != "0");
    id.or_else(|| kind(row).filter(|kind| *kind == "SHARED").map(str::to_owned))
}

/// Whether several ad accounts show the same cash and the same account balance, and it is not nothing.
fn repeats(rows: &[&Row<'_>]) -> bool {
    let shown = |row: &Row<'_>| (row.number("cash_balance"), row.number("account_balance"));
    let accounts = rows.iter().filter_map(|row| row.id("advertiser_id")).collect::<BTreeSet<_>>();
    let nothing = |text: &Option<String>| {
        text.as_ref().is_none_or(|text| text.bytes().all(|byte| byte == b'0' || byte == b'.'))
    };
    let distinct = rows.iter().map(|row| shown(row)).collect::<BTreeSet<_>>();
    accounts.len() > 1 && distinct.len() == 1 && distinct.iter().any(|(cash, _)| !nothing(cash))
}

fn tell(portfolio: &str, rows: &[&Row<'_>], accounts: usize, purse: Purse, notices: &mut Notices) {
    let Some(row) = rows.last() else { return };
    let cash = purse.balance(row, &["valid_cash_balance", "cash_balance"], notices);
    let cash = cash.map_or_else(|| "an amount not given".to_owned(), |cash| purse.say(cash));
    let message = format!(
        "The rows of payment portfolio {portfolio} (ad accounts: {accounts}) each repeat its pool ({cash}). \
         The pool is counted nowhere: a plan has no place for it, and the ad accounts get no cash of their own. \
         Their ad credit is taken. Enter cash by hand where it matters."
    );
    let notice = NoticeDocument::warning("portfolio.pool", row.path(), message);
    notices.tell(notice.with("portfolio", portfolio).with("accounts", accounts).with("cash", cash));
}
