//! Tracking as written down: planned and actual spend as of a day, what to change, and what comes of it at this pace.

use super::comparison::{of_one_currency, under};
use super::evaluate::{any_document, read, run};
use super::options::{asked, day, is_within, spend_too_large};
use super::projection::{Figures, ProblemDocument};
use super::writing::{figures_document, problem_documents};
use crate::money::Minor;
use crate::plan::document::PlanDocument;
use crate::plan::{Plan, Problem, codes, limits, text};
use crate::planning::{self, AccountTracking, PaceFigures};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// A plan with actual spend, as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify), tsify(rename = "Tracking"))]
pub struct TrackingDocument {
    /// The day, at whose end everything is looked at.
    pub on: String,
    /// By ad account, in document order.
    #[cfg_attr(feature = "js", tsify(type = "AdAccountTracking[]"))]
    pub ad_accounts: Vec<AdAccountTracking>,
    /// All ad accounts together: each amount is the sum of theirs, but `projected` is that of all ad credit.
    #[cfg_attr(feature = "js", tsify(type = "TrackFigures"))]
    pub totals: TrackFigures,
}

/// One ad account as of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct AdAccountTracking {
    /// Its id in the plan.
    pub id: String,
    /// Its amounts.
    #[serde(flatten)]
    pub figures: TrackFigures,
    /// How it stands, the first that applies: not approved on that day; without ad credit, and none planned; too few days
    /// are known; it does not spend what it holds in time; what it holds is used up early; none of these.
    #[cfg_attr(
        feature = "js",
        tsify(type = "\"notSpending\" | \"noCredit\" | \"unknown\" | \"behind\" | \"ahead\" | \"onTrack\"")
    )]
    pub status: &'static str,
}

/// The amounts of a tracking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct TrackFigures {
    /// Gross spend of the baseline from the start to the day.
    pub planned_spend: String,
    /// Gross spend of this plan from the start to the day.
    pub actual_spend: String,
    /// `actualSpend − plannedSpend`; with a minus sign where less was spent.
    pub variance: String,
    /// Ad credit in it at the end of the day.
    pub held: String,
    /// Mean spend per day over the last seven days up to the day that actual spend covers while it was approved; absent with
    /// fewer than three such days.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "js", tsify(optional))]
    pub pace: Option<String>,
    /// The smallest constant daily spend from the next day on that spends all of `held` before it expires.
    pub needed: String,
    /// What to change the daily spend by: `needed − pace` where the pace is known and less, else nothing.
    pub correction: String,
    /// What becomes of ad credit if from the next day on every ad account with a pace goes on at it.
    pub projected: Figures,
}

/// What `track` is asked.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(feature = "js", derive(tsify::Tsify))]
pub struct TrackOptions {
    /// The day as of whose end the plan is judged; the last of which actual spend is known if absent.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub on: Option<String>,
    /// What was planned; the plan without its actual spend if absent.
    #[cfg_attr(feature = "js", tsify(optional, type = "Plan"))]
    pub baseline: Option<PlanDocument>,
    /// How far spend may be off, a decimal factor; "0.10" if absent.
    #[cfg_attr(feature = "js", tsify(optional))]
    pub tolerance: Option<String>,
}

impl TrackOptions {
    /// Reads what is asked.
    ///
    /// # Errors
    ///
    /// All that is wrong with it, but for what is wrong with the baseline as a plan: that is for [`track`] to say.
    pub fn read(options: &Json) -> Result<Self, Vec<ProblemDocument>> {
        if options.is_null() {
            return Ok(Self::default());
        }
        let mut asked = asked::<Self>(options, OPTIONS)?;
        asked.problems.retain(|problem| !is_within(&problem.path, BASELINE));
        if !asked.problems.is_empty() {
            return Err(problem_documents(&asked.problems));
        }
        // As a plan, not as an option: a field that means nothing in it is left out.
        let baseline = options.get("baseline").filter(|baseline| !baseline.is_null()).map(any_document);
        Ok(Self { baseline, ..asked.value })
    }
}

const OPTIONS: &str = "/options";
const BASELINE: &str = "/options/baseline";

/// The plan in `document` as of a day.
///
/// # Errors
///
/// The problems of the plan; or of the options, whose paths begin with `/options`: among them that no day is named where
/// the plan has no actual spend, and that the baseline is in another currency.
pub fn track(
    document: &PlanDocument,
    options: &TrackOptions,
) -> Result<TrackingDocument, Vec<ProblemDocument>> {
    let (plan, _) = read(document)?;
    let on = match (options.on.as_deref(), plan.as_of()) {
        (None, None) => {
            return Err(Problem::new(codes::FIELD_MISSING, "/options/on").with("field", "on").into());
        }
        (on, as_of) => day(&plan, "/options/on", on, as_of.unwrap_or(plan.period().start))?,
    };
    let tolerance = match &options.tolerance {
        None => planning::usual_tolerance(),
        Some(it) => text::factor(it, limits::FACTOR).map_err(|problem| problem.at("/options/tolerance"))?,
    };
    let baseline = match &options.baseline {
        None => plan.without_actuals(),
        Some(document) => baseline(&plan, document)?,
    };
    run(&plan)?;
    let tracking = planning::track(&plan, &baseline, on, tolerance);
    let tracking = tracking.ok_or_else(spend_too_large)?;
    let money = |amount: Minor| amount.to_text(plan.currency());
    let figures = |it: &PaceFigures, correction: Minor| TrackFigures {
        planned_spend: money(it.planned),
        actual_spend: money(it.actual),
        variance: money(it.variance()),
        held: money(it.held),
        pace: it.pace.map(money),
        needed: money(it.needed),
        correction: money(correction),
        projected: figures_document(&it.projected, plan.currency()),
    };
    let ad_account = |(position, it): (usize, &AccountTracking)| AdAccountTracking {
        id: plan.ad_accounts()[position].id.clone(),
        figures: figures(&it.figures, it.figures.correction()),
        status: it.status.name(),
    };
    Ok(TrackingDocument {
        on: on.to_string(),
        ad_accounts: tracking.ad_accounts.iter().enumerate().map(ad_account).collect(),
        totals: figures(&tracking.totals, tracking.correction),
    })
}

/// A plan to be held against `plan`.
fn baseline(plan: &Plan, document: &PlanDocument) -> Result<Plan, Vec<ProblemDocument>> {
    let under = |problems| under(BASELINE, problems);
    let (baseline, _) = read(document).map_err(under)?;
    of_one_currency(plan, &baseline).map_err(|problem| under(problem.into()))?;
    run(&baseline).map_err(under)?;
    Ok(baseline)
}
