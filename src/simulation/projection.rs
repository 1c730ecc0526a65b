//! What a run gives.

use crate::day::Day;
use crate::ledger::{Balances, Fault, Journal, RunFigures, Series};
use crate::money::Minor;
use crate::plan::{Plan, Status};
use crate::rules::RuleId;

/// What was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The allocation at this place of the plan.
    Allocation(usize),
    /// The event at this place of the plan.
    Event(usize),
}

/// An allocation or a move of cash that a rule forbids. It was not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The day.
    pub on: Day,
    /// What was refused.
    pub subject: Subject,
    /// The rule that forbids it.
    pub rule: RuleId,
    /// How much was to move.
    pub amount: Minor,
    /// How much was there.
    pub available: Minor,
    /// The ad account's status at that moment.
    pub status: Status,
}

/// What a run gives, with the plan it came from. Every amount in it is a fold over the journal, but for
/// `can_spend`, which is a property of the plan.
#[derive(Clone, Debug)]
pub struct Projection<'p> {
    /// The plan that was run.
    pub plan: &'p Plan,
    /// Every movement; none where only the [`super::outcome`] was asked for.
    pub journal: Journal,
    /// What became of all money.
    pub figures: RunFigures,
    /// What was forbidden, in the order it was tried.
    pub refusals: Vec<Refusal>,
    /// Each ad account's status at the end, in document order.
    pub statuses: Vec<Status>,
    /// The most ad credit each ad account could spend, in document order.
    pub can_spend: Vec<Minor>,
    /// What stopped the run, where the program made a mistake. Nothing else in here is then to be shown.
    pub fault: Option<Fault>,
}

impl Projection<'_> {
    /// What every place held at the end of `day`.
    #[must_use]
    pub fn balances_at(&self, day: Day) -> Balances {
        let plan = self.plan;
        Balances::at(&self.journal, plan.ad_accounts().len(), plan.ad_credits().len(), day)
    }

    /// Balances at the end of every day.
    #[must_use]
    pub fn series(&self) -> Series {
        Series::of(&self.journal, self.plan.ad_accounts().len(), self.plan.period())
    }
}
