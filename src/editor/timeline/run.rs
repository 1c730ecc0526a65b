//! A plan that was run.

use crate::day::Day;
use crate::ledger::{CreditFigures, Entry, Journal, RunFigures as LedgerFigures, Transfer};
use crate::money::Minor;
use crate::plan::document::PlanDocument;
use crate::plan::{AccountIndex, CreditIndex, Holder, Plan};
use crate::results::figures_document;
use crate::results::projection::Figures;
use crate::results::{read, run};
use crate::simulation::Refusal;

/// A plan that runs, and its journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    pub(super) plan: Plan,
    pub(super) journal: Journal,
    pub(super) refusals: Vec<Refusal>,
}

impl Timeline {
    /// Runs a document; nothing while it has errors.
    #[must_use]
    pub fn of(document: &PlanDocument) -> Option<Self> {
        Self::of_plan(read(document).ok()?.0)
    }

    /// Runs a plan; nothing where its journal would be too long.
    pub(in crate::editor) fn of_plan(plan: Plan) -> Option<Self> {
        let projection = run(&plan).ok()?;
        let (journal, refusals) = (projection.journal, projection.refusals);
        Some(Self { plan, journal, refusals })
    }

    /// The plan that was run.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Every movement.
    #[must_use]
    pub const fn journal(&self) -> &Journal {
        &self.journal
    }

    /// The ad account of this id.
    #[must_use]
    pub fn ad_account(&self, id: &str) -> Option<AccountIndex> {
        self.plan.find_account(id)
    }

    /// The ad credit of this id.
    #[must_use]
    pub fn ad_credit(&self, id: &str) -> Option<CreditIndex> {
        self.plan.ad_credits().iter().position(|it| it.id == id).map(CreditIndex::new)
    }

    /// All figures at the end of `day`, from the journal up to then.
    pub(in crate::editor) fn figures_by(&self, day: Day) -> LedgerFigures {
        LedgerFigures::by(&self.journal, self.plan.ad_accounts().len(), self.plan.ad_credits().len(), day)
    }

    /// What all ad credit has become by the end of `day`.
    #[must_use]
    pub fn totals_by(&self, day: Day) -> Figures {
        self.written(&self.figures_by(day).totals)
    }

    /// What expires in the Business Center, in all.
    #[must_use]
    pub fn expires_unallocated(&self) -> Minor {
        let lapses =
            |it: &&Entry| matches!(it.transfer, Transfer::Expire { holder: Holder::BusinessCenter, .. });
        self.journal.entries().iter().filter(lapses).map(|it| it.amount).sum()
    }

    pub(super) fn written(&self, figures: &CreditFigures) -> Figures {
        figures_document(figures, self.plan.currency())
    }
}
