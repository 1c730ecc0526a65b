//! Risk as written down: what is asked, and how figures are spread over many runs.

mod options;

use super::evaluate::read;
use super::projection::ProblemDocument;
use super::writing::{fault_document, problem_documents};
use crate::money::{Currency, Minor};
use crate::plan::document::PlanDocument;
use crate::plan::{AccountIndex, Plan, Problem};
use crate::planning::Reviews;
use crate::planning::risk::{Distribution, Draws, Quantiles, Risk, Strategy, StrategySpread};
use serde::Serialize;
use serde_json::Value;
use std::ops::Range;

/// How an amount is spread over the runs, as text. The quantile at p percent of n amounts is the k-th smallest of them, k
/// being n × p / 100 rounded up: an amount that some run did come to, never one between two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Quantiles"))]
pub struct QuantilesDocument {
    /// No run comes to less: the smallest amount of all runs.
    pub min: String,
    /// One run in twenty comes to this or less.
    pub p5: String,
    /// One run in four comes to this or less.
    pub p25: String,
    /// Half of the runs come to this or less.
    pub p50: String,
    /// Three runs in four come to this or less.
    pub p75: String,
    /// Nineteen runs in twenty come to this or less.
    pub p95: String,
    /// No run comes to more: the largest amount of all runs.
    pub max: String,
}

/// How what is spent and what is stranded are spread over the runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Spread"))]
pub struct SpreadDocument {
    /// Ad credit that paid for campaigns.
    #[cfg_attr(feature = "js", tsify(type = "Quantiles"))]
    pub spent: QuantilesDocument,
    /// Ad credit that reached an ad account and will never be spent.
    #[cfg_attr(feature = "js", tsify(type = "Quantiles"))]
    pub stranded: QuantilesDocument,
    /// How many of the runs strand nothing.
    pub nothing_stranded: usize,
}

/// The spread of one ad account, or one ad credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "SpreadOf"))]
pub struct SpreadOfDocument {
    /// Its id in the plan.
    pub id: String,
    /// Ad credit that paid for campaigns.
    #[cfg_attr(feature = "js", tsify(type = "Quantiles"))]
    pub spent: QuantilesDocument,
    /// Ad credit that reached an ad account and will never be spent.
    #[cfg_attr(feature = "js", tsify(type = "Quantiles"))]
    pub stranded: QuantilesDocument,
    /// How many of the runs strand nothing.
    pub nothing_stranded: usize,
}

/// What came of one way of allocating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Outcome"))]
pub struct OutcomeDocument {
    /// All ad credit.
    #[cfg_attr(feature = "js", tsify(type = "Spread"))]
    pub totals: SpreadDocument,
    /// By ad account, in document order.
    #[cfg_attr(feature = "js", tsify(type = "SpreadOf[]"))]
    pub ad_accounts: Vec<SpreadOfDocument>,
    /// By ad credit, in document order.
    #[cfg_attr(feature = "js", tsify(type = "SpreadOf[]"))]
    pub ad_credits: Vec<SpreadOfDocument>,
}

/// What varies about one ad account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Varied"))]
pub struct VariedDocument {
    /// Its id in the plan.
    pub id: String,
    /// Where its spend comes from. Its history is used if it holds at least one whole week, Monday to Sunday, and up to
    /// the first event that sets its spend; else its range, if it has one; else it spends as planned.
    #[cfg_attr(feature = "js", tsify(type = "\"history\" | \"range\" | \"plan\""))]
    pub spend_from: &'static str,
    /// How many whole weeks of its history are drawn from.
    pub weeks: usize,
    /// The chance that it is suspended within 30 days, as it was stated; absent where none was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub monthly: Option<String>,
}

/// How sure a plan's figures are, with all it takes to come to the same answer again but the plan and any history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Risk"))]
pub struct RiskDocument {
    /// The plan's currency.
    pub currency: String,
    /// How many runs this is about.
    pub runs: usize,
    /// How many were asked for.
    pub asked: usize,
    /// What the draws began with.
    pub seed: u64,
    /// The first day on which the best split allocates.
    pub from: String,
    /// Days from one review to the next, for the split in parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub cadence_days: Option<i32>,
    /// The plan as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "Outcome"))]
    pub current: Option<OutcomeDocument>,
    /// The best split of what the plan expects, all at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(type = "Outcome"))]
    pub best_split: Option<OutcomeDocument>,
    /// The best split in parts, if `cadenceDays` was given. What was to go to an ad account that is suspended by then
    /// stays unallocated: nobody redirects it, so more can be spent than is said here, never less.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional, type = "Outcome"))]
    pub in_parts: Option<OutcomeDocument>,
    /// What was varied, by ad account in document order.
    #[cfg_attr(feature = "js", tsify(type = "Varied[]"))]
    pub ad_accounts: Vec<VariedDocument>,
    /// The warnings of the check.
    #[cfg_attr(feature = "js", tsify(type = "Problem[]"))]
    pub warnings: Vec<ProblemDocument>,
}

