//! What the accounts must come to: the projection's own figures, for the reading program to check.

use super::accounts::{Account, AccountHolder, Chart};
use crate::ledger::{CreditFigures, RunCash};
use crate::money::Minor;
use crate::plan::{AccountIndex, CreditIndex};
use crate::simulation::Projection;

/// An account, sub-accounts included, and what it holds after the last day.
pub(super) struct Assertion {
    pub(super) account: Account,
    pub(super) amount: Minor,
}

/// Every figure of ad credit and cash that is not nothing, and what is left in each place that ever held anything.
pub(super) fn assertions(projection: &Projection<'_>, chart: &Chart) -> Vec<Assertion> {
    let mut assertions = AssertionList { chart, list: Vec::new() };
    for (position, figures) in projection.figures.ad_credits.iter().enumerate() {
        assertions.ad_credit(CreditIndex::new(position), figures);
    }
    assertions.all_cash(&projection.figures.cash);
    let balances = projection.balances_at(projection.plan.period().end);
    for position in 0..projection.plan.ad_accounts().len() {
        let account = AccountIndex::new(position);
        for lot in balances.lots(account) {
            let holder = AccountHolder::AdAccount(account);
            assertions.add(chart.credit(Some(lot.credit), "Assets", "", holder), lot.amount);
        }
        let cash = balances.account_cash(account);
        assertions.unless_nothing(chart.cash("Assets:Cash", AccountHolder::AdAccount(account)), cash);
    }
    assertions.list
}

struct AssertionList<'c> {
    chart: &'c Chart,
    list: Vec<Assertion>,
}

impl AssertionList<'_> {
    fn add(&mut self, account: Account, amount: Minor) {
        self.list.push(Assertion { account, amount });
    }

    fn unless_nothing(&mut self, account: Account, amount: Minor) {
        if !amount.is_zero() {
            self.add(account, amount);
        }
    }

    fn ad_credit(&mut self, credit: CreditIndex, figures: &CreditFigures) {
        if figures.issued.is_zero() {
            return;
        }
        let chart = self.chart;
        let account = |root, part, holder| chart.credit(Some(credit), root, part, holder);
        let (nobody, center, accounts) =
            (AccountHolder::None, AccountHolder::BusinessCenter, AccountHolder::AdAccounts);
        self.add(account("Income", "", nobody), below_zero(figures.issued));
        self.add(account("Assets", "", center), figures.unallocated);
        self.add(account("Assets", "", accounts), figures.remaining);
        self.unless_nothing(account("Expenses", ":Spent", nobody), figures.spent);
        self.unless_nothing(account("Expenses", ":Expired", center), figures.expired_unallocated);
        self.unless_nothing(account("Expenses", ":Expired", accounts), figures.expired_in_accounts);
        self.unless_nothing(account("Expenses", ":Forfeited", nobody), figures.forfeited);
        self.unless_nothing(account("Expenses", ":Revoked", nobody), figures.revoked);
    }

    fn all_cash(&mut self, figures: &RunCash) {
        let chart = self.chart;
        let account = |head, holder| chart.cash(head, holder);
        let charged = figures.billed - figures.invoiced;
        // What is charged to a payment method passes through the ad account on its way.
        if !(figures.opening.is_zero() && figures.billed.is_zero()) {
            self.add(account("Assets:Cash", AccountHolder::BusinessCenter), figures.business_center);
            self.add(account("Assets:Cash", AccountHolder::AdAccounts), figures.ad_accounts);
        }
        self.unless_nothing(account("Equity:OpeningCash", AccountHolder::None), below_zero(figures.opening));
        let spent = figures.spent + figures.billed;
        self.unless_nothing(account("Expenses:Cash:Spent", AccountHolder::None), spent);
        self.unless_nothing(account("Expenses:Cash:ClawedBack", AccountHolder::None), figures.debt);
        self.unless_nothing(account("Liabilities:PaymentMethod", AccountHolder::None), below_zero(charged));
        self.unless_nothing(
            account("Liabilities:MonthlyInvoice", AccountHolder::None),
            below_zero(figures.invoiced),
        );
        self.unless_nothing(account("Liabilities:Debt", AccountHolder::None), below_zero(figures.debt));
    }
}

/// Income, equity and liabilities are below zero where they are something.
pub(super) fn below_zero(amount: Minor) -> Minor {
    Minor::ZERO - amount
}
