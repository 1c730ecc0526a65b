//! What both accounting formats are written from.

use super::accounts::{Account, Chart};
use super::assertions::{Assertion, assertions, below_zero};
use crate::ledger::WrittenRow;
use crate::plan::Plan;
use crate::simulation::Projection;
use serde_json::{Map, Value};

/// The journal, the accounts it needs, and what they must come to.
pub(super) struct Books<'p> {
    pub(super) plan: &'p Plan,
    pub(super) rows: Vec<WrittenRow>,
    pub(super) assertions: Vec<Assertion>,
    chart: Chart,
    /// What is said of each account, by its name. A JSON object, being a sorted map that the program has already.
    declared: Map<String, Value>,
}

impl<'p> Books<'p> {
    /// `describe` writes whose an account is: the keys and the values.
    pub(super) fn of(projection: &'p Projection<'p>, describe: fn(&[(&str, &str)]) -> String) -> Self {
        let chart = Chart::of(projection.plan);
        let assertions = assertions(projection, &chart);
        let rows = projection.journal.rows();
        let mut books = Self { plan: projection.plan, rows, assertions, chart, declared: Map::new() };
        let posted = books.rows.iter().flat_map(|row| [books.chart.from(row), books.chart.to(row)]);
        let asserted = books.assertions.iter().map(|it| it.account.clone());
        let mut declared = Map::new();
        for account in posted.chain(asserted) {
            if !declared.contains_key(&account.name) {
                let whose = describe(&whose(projection.plan, &account));
                declared.insert(account.name, Value::String(whose));
            }
        }
        books.declared = declared;
        books
    }

    /// Each account and what is said of it, by name.
    pub(super) fn accounts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.declared.iter().map(|(name, whose)| (name.as_str(), whose.as_str().unwrap_or_default()))
    }

    /// The two sides of a movement: what leaves one account, and what reaches another.
    pub(super) fn sides(&self, row: &WrittenRow) -> [(String, String); 2] {
        let currency = self.plan.currency();
        [
            (self.chart.from(row).name, below_zero(row.amount).to_text(currency)),
            (self.chart.to(row).name, row.amount.to_text(currency)),
        ]
    }
}

fn whose<'p>(plan: &'p Plan, account: &Account) -> Vec<(&'static str, &'p str)> {
    let mut whose = Vec::new();
    if let Some(credit) = account.credit.map(|credit| plan.credit(credit)) {
        whose.extend([("ad-credit", credit.id.as_str()), ("ad-credit-name", credit.name.as_str())]);
    }
    if let Some(account) = account.party.map(|account| plan.account(account)) {
        whose.extend([("ad-account", account.id.as_str()), ("ad-account-name", account.name.as_str())]);
    }
    whose
}