/// Many runs of one plan, made a few at a time.
pub struct RiskRun {
    risk: Risk,
    /// The chance that was stated for each ad account, as it was.
    monthly: Vec<Option<String>>,
    warnings: Vec<Problem>,
}

impl RiskRun {
    /// Gets ready to run the plan in `document` as `options` say.
    ///
    /// # Errors
    ///
    /// The problems of the plan, or of the options, whose paths then begin with `/options`.
    pub fn new(document: &PlanDocument, options: &Value) -> Result<Self, Vec<ProblemDocument>> {
        let (plan, warnings) = read(document)?;
        let read = options::read(&plan, options).map_err(|problems| problem_documents(&problems))?;
        let risk = Risk::new(plan, read.question).map_err(|problems| problem_documents(&problems))?;
        Ok(Self { risk, monthly: read.monthly, warnings })
    }

    /// Makes the next `runs` runs, or as many as are left.
    pub fn advance(&mut self, runs: usize) {
        self.risk.advance(runs);
    }

    /// As [`Risk::made`].
    pub fn made(&mut self, runs: Range<usize>) -> Option<Vec<i64>> {
        self.risk.made(runs)
    }

    /// As [`Risk::take`].
    pub fn take(&mut self, figures: &[i64]) {
        self.risk.take(figures);
    }

    /// The plan, as it is.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        self.risk.plan()
    }

    /// What run `number` draws, to look at one run by itself.
    #[must_use]
    pub fn draws(&self, number: u64) -> Draws<'_> {
        self.risk.draws(number)
    }

    /// How many runs were made so far.
    #[must_use]
    pub const fn done(&self) -> usize {
        self.risk.done()
    }

    /// How many were asked for.
    #[must_use]
    pub const fn asked(&self) -> usize {
        self.risk.question().runs
    }

    /// What came of the runs made so far. Before the first there are no outcomes.
    pub fn result(&mut self) -> RiskDocument {
        let fault = self.risk.fault().map(|fault| fault_document(self.risk.plan(), fault));
        let none = self.risk.done() == 0 || fault.is_some();
        let outcomes = if none { Vec::new() } else { self.risk.outcomes() };
        let (plan, question) = (self.risk.plan(), self.risk.question());
        let outcome = |wanted| {
            let found = outcomes.iter().find(|outcome| outcome.strategy == wanted)?;
            Some(outcome_document(plan, found))
        };
        RiskDocument {
            currency: plan.currency().code().to_owned(),
            runs: self.risk.done(),
            asked: question.runs,
            seed: question.seed,
            from: question.from.to_string(),
            cadence_days: match question.reviews {
                Reviews::AnyDay => None,
                Reviews::Every(days) => Some(days),
            },
            current: outcome(Strategy::Current),
            best_split: outcome(Strategy::BestSplit),
            in_parts: outcome(Strategy::InParts),
            ad_accounts: self.varied(),
            warnings: problem_documents(&self.warnings).into_iter().chain(fault).collect(),
        }
    }

    fn varied(&self) -> Vec<VariedDocument> {
        let accounts = self.risk.plan().ad_accounts().iter().zip(&self.monthly).enumerate();
        let varied = accounts.map(|(position, (account, monthly))| {
            let (from, weeks) = self.risk.spend_from(AccountIndex::new(position));
            VariedDocument {
                id: account.id.clone(),
                spend_from: from.name(),
                weeks,
                monthly: monthly.clone(),
            }
        });
        varied.collect()
    }
}

fn outcome_document(plan: &Plan, outcome: &StrategySpread) -> OutcomeDocument {
    let currency = plan.currency();
    let of = |(id, spread): (String, &Distribution)| {
        let SpreadDocument { spent, stranded, nothing_stranded } = spread_document(spread, currency);
        SpreadOfDocument { id, spent, stranded, nothing_stranded }
    };
    let accounts = plan.ad_accounts().iter().map(|account| account.id.clone());
    let credits = plan.ad_credits().iter().map(|credit| credit.id.clone());
    OutcomeDocument {
        totals: spread_document(&outcome.totals, currency),
        ad_accounts: accounts.zip(&outcome.ad_accounts).map(of).collect(),
        ad_credits: credits.zip(&outcome.ad_credits).map(of).collect(),
    }
}

fn spread_document(spread: &Distribution, currency: Currency) -> SpreadDocument {
    SpreadDocument {
        spent: quantiles(spread.spent, currency),
        stranded: quantiles(spread.stranded, currency),
        nothing_stranded: spread.nothing_stranded,
    }
}

fn quantiles(quantiles: Quantiles, currency: Currency) -> QuantilesDocument {
    let [min, p5, p25, p50, p75, p95, max] = quantiles.map(|amount: Minor| amount.to_text(currency));
    QuantilesDocument { min, p5, p25, p50, p75, p95, max }
}
