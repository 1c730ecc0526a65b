//! What comes of a plan, in the two amounts by which plans are held against each other here.

use crate::ledger::CreditFigures;
use crate::money::Minor;
use crate::plan::document::PlanDocument;
use crate::results::{read, run};

/// How many runs are made at most to answer one question.
pub const MOST_RUNS: usize = 60;
/// How many are made of a plan as large as may be.
const FEWEST_RUNS: usize = 10;
/// How many rows all runs together may go through before there are fewer of them.
const MOST_ROWS: usize = 60_000;

/// What comes of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What is lost: stranded, or expired unallocated.
    pub lost: Minor,
    /// What is spent of ad credit.
    pub spent: Minor,
}

impl Outcome {
    /// Runs a document; nothing while it has errors.
    #[must_use]
    pub fn of(document: &PlanDocument) -> Option<Self> {
        let (plan, _) = read(document).ok()?;
        Some(Self::in_all(&run(&plan).ok()?.figures.totals))
    }

    /// The two amounts of all ad credit.
    pub(super) fn in_all(totals: &CreditFigures) -> Self {
        Self { lost: totals.stranded() + totals.expired_unallocated, spent: totals.spent }
    }
}

/// How many runs of this plan are made to answer one question: fewer of a large plan, so that the answer does not take
/// long.
#[must_use]
pub fn runs_for(document: &PlanDocument) -> usize {
    let rows = document.ad_accounts.len()
        + document.ad_credits.len()
        + document.allocations.len()
        + document.events.len()
        + document.actuals.len();
    (MOST_ROWS / rows.max(1)).clamp(FEWEST_RUNS, MOST_RUNS)
}
