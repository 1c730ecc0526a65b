//! The answer: allocations, what they let be spent, and what is proven about it.

use super::certificate::Certificate;
use super::policy::BindingBound;
use crate::day::Day;
use crate::ledger::CreditFigures;
use crate::money::Minor;
use crate::named::named;
use crate::plan::{Allocation, Plan, Preference};

/// Whether anything can beat an advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optimality {
    /// Nothing spends more, as the certificate or a complete search shows.
    Proven,
    /// So much more than is spent can't be ruled out.
    Gap {
        /// What the proof allows beyond the answer: within the bounds, unless they are what keeps the two apart.
        amount: Minor,
        /// What keeps the proof and the answer apart.
        reason: GapReason,
    },
}

named! {
    /// What keeps what is proven and what was found apart.
    pub enum GapReason {
        /// A draw order other than the soonest expiry first: the proof doesn't know it.
        DrawOrder = "drawOrder",
        /// The minimum for one allocation: not every way to keep to it was tried.
        Minimum = "minimumAllocation",
        /// A bound: the least or the most that an ad account may get, or the largest share of an ad credit.
        Bound = "bound",
        /// Amounts are rounded.
        Rounding = "rounding",
        /// The size of the plan: of what an advice may look at or hold, there was not enough.
        Limit = "limit",
    }
}

/// The allocations that let the most ad credit be spent, and why it is no more.
#[derive(Clone, Debug)]
pub struct Advice {
    /// The plan with these allocations: those that stay, then the advised ones.
    pub plan: Plan,
    /// How many of its allocations, at the front, stay: they are done already, out of scope, or planned before `from`.
    pub kept: usize,
    /// The first day on which it may allocate.
    pub from: Day,
    /// Whether some splits of the plan were not asked for, or can't be made any more: what is proven is proven of the others.
    pub is_narrowed: bool,
    /// What a run of that plan gives.
    pub figures: CreditFigures,
    /// The most ad credit each ad account could spend, in document order.
    pub can_spend: Vec<Minor>,
    /// What each ad account spends of all ad credit, in document order.
    pub spends: Vec<Minor>,
    /// Why no split lets more be spent.
    pub certificate: Certificate,
    /// Whether anything can beat this split.
    pub optimality: Optimality,
    /// How much was looked at to find it: sinks, bundles and uses of the flow.
    pub work: usize,
    /// What was preferred among the splits that spend the most.
    pub prefer: Preference,
    /// Whether it is the split that is preferred; else one that spends more, or one of a plan too large to tell.
    pub is_as_preferred: bool,
    /// Which bounds are in the way, and what each costs.
    pub binding: Vec<BindingBound>,
}

impl Advice {
    /// What is issued and can't be spent, however it is split.
    #[must_use]
    pub fn unavoidable(&self) -> Minor {
        match self.optimality {
            Optimality::Proven => self.figures.issued - self.figures.spent,
            Optimality::Gap { .. } => self.certificate.unspendable,
        }
    }

    /// How much less is spent than is known to be possible at most.
    #[must_use]
    pub fn short(&self) -> Minor {
        self.figures.issued - self.figures.spent - self.unavoidable()
    }

    /// What the minimum for one allocation keeps from being spent beside what the certificate shows: where nothing beats
    /// this split, nothing else does.
    #[must_use]
    pub fn kept_by_minimum(&self) -> Minor {
        self.unavoidable() - self.certificate.unspendable
    }

    /// The advised allocations.
    #[must_use]
    pub fn allocations(&self) -> &[Allocation] {
        &self.plan.allocations()[self.kept..]
    }
}
