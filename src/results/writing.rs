//! Results written down: core types to documents.

use super::journal::JournalTable;
use super::projection::{
    AdAccountFigures, AdCreditFigures, CashFigures, Figures, ProblemDocument, ProjectionDocument,
    RefusalDocument,
};
use crate::ledger::{CreditFigures, Fault};
use crate::messages::{CORE, Message, Value};
use crate::money::{Currency, Minor};
use crate::plan::{Plan, Problem, Severity};
use crate::simulation::{Projection, Refusal, Subject};

/// Whether a projection carries its journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JournalOption {
    /// Figures only.
    #[default]
    Without,
    /// Every movement, a row for each day.
    With,
}

/// Problems as written down.
#[must_use]
pub fn problem_documents(problems: &[Problem]) -> Vec<ProblemDocument> {
    let document = |problem: &Problem| ProblemDocument {
        code: problem.code.name,
        path: problem.path.clone(),
        severity: match problem.code.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: problem.message(),
    };
    problems.iter().map(document).collect()
}

impl From<Problem> for Vec<ProblemDocument> {
    fn from(problem: Problem) -> Self {
        problem_documents(&[problem])
    }
}

/// What stopped a run. No document leads to it, so it is no [`Problem`] of one.
#[must_use]
pub(super) fn fault_document(plan: &Plan, fault: Fault) -> ProblemDocument {
    let amount = Value::Amount(fault.amount, Some(plan.currency()));
    let message = Message::new(&CORE, "problems", "run.overdrawn").with("on", fault.on);
    ProblemDocument {
        code: "run.overdrawn",
        path: String::new(),
        severity: "error",
        message: message.with("type", fault.transfer.kind().name()).with("amount", amount),
    }
}

/// A projection as written down, with the warnings of the check.
#[must_use]
pub fn projection_document(
    projection: &Projection<'_>,
    warnings: &[Problem],
    journal: JournalOption,
) -> ProjectionDocument {
    let plan = projection.plan;
    let currency = plan.currency();
    let figures = &projection.figures;
    let account = |position: usize| {
        let account = &figures.ad_accounts[position];
        AdAccountFigures {
            id: plan.ad_accounts()[position].id.clone(),
            credit: figures_document(&account.credit, currency),
            allocated: account.credit.allocated.to_text(currency),
            can_spend: projection.can_spend[position].to_text(currency),
            status: projection.statuses[position].name(),
            cash: account.cash.ad_accounts.to_text(currency),
            cash_spent: account.cash.spent.to_text(currency),
            billed: account.cash.billed.to_text(currency),
            debt: account.cash.debt.to_text(currency),
        }
    };
    let credit = |position: usize| AdCreditFigures {
        id: plan.ad_credits()[position].id.clone(),
        credit: figures_document(&figures.ad_credits[position], currency),
    };
    ProjectionDocument {
        currency: currency.code().to_owned(),
        start: plan.period().start.to_string(),
        end: plan.period().end.to_string(),
        totals: figures_document(&figures.totals, currency),
        ad_accounts: (0..plan.ad_accounts().len()).map(account).collect(),
        ad_credits: (0..plan.ad_credits().len()).map(credit).collect(),
        cash: CashFigures {
            opening: figures.cash.opening.to_text(currency),
            business_center: figures.cash.business_center.to_text(currency),
            ad_accounts: figures.cash.ad_accounts.to_text(currency),
            spent: figures.cash.spent.to_text(currency),
            billed: figures.cash.billed.to_text(currency),
            invoiced: figures.cash.invoiced.to_text(currency),
            debt: figures.cash.debt.to_text(currency),
        },
        refusals: projection.refusals.iter().map(|refusal| refusal_document(plan, refusal)).collect(),
        warnings: problem_documents(warnings),
        journal: match journal {
            JournalOption::Without => None,
            JournalOption::With => Some(JournalTable::of(projection).entries()),
        },
    }
}

pub(crate) fn figures_document(figures: &CreditFigures, currency: Currency) -> Figures {
    let text = |amount: Minor| amount.to_text(currency);
    Figures {
        issued: text(figures.issued),
        spent: text(figures.spent),
        unallocated: text(figures.unallocated),
        remaining: text(figures.remaining),
        expired_unallocated: text(figures.expired_unallocated),
        expired_in_accounts: text(figures.expired_in_accounts),
        forfeited: text(figures.forfeited),
        revoked: text(figures.revoked),
        stranded: text(figures.stranded()),
    }
}

pub(super) fn refusal_document(plan: &Plan, refusal: &Refusal) -> RefusalDocument {
    let (what, path) = match refusal.subject {
        Subject::Allocation(position) => {
            (plan.allocations()[position].id.clone(), format!("/allocations/{position}"))
        }
        Subject::Event(position) => (format!("/events/{position}"), format!("/events/{position}")),
    };
    RefusalDocument {
        on: refusal.on.to_string(),
        what,
        rule: refusal.rule.name(),
        path,
        message: refusal.message(plan),
    }
}
