//! What a report is of, and what it counts.

use super::words::Phrase;
use crate::money::{Currency, Minor};
use crate::order::sort_by_key;
use crate::plan::AssumptionKey;
use crate::plan::document::{AllocationDocument, PlanDocument};
use crate::results::projection::{AdAccountFigures, Figures, ProjectionDocument};
use std::collections::{HashMap, HashSet};

/// What a report is of.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The plan.
    pub plan: &'a PlanDocument,
    /// What comes of it.
    pub projection: &'a ProjectionDocument,
    /// The day it is made on.
    pub today: &'a str,
    /// Whether it is for some ad accounts only. The plan has no others then.
    pub is_chosen: bool,
    /// The ad credit that expires last and the day, where that is after the plan's last day.
    pub outlasting: Option<(&'a str, &'a str)>,
    /// The address of the plan.
    pub link: Option<&'a str>,
}

impl Report<'_> {
    /// The assumptions that the figures rest on: those for which something in the plan makes a difference.
    pub(super) fn assumptions(&self) -> Vec<AssumptionKey> {
        let plan = self.plan;
        let has = |kind: &str| plan.events.iter().any(|it| it.kind == kind);
        AssumptionKey::ALL
            .into_iter()
            .filter(|key| match key {
                AssumptionKey::DrawOrder => several_credits(plan),
                AssumptionKey::Suspension => has("suspend"),
                AssumptionKey::CreditBeforeCash => !plan.ad_credits.is_empty(),
                AssumptionKey::WhoMayAllocate => plan.allocations.iter().any(|it| it.by.is_some()),
                AssumptionKey::MinimumAllocation => plan.assumptions.minimum_allocation.is_some(),
                AssumptionKey::SharedAccountsMayReceive => {
                    plan.ad_accounts.iter().any(|it| it.relation.as_deref() == Some("shared"))
                }
                AssumptionKey::ClawBackUsed => has("violation"),
            })
            .collect()
    }

    pub(super) fn minor(&self, text: &str) -> Option<Minor> {
        Minor::parse(text, Currency::from_code(&self.plan.currency)?)
    }

    /// The sum of these amounts, as text.
    pub(super) fn sum(&self, amounts: &[&str]) -> String {
        let currency = Currency::from_code(&self.plan.currency);
        let sum = amounts.iter().try_fold(Minor::ZERO, |sum, it| sum.checked_add(self.minor(it)?));
        currency.zip(sum).map(|(currency, sum)| sum.to_text(currency)).unwrap_or_default()
    }

    pub(super) fn at_risk(&self, figures: &Figures) -> String {
        self.sum(&[&figures.expired_unallocated, &figures.stranded])
    }

    /// What is still there at the end, wherever it is.
    pub(super) fn left(&self, figures: &Figures) -> String {
        self.sum(&[&figures.unallocated, &figures.remaining])
    }

    /// What an ad account gets, by allocation or straight from TikTok.
    pub(super) fn gets(&self, figures: &AdAccountFigures) -> String {
        self.sum(&[&figures.allocated, &figures.credit.issued])
    }

    /// Where a step stands. What is overdue counts as made, as in the planner.
    pub(super) fn state(&self, it: &AllocationDocument, refused: &HashSet<&str>) -> Phrase {
        if it.done {
            Phrase::Done
        } else if refused.contains(it.id.as_str()) {
            Phrase::Refused
        } else if it.on.as_str() < self.today {
            Phrase::Overdue
        } else {
            Phrase::Open
        }
    }

    pub(super) fn refused(&self) -> HashSet<&str> {
        self.projection.refusals.iter().map(|it| it.what.as_str()).collect()
    }
}

/// Whether some ad account has more than one ad credit.
fn several_credits(plan: &PlanDocument) -> bool {
    let mut of_account: HashMap<&str, &str> = HashMap::new();
    let allocated = plan.allocations.iter().map(|it| (it.ad_account.as_str(), it.ad_credit.as_str()));
    let held = plan.ad_credits.iter().filter_map(|it| Some((it.ad_account_id()?, it.id.as_str())));
    let mut all = allocated.chain(held);
    all.any(|(account, credit)| *of_account.entry(account).or_insert(credit) != credit)
}

pub(super) fn is_something(amount: &str) -> bool {
    amount.bytes().any(|it| matches!(it, b'1'..=b'9'))
}

/// The allocations of each ad account, by id, each by its day and then as the document has them.
pub(super) fn by_account(plan: &PlanDocument) -> HashMap<&str, Vec<&AllocationDocument>> {
    let mut of_account: HashMap<&str, Vec<&AllocationDocument>> = HashMap::new();
    for it in &plan.allocations {
        of_account.entry(&it.ad_account).or_default().push(it);
    }
    for all in of_account.values_mut() {
        sort_by_key(all, |it| it.on.clone());
    }
    of_account
}
