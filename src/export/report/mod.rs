//! A report of a plan for somebody who doesn't plan: one HTML file that needs nothing else, and prints.
//!
//! It is written from a plan document and its projection alone. For some ad accounts only, [`for_accounts`] makes a plan
//! that knows of no other, and the report is of that plan: what isn't in it can't be in the report, nor in its link.

mod chosen;
mod html;

pub use chosen::for_accounts;

use crate::money::{Currency, Minor, parse_decimal};
use crate::plan::AssumptionKey;
use crate::plan::document::{AllocationDocument, HolderDocument, PlanDocument};
use crate::results::projection::{AdAccountFigures, Figures, ProjectionDocument};
use std::collections::{HashMap, HashSet};

/// What a report says, in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// The title: `{name}` is the scenario's.
    Title,
    /// When it was made, `{day}`, and of what: `{from}`, `{to}`, `{currency}`.
    Made,
    /// That it is for some ad accounts only.
    Chosen,
    /// The heading of the totals.
    Totals,
    /// The heading above ad credits.
    Credits,
    /// The heading above ad accounts.
    Accounts,
    /// The heading above assumptions.
    Assumptions,
    /// An ad credit.
    Credit,
    /// How much it is.
    Amount,
    /// Its last day.
    Expires,
    /// What is allocated of it.
    Allocated,
    /// What is spent of it.
    Spent,
    /// What will not be spent.
    AtRisk,
    /// What is still in the Business Center at the end.
    Unallocated,
    /// The day of a step.
    Day,
    /// Where a step stands.
    State,
    /// It is done.
    Done,
    /// It is still to be done.
    Open,
    /// It should have been done by now.
    Overdue,
    /// The rules forbid it.
    Refused,
    /// What an ad account gets, `{gets}`, and spends, `{spent}`.
    Gets,
    /// It strands `{stranded}`, which expires.
    Expiring,
    /// It strands `{stranded}`, which is lost when it is suspended or closed.
    Losing,
    /// It strands `{stranded}`, of which `{expires}` expires and the rest is lost.
    Both,
    /// Nothing is to be allocated to it.
    NoSteps,
    /// The plan says otherwise than is usual.
    SetOtherwise,
    /// Where it says so.
    Source,
    /// The link to the plan.
    Link,
    /// That it is a forecast.
    Forecast,
}

/// An assumption in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssumptionWords {
    /// What holds.
    pub statement: String,
    /// How far it can be trusted.
    pub confidence: String,
    /// Titles of what says so, each with its address where it has one.
    pub sources: Vec<(String, Option<String>)>,
}

/// How a report speaks.
pub trait Words {
    /// A phrase, with these values in it.
    fn say(&self, phrase: Phrase, values: &[(&str, &str)]) -> String;
    /// An amount with its currency.
    fn money(&self, amount: &str) -> String;
    /// A day with its year.
    fn day(&self, day: &str) -> String;
    /// An assumption and who says so.
    fn assumption(&self, key: AssumptionKey) -> AssumptionWords;
    /// The language, as HTML names it.
    fn language(&self) -> &str;
}

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
    /// The address of the plan.
    pub link: Option<&'a str>,
}

impl Report<'_> {
    /// The whole file.
    #[must_use]
    pub fn html(&self, words: &dyn Words) -> String {
        html::page(self, words)
    }

    /// The assumptions that the figures rest on: those for which something in the plan makes a difference.
    fn assumptions(&self) -> Vec<AssumptionKey> {
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

    fn minor(&self, text: &str) -> Option<Minor> {
        Minor::from_decimal(parse_decimal(text).ok()?, Currency::from_code(&self.plan.currency)?)
    }

    /// The sum of these amounts, as text.
    fn sum(&self, amounts: &[&str]) -> String {
        let currency = Currency::from_code(&self.plan.currency);
        let sum = amounts.iter().try_fold(Minor::ZERO, |sum, it| sum.checked_add(self.minor(it)?));
        currency.zip(sum).map(|(currency, sum)| sum.to_text(currency)).unwrap_or_default()
    }

    fn at_risk(&self, figures: &Figures) -> String {
        self.sum(&[&figures.expired_unallocated, &figures.stranded])
    }

    /// What an ad account gets, by allocation or straight from TikTok.
    fn gets(&self, figures: &AdAccountFigures) -> String {
        self.sum(&[&figures.allocated, &figures.credit.issued])
    }

    fn refused(&self) -> HashSet<&str> {
        self.projection.refusals.iter().map(|it| it.what.as_str()).collect()
    }
}

/// Whether some ad account has more than one ad credit.
fn several_credits(plan: &PlanDocument) -> bool {
    let mut of_account: HashMap<&str, &str> = HashMap::new();
    let allocated = plan.allocations.iter().map(|it| (it.ad_account.as_str(), it.ad_credit.as_str()));
    let held = plan.ad_credits.iter().filter_map(|it| Some((holder(it.held_by.as_ref())?, it.id.as_str())));
    let mut all = allocated.chain(held);
    all.any(|(account, credit)| *of_account.entry(account).or_insert(credit) != credit)
}

/// The ad account that an ad credit was issued to.
fn holder(held_by: Option<&HolderDocument>) -> Option<&str> {
    match held_by {
        Some(HolderDocument::AdAccount(id)) => Some(id),
        _ => None,
    }
}

fn is_something(amount: &str) -> bool {
    amount.bytes().any(|it| matches!(it, b'1'..=b'9'))
}

/// The allocations of each ad account, by id, each by its day and then as the document has them.
fn by_account(plan: &PlanDocument) -> HashMap<&str, Vec<&AllocationDocument>> {
    let mut of_account: HashMap<&str, Vec<&AllocationDocument>> = HashMap::new();
    for it in &plan.allocations {
        of_account.entry(&it.ad_account).or_default().push(it);
    }
    for all in of_account.values_mut() {
        all.sort_by(|a, b| a.on.cmp(&b.on));
    }
    of_account
}

#[cfg(test)]
mod tests;
